/// The compact tables of library/geo: territories of states and towns.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/hazard/geography.hpp"

namespace farreach {

/// One file of territories.
struct TerritoryTable {
  std::optional<GeoBox> cut;                       ///< box at whose sides the data end
  std::map<std::string, std::vector<Ring>> rings;  ///< by state
};

/// Reads a table. Throws RunError with file and line when it is not as described in
/// library/geo/README.md.
TerritoryTable read_territories(const std::filesystem::path& file);

/// Towns and villages with names, place, population and the state their source gives.
std::vector<Receptor> read_towns(const std::filesystem::path& file);

}  // namespace farreach
