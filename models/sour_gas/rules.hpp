/// Rules of a sour-gas release that take more than one key to check.
#pragma once

#include "models/fluid/fluid.hpp"
#include "models/hazard/hazard.hpp"

namespace farreach {

/// Throws InputError with every contradiction; each message starts with its key.
void check_rules(const HazardInput& input);

/// The fluid of checked values, normalized to a sum of 1.
Fluid fluid_of(const Values& values);

/// Sum of the mole fractions as written [-].
double composition_sum(const Values& values);

}  // namespace farreach
