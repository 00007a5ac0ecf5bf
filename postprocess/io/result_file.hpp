/// The result file: HDF5 and netCDF-4 at once, described in FORMAT.md.
#pragma once

#include <filesystem>

#include "models/hazard/outcome.hpp"
#include "postprocess/assess/findings.hpp"
#include "postprocess/effects/effects.hpp"

namespace farreach {

/// Written to the file, checked by the reader: major must match.
inline constexpr int result_format_major = 1;
inline constexpr int result_format_minor = 5;

/// Writes all of it under a temporary name and renames when complete. Throws RunError.
void write_result(const std::filesystem::path& file, const Outcome& outcome,
                  const Effects& effects, const Findings& findings);

/// Whether numbers must be such that loops and maps can go by them, or may be any that
/// can be written.
enum class Numbers { sound, any };

/// Reads back the outcome, bit for bit. Throws RunError for a foreign, truncated or
/// newer file, saying which.
Outcome read_result(const std::filesystem::path& file, Numbers which = Numbers::sound);

}  // namespace farreach
