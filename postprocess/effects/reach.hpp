/// How far a level reaches in one weather: distances, footprint, arrival, duration.
///
/// With m(x, y) the multiple of the level (exposure.hpp) the zone is m >= 1 at receptor
/// height. On the axis m is known at the slices of the table; the outermost crossing is
/// found in log x between two slices. The half-width of the footprint is the root in y.
/// Flat ground is the same in every direction, so a reach holds for all of them.
#pragma once

#include "models/hazard/outcome.hpp"
#include "postprocess/effects/effects.hpp"
#include "postprocess/effects/exposure.hpp"

namespace farreach {

/// m on the axis at the slices of the table.
struct AxisProfile {
  std::vector<double> x, multiple;
};

/// Where m >= threshold on the axis.
struct Zone {
  double nearest = 0;         ///< begin, the innermost crossing [m]
  double distance = 0;        ///< end, the outermost crossing [m]; 0: nowhere
  bool beyond_range = false;  ///< still held at the end of the table
};

AxisProfile axis_profile(const Exposure& exposure, const PlumeTable& plume,
                         double height);

Zone zone_of(const Exposure& exposure, const PlumeTable& plume, double height,
             const AxisProfile& profile, double threshold);

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
