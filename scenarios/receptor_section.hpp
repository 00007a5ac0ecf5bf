/// [receptors]: places of the user beside the settlements of the library.
#pragma once

#include <string>

#include "models/hazard/outcome.hpp"
#include "models/hazard/river_network.hpp"
#include "scenarios/reading/check_values.hpp"

namespace farreach {

/// Adds the list receptors.places and the points [[receptors.point]] to the receptors,
/// nearest first. A place of the list that the library has, too, replaces it. Returns
/// the text of the list, of which the result depends; empty: none.
std::string add_points(const Site& site, Checked& checked, Geography& geography);

/// Adds settlements of the library along the course of the river, however far away, and
/// places of its table above where a release gets in: a flow passes them on its way to
/// the river.
void add_river_places(const Site& site, const RiverNetwork& river,
                      Geography& geography);

}  // namespace farreach
