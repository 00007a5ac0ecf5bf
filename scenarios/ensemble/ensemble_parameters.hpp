/// Keys of the section [ensemble].
#pragma once

#include <span>

#include "models/parameter/parameter.hpp"

namespace farreach {

std::span<const Parameter> ensemble_parameters();

}  // namespace farreach
