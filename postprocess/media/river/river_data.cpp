#include "postprocess/media/river/river_data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "models/hazard/river_field.hpp"
#include "postprocess/media/river/river_story.hpp"

namespace farreach {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t course_points_at_most = 1500;
constexpr std::size_t samples_at_most = 160;

Json rounded(double value, int digits = 4) {
  if (!std::isfinite(value)) return nullptr;
  return std::stod(fmt::format("{:.{}e}", value, digits - 1));
}

Json milligrams(double concentration) {
  return concentration > 0 ? rounded(1000 * concentration, 4) : Json(nullptr);
}

std::size_t stride_for(std::size_t count, std::size_t at_most) {
  return std::max<std::size_t>(1, (count + at_most - 1) / at_most);
}

Json course_list(const RiverField& river) {
  Json list = Json::array();
  const std::size_t n = river.course.size();
  const std::size_t stride = stride_for(n, course_points_at_most);
  for (std::size_t i = 0; i < n; i += stride)
    list.push_back({rounded(river.course[i].lat, 7), rounded(river.course[i].lon, 7)});
  if (n > 0 && (n - 1) % stride != 0)
    list.push_back(
        {rounded(river.course.back().lat, 7), rounded(river.course.back().lon, 7)});
  return list;
}

Json station_list(const Story& story) {
  Json list = Json::array();
  for (const RiverStation& s : story.outcome.part<RiverField>().stations)
    list.push_back({{"name", station_name(story, s)},
                    {"kind", is_crossing(s) ? "border" : s.kind},
                    {"kind_name", station_kind(story, s)},
                    {"km", rounded(s.distance / 1000, 5)},
                    {"distance", station_distance(story, s)},
                    {"from", state_name(story, s.from_state)},
                    {"to", state_name(story, s.to_state)},
                    {"from_code", s.from_state},
                    {"to_code", s.to_state},
                    {"people", s.population},
                    {"lat", rounded(s.place.lat, 7)},
                    {"lon", rounded(s.place.lon, 7)}});
  return list;
}

Json level_list(const Story& story, const std::string& substance) {
  Json list = Json::array();
  for (const std::size_t l : water_levels(story.outcome, substance)) {
    const Level& level = story.outcome.levels[l];
    list.push_back({{"name", plain_level_name(story, level)},
                    {"text", level_value(story, level)},
                    {"mg", rounded(1000 * level.value)},
                    {"severity", number_of(level.severity)}});
  }
  return list;
}

/// Every k-th sample and the highest one.
std::vector<std::size_t> samples_of(const std::vector<double>& values) {
  const std::size_t stride = stride_for(values.size(), samples_at_most);
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < values.size(); i += stride) {
    const std::size_t end = std::min(values.size(), i + stride);
    const auto at = static_cast<std::ptrdiff_t>(i);
    chosen.push_back(static_cast<std::size_t>(
        std::max_element(values.begin() + at,
                         values.begin() + static_cast<std::ptrdiff_t>(end)) -
        values.begin()));
  }
  return chosen;
}

Json profile_json(const RiverProfile& p) {
  Json x = Json::array(), c = Json::array(), low = Json::array(), high = Json::array();
  for (std::size_t i = 0; i < p.distance.size(); ++i) {
    x.push_back(rounded(p.distance[i] / 1000, 5));
    c.push_back(milligrams(p.peak[i]));
    low.push_back(milligrams(p.peak_low[i]));
    high.push_back(milligrams(p.peak_high[i]));
  }
  return {{"case", p.river_case}, {"x", x}, {"c", c}, {"low", low}, {"high", high}};
}

Json series_json(const RiverSeries& s) {
  Json t = Json::array(), c = Json::array();
  for (const std::size_t i : samples_of(s.concentration)) {
    t.push_back(rounded(s.time[i] / 3600, 5));
    c.push_back(milligrams(s.concentration[i]));
  }
  return {{"case", s.river_case},
          {"station", s.station},
          {"t", t},
          {"c", c},
          {"arrival", rounded(s.arrival / 3600)},
          {"early", rounded(s.arrival_early / 3600)},
          {"late", rounded(s.arrival_late / 3600)},
          {"peak", milligrams(s.peak)}};
}

Json substance_json(const Story& story, const std::string& substance) {
  const RiverField& river = story.outcome.part<RiverField>();
  Json profiles = Json::array(), series = Json::array();
  for (const RiverProfile& p : river.profiles)
    if (p.substance == substance) profiles.push_back(profile_json(p));
  for (const RiverSeries& s : river.series)
    if (s.substance == substance) series.push_back(series_json(s));
  return {{"name", water_matter(story, substance)},
          {"levels", level_list(story, substance)},
          {"profiles", profiles},
          {"series", series}};
}

}  // namespace

void draw_river(const Story& story, Json& data) {
  const RiverField& river = story.outcome.part<RiverField>();
  Json cases = Json::array(), substances = Json::array();
  for (std::size_t c = 0; c < river.cases.size(); ++c)
    cases.push_back(water_name(story, c));
  for (const std::string& substance : river.substances)
    substances.push_back(substance_json(story, substance));
  data["river"] = {
      {"name", river_name(story)},       {"course", course_list(river)},
      {"stations", station_list(story)}, {"cases", cases},
      {"substances", substances},        {"leading", leading_substance(story.outcome)}};
}

}  // namespace farreach
