/// What the map and the charts draw from, as compact JSON.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "postprocess/media/medium.hpp"
#include "postprocess/report/map_data.hpp"
#include "postprocess/report/parts.hpp"

namespace farreach {
namespace {

using Json = nlohmann::ordered_json;

/// Rounded to so many significant digits; null when not finite.
Json rounded(double value, int digits = 4) {
  if (!std::isfinite(value)) return nullptr;
  return std::stod(fmt::format("{:.{}e}", value, digits - 1));
}

Json level_list(const Story& story) {
  Json list = Json::array();
  for (const Level& level : story.outcome.levels) {
    list.push_back({{"name", level_name(story, level)},
                    {"word", severity_word(story, level)},
                    {"value", level_value(story, level)},
                    {"severity", number_of(level.severity)},
                    {"substance", formula(level.substance)}});
  }
  return list;
}

/// The highest value there in the words of the medium that decided.
std::string peak_text(const Story& story, const PlaceStory& place) {
  const Medium& medium =
      place.decided.empty() ? *told_media(story).front() : medium_named(place.decided);
  return medium.peak_text ? medium.peak_text(story, place) : "";
}

Json place_list(const Story& story) {
  Json list = Json::array();
  for (const PlaceStory& p : place_stories(story)) {
    const std::string arrival = story.human.duration(p.arrival);
    list.push_back({{"name", p.name},
                    {"kind", p.kind},
                    {"kind_name", kind_name(story, p.kind)},
                    {"lat", rounded(p.place.lat, 7)},
                    {"lon", rounded(p.place.lon, 7)},
                    {"azimuth", rounded(p.azimuth)},
                    {"metres", rounded(p.distance)},
                    {"distance", story.human.distance(p.distance, 3)},
                    {"arrival", arrival},
                    {"peak", peak_text(story, p)}});
  }
  return list;
}

Json territory_list(const Story& story, const std::vector<Territory>& territories,
                    double step) {
  Json list = Json::array();
  for (const Territory& t : territories) {
    Json rings = Json::array();
    for (const Ring& ring : t.rings) {
      const auto packed = pack_ring(ring, step);
      if (packed.size() >= 6) rings.push_back(packed);
    }
    list.push_back({{"name", state_name(story, t.state)},
                    {"state", t.state},
                    {"kind", word_of(t.kind)},
                    {"step", step},
                    {"rings", rings}});
  }
  return list;
}

Json script_texts(const Messages& say) {
  Json texts = Json::object();
  for (const auto& [key, text] : say.all())
    if (key.starts_with("js.")) texts[key.substr(3)] = text;
  for (int i = 0; i < 16; ++i)
    texts["compass." + std::to_string(i)] = say("compass." + std::to_string(i));
  for (const char* key :
       {"unit.km", "unit.m", "unit.min", "unit.h", "unit.s", "unit.ppm", "unit.day",
        "unit.m/s", "unit.mg/L", "unit.m3/s", "number.decimal"})
    texts[key] = say(key);
  return texts;
}

/// JSON in which nothing can end a script element or a comment.
std::string script_safe(const std::string& json) {
  std::string safe;
  safe.reserve(json.size());
  for (const char c : json) {
    if (c == '<')
      safe += "\\u003c";
    else if (c == '>')
      safe += "\\u003e";
    else if (c == '&')
      safe += "\\u0026";
    else
      safe += c;
  }
  return safe;
}

}  // namespace

std::string page_data(const Story& story) {
  const Outcome& o = story.outcome;
  Json data;
  data["text"] = script_texts(story.say);
  data["site"] = {{"name", o.site.name},
                  {"state", o.site.state},
                  {"lat", rounded(o.site.place.lat, 8)},
                  {"lon", rounded(o.site.place.lon, 8)},
                  {"error", rounded(o.site.position_error)}};
  const auto start = read_iso_time(o.scenario.start_utc);
  data["start"] = start ? Json(*start) : Json();
  data["levels"] = level_list(story);
  data["places"] = place_list(story);
  data["overview"] = territory_list(story, o.geography.overview, 1e-3);
  data["detailed"] = territory_list(story, o.geography.detailed, 1e-4);
  for (const Medium* medium : media_of(o))
    if (medium->draw) medium->draw(story, data);
  return script_safe(
      data.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

}  // namespace farreach
