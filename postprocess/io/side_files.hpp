/// Side files for other programs: GeoJSON zones and the JSON summary.
#pragma once

#include <filesystem>
#include <string>

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

}  // namespace farreach
