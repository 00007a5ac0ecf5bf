/// Keys that describe a river: its states, reaches and stations.
#pragma once

#include <string>
#include <vector>

#include "models/parameter/parameter.hpp"

namespace farreach {

/// What a file of the library may hold, and a scenario with a river of its own.
std::vector<Parameter> river_geometry_parameters();

/// How a scenario takes a river from the library.
std::vector<Parameter> river_choice_parameters();

}  // namespace farreach
