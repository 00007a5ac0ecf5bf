/// The library: sites, fluids, levels, towns, borders. Data a user may edit.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "models/hazard/outcome.hpp"

namespace farreach {

/// Folder of the library: $FARREACH_LIBRARY, else beside the executable, else the
/// source tree it was built from. Throws RunError when none exists.
std::filesystem::path library_folder();

std::vector<Site> library_sites();
std::vector<Receptor> library_towns();

/// Levels by key ("aegl", "erpg", "idlh", "pdk", ...) for a substance.
std::vector<Level> library_levels();

/// Borders, sectors and distances around a place; towns within `radius` [m].
Geography geography_around(const Site& site, double radius);

}  // namespace farreach
