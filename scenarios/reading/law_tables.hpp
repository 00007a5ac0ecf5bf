/// Reads the tables of law in the folder `convention` of the library: routes.csv,
/// standing.csv, response_levels.csv, criteria.csv, texts.csv. Each says at its top
/// which version it is: "# version: 2026-12-01".
#pragma once

#include "models/hazard/law.hpp"

namespace farreach {

/// Throws InputError that names file, line and value where a table misses its version,
/// a column, a text in one of the languages, or names what is not known.
Law library_law();

}  // namespace farreach
