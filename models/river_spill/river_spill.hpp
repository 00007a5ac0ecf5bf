/// The hazard "river_spill": a mass of something harmful that gets into a river.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "models/hazard/hazard.hpp"

namespace farreach {

/// What a user may write in [release] for it.
std::span<const Parameter> river_spill_parameters();

std::unique_ptr<Hazard> make_river_spill(const HazardInput& input);

std::vector<std::string> river_spill_emissions(const Values& values);

}  // namespace farreach
