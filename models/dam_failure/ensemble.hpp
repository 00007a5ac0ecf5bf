/// Which runs an ensemble is made of.
///
/// Quantiles 0.05, 0.5, 0.95 of the released volume with the weights 0.185, 0.63,
/// 0.185, which keep mean and variance (Pearson and Tukey 1965); resistance low,
/// likely, high by the factor of the material, same weights.
///   1  likely
///   3  likely; little and stiff; much and weak: both at once, the widest range
///   5  likely (0.26); one of the two moved either way (0.185 each)
///   9  every pair, weights multiplied
#pragma once

#include <vector>

#include "models/dam_failure/volume_laws.hpp"
#include "models/ground_flow/flow_run.hpp"

namespace farreach {

/// `members` is 1, 3, 5 or 9; the likely one comes first. Throws InputError otherwise.
std::vector<MemberPlan> ensemble_of(int members, const LogStudent& volume,
                                    const FluidMaterial& material);

}  // namespace farreach
