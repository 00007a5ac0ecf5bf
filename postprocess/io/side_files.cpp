// Two files for other programs. A zone is given in plume coordinates, x downwind and y
// to the left; with the azimuthal equidistant plane about the source a point (x, y)
// lies at distance hypot(x, y) and azimuth downwind - atan2(y, x), which is how it is
// placed on the ellipsoid.

#include "postprocess/io/side_files.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>

#include "postprocess/effects/ground.hpp"
#include "postprocess/io/summary_far.hpp"
#include "postprocess/io/summary_flows.hpp"
#include "postprocess/io/summary_places.hpp"
#include "solver/base/atomic_file.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"
#include "solver/geo/geodesic.hpp"

namespace farreach {
namespace {

using Json = nlohmann::ordered_json;

constexpr int circle_points = 180;  // an inscribed polygon, too small by 0.02 %

/// A number, or null where there is none.
Json number(double value) {
  return std::isfinite(value) ? Json(value) : Json();
}

Json number(const std::optional<double>& value) {
  return value ? number(*value) : Json();
}

std::string text_of(const Json& json) {
  // Text that is not UTF-8 shows the replacement character instead of failing late.
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

// ---- zones --------------------------------------------------------------------------

/// 1e-6 deg, 0.1 m, as RFC 7946 section 11.2 recommends.
double rounded(double degrees) {
  return std::round(degrees * 1e6) / 1e6;
}

/// Twice the signed area on the lon/lat plane, positive for counter-clockwise.
double signed_area(const Ring& ring) {
  double sum = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const GeoPoint &p = ring[i], &q = ring[(i + 1) % ring.size()];
    sum += (p.lon - ring[0].lon) * (q.lat - ring[0].lat) -
           (q.lon - ring[0].lon) * (p.lat - ring[0].lat);
  }
  return sum;
}

/// A closed linear ring of the wanted turn; null when less than a triangle is left.
Json linear_ring(Ring ring, bool counter_clockwise) {
  if ((signed_area(ring) > 0) != counter_clockwise)
    std::reverse(ring.begin(), ring.end());
  Json positions = Json::array();
  for (const GeoPoint& p : ring) {
    const Json position = {rounded(p.lon), rounded(p.lat)};
    if (positions.empty() || positions.back() != position)
      positions.push_back(position);
  }
  while (positions.size() > 1 && positions.back() == positions.front())
    positions.erase(positions.size() - 1);
  if (positions.size() < 3) return nullptr;
  positions.push_back(positions.front());
  return positions;
}

/// `destination` with a longitude that does not jump at the date line.
GeoPoint placed(GeoPoint source, double azimuth, double distance) {
  GeoPoint p = destination(source, azimuth, distance);
  if (p.lon - source.lon > 180) p.lon -= 360;
  if (p.lon - source.lon < -180) p.lon += 360;
  return p;
}

Ring outline_on_earth(const LevelReach& reach, GeoPoint source, double downwind) {
  Ring ring;
  for (std::size_t i = 0; i < reach.outline_x.size(); ++i) {
    const double x = reach.outline_x[i], y = reach.outline_y[i];
    const double left = std::atan2(y, x) * 180 / pi;
    ring.push_back(placed(source, turned(downwind, -left), std::hypot(x, y)));
  }
  return ring;
}

Ring circle(GeoPoint centre, double radius) {
  Ring ring;
  for (int i = 0; i < circle_points; ++i)
    ring.push_back(placed(centre, 360.0 * i / circle_points, radius));
  return ring;
}

Json polygon(const std::vector<Ring>& rings) {
  Json coordinates = Json::array();
  for (const Ring& ring : rings) {
    const bool is_outer = coordinates.empty();
    Json closed = linear_ring(ring, is_outer);
    if (!closed.is_null())
      coordinates.push_back(std::move(closed));
    else if (is_outer)
      return nullptr;
  }
  if (coordinates.empty()) return nullptr;
  return {{"type", "Polygon"}, {"coordinates", std::move(coordinates)}};
}

/// All places that the level reaches for some wind direction. The hole of a plume that
/// comes down only farther out is left open; the gap before the first slice of the
/// table is not such a hole.
Json all_directions(const Outcome& outcome, const LevelReach& reach) {
  if (!(reach.distance > 0)) return nullptr;
  double table_begin = std::numeric_limits<double>::infinity();
  for (const PlumeSegment& segment : outcome.members.at(reach.member).plume.segments)
    if (!segment.slices.empty())
      table_begin = std::min(table_begin, segment.slices.front().x);
  std::vector<Ring> rings = {circle(outcome.site.place, reach.distance)};
  if (reach.nearest > 1.001 * table_begin && reach.nearest < reach.distance)
    rings.push_back(circle(outcome.site.place, reach.nearest));
  return polygon(rings);
}

Json zone(const Outcome& outcome, const LevelReach& reach, const char* kind,
          std::optional<double> wind_from) {
  const Level& level = outcome.levels.at(reach.level);
  const bool is_reached = reach.distance > 0;
  const GeoPoint source = outcome.site.place;
  const Json geometry =
      wind_from ? polygon({outline_on_earth(reach, source, turned(*wind_from, 180))})
                : all_directions(outcome, reach);
  return {{"type", "Feature"},
          {"geometry", is_reached ? geometry : Json()},
          {"properties",
           {{"kind", kind},
            {"level", level.name},
            {"level_key", level.key},
            {"severity", level.severity},
            {"substance", level.substance},
            {"weather", outcome.members.at(reach.member).weather.name},
            {"wind_from_deg", number(wind_from)},
            {"distance_m", number(reach.distance)},
            {"beyond_range", reach.beyond_range},
            {"area_m2", number(reach.area)},
            {"arrival_s", number(reach.arrival)},
            {"duration_s", number(reach.duration)},
            {"mode", outcome.scenario.mode}}}};
}

/// For an example the wind blows to the nearest neighbour, else to the east.
double example_wind_from(const Outcome& outcome) {
  if (outcome.geography.borders.empty()) return 270;
  return turned(outcome.geography.borders.front().azimuth, 180);
}

// ---- summary ------------------------------------------------------------------------

Json site_of(const Outcome& o) {
  return {{"id", o.site.id},
          {"name", o.site.name},
          {"name_ru", o.site.name_ru},
          {"name_kk", o.site.name_kk},
          {"lat", number(o.site.place.lat)},
          {"lon", number(o.site.place.lon)},
          {"position_error_m", number(o.site.position_error)},
          {"position_quality", o.site.position_quality},
          {"state", o.site.state},
          {"activity", o.site.activity}};
}

Json checks_of(const Outcome& o) {
  Json list = Json::array();
  for (const Check& c : o.checks)
    list.push_back({{"name", c.name},
                    {"value", number(c.value)},
                    {"tolerance", number(c.tolerance)},
                    {"passed", c.passed},
                    {"detail", c.detail}});
  return list;
}

Json weathers_of(const Outcome& o) {
  Json list = Json::array();
  for (const Member& m : o.members)
    list.push_back({{"name", m.weather.name},
                    {"wind_speed_m_s", number(m.weather.wind_speed)},
                    {"wind_from_deg", number(m.weather.wind_from)},
                    {"stability", std::string(1, m.weather.stability)},
                    {"air_temperature_k", number(m.weather.air_temperature)},
                    {"weight", number(m.weather.weight)}});
  return list;
}

/// The value that decided at the end of the reach, as it is shown.
Json compared_value(const Level& level, const LevelReach& r) {
  if (r.value == level.value) return number(level.shown_value);
  const double shown = level.shown_value * (r.value / level.value);
  return number(std::round(shown * 1e9) / 1e9);  // of the conversion there and back
}

/// What the reach holds for: a weather, or a run of a flow over the ground.
std::string condition_of(const Outcome& o, std::size_t member) {
  return o.flow.members.empty() ? o.members.at(member).weather.name
                                : o.flow.members.at(member).name;
}

/// What a verdict holds for: a weather, a run, a state of the river; null: not known.
Json condition_of(const Outcome& o, const BorderVerdict& v) {
  if (v.kind == "river")
    return v.member < o.river.cases.size() ? Json(o.river.cases[v.member].name)
                                           : Json();
  if (!o.flow.members.empty())
    return v.member < o.flow.members.size() ? Json(o.flow.members[v.member].name)
                                            : Json();
  if (v.model == "far_field")
    return v.far_member < o.far_field.members.size()
               ? Json(o.far_field.members[v.far_member].start_utc)
               : Json();
  return v.member < o.members.size() ? Json(o.members[v.member].weather.name) : Json();
}

Json reach_of(const Outcome& o, const LevelReach& r) {
  return {{"weather", condition_of(o, r.member)},
          {"distance_m", number(r.distance)},
          {"distance_low_m", number(r.distance_low)},
          {"distance_high_m", number(r.distance_high)},
          {"beyond_range", r.beyond_range},
          {"area_m2", number(r.area)},
          {"arrival_s", number(r.arrival)},
          {"duration_s", number(r.duration)},
          {"averaging_time_s", number(r.averaging_time)},
          {"compared_value", compared_value(o.levels.at(r.level), r)}};
}

/// A level without any weather: nothing is known about its reach.
Json unknown_reach() {
  return {{"weather", nullptr},          {"distance_m", nullptr},
          {"distance_low_m", nullptr},   {"distance_high_m", nullptr},
          {"beyond_range", false},       {"area_m2", nullptr},
          {"arrival_s", nullptr},        {"duration_s", nullptr},
          {"averaging_time_s", nullptr}, {"compared_value", nullptr}};
}

/// Farther is worse; at equal distance sooner is.
bool is_worse(const LevelReach& a, const LevelReach& b) {
  if (a.distance != b.distance) return a.distance > b.distance;
  return a.arrival < b.arrival;
}

Json level_of(const Outcome& o, const Effects& effects, std::size_t index) {
  const Level& l = o.levels[index];
  Json json = {{"name", l.name},
               {"key", l.key},
               {"substance", l.substance},
               {"quantity", l.quantity},
               {"value", number(l.shown_value)},
               {"unit", l.unit},
               {"exposure_time_s", number(l.exposure_time)},
               {"comparison", l.comparison},
               {"severity", l.severity},
               {"provisional", l.provisional},
               {"source", l.source}};
  const LevelReach* worst = nullptr;
  Json by_weather = Json::array();
  for (const LevelReach& r : effects.reaches) {
    if (r.level != index) continue;
    if (worst == nullptr || is_worse(r, *worst)) worst = &r;
    by_weather.push_back(reach_of(o, r));
  }
  json.update(worst != nullptr ? reach_of(o, *worst) : unknown_reach());
  json["by_weather"] = std::move(by_weather);
  return json;
}

const char* word(Reached verdict) {
  switch (verdict) {
    case Reached::reached:
      return "reached";
    case Reached::not_reached:
      return "not_reached";
    case Reached::undecided:
      break;
  }
  return "undecided";
}

Json verdict_of(const Outcome& o, const BorderVerdict& v) {
  const bool known = v.member < o.members.size() && v.model != "far_field";
  return {{"state", v.state},
          {"kind", v.kind},
          {"level", o.levels.at(v.level).name},
          {"level_key", o.levels.at(v.level).key},
          {"verdict", word(v.verdict)},
          {"distance_m", number(v.distance)},
          {"distance_uncertainty_m", number(v.distance_uncertainty)},
          {"reach_m", number(v.reach)},
          {"reach_low_m", number(v.reach_low)},
          {"reach_high_m", v.reach_high <= v.range_end ? number(v.reach_high) : Json()},
          {"margin", number(v.margin)},
          {"margin_uncertainty", number(v.margin_uncertainty)},
          {"first_arrival_s", number(v.first_arrival)},
          {"peak_time_s", number(v.peak_time)},
          {"end_s", number(v.end)},
          {"peak", number(v.peak)},
          {"peak_unit", v.peak_unit},
          {"weather", known ? Json(o.members[v.member].weather.name) : Json()},
          {"condition", condition_of(o, v)},
          {"worst_wind_from_deg", number(v.worst_wind_from)},
          {"probability", number(v.probability)},
          {"directed", v.directed},
          {"out_of_range", v.out_of_range},
          {"deciding_horizon_s", number(v.deciding_horizon)},
          {"favourable_verdict", word(v.favourable_verdict)},
          {"model", v.model},
          {"probability_low", number(v.probability_low)},
          {"probability_high", number(v.probability_high)},
          {"arrival_median_s", number(v.arrival_median)},
          {"arrival_95_s", number(v.arrival_late)},
          {"reason_key", v.reason_key},
          {"reason", v.reason}};
}

Json criteria_of(const Findings& findings) {
  Json list = Json::array();
  for (const CriterionVerdict& c : findings.criteria)
    list.push_back({{"criterion", c.criterion},
                    {"state", c.state},
                    {"verdict", c.verdict},
                    {"distance_m", number(c.distance)},
                    {"limit_m", number(c.limit)},
                    {"margin_m", number(c.margin)},
                    {"uncertainty_m", number(c.uncertainty)},
                    {"provisional", c.provisional},
                    {"reason", c.reason}});
  return list;
}

Json routes_of(const Findings& findings) {
  Json list = Json::array();
  for (const LegalRoute& r : findings.routes)
    list.push_back(
        {{"instrument", r.instrument}, {"reason", r.reason}, {"status", r.status}});
  return list;
}

Json notices_of(const Outcome& o) {
  Json list = Json::array();
  for (const Notice& n : o.notices)
    list.push_back({{"key", n.key}, {"severity", n.severity}, {"text", n.text}});
  return list;
}

Json heading_of(const Outcome& o, const Findings& findings) {
  const bool all_passed = std::all_of(o.checks.begin(), o.checks.end(),
                                      [](const Check& c) { return c.passed; });
  return {
      {"format", "farreach_summary"},
      {"format_version", "1.0"},
      {"title", o.scenario.title},
      {"mode", o.scenario.mode},
      {"headline", findings.headline},
      {"complete", o.complete},
      {"all_checks_passed", all_passed},
      {"hazard", o.scenario.hazard},
      {"scenario_file", o.scenario.file_name},
      {"fingerprint", o.provenance.scenario_fingerprint},
      {"program_version", o.provenance.program_version},
      {"start_utc", o.scenario.start_utc.empty() ? Json() : Json(o.scenario.start_utc)},
      {"horizon_s", number(o.scenario.horizon)},
      {"site", site_of(o)}};
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
  const bool shown = reach.area > 0 && !outcome.flow.frame.lat.empty();
  return {{"type", "Feature"},
          {"geometry", shown ? ground_polygons(outcome.flow, level) : Json()},
          {"properties",
           {{"kind", "ground"},
            {"level", level.name},
            {"level_key", level.key},
            {"severity", level.severity},
            {"run", condition_of(outcome, reach.member)},
            {"distance_m", number(reach.distance)},
            {"beyond_range", reach.beyond_range},
            {"area_m2", number(reach.area)},
            {"arrival_s", number(reach.arrival)},
            {"mode", outcome.scenario.mode}}}};
}

}  // namespace

std::string zones_geojson(const Outcome& outcome, const Effects& effects) {
  Json features = Json::array();
  for (const LevelReach& reach : effects.reaches) {
    if (!outcome.flow.members.empty()) {
      features.push_back(ground_zone(outcome, reach));
      continue;
    }
    const auto& wind_from = outcome.members.at(reach.member).weather.wind_from;
    if (wind_from) {
      features.push_back(zone(outcome, reach, "plume", wind_from));
      continue;
    }
    features.push_back(zone(outcome, reach, "all_directions", std::nullopt));
    if (reach.distance > 0)
      features.push_back(
          zone(outcome, reach, "example_plume", example_wind_from(outcome)));
  }
  return text_of({{"type", "FeatureCollection"},
                  {"title", outcome.scenario.title},
                  {"mode", outcome.scenario.mode},
                  {"fingerprint", outcome.provenance.scenario_fingerprint},
                  {"features", std::move(features)}});
}

std::string summary_json(const Outcome& outcome, const Effects& effects,
                         const Findings& findings) {
  Json json = heading_of(outcome, findings);
  json["checks"] = checks_of(outcome);
  json["weathers"] = weathers_of(outcome);
  json["levels"] = Json::array();
  for (std::size_t i = 0; i < outcome.levels.size(); ++i)
    json["levels"].push_back(level_of(outcome, effects, i));
  json["verdicts"] = Json::array();
  for (const BorderVerdict& v : findings.verdicts)
    json["verdicts"].push_back(verdict_of(outcome, v));
  json["flow"] = flow_summary(outcome.flow);
  json["river"] = river_summary(outcome.river);
  json["far_field"] = far_summary(outcome, effects);
  json["people"] = people_summary(outcome, findings);
  json["places"] = places_summary(outcome, findings);
  json["extents"] = extents_summary(outcome, findings);
  json["criteria"] = criteria_of(findings);
  json["legal_routes"] = routes_of(findings);
  json["response_level"] = findings.response_level;
  json["response_reason"] = findings.response_reason;
  json["unknowns"] = findings.unknowns;
  json["notices"] = notices_of(outcome);
  json["attributions"] = outcome.geography.attributions;
  return text_of(json);
}

void write_text_atomically(const std::filesystem::path& file, const std::string& text) {
  write_file_atomically(file, text);
}

}  // namespace farreach
