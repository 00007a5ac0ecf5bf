/// [release] fluid: a composition of the library in place of one's own.
#pragma once

#include <vector>

#include "models/hazard/outcome.hpp"
#include "scenarios/reading/check_values.hpp"

namespace farreach {

/// Replaces `release.fluid` by the mole fractions `release.composition.*`.
void read_fluid(Checked& checked, std::vector<Notice>& notices);

}  // namespace farreach
