#include "postprocess/media/river/river_story.hpp"

#include <algorithm>
#include <cmath>
#include "models/hazard/river_field.hpp"

namespace farreach {
namespace {

/// Peak over the lowest level of its substance; 0 without a level.
double exceedance(const Outcome& outcome, const RiverSeries& s) {
  double most = 0;
  for (const std::size_t l : water_levels(outcome, s.substance))
    if (outcome.levels[l].value > 0)
      most = std::max(most, s.peak / outcome.levels[l].value);
  return most;
}

}  // namespace

std::string river_name(const Story& story) {
  const RiverField& r = story.outcome.part<RiverField>();
  return own_name(story, r.name, r.name_ru, r.name_kk);
}

std::string station_name(const Story& story, const RiverStation& s) {
  return own_name(story, s.name, s.name_ru, s.name_kk);
}

std::string station_kind(const Story& story, const RiverStation& s) {
  if (is_crossing(s))
    return story.say("warn.border_of", {{"from", state_name(story, s.from_state)},
                                        {"to", state_name(story, s.to_state)}});
  std::string text = story.say.text_or("river.kind." + s.kind, s.kind);
  if (!s.to_state.empty()) text += ", " + state_name(story, s.to_state);
  if (s.population > 0)
    text +=
        ", " + story.say("warn.people", {{"count", story.human.given(s.population)}});
  return text;
}

std::string station_distance(const Story& story, const RiverStation& s) {
  return s.distance_error > 0 ? story.human.with_error(s.distance, s.distance_error)
                              : story.human.distance(s.distance, 3);
}

/// Each part of it that the catalogue knows in the language of the reader.
std::string station_quality(const Story& story, const RiverStation& s) {
  std::string text;
  for (std::size_t at = 0; at <= s.quality.size();) {
    const std::size_t end = std::min(s.quality.find(", ", at), s.quality.size());
    const std::string part = s.quality.substr(at, end - at);
    text += (text.empty() ? "" : ", ") + story.say.name("river.quality", part);
    at = end + 2;
  }
  return text;
}

std::string water_name(const Story& story, std::size_t river_case) {
  const std::string& name = story.outcome.part<RiverField>().cases.at(river_case).name;
  return story.say.text_or("river.case." + name, name);
}

std::vector<std::size_t> water_levels(const Outcome& outcome,
                                      const std::string& substance) {
  std::vector<std::size_t> own;
  for (const std::size_t l : levels_by_severity(outcome))
    if (is_water_level(outcome.levels[l]) && outcome.levels[l].substance == substance)
      own.push_back(l);
  return own;
}

std::size_t leading_substance(const Outcome& outcome) {
  const RiverField& river = outcome.part<RiverField>();
  std::size_t leading = 0;
  double most = -1;
  for (std::size_t k = 0; k < river.substances.size(); ++k)
    for (const RiverSeries& s : river.series) {
      if (s.substance != river.substances[k]) continue;
      const bool border = is_crossing(river.stations.at(s.station));
      const double worth = exceedance(outcome, s) * (border ? 1 : 1e-12);
      if (worth > most) {
        most = worth;
        leading = k;
      }
    }
  return leading;
}

}  // namespace farreach
