/// One level in the air at one receptor, by the model that is valid there.
#pragma once

#include <optional>
#include <string>

#include "models/hazard/outcome.hpp"
#include "postprocess/assess/findings.hpp"
#include "postprocess/effects/effects.hpp"

namespace farreach {

/// Nothing when the release does not hold the level's substance.
std::optional<LevelThere> level_in_air(const Outcome& outcome, const Effects& effects,
                                       std::size_t receptor, std::size_t level);

/// Whether particles and not the plume decide at that distance [m].
bool particles_decide(const Outcome& outcome, double distance);

}  // namespace farreach
