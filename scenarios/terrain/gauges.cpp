#include <fmt/format.h>

#include <set>

#include "scenarios/reading/csv_table.hpp"
#include "scenarios/reading/toml_document.hpp"
#include "scenarios/terrain/places.hpp"
#include "scenarios/terrain/terrain_fault.hpp"

namespace farreach {
namespace {

std::size_t cell_at(const Raster& r, double x, double y) {
  const int i = std::min(r.nx - 1, static_cast<int>((x - r.x0) / r.dx));
  const int j = std::min(r.ny - 1, static_cast<int>((y - r.y0) / r.dy));
  return static_cast<std::size_t>(j) * r.nx + i;
}

/// The gauge must lie on the raster, a point also on its ground.
void require_ground(const TerrainWork& work, const FlowGauge& gauge,
                    const std::string& key) {
  const Raster& r = work.terrain.raster;
  for (std::size_t k = 0; k < gauge.x.size(); ++k) {
    const double x = gauge.x[k], y = gauge.y[k];
    if (!on_raster(r, x, y))
      throw TerrainFault(
          key,
          fmt::format("the {} \"{}\" at x = {:.1f}, y = {:.1f} lies off the terrain",
                      gauge.kind, gauge.name, x, y),
          fmt::format(
              "the terrain reaches from x = {:.1f} to {:.1f} and from y = {:.1f} "
              "to {:.1f}",
              r.x0, r.x0 + r.nx * r.dx, r.y0, r.y0 + r.ny * r.dy));
    if (gauge.kind == "gauge" && work.outside(cell_at(r, x, y)))
      throw TerrainFault(key,
                         fmt::format("the gauge \"{}\" at x = {:.1f}, y = {:.1f} lies "
                                     "where the terrain has no data",
                                     gauge.name, x, y),
                         "move it, or fill the terrain (terrain.no_data = \"fill\")");
  }
}

class GaugeReader {
 public:
  explicit GaugeReader(TerrainWork& work) : work_(work) {}

  void run() {
    read_list("terrain.gauge", "gauge", 1);
    read_list("terrain.line", "line", 2);
    guarded([&] { read_table(); });
  }

 private:
  template <class Work>
  void guarded(const Work& work) {
    try {
      work();
    } catch (const TerrainFault& fault) {
      work_.checked.error(fault.key, fault.what(), fault.remedy);
    }
  }

  void read_list(const std::string& list, const std::string& kind, std::size_t least) {
    for (std::size_t n = 0; has_item(work_.checked, list, n); ++n) {
      const std::string in = list + "[" + std::to_string(n) + "].";
      guarded([&] {
        Shape at = read_points(work_, in, least);
        add({.name = work_.checked.values.text_or(in + "name", ""),
             .kind = kind,
             .x = at.x,
             .y = at.y},
            in + "name");
      });
    }
  }

  void add(FlowGauge gauge, const std::string& key) {
    require_ground(work_, gauge, key);
    if (!names_.insert(gauge.name).second)
      throw TerrainFault(key, "there are two gauges \"" + gauge.name + '"',
                         "give each its own name");
    work_.terrain.gauges.push_back(std::move(gauge));
  }

  void read_table() {
    const std::string key = "terrain.gauges_file";
    if (!work_.checked.usable(key)) return;
    const auto file = work_.folder / work_.checked.values.text(key);
    if (!std::filesystem::is_regular_file(file))
      throw TerrainFault(key, "there is no file " + file.string(),
                         "paths are relative to the folder of the scenario file");
    try {
      read_rows(CsvTable(file.string(), read_text_file(file)), key);
    } catch (const InputError& wrong) {
      work_.checked.diagnostics.insert(work_.checked.diagnostics.end(),
                                       wrong.diagnostics().begin(),
                                       wrong.diagnostics().end());
    }
  }

  void read_rows(const CsvTable& table, const std::string& key) {
    const bool earth = !table.has("x") && table.has("latitude");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const double a = table.number(row, earth ? "longitude" : "x");
      const double b = table.number(row, earth ? "latitude" : "y");
      const auto point =
          earth ? work_.plane.point({.lat = b, .lon = a}) : Plane::Point{a, b};
      if (!point) table.refuse(row, "does not lie in the plane of the terrain");
      guarded([&] {
        add({.name = table.text(row, "name"),
             .kind = "gauge",
             .x = {point->x},
             .y = {point->y}},
            key);
      });
    }
  }

  TerrainWork& work_;
  std::set<std::string> names_;
};

}  // namespace

void read_gauges(TerrainWork& work) {
  GaugeReader(work).run();
}

}  // namespace farreach
