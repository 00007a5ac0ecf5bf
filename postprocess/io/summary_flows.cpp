#include "postprocess/io/summary_flows.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

namespace farreach {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) {
  return std::isfinite(value) ? Json(value) : Json();
}

/// kg/m3 as mg/L, without the digits that the conversion makes.
Json milligrams(double concentration) {
  if (!std::isfinite(concentration)) return Json();
  if (concentration == 0) return 0.0;
  const double digits =
      std::pow(10.0, 9 - std::floor(std::log10(std::abs(concentration))));
  if (!std::isfinite(digits)) return 1e3 * concentration;
  return std::round(1e3 * concentration * digits) / digits;
}

Json facts_of(const std::vector<SourceFact>& facts) {
  Json list = Json::array();
  for (const SourceFact& f : facts)
    list.push_back({{"name", f.name}, {"value", number(f.value)}, {"unit", f.unit}});
  return list;
}

Json run_of(const FlowMember& m) {
  return {{"name", m.name},
          {"weight", number(m.weight)},
          {"inputs", facts_of(m.inputs)},
          {"released_m3", number(m.released)},
          {"on_ground_m3", number(m.deposited)},
          {"left_terrain_m3", number(m.left_raster)},
          {"into_river_m3", number(m.into_river)},
          {"run_out_m", number(m.run_out)},
          {"run_out_time_s", number(m.run_out_time)},
          {"came_to_rest", m.stopped},
          {"onward_m3", number(m.onward_volume)}};
}

Json gauge_of(const FlowSeries& s) {
  return {{"name", s.name},
          {"kind", s.kind},
          {"run", s.member},
          {"lat", number(s.place.lat)},
          {"lon", number(s.place.lon)},
          {"arrival_s", number(s.arrival)},
          {"peak", number(s.peak)},
          {"peak_unit", s.kind == "line" ? "m3/s" : "m"},
          {"peak_time_s", number(s.peak_time)}};
}

Json passage_of(const RiverField& river, const RiverSeries& s) {
  const bool known = s.river_case < river.cases.size();
  return {{"case", known ? Json(river.cases[s.river_case].name) : Json()},
          {"substance", s.substance},
          {"discharge_m3_s", number(s.discharge)},
          {"arrival_s", number(s.arrival)},
          {"arrival_early_s", number(s.arrival_early)},
          {"arrival_late_s", number(s.arrival_late)},
          {"peak_mg_l", milligrams(s.peak)},
          {"peak_low_mg_l", milligrams(s.peak_low)},
          {"peak_high_mg_l", milligrams(s.peak_high)},
          {"peak_time_s", number(s.peak_time)},
          {"end_s", number(s.end)},
          {"passed_kg", number(s.mass)}};
}

Json station_of(const RiverField& river, std::size_t index) {
  const RiverStation& s = river.stations[index];
  Json passages = Json::array();
  for (const RiverSeries& series : river.series)
    if (series.station == index) passages.push_back(passage_of(river, series));
  return {{"name", s.name},
          {"name_ru", s.name_ru},
          {"name_kk", s.name_kk},
          {"kind", s.kind},
          {"distance_m", number(s.distance)},
          {"distance_error_m", number(s.distance_error)},
          {"lat", number(s.place.lat)},
          {"lon", number(s.place.lon)},
          {"from_state", s.from_state},
          {"to_state", s.to_state},
          {"population", number(s.population)},
          {"quality", s.quality},
          {"passages", std::move(passages)}};
}

}  // namespace

Json flow_summary(const FlowField& flow) {
  if (flow.members.empty()) return nullptr;
  Json runs = Json::array(), gauges = Json::array();
  for (const FlowMember& m : flow.members) runs.push_back(run_of(m));
  for (const FlowSeries& s : flow.series) gauges.push_back(gauge_of(s));
  return {{"fluid", flow.fluid},
          {"terrain", flow.terrain_source},
          {"analytic_terrain", flow.analytic_terrain},
          {"runs", std::move(runs)},
          {"gauges", std::move(gauges)}};
}

Json river_summary(const RiverField& river) {
  if (river.cases.empty()) return nullptr;
  Json cases = Json::array(), stations = Json::array();
  for (const RiverCase& c : river.cases)
    cases.push_back(
        {{"name", c.name}, {"meaning", c.meaning}, {"weight", number(c.weight)}});
  for (std::size_t i = 0; i < river.stations.size(); ++i)
    stations.push_back(station_of(river, i));
  return {{"name", river.name},
          {"name_ru", river.name_ru},
          {"name_kk", river.name_kk},
          {"substances", river.substances},
          {"cases", std::move(cases)},
          {"stations", std::move(stations)},
          {"facts", facts_of(river.facts)}};
}

}  // namespace farreach
