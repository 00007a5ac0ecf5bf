/// Levels over the ground at a receptor, and in the water at a station of the river.
#pragma once

#include <vector>

#include "models/hazard/outcome.hpp"
#include "postprocess/assess/findings.hpp"
#include "postprocess/assess/place_air.hpp"
#include "postprocess/effects/effects.hpp"

namespace farreach {

/// What the flow does within `settlement_error` of the place. Undecided where any run
/// wets it but the likely one does not meet the level; where a run meets it only within
/// the error of the site besides; and where the flow goes on beyond the terrain towards
/// a place off it, or down the river that it gets into. Empty where nothing is known of
/// the flow.
std::vector<LevelThere> levels_over_ground(const Outcome& outcome,
                                           const Effects& effects, GeoPoint place);

/// The place of a station where people live, drink or stand watch; an empty `kind` for
/// gauges where nobody is known to live, mouths and the end.
PlaceFinding station_place(const Outcome& outcome, std::size_t station);

/// What has passed a station farther up than `at` [m] and stayed below the value does
/// not meet it there: concentration only falls on the way.
bool ruled_out_above(const RiverField& river, std::size_t river_case,
                     const std::string& substance, double at, double value);

/// Every level in water at that station, over all states of the river.
std::vector<LevelThere> levels_in_river(const Outcome& outcome, std::size_t station);

}  // namespace farreach
