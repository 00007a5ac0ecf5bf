/// The sour-gas hazard: from a hole, vessel, line or well to plumes in every weather.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "models/hazard/hazard.hpp"

namespace farreach {

/// What a user may write under [release] and [numerics] for this hazard.
std::span<const Parameter> sour_gas_parameters();

/// Builds the hazard from checked values. Throws InputError where keys contradict.
std::unique_ptr<Hazard> make_sour_gas(const HazardInput& input);

/// Harmful substances in the air after such a release: H2S, and SO2 when it burns.
std::vector<std::string> sour_gas_emissions(const Values& values);

}  // namespace farreach
