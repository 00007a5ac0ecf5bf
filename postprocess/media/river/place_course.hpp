/// Levels in the water at a settlement that is no station of the river's table but lies
/// beside its drawn course.
///
/// Peak and front are read off the profile between its points, c in the logarithm and t
/// linearly; the front is taken as much earlier as at the nearest station, and a level
/// as met with the front, which is early by less than the cloud's rise. Whoever lies
/// within `on_the_river` of the course is judged as a station; farther off, within the
/// strip in which the course may run (models/river/river_course.hpp), nothing better
/// than "may be reached" is said.
#pragma once

#include <vector>

#include "models/hazard/outcome.hpp"
#include "postprocess/assess/findings.hpp"

namespace farreach {

/// A settlement of 1 km beside a course rounded to 0.01 degree; own assumption [m].
inline constexpr double on_the_river = 2e3;

/// A station of that name, or nearer than this, is the same place [m].
inline constexpr double same_settlement = 3e3;

/// Whether that place of station_places stands for that receptor.
bool is_station(const Outcome& outcome, const PlaceFinding& own,
                const Receptor& receptor);

/// Every level in water, over all states of the river; empty away from the river, and
/// where a station stands for the place.
std::vector<LevelThere> levels_beside_river(const Outcome& outcome,
                                            std::size_t receptor);

/// When what the river carries may come first, whatever its concentration [s]; NaN: the
/// place is not beside the river, or that is not known.
double earliest_front(const Outcome& outcome, GeoPoint place);

/// How far the place is off the drawn course of the river [m]; NaN: not beside it.
double off_river(const Outcome& outcome, GeoPoint place);

}  // namespace farreach
