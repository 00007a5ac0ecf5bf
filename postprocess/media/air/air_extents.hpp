/// How far each level in the air extends, decided once for all that tells it.
#pragma once

#include <vector>

#include "models/hazard/outcome.hpp"
#include "postprocess/assess/findings.hpp"
#include "postprocess/effects/effects.hpp"

namespace farreach {

/// How far each level in the air extends, by the model that is valid there.
std::vector<LevelExtent> level_extents(const Outcome& outcome, const Effects& effects);

/// Gives every verdict about the air the one reach of its level, and the margin that
/// follows from it. Where the particles, over all their weathers, find the level as far
/// out as the border may be, "not reached" by the weathers of the plume alone is taken
/// back: undecided, "particles".
void take_extents(const Outcome& outcome, Findings& findings);

}  // namespace farreach
