/// What arrives at a place: concentration in time, outdoors and indoors, and its harm.
///
/// With a wind direction the place has true plume coordinates: distance d and azimuth
/// az by geodesics, downwind d cos(az - to), crosswind d sin(to - az), to the direction
/// the wind blows to. Without one the wind blows straight to the place.
///
/// Indoors dCi/dt = lam (Co - Ci), lam the infiltration rate, followed until the house
/// has breathed out. Fluctuations raise the load outdoors; indoors they are smoothed
/// away, as they are far shorter than 1/lam. In and out of doors the load is that of
/// the worst `exposure_time`.
#pragma once

#include <vector>

#include "models/atmosphere/weather.hpp"
#include "models/hazard/outcome.hpp"
#include "postprocess/effects/effects.hpp"
#include "postprocess/media/plume/effects/plume_effects.hpp"

namespace farreach {

/// A place as a history needs it.
struct PlaceSeen {
  GeoPoint place;
  double downwind = 0, crosswind = 0;  ///< plume coordinates [m]
  double height = 1.5;                 ///< above ground [m]
  bool worst_direction = true;
};

/// The place in plume coordinates, for the wind of that weather.
PlaceSeen seen_from(const Site& site, const Weather& weather, GeoPoint place,
                    double height);

/// History of one substance at one place. `receptor` and `border` are left to the
/// caller.
ReceptorHistory history_at(const Outcome& outcome, std::size_t member,
                           std::size_t species, const PlaceSeen& seen);

/// Histories of all receptors and borders in all members, in that order.
std::vector<ReceptorHistory> all_histories(const Outcome& outcome);

/// Keys of the lethality models, in the order of `ReceptorHistory::lethality_*`.
std::vector<std::string> lethality_models();

}  // namespace farreach
