/// What a river carries, in the summary for other programs.
#include <cmath>
#include <nlohmann/json.hpp>

#include "models/hazard/river_field.hpp"
#include "postprocess/io/json_values.hpp"
#include "postprocess/media/river/river_summary.hpp"

namespace farreach {
namespace {

using Json = nlohmann::ordered_json;

/// kg/m3 as mg/L, without the digits that the conversion makes.
Json milligrams(double concentration) {
  if (!std::isfinite(concentration)) return Json();
  if (concentration == 0) return 0.0;
  const double digits =
      std::pow(10.0, 9 - std::floor(std::log10(std::abs(concentration))));
  if (!std::isfinite(digits)) return 1e3 * concentration;
  return std::round(1e3 * concentration * digits) / digits;
}

Json passage_of(const RiverField& river, const RiverSeries& s) {
  const bool known = s.river_case < river.cases.size();
  return {{"case", known ? Json(river.cases[s.river_case].name) : Json()},
          {"substance", s.substance},
          {"discharge_m3_s", number_or_null(s.discharge)},
          {"arrival_s", number_or_null(s.arrival)},
          {"arrival_early_s", number_or_null(s.arrival_early)},
          {"arrival_late_s", number_or_null(s.arrival_late)},
          {"peak_mg_l", milligrams(s.peak)},
          {"peak_low_mg_l", milligrams(s.peak_low)},
          {"peak_high_mg_l", milligrams(s.peak_high)},
          {"peak_time_s", number_or_null(s.peak_time)},
          {"end_s", number_or_null(s.end)},
          {"passed_kg", number_or_null(s.mass)}};
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
          {"distance_m", number_or_null(s.distance)},
          {"distance_error_m", number_or_null(s.distance_error)},
          {"lat", number_or_null(s.place.lat)},
          {"lon", number_or_null(s.place.lon)},
          {"from_state", s.from_state},
          {"to_state", s.to_state},
          {"population", number_or_null(s.population)},
          {"quality", s.quality},
          {"passages", std::move(passages)}};
}

}  // namespace

void summarize_river(const Outcome& outcome, const Effects&, Json& summary) {
  Json& json = summary["river"];
  const RiverField& river = outcome.part<RiverField>();
  if (river.cases.empty()) return;
  Json cases = Json::array(), stations = Json::array();
  for (const RiverCase& c : river.cases)
    cases.push_back({{"name", c.name},
                     {"meaning", c.meaning},
                     {"weight", number_or_null(c.weight)}});
  for (std::size_t i = 0; i < river.stations.size(); ++i)
    stations.push_back(station_of(river, i));
  json = {{"name", river.name},           {"name_ru", river.name_ru},
          {"name_kk", river.name_kk},     {"substances", river.substances},
          {"cases", std::move(cases)},    {"stations", std::move(stations)},
          {"facts", json_of(river.facts)}};
}

}  // namespace farreach
