/// Whether what an ensemble finds fits into the memory of this computer, before any of
/// its members runs.
///
/// Kept of every member to the end, per level and cell of the rings: the largest
/// multiple, the first and the last time, in single precision. The result file is made
/// in memory and holds the same once more, and one field at a time comes in double
/// precision. With 288,000 cells the peak of a run grew by 66.8 MiB for each member of
/// 10 levels (67.0 by this estimate) and 6.8 of one (7.7). What does not grow with the
/// members, there some 300 MiB, is left out.
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

/// The same for a scenario, if it has a far field, on this computer as it is now.
void require_memory(const HazardInput& input);

}  // namespace farreach
