/// Which runs an ensemble is made of.
///
/// Released volume and resistance are cut at the probabilities 0.3 and 0.7; the middle
/// of each part stands for it: quantiles 0.15, 0.5, 0.85 of the volume with the weights
/// 0.3, 0.4, 0.3; resistance low, likely, high by the factor of the material, same
/// weights.
///   1  likely
///   3  likely; little and stiff; much and weak: both at once, the widest range
///   5  likely (0.4); one of the two moved either way (0.15 each)
///   9  every pair, weights multiplied
#pragma once

#include <vector>

#include "models/tailings/flow_run.hpp"
#include "models/tailings/volume_laws.hpp"

namespace farreach {

/// `members` is 1, 3, 5 or 9; the likely one comes first. Throws InputError otherwise.
std::vector<MemberPlan> ensemble_of(int members, const LogStudent& volume,
                                    const FluidMaterial& material);

}  // namespace farreach
