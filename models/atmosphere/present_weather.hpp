/// Weather fields at one time, packed column by column for particles that look at them
/// one at a time.
///
/// Between levels the wind is linear in the logarithm of height; below the lowest of
/// the fields, z1, levels are added at 0.5, 1, 2.2 and 4.7 m as far as they lie above 5
/// z0 and below z1/1.5, with the wind of the surface layer, u(z) = u(z1) f(z)/f(z1), f
/// of surface_layer.hpp with the z0 and L of the column; below the lowest of all it is
/// logarithmic down to z0; above the highest it is that of the highest; between columns
/// and times linear. Grid coordinates count columns from the south-west corner.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "models/atmosphere/random_flight.hpp"

namespace farreach {

inline constexpr int ground_values = 8;  // of ColumnAir, in its order
inline constexpr int node_values = 4;    // wind towards east, north, up; unused

/// Columns [west, east] x [south, north] of the grid, inclusive.
struct ColumnBox {
  int west = 0, east = 0, south = 0, north = 0;
};

/// What turns places into grid coordinates: g = at_origin + per_metre x.
struct GridAxis {
  int count = 1;
  double first = 0, spacing = 0;        ///< [deg]
  double at_origin = 0, per_metre = 0;  ///< [columns], [columns/m]
  double coordinate(double metres) const { return at_origin + per_metre * metres; }
};

struct WindChange {
  double speed_factor = 1, turn = 0;  ///< [-], clockwise [rad]
  double mixing_height_factor = 1;
  bool reversed = false;
};

/// Length of one degree of latitude on WGS84 about a latitude [m].
double metres_north_per_degree(double latitude);
/// And of longitude.
double metres_east_per_degree(double latitude);

class PresentWeather {
 public:
  PresentWeather(const WeatherFields& fields, GeoPoint origin,
                 const WindChange& change);

  /// Blends the columns of `box` to the time `time` of the weather [s]. Throws RunError
  /// outside the times of the fields.
  void blend(double time, const ColumnBox& box);

  const GridAxis& east() const { return east_; }
  const GridAxis& north() const { return north_; }
  const WeatherFields& fields() const { return *fields_; }
  int levels() const { return levels_; }
  /// With those added below the lowest of the fields [m].
  const std::vector<double>& heights() const { return heights_; }
  /// (column, node, value); node 0 is the ground, node k level k - 1.
  const float* wind() const { return wind_.data(); }
  /// (column, value)
  const float* ground() const { return ground_.data(); }
  /// Air on the ground at one place and time of the weather, bilinear.
  ColumnAir air_at(double time, double x, double y);

 private:
  struct Moment {
    std::size_t before = 0, after = 0;
    float share = 0;  ///< of `after`
  };
  Moment moment(double time) const;
  struct Row {
    int number = 0, west = 0, east = 0;
  };
  void blend_wind(const Moment& m, const Row& row);
  void blend_ground(const Moment& m, const Row& row);
  void extend_to_ground(const Row& row);
  void blend_all_ground(double time);
  float ground_value(const Moment& m, std::size_t column, int value) const;

  const WeatherFields* fields_;
  WindChange change_;
  GridAxis east_, north_;
  std::vector<double> heights_;
  int levels_ = 0, added_ = 0;
  std::vector<float> wind_, ground_;
  std::vector<float> ground_then_;  ///< of all columns at the time last asked for
  double then_ = std::numeric_limits<double>::quiet_NaN();
};

}  // namespace farreach
