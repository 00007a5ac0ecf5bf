#include "postprocess/io/summary_places.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "postprocess/media/medium.hpp"

namespace farreach {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) {
  return std::isfinite(value) ? Json(value) : Json();
}

Json level_name(const Outcome& outcome, std::optional<std::size_t> level) {
  return level && *level < outcome.levels.size() ? Json(outcome.levels[*level].name)
                                                 : Json();
}

}  // namespace

Json people_summary(const Outcome& outcome, const Findings& findings) {
  const PeopleFinding& p = findings.people;
  return {{"verdict", word_of(p.verdict)},
          {"places_reached", p.reached},
          {"places_not_ruled_out", p.possible},
          {"places_looked_at", p.looked_at},
          {"population", number(p.population)},
          {"zone_level", level_name(outcome, p.zone_level)},
          {"zone_m", number(p.zone)}};
}

Json places_summary(const Outcome& outcome, const Findings& findings) {
  Json list = Json::array();
  for (const PlaceFinding& p : findings.places)
    list.push_back({{"name", p.name},
                    {"kind", p.kind},
                    {"state", p.state},
                    {"own_side", p.own},
                    {"population", number(p.population)},
                    {"distance_m", number(p.distance)},
                    {"along_river", !p.named_by.empty()},
                    {"model", p.model},
                    {"verdict", word_of(p.verdict)},
                    {"level", level_name(outcome, p.level)},
                    {"not_ruled_out", level_name(outcome, p.possible)},
                    {"arrival_s", number(p.arrival)},
                    {"end_s", number(p.end)},
                    {"peak", number(medium_named(p.model).peak_scale * p.peak)},
                    {"peak_unit", medium_named(p.model).peak_unit},
                    {"probability", number(p.probability)},
                    {"advice", word_of(p.advice)}});
  return list;
}

Json extents_summary(const Outcome& outcome, const Findings& findings) {
  Json list = Json::array();
  for (const LevelExtent& e : findings.extents)
    if (!e.model.empty())
      list.push_back(
          {{"level", outcome.levels.at(e.level).name},
           {"model", e.model},
           {"reach_m", number(e.reach)},
           {"reach_low_m", number(e.low)},
           {"reach_high_m", e.high <= e.range_end ? number(e.high) : Json()}});
  return list;
}

}  // namespace farreach
