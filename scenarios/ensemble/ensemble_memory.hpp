/// Whether what an ensemble finds fits into the memory of this computer, before any of
/// its members runs.
///
/// Kept of every member to the end, per level and cell of the rings: the largest
/// multiple, the first and the last time, in single precision. While the result is
/// written, one of these fields of one level is held once more for all members, in
/// double and in single precision.
#pragma once

#include <cstddef>

#include "models/hazard/hazard.hpp"

namespace farreach {

struct EnsembleSize {
  double members = 0, levels = 0, rings = 0, sectors = 0;
};

/// What the ensemble of a scenario with a far field keeps; one member without a plan.
EnsembleSize ensemble_size(const HazardInput& input);

double memory_of(const EnsembleSize& size);  ///< [B]

/// Throws InputError when `size` needs more than `available` [B]; 0: not known.
void require_memory(const EnsembleSize& size, double available);

}  // namespace farreach
