/// Cases, reaches and stations of a checked [river] section.
#pragma once

#include "models/hazard/river_network.hpp"
#include "scenarios/reading/check_values.hpp"

namespace farreach {

/// Reads them; errors are collected in `checked`, and then the network is empty.
RiverNetwork river_geometry(Checked& checked);

}  // namespace farreach
