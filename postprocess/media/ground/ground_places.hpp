/// Levels over the ground at a place.
#pragma once

#include <vector>

#include "models/hazard/outcome.hpp"
#include "postprocess/assess/findings.hpp"
#include "postprocess/effects/effects.hpp"

namespace farreach {

/// What the flow does within `settlement_error` of the place. Undecided where any run
/// wets it but the likely one does not meet the level; where a run meets it only within
/// the error of the site besides; and where the flow goes on beyond the terrain towards
/// a place off it, or down the river that it gets into. Empty where nothing is known of
/// the flow or of where the place is.
std::vector<LevelThere> levels_over_ground(const Outcome& outcome,
                                           const Effects& effects, GeoPoint place);

}  // namespace farreach
