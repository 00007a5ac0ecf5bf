/// How far a level reaches in one weather: distances, footprint, arrival, duration.
///
/// With m(x, y) the multiple of the level (exposure.hpp) the zone is m >= 1 at receptor
/// height. On the axis m is known at the slices of the table; the outermost crossing is
/// found in log x between two slices. The half-width of the footprint is the root in y.
/// Flat ground is the same in every direction, so a reach holds for all of them.
#pragma once

#include "models/hazard/outcome.hpp"
#include "postprocess/effects/effects.hpp"
#include "postprocess/media/plume/effects/exposure.hpp"

namespace farreach {

/// m on the axis at the slices of the table, each computed when it is asked for.
class AxisProfile {
 public:
  AxisProfile(const Exposure& exposure, const PlumeTable& plume, double height);

  std::size_t size() const { return x_.size(); }
  double x(std::size_t i) const { return x_[i]; }
  double multiple(std::size_t i);
  /// m >= threshold; slices that cannot reach it are not looked at closer.
  bool holds(std::size_t i, double threshold);
  /// Where m = threshold between slices i and i + 1 [m].
  double crossing(std::size_t i, double threshold);

 private:
  const Exposure* exposure_;
  const PlumeTable* plume_;
  double height_;
  std::vector<double> x_, multiple_, at_most_;  ///< NaN: not yet asked for
};

/// Outermost point at which m >= threshold on the axis.
struct Crossing {
  double distance = 0;        ///< [m]; 0: nowhere
  bool beyond_range = false;  ///< still held at the end of the table
};
Crossing outermost(AxisProfile& profile, double threshold);

/// Innermost point at which m >= threshold on the axis [m]; 0: nowhere.
double innermost(AxisProfile& profile, double threshold);

/// Half-width at x of the zone m >= 1 [m]; 0 where the axis is not in it.
double half_width_of(const ExposureAt& there);

/// All of it for one level in one member. Concentrations are right within
/// `model_factor`.
LevelReach reach_of(const Outcome& outcome, std::size_t level, std::size_t member,
                    double model_factor);

/// Area within a polygon that is not closed [m2].
double polygon_area(const std::vector<double>& x, const std::vector<double>& y);

/// First and last time at which a history, linear between samples, is at or above
/// `value`, and the time spent there [s]; NaN, NaN, 0 when never.
struct TimeAbove {
  double first = 0, last = 0, total = 0;
};
TimeAbove time_above(const std::vector<double>& time, const std::vector<double>& values,
                     double value);

}  // namespace farreach
