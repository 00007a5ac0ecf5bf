/// What a user may write outside the tables of a hazard: site, weather, receptors, ...
///
/// The check of a scenario and `farreach explain` read the same table.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "models/hazard/hazard.hpp"
#include "models/parameter/parameter.hpp"

namespace farreach {

/// Keys that every scenario may hold, whatever the hazard.
std::span<const Parameter> general_parameters();

/// Those that suit one hazard; null: all of them.
std::vector<Parameter> general_parameters_for(const HazardType* hazard);

/// "release" of "release.composition.H2S"; empty for keys before the first section.
std::string section_of(const std::string& key);

}  // namespace farreach
