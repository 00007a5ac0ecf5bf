/// The gap between the zone of a level and a territory when the wind's direction is
/// given.
///
/// The footprint lies along the direction the wind blows to. For a point p of it let
/// s(p) be the distance to the territory's rim, positive inside. The gap of the zone is
///
///   g = - max over p of s(p)     positive: apart; negative: so deep it reaches in [m]
///
/// The footprints of the lowest and highest reach are the middle one, shrunk or grown
/// alike in both directions. In a plane around the site; lengths are right to 1e-4
/// within 150 km.
#pragma once

#include <optional>
#include <vector>

#include "models/hazard/outcome.hpp"
#include "postprocess/effects/effects.hpp"

namespace farreach {

struct Gaps {
  double of_low = 0, of_middle = 0, of_high = 0;  ///< [m]
};

/// A territory laid out in the plane around the site, ready for many footprints.
class NearTerritory {
 public:
  /// Nothing when the outcome does not hold the detailed rim of that border.
  static std::optional<NearTerritory> of(const Outcome& outcome,
                                         const BorderDistance& border);

  /// Gaps for a wind to `azimuth` [deg] and reaches `low`, `high` [m]; an infinite
  /// high reach is followed for `range()`.
  Gaps gaps(const LevelReach& reach, double low, double high, double azimuth) const;

  /// The rim is known this far from the site [m].
  double range() const { return range_; }

 private:
  struct Edge {
    double ax, ay, bx, by;  // [m] east and north
    bool border;            // false where the data were cut
  };
  void add_edge(GeoPoint site, GeoPoint a, GeoPoint b, bool border);
  double signed_depth(double east, double north) const;

  std::vector<Edge> edges_;
  double range_ = 0;
};

}  // namespace farreach
