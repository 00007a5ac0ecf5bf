/// Reads a section [terrain] by itself, from small files that a test writes.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "scenarios/scenario.hpp"
#include "scenarios/terrain/terrain_section.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace farreach::testing {

/// What came of a section.
struct ReadTerrain {
  Terrain terrain;
  std::vector<Notice> notices;
  std::string errors;    ///< as a user sees them; empty: none
  std::string warnings;  ///< as a user sees them
};

inline Site site_in_tashkent() {
  Site site;
  site.place = {.lat = 41.3, .lon = 69.3};
  return site;
}

inline ReadTerrain read_section(const TemporaryFolder& folder, const std::string& text,
                                const Site& site = site_in_tashkent()) {
  ReadTerrain read;
  const std::string file = (folder / "scenario.toml").string();
  const TomlDocument document = parse_toml(file, "[terrain]\n" + text);
  const auto table = terrain_parameters();
  Checked checked = check_values(document, {table.begin(), table.end()});
  if (!checked.has_errors()) read.terrain = read_terrain(checked, site, read.notices);
  for (const auto& d : checked.diagnostics)
    (d.is_warning ? read.warnings : read.errors) += format_diagnostics({d});
  return read;
}

/// An ASCII grid of `nx` x `ny` cells of `cell` [m] from (x0, y0) with heights by cell
/// index from the south-west.
inline std::string ascii_grid(int nx, int ny, double cell, double x0, double y0,
                              const std::function<double(int, int)>& height) {
  std::string text = "ncols " + std::to_string(nx) + "\nnrows " + std::to_string(ny) +
                     "\nxllcorner " + std::to_string(x0) + "\nyllcorner " +
                     std::to_string(y0) + "\ncellsize " + std::to_string(cell) +
                     "\nNODATA_value -9999\n";
  for (int j = ny - 1; j >= 0; --j)
    for (int i = 0; i < nx; ++i)
      text += std::to_string(height(i, j)) + (i + 1 < nx ? " " : "\n");
  return text;
}

inline double volume_of(const Terrain& terrain) {
  double sum = 0;
  for (const double depth : terrain.initial_depth) sum += depth;
  return sum * terrain.raster.cell_area();
}

inline std::size_t at(const Terrain& terrain, int i, int j) {
  return static_cast<std::size_t>(j) * terrain.raster.nx + i;
}

}  // namespace farreach::testing
