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

/// One section of a scenario file.
struct ScenarioSection {
  std::string name;  ///< "weather"; empty for the keys before the first section
  std::string meaning;
};

/// All sections, in the order in which a scenario is usually written.
std::span<const ScenarioSection> sections();

/// Keys that every scenario may hold, whatever the hazard.
std::span<const Parameter> general_parameters();

/// General keys that suit one hazard (null: all of them), the sections it needs, then
/// its own.
std::vector<Parameter> parameters_of(const HazardType* hazard);

/// "release" of "release.composition.H2S"; empty for keys before the first section.
std::string section_of(const std::string& key);

}  // namespace farreach
