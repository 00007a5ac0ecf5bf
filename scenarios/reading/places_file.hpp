/// The user's own list of places: settlements, intakes of water, posts, as a CSV file.
///
/// First row names the columns. Needed: name, latitude, longitude [deg, WGS84]. May
/// stand: kind (town, village, intake, post; else village), people, state (ISO 3166
/// alpha-3; else found by the borders), name_ru, name_kk. Fields stand between commas,
/// or between semicolons as spreadsheets of the region write them, and then numbers may
/// have a decimal comma. "#" starts a remark. UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/hazard/geography.hpp"
#include "solver/base/error.hpp"

namespace farreach {

struct PlacesFile {
  std::vector<Receptor> places;  ///< without distance and azimuth
  std::vector<int> lines;        ///< of each of them
  std::vector<Diagnostic> errors;
};

/// Everything that is wrong in one go, with file, line, value and remedy.
PlacesFile read_places(const std::string& file, std::string_view text);

}  // namespace farreach
