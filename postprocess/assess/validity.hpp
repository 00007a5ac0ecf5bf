/// What may be believed of a reach: its interval, widened where the model is outside
/// its range.
///
/// Range of the integral model: 50 km and whatever its own remarks narrow. A reach that
/// comes to that end is only known from below. In light wind, below 1 m/s, it is known
/// to nothing within 50 km.
#pragma once

#include <string>

#include "models/hazard/outcome.hpp"
#include "postprocess/assess/interval.hpp"

namespace farreach {

/// One steady plume holds no farther: wind and stability change on the way [m].
inline constexpr double plume_range = 50e3;

struct BelievedReach {
  Interval interval;          ///< [m]
  double middle = 0;          ///< as computed [m]; NaN when it was not
  bool out_of_range = false;  ///< the interval was widened
  std::string key;            ///< "intervals", "beyond_range", "calm", "not_computed"
};

BelievedReach believed(const LevelReach& reach, const Member& member);

/// True for wind so light that every direction counts.
bool light_wind(const Member& member);

}  // namespace farreach
