/// Side files for other programs: GeoJSON zones and the JSON summary.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "models/hazard/outcome.hpp"
#include "postprocess/assess/findings.hpp"
#include "postprocess/effects/effects.hpp"

namespace farreach {

/// Footprints as RFC 7946 polygons, one feature per level and member.
std::string zones_geojson(const Outcome&, const Effects&);

/// Machine-readable summary, as in summary.schema.json.
std::string summary_json(const Outcome&, const Effects&, const Findings&);

/// Writes text under a temporary name and renames. Throws RunError.
void write_text_atomically(const std::filesystem::path& file, const std::string& text);

/// A file that one medium has of its own, beside the result.
struct MediumFile {
  std::string name;  ///< in the folder of the result
  std::string word;  ///< what it holds, for the screen
  std::string text;  ///< empty: nothing to tell, so that there is no such file
  bool refers_to_result = false;  ///< made anew with the result file alone
};

/// Of every medium that may have one, beside a result file of that name.
std::vector<MediumFile> medium_files(const Outcome& outcome,
                                     const std::string& result_name);

/// Names of all such files, whatever the outcome.
std::vector<std::string> medium_file_names();

/// What the screen shows of single media below the verdict; empty: nothing.
std::string screen_tables(const Outcome& outcome);

}  // namespace farreach
