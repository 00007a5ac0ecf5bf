/// Fields and lines packed small enough to travel inside a page.
///
/// Concentration: one byte per cell, 0 below 1e-9, else
///   byte = 1 + round(254 (log10 c + 9) / 9),    c in [1e-9, 1]
/// so a step is 8.5 %; runs of zeros are a zero and their length; then base64.
/// Lines: integers of the given step, first absolute, then differences.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "models/hazard/geography.hpp"

namespace farreach {

std::string pack_concentration(std::span<const double> mole_fraction);

/// lat, lon, then differences, in steps of `step` degrees; repeated points left out.
std::vector<long> pack_ring(const Ring& ring, double step);

}  // namespace farreach
