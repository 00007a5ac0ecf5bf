/// Reaches and frequencies of all plumes.
#pragma once

#include <vector>

#include "models/hazard/outcome.hpp"
#include "postprocess/effects/effects.hpp"

namespace farreach {

/// How far each level in the air reaches in each weather, level-major. Holds for every
/// direction of the wind, so a matrix of directions x weathers x rates costs weathers x
/// rates.
std::vector<LevelReach> compute_reaches(const Outcome& outcome, double model_factor);

/// Turns the footprints through all directions: which of them reach each border.
std::vector<LevelProbability> compute_probabilities(
    const Outcome& outcome, const std::vector<LevelReach>& reaches);

}  // namespace farreach
