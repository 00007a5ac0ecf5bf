/// [receptors]: points of the user beside the towns of the library.
#pragma once

#include "models/hazard/outcome.hpp"
#include "scenarios/reading/check_values.hpp"

namespace farreach {

/// Adds the points [[receptors.point]] to the receptors, nearest first.
void add_points(const Site& site, Checked& checked, Geography& geography);

}  // namespace farreach
