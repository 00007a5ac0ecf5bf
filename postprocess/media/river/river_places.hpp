/// Levels in the water at the stations of a river, and places along it.
#pragma once

#include <string>
#include <vector>

#include "models/hazard/outcome.hpp"
#include "models/hazard/river_field.hpp"
#include "postprocess/assess/findings.hpp"

namespace farreach {

/// The place of a station where people live, drink or stand watch; an empty `kind` for
/// gauges where nobody is known to live, mouths and the end.
PlaceFinding station_place(const Outcome& outcome, std::size_t station);

/// All of those.
std::vector<PlaceFinding> station_places(const Outcome& outcome);

/// What has passed a station farther up than `at` [m] and stayed below the value does
/// not meet it there: concentration only falls on the way.
bool ruled_out_above(const RiverField& river, std::size_t river_case,
                     const std::string& substance, double at, double value);

/// Every level in water at that station, over all states of the river.
std::vector<LevelThere> levels_in_river(const Outcome& outcome, std::size_t station);

/// The same at any place: in the river where it is a station, beside it where it is a
/// receptor.
std::vector<LevelThere> levels_by_river(const Outcome& outcome, const Effects& effects,
                                        const PlaceFinding& place);

}  // namespace farreach
