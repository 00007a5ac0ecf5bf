/// A scenario of the far field at Tengiz over gridded weather that another program
/// wrote, as ERA5 has it: u = 5 to 8, v = 2 m/s over 10 h.
#pragma once

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>

#include "tests/support/process.hpp"

namespace farreach::testing {

/// Replaces what stands from `from` to before `until`; throws when it is not there.
inline void replace_part(std::string& text, const std::string& from,
                         const std::string& until, const std::string& in_place) {
  const auto begin = text.find(from);
  const auto end = begin == text.npos ? begin : text.find(until, begin);
  if (end == text.npos) throw std::runtime_error("no " + from + " ... " + until);
  text.replace(begin, end - begin, in_place);
}

/// Writes tests/cli/far_field.toml with that weather, and the weather, into `folder`;
/// `with_ensemble` false leaves its ensemble out. The scenario written; nullopt where
/// python3-netcdf4 is not installed.
inline std::optional<std::filesystem::path> gridded_scenario(
    const std::filesystem::path& folder, bool with_ensemble) {
  const std::string source = FARREACH_SOURCE_DIR;
  const auto written = shell("/usr/bin/python3 " + source +
                             "/tests/scenarios/meteorology/write_grid.py " +
                             (folder / "era5.nc").string() + " hours=10");
  if (written.status == 77) return std::nullopt;
  if (written.status != 0) throw std::runtime_error(written.output);
  std::string text = read_file(source + "/tests/cli/far_field.toml");
  replace_part(text, "id = ", "activity", "id = \"tengiz\"\n");
  replace_part(text, "kind = \"generated\"", "\n[far_field]",
               "kind = \"grid\"\nfile = \"era5.nc\"\n");
  if (!with_ensemble) replace_part(text, "[ensemble]", "[receptors]", "");
  write_file(folder / "gridded.toml", text);
  return folder / "gridded.toml";
}

}  // namespace farreach::testing
