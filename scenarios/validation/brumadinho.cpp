// Brumadinho 2019 on its own ground: area and reach of the mud of each material beside
// the mud on the map, and the band that all of them make. The material of a dam that
// has failed is not known beforehand, so none is chosen.
//
//   overlap  area of both over area of either [-], 1 is perfect
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/hazard/flow_field.hpp"
#include "scenarios/reading/library_folder.hpp"
#include "scenarios/reading/toml_document.hpp"
#include "scenarios/terrain/raster_file.hpp"
#include "scenarios/validation/dam_break_run.hpp"
#include "scenarios/validation/flow_case_list.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

constexpr const char* materials[] = {"mud_flood", "fine_tailings", "sandy_tailings",
                                     "coarse_waste"};
constexpr double source_x = 4518, source_y = 4906;  // as in brumadinho.toml

struct Mud {
  double area = 0;   ///< [m2]
  double reach = 0;  ///< of the farthest cell from the middle of the release [m]
};

template <class Wet>
Mud mud_where(const Raster& r, const Wet& wet) {
  Mud mud;
  for (int j = 0; j < r.ny; ++j)
    for (int i = 0; i < r.nx; ++i) {
      if (!wet(static_cast<std::size_t>(j) * r.nx + i)) continue;
      mud.area += r.cell_area();
      mud.reach = std::max(mud.reach, std::hypot(r.x(i) - source_x, r.y(j) - source_y));
    }
  return mud;
}

std::string with_material(std::string text, const std::string& material) {
  const std::string key = "material = \"";
  const std::size_t from = text.find(key) + key.size();
  return text.replace(from, text.find('"', from) - from, material);
}

}  // namespace

FigureReport run_brumadinho(const FlowCaseRequest&) {
  const auto folder = library_folder() / "observations";
  const auto file = folder / "brumadinho.toml";
  const RasterFile map(
      {.key = "mud", .file = folder / "brumadinho_mud.tif", .projection = "local"});
  FigureReport report{"brumadinho", "mud of Brumadinho 2019 on its own ground", {}, {}};
  FigureTable t{"Mud, computed with the defaults of each material and on the map",
                {{"material", "", 0},
                 {"area", "km2", 2},
                 {"reach", "km", 2},
                 {"overlap", "", 2},
                 {"came to rest", "", 0},
                 {"left the terrain", "%", 0}},
                {}};
  Mud least{1e99, 1e99}, most, seen;
  for (const char* material : materials) {
    const FlowCaseRun run =
        run_scenario_text(file.string(), with_material(read_text_file(file), material));
    const FlowField& flow = run.outcome.part<FlowField>();
    const auto mapped = map.values("local", flow.raster, Resampling::nearest);
    const auto wet = [&](std::size_t c) { return flow.max_depth[c] > flow.wet_depth; };
    const auto on_map = [&](std::size_t c) { return mapped[c] > 0; };
    const Mud mud = mud_where(flow.raster, wet);
    seen = mud_where(flow.raster, on_map);
    const Mud both =
        mud_where(flow.raster, [&](std::size_t c) { return wet(c) && on_map(c); });
    least = {std::min(least.area, mud.area), std::min(least.reach, mud.reach)};
    most = {std::max(most.area, mud.area), std::max(most.reach, mud.reach)};
    const FlowMember& m = flow.members.front();
    t.rows.push_back({std::string(material), 1e-6 * mud.area, 1e-3 * mud.reach,
                      both.area / (mud.area + seen.area - both.area),
                      std::string(m.stopped ? "yes" : "no"),
                      100 * m.left_raster / m.released});
  }
  t.rows.push_back({std::string("on the map"), 1e-6 * seen.area, 1e-3 * seen.reach, 1.0,
                    std::string(), 0.0});
  report.tables.push_back(std::move(t));
  report.tables.push_back(
      {"Band of the materials",
       {{"of", "", 0}, {"low", "", 2}, {"high", "", 2}, {"seen", "", 2}},
       {{std::string("area [km2]"), 1e-6 * least.area, 1e-6 * most.area,
         1e-6 * seen.area},
        {std::string("reach [km]"), 1e-3 * least.reach, 1e-3 * most.reach,
         1e-3 * seen.reach}}});
  report.notes = {
      "PROVISIONAL: the volume let go, 9.7 million m3, is from memory",
      "nothing was fitted: defaults of each material; the reach is a straight line "
      "from "
      "the middle of the release",
      "ground of SRTM (20 m cells), opened where its errors make sinks; labels of the "
      "map break the mud at its end, and the river that took it is not in the ground",
      fmt::format("mud counts where it was deeper than {:g} m", 0.3)};
  return report;
}

}  // namespace farreach
