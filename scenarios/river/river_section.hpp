/// [river]: the river below the site, from the library or stated.
#pragma once

#include <span>
#include <vector>

#include "models/hazard/outcome.hpp"
#include "models/hazard/river_network.hpp"
#include "models/parameter/parameter.hpp"
#include "scenarios/reading/check_values.hpp"

namespace farreach {

/// Keys of the section.
std::span<const Parameter> river_parameters();

/// Reads the section, which is there; errors are collected in `checked`.
RiverNetwork read_river(Checked& checked, std::vector<Notice>& notices);

}  // namespace farreach
