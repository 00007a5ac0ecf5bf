#include "models/dam_failure/release.hpp"

#include <algorithm>
#include <cmath>

#include "models/ground_flow/lines.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

bool is_ground(const Terrain& t, std::size_t c) {
  return t.outside.empty() || t.outside[c] == 0;
}

/// Cells of ground whose centre lies within `radius` of the point.
std::vector<Cell> disc_around(const Terrain& t, double x, double y, double radius) {
  const Raster& r = t.raster;
  std::vector<Cell> cells;
  const Cell low = cell_at(r, x - radius, y - radius);
  const Cell high = cell_at(r, x + radius, y + radius);
  for (int j = low.j; j <= high.j; ++j)
    for (int i = low.i; i <= high.i; ++i)
      if (std::hypot(r.x(i) - x, r.y(j) - y) <= radius &&
          is_ground(t, static_cast<std::size_t>(j) * r.nx + i))
        cells.push_back({i, j});
  if (cells.empty())
    throw InputError("release.x: there is no ground within " + std::to_string(radius) +
                     " m of the dam");
  return cells;
}

void put_column(const Terrain& t, const Values& values, double volume, FlowStart& to) {
  const Raster& r = t.raster;
  const double height = values.number_or("release.column_height",
                                         values.number_or("release.dam_height", 0));
  const double radius =
      std::max(std::sqrt(volume / (pi * height)), 2 * std::max(r.dx, r.dy));
  const auto cells = disc_around(t, to.x, to.y, radius);
  to.depth.assign(r.cells(), 0.0);
  const double depth = volume / (double(cells.size()) * r.cell_area());
  for (const Cell c : cells)
    to.depth[static_cast<std::size_t>(c.j) * r.nx + c.i] = depth;
}

void let_go_initial(const Terrain& t, double volume, FlowStart& to) {
  to.depth = t.initial_depth;
  const double there = initial_volume(t);
  if (!(volume > 0) || !(volume < there * (1 - 1e-9))) return;
  const double share = volume / there;
  to.raised.assign(to.depth.size(), 0.0);
  for (std::size_t c = 0; c < to.depth.size(); ++c) {
    to.raised[c] = (1 - share) * to.depth[c];
    to.depth[c] *= share;
  }
}

std::vector<Cell> inlet_of(const Terrain& t, const Values& values,
                           const FlowStart& at) {
  const FlowGauge line{"inlet", "line", values.numbers("release.inlet_x"),
                       values.numbers("release.inlet_y")};
  if (line.x.empty())
    return disc_around(t, at.x, at.y,
                       std::max(values.number_or("release.inlet_radius", 0),
                                1.5 * std::max(t.raster.dx, t.raster.dy)));
  std::vector<Cell> cells;
  for (const LinePiece& p : pieces_of(t.raster, line)) {
    const std::size_t c = static_cast<std::size_t>(p.cell.j) * t.raster.nx + p.cell.i;
    if (is_ground(t, c) && std::find(cells.begin(), cells.end(), p.cell) == cells.end())
      cells.push_back(p.cell);
  }
  if (cells.empty()) throw InputError("release.inlet_x: the line meets no ground");
  return cells;
}

/// Middle of the fluid on the ground, or of the first dam.
void find_middle(const Terrain& t, const Values& values, FlowStart& start) {
  start.x = values.number_or("release.x", t.site_x);
  start.y = values.number_or("release.y", t.site_y);
  if (values.has("release.x") || values.text("release.kind") != "initial") return;
  if (!t.dams.empty()) {
    const FlowGauge& dam = t.dams.front();
    start.x = 0.5 * (dam.x.front() + dam.x.back());
    start.y = 0.5 * (dam.y.front() + dam.y.back());
  }
}

}  // namespace

double initial_volume(const Terrain& terrain) {
  double sum = 0;
  for (std::size_t c = 0; c < terrain.initial_depth.size(); ++c)
    if (is_ground(terrain, c)) sum += terrain.initial_depth[c];
  return sum * terrain.raster.cell_area();
}

Hydrograph stated_hydrograph(const Values& values) {
  return {values.numbers("release.hydrograph_time"),
          values.numbers("release.hydrograph_discharge")};
}

LogStudent volume_of(const HazardInput& input, const Values& values) {
  const std::string& kind = values.text("release.kind");
  const double lying = initial_volume(input.terrain);
  LogStudent volume;
  if (values.has("release.volume")) {
    volume.log_middle = std::log10(values.number("release.volume"));
  } else if (values.has("release.stored_volume") && kind != "hydrograph") {
    volume =
        released_volume(volume_law(values.text_or("release.volume_law", "own_fit")),
                        values.number("release.stored_volume"),
                        values.number_or("release.dam_height", 0));
  } else {
    volume.log_middle =
        std::log10(kind == "hydrograph" ? stated_hydrograph(values).volume() : lying);
  }
  const double factor = values.number_or("release.volume_factor", 1);
  if (factor > 1) {
    volume.scatter = std::log10(factor) / 1.96;  // 95 % of a normal distribution
    volume.freedom = 1000;
  }
  const double stored = values.number_or("release.stored_volume", 0);
  volume.cap = kind == "initial" ? lying : stored;
  return volume;
}

BreachInput breach_of(const Values& values, double volume) {
  BreachInput b;
  b.law = values.text_or("release.breach_law", b.law);
  b.time_law = values.text_or("release.breach_time_law", b.time_law);
  b.overtopping = values.text_or("release.failure", "overtopping") == "overtopping";
  b.erodibility = values.text_or("release.erodibility", b.erodibility);
  b.volume = volume;
  const double height = values.number_or("release.dam_height", 0);
  b.water_height = values.number_or("release.water_height", height);
  b.breach_height = values.number_or("release.breach_height", height);
  b.embankment_width = values.number_or("release.embankment_width", 0);
  b.peak = values.number_or("release.breach_peak", 0);
  b.time = values.number_or("release.breach_time", 0);
  b.pond_shape = values.number_or("release.pond_shape", b.pond_shape);
  b.erosion_rate = values.number_or("release.erosion_rate", b.erosion_rate);
  b.critical_stress = values.number_or("release.critical_stress", b.critical_stress);
  return b;
}

namespace {

FlowStart raw_start(const Terrain& terrain, const Values& values, double volume) {
  FlowStart start;
  find_middle(terrain, values, start);
  const std::string& kind = values.text("release.kind");
  if (kind == "initial") {
    let_go_initial(terrain, volume, start);
    return start;
  }
  start.depth = start.clean = terrain.initial_depth;
  if (kind == "instantaneous") {
    put_column(terrain, values, volume, start);
    for (std::size_t c = 0; c < terrain.initial_depth.size(); ++c)
      start.depth[c] += terrain.initial_depth[c];
    return start;
  }
  start.inlet = inlet_of(terrain, values, start);
  if (kind == "breach") {
    start.hydrograph = breach_hydrograph(breach_of(values, volume));
  } else {
    start.hydrograph = stated_hydrograph(values);
    const double scale = volume / start.hydrograph.volume();
    for (double& q : start.hydrograph.discharge) q *= scale;
  }
  return start;
}

}  // namespace

FlowStart start_of(const Terrain& terrain, const Values& values, double volume) {
  FlowStart start = raw_start(terrain, values, volume);
  for (auto* depth : {&start.depth, &start.clean, &start.raised})
    for (std::size_t c = 0; c < depth->size(); ++c)
      if (!is_ground(terrain, c)) (*depth)[c] = 0;
  return start;
}

}  // namespace farreach
