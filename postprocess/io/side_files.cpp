// Two files for other programs: what is common to all media.

#include "postprocess/io/side_files.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>

#include "models/phrase/message.hpp"
#include "postprocess/io/summary_places.hpp"
#include "postprocess/media/medium.hpp"
#include "postprocess/voice/voice.hpp"
#include "solver/base/atomic_file.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"
#include "solver/geo/geodesic.hpp"

namespace farreach {
namespace {

using Json = nlohmann::ordered_json;

/// A number, or null where there is none.
Json number(double value) {
  return std::isfinite(value) ? Json(value) : Json();
}

std::string text_of(const Json& json) {
  // Text that is not UTF-8 shows the replacement character instead of failing late.
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
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
    list.push_back({{"name", english(read_message(c.name))},
                    {"value", number(c.value)},
                    {"tolerance", number(c.tolerance)},
                    {"passed", c.passed},
                    {"detail", english(read_message(c.detail))}});
  return list;
}

/// The value that decided at the end of the reach, as it is shown.
Json compared_value(const Level& level, const LevelReach& r) {
  if (r.value == level.value) return number(level.shown_value);
  const double shown = level.shown_value * (r.value / level.value);
  return number(std::round(shown * 1e9) / 1e9);  // of the conversion there and back
}

Json text_or_null(const std::optional<std::string>& text) {
  return text ? Json(*text) : Json();
}

Json reach_of(const Outcome& o, const LevelReach& r) {
  return {{"weather", text_or_null(case_name(o, r.found_in))},
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
               {"quantity", l.quantity.word()},
               {"value", number(l.shown_value)},
               {"unit", l.unit},
               {"exposure_time_s", number(l.exposure_time)},
               {"comparison", l.comparison},
               {"severity", number_of(l.severity)},
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

Json verdict_of(const Outcome& o, const BorderVerdict& v) {
  const Medium& medium = medium_named(v.model);
  const Json condition = text_or_null(case_name(o, v.unfavourable_case));
  return {{"state", v.state},
          {"kind", word_of(v.kind)},
          {"level", o.levels.at(v.level).name},
          {"level_key", o.levels.at(v.level).key},
          {"verdict", word_of(v.verdict)},
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
          {"weather", medium.case_word == "weather" ? condition : Json()},
          {"condition", condition},
          {"worst_wind_from_deg", number(v.worst_wind_from)},
          {"probability", number(v.probability)},
          {"directed", v.directed},
          {"out_of_range", v.out_of_range},
          {"deciding_horizon_s", number(v.deciding_horizon)},
          {"favourable_verdict", word_of(v.favourable_verdict)},
          {"model", v.model},
          {"probability_low", number(v.probability_low)},
          {"probability_high", number(v.probability_high)},
          {"arrival_median_s", number(v.arrival_median)},
          {"arrival_95_s", number(v.arrival_late)},
          {"reason_key", v.reason_key},
          {"reason", english(v.reason)}};
}

Json criteria_of(const Findings& findings) {
  Json list = Json::array();
  for (const CriterionVerdict& c : findings.criteria)
    list.push_back({{"criterion", c.criterion},
                    {"state", c.state},
                    {"verdict", word_of(c.verdict)},
                    {"distance_m", number(c.distance)},
                    {"limit_m", number(c.limit)},
                    {"margin_m", number(c.margin)},
                    {"uncertainty_m", number(c.uncertainty)},
                    {"provisional", c.provisional},
                    {"reason", english(c.reason)}});
  return list;
}

Json routes_of(const Findings& findings) {
  Json list = Json::array();
  for (const LegalRoute& r : findings.routes)
    list.push_back({{"instrument", english(r.instrument)},
                    {"reason", english(r.reason)},
                    {"status", r.status}});
  return list;
}

Json notices_of(const Outcome& o) {
  Json list = Json::array();
  for (const Notice& n : o.notices)
    list.push_back({{"key", n.key},
                    {"severity", n.severity.word()},
                    {"text", english(read_message(n.text))}});
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
      {"headline", english(findings.headline)},
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

}  // namespace

std::string zones_geojson(const Outcome& outcome, const Effects& effects) {
  Json features = Json::array();
  for (const Medium* medium : media_of(outcome))
    if (medium->draw_zones) medium->draw_zones(outcome, effects, features);
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
  json["levels"] = Json::array();
  for (std::size_t i = 0; i < outcome.levels.size(); ++i)
    json["levels"].push_back(level_of(outcome, effects, i));
  json["verdicts"] = Json::array();
  for (const BorderVerdict& v : findings.verdicts)
    json["verdicts"].push_back(verdict_of(outcome, v));
  for (const Medium* medium : media())  // null where there is none of it
    if (medium->summarize) medium->summarize(outcome, effects, json);
  json["people"] = people_summary(outcome, findings);
  json["places"] = places_summary(outcome, findings);
  json["extents"] = extents_summary(outcome, findings);
  json["criteria"] = criteria_of(findings);
  json["legal_routes"] = routes_of(findings);
  json["response_level"] = findings.response_level;
  json["response_reason"] = english(findings.response_reason);
  json["unknowns"] = english_each(findings.unknowns);
  json["notices"] = notices_of(outcome);
  json["attributions"] = outcome.geography.attributions;
  return text_of(json);
}

std::vector<MediumFile> medium_files(const Outcome& outcome,
                                     const std::string& result_name) {
  std::vector<MediumFile> files;
  for (const Medium* medium : media())
    if (medium->side_text)
      files.push_back({std::string(medium->side_file), std::string(medium->side_word),
                       medium->side_text(outcome, result_name),
                       medium->side_refers_to_result});
  return files;
}

std::vector<std::string> medium_file_names() {
  std::vector<std::string> names;
  for (const Medium* medium : media())
    if (medium->side_text) names.emplace_back(medium->side_file);
  return names;
}

std::string screen_tables(const Outcome& outcome) {
  std::string tables;
  for (const Medium* medium : media_of(outcome))
    if (medium->screen_table) tables += medium->screen_table(outcome);
  return tables;
}

void write_text_atomically(const std::filesystem::path& file, const std::string& text) {
  write_file_atomically(file, text);
}

}  // namespace farreach
