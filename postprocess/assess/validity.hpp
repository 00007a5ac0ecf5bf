/// What may be believed of a reach: its interval, widened where the model is outside
/// its range.
///
/// Range of the integral model: 50 km. A high end beyond it is doubled, as wind and
/// stability change on the way (own estimate, provisional: doubling a distance stands
/// for a further factor of 3 to 4 in concentration). A reach that comes to the end of
/// the table, or to where the model stopped, is only known from below. In light wind,
/// below 1 m/s, nothing is known within 50 km.
#pragma once

#include <string>

#include "models/hazard/outcome.hpp"
#include "postprocess/assess/interval.hpp"

namespace farreach {

/// One steady plume holds no farther: wind and stability change on the way [m].
inline constexpr double plume_range = 50e3;

/// What the high end of a reach beyond that range is multiplied by [-].
inline constexpr double far_factor = 2;

struct BelievedReach {
  Interval interval;          ///< [m]
  double middle = 0;          ///< as computed [m]; NaN when it was not
  bool out_of_range = false;  ///< the interval was widened
  std::string key;            ///< "intervals", "far", "beyond_range", "calm",
                              ///< "not_computed"
};

BelievedReach believed(const LevelReach& reach, const Member& member);

/// True for wind so light that every direction counts.
bool light_wind(const Member& member);

}  // namespace farreach
