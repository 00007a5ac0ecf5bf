/// The library: sites, fluids, levels, towns, borders. Data a user may edit.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "models/hazard/outcome.hpp"
#include "scenarios/reading/library_folder.hpp"

namespace farreach {

/// A released fluid of the library.
struct LibraryFluid {
  std::string id, name, source;
  bool provisional = true;
  std::vector<std::pair<std::string, double>> composition;  ///< mole fractions [-]
};

std::vector<Site> library_sites();
std::vector<LibraryFluid> library_fluids();
std::vector<Receptor> library_towns();

/// Levels of thresholds.csv as they stand there, one per row, with their own exposure
/// time; `key` is "aegl2", "erpg3", "idlh", "pdk", ...
std::vector<Level> library_levels();

/// "aegl" of "aegl2": what a scenario names in thresholds.systems.
std::string level_system(const Level& level);

/// Files of the library that end in .toml and are scenarios, by name.
std::vector<std::filesystem::path> library_scenarios();

/// Hash of `text` and of the library's tables, 16 hexadecimal digits (FNV-1a, 64 bit):
/// same digits, same input.
std::string fingerprint(const std::string& text);

/// Borders, sectors and distances around a place; towns within `radius` [m].
Geography geography_around(const Site& site, double radius);

}  // namespace farreach
