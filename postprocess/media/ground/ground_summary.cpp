#include "postprocess/media/ground/ground_summary.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "models/hazard/flow_field.hpp"
#include "postprocess/io/json_values.hpp"
#include "postprocess/media/ground/ground_levels.hpp"

namespace farreach {
namespace {

using Json = nlohmann::ordered_json;

Json run_of(const FlowMember& m) {
  return {{"name", m.name},
          {"weight", number_or_null(m.weight)},
          {"inputs", json_of(m.inputs)},
          {"released_m3", number_or_null(m.released)},
          {"on_ground_m3", number_or_null(m.deposited)},
          {"left_terrain_m3", number_or_null(m.left_raster)},
          {"into_river_m3", number_or_null(m.into_river)},
          {"run_out_m", number_or_null(m.run_out)},
          {"run_out_time_s", number_or_null(m.run_out_time)},
          {"came_to_rest", m.stopped},
          {"onward_m3", number_or_null(m.onward_volume)}};
}

Json gauge_of(const FlowSeries& s) {
  return {{"name", s.name},
          {"kind", s.kind},
          {"run", s.member},
          {"lat", number_or_null(s.place.lat)},
          {"lon", number_or_null(s.place.lon)},
          {"arrival_s", number_or_null(s.arrival)},
          {"peak", number_or_null(s.peak)},
          {"peak_unit", s.kind == "line" ? "m3/s" : "m"},
          {"peak_time_s", number_or_null(s.peak_time)}};
}

/// Cells that meet the level, row by row, neighbours in a row as one rectangle.
Json ground_polygons(const FlowField& flow, const Level& level) {
  Json polygons = Json::array();
  const Raster& r = flow.raster;
  const auto corner = [&](int i, int j) {
    const GeoPoint p = place_on_earth(flow.frame, r.x0 + i * r.dx, r.y0 + j * r.dy);
    return Json{std::round(p.lon * 1e7) / 1e7, std::round(p.lat * 1e7) / 1e7};
  };
  const auto met = [&](int i, int j) {
    return i < r.nx && meets(flow, level, static_cast<std::size_t>(j) * r.nx + i);
  };
  for (int j = 0; j < r.ny; ++j)
    for (int i = 0; i < r.nx; ++i) {
      if (!met(i, j)) continue;
      int end = i;
      while (met(end, j)) ++end;
      polygons.push_back(
          Json::array({Json::array({corner(i, j), corner(end, j), corner(end, j + 1),
                                    corner(i, j + 1), corner(i, j)})}));
      i = end;
    }
  return {{"type", "MultiPolygon"}, {"coordinates", std::move(polygons)}};
}

Json ground_zone(const Outcome& outcome, const LevelReach& reach) {
  const Level& level = outcome.levels.at(reach.level);
  const bool shown = reach.area > 0 && !outcome.part<FlowField>().frame.lat.empty();
  return {
      {"type", "Feature"},
      {"geometry", shown ? ground_polygons(outcome.part<FlowField>(), level) : Json()},
      {"properties",
       {{"kind", "ground"},
        {"level", level.name},
        {"level_key", level.key},
        {"severity", number_of(level.severity)},
        {"run", outcome.part<FlowField>().members.at(reach.found_in.index).name},
        {"distance_m", number_or_null(reach.distance)},
        {"beyond_range", reach.beyond_range},
        {"area_m2", number_or_null(reach.area)},
        {"arrival_s", number_or_null(reach.arrival)},
        {"mode", outcome.scenario.mode}}}};
}

}  // namespace

void summarize_ground(const Outcome& outcome, const Effects&, Json& summary) {
  Json& json = summary["flow"];
  const FlowField& flow = outcome.part<FlowField>();
  if (flow.members.empty()) return;
  Json runs = Json::array(), gauges = Json::array();
  for (const FlowMember& m : flow.members) runs.push_back(run_of(m));
  for (const FlowSeries& s : flow.series) gauges.push_back(gauge_of(s));
  json = {{"fluid", flow.fluid},
          {"terrain", flow.terrain_source},
          {"analytic_terrain", flow.analytic_terrain},
          {"runs", std::move(runs)},
          {"gauges", std::move(gauges)}};
}

void draw_ground_zones(const Outcome& outcome, const Effects& effects, Json& features) {
  for (const LevelReach& reach : effects.reaches)
    if (is_ground_level(outcome.levels.at(reach.level)))
      features.push_back(ground_zone(outcome, reach));
}

}  // namespace farreach
