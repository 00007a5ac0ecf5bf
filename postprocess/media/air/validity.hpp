/// What may be believed of a reach: its interval, widened where the model is outside
/// its range.
///
/// Range of the integral model: 50 km. A high end beyond it is doubled, as wind and
/// stability change on the way (own estimate, provisional: doubling a distance stands
/// for a further factor of 3 to 4 in concentration). In light wind, below 1 m/s,
/// nothing is known within 50 km.
///
/// A reach that comes to the end of the table is bounded by the slowest decay that
/// turbulence allows: under a lid, fully mixed below it, a plume still widens across
/// the wind as a random walk does, by the square root of its age (G. I. Taylor 1921),
/// so that C falls no slower than x^(-1/2):
///
///   x_high <= far_factor x_end (m_end f)^2
///
/// x_end end of the table [m], m_end multiple of the level there in the strongest air,
/// f factor of the model. Conservative, provisional: no loss by deposition or
/// chemistry, no spread along the wind. There is no bound when the table ends within 50
/// km, when the model stopped before, or when it would lie beyond the farthest place on
/// earth.
#pragma once

#include <string>

#include "models/hazard/outcome.hpp"
#include "models/hazard/plumes.hpp"
#include "postprocess/assess/interval.hpp"
#include "postprocess/assess/openness.hpp"
#include "postprocess/effects/effects.hpp"

namespace farreach {

/// One steady plume holds no farther: wind and stability change on the way [m].
inline constexpr double plume_range = 50e3;

/// What the high end of a reach beyond that range is multiplied by [-].
inline constexpr double far_factor = 2;

/// No place on earth is farther: half its circumference [m].
inline constexpr double farthest_place = 20e6;

struct BelievedReach {
  Interval interval;          ///< [m]
  double middle = 0;          ///< as computed [m]; NaN when it was not
  bool out_of_range = false;  ///< the interval was widened
  std::string key;  ///< "intervals", "far", "bounded", "beyond_range", "calm",
                    ///< "lofted", "not_computed"
};

/// `model_factor`: concentrations are right within it.
BelievedReach believed(const LevelReach& reach, const Member& member,
                       double model_factor);

/// What the end of the table leaves undone at a place so far away [m]: under the bound
/// the multiple of the level there at most, by the square root of the distance.
Openness left_open_at(const BelievedReach& reach, double distance);

/// When gas may come to a distance [m] first in those weathers that do not rule the
/// level out there [s]: where the numbers meet it nowhere, the time before which it
/// cannot be. NaN: all of them do.
double first_gas(const Outcome& outcome, const Effects& effects, std::size_t level,
                 double distance);

/// True for wind so light that every direction counts.
bool light_wind(const Member& member);

}  // namespace farreach
