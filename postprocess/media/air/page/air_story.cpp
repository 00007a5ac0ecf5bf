#include "postprocess/media/air/page/air_story.hpp"

#include <algorithm>
#include <limits>

#include "models/hazard/plumes.hpp"
#include "models/substances/substance.hpp"
#include "postprocess/media/air/air.hpp"
#include "postprocess/media/air/page/air_parts.hpp"
#include "postprocess/media/air/validity.hpp"
#include "postprocess/media/plume/effects/plume_effects.hpp"

namespace farreach {
namespace {

void add_history(const ReceptorHistory& h, GasPlace& place) {
  for (const double c : h.indoor) place.indoor_peak = std::max(place.indoor_peak, c);
  if (h.state == "beyond_table") return;
  place.known = true;
  if (!place.history || h.peak > place.history->peak) place.history = &h;
}

GasPlace air_place(const Story& story, const PlaceStory& told) {
  GasPlace place{told};
  for (const ReceptorHistory& h : story.effects.part<PlumeEffects>().histories)
    if (told.border >= 0
            ? h.border == told.border
            : h.border < 0 && told.receptor >= 0 && h.receptor == told.receptor)
      add_history(h, place);
  return place;
}

}  // namespace

std::vector<GasPlace> air_places(const Story& story) {
  std::vector<GasPlace> places;
  for (const PlaceStory& place : place_stories(story))
    places.push_back(air_place(story, place));
  return places;
}

bool by_plume(const GasPlace& place) {
  return place.history &&
         (place.decided.empty() || !medium_named(place.decided).over_weathers);
}

std::string gas_peak_text(const Story& story, const PlaceStory& told) {
  const GasPlace place = air_place(story, told);
  return story.human.ppm(by_plume(place) ? place.history->peak : place.peak);
}

double level_mole_fraction(const Outcome& outcome, const Level& level) {
  if (level.quantity != quantity::concentration)
    return std::numeric_limits<double>::quiet_NaN();
  if (level.unit == "ppm" || level.unit == "-") return level.value;
  if (outcome.part<Plumes>().members.empty())
    return std::numeric_limits<double>::quiet_NaN();
  return level.value / substance(level.substance).molar_mass *
         outcome.part<Plumes>().members[0].plume.air_molar_volume;
}

std::string concentration(const Story& story, const std::string& substance_key,
                          double mole_fraction) {
  constexpr double room_molar_volume = 0.024465;  // of air at 298.15 K, 101325 Pa [m3]
  const std::string by_volume = story.human.ppm(mole_fraction);
  if (!(mole_fraction > 0) || substance_key.empty()) return by_volume;
  const auto& members = story.outcome.part<Plumes>().members;
  const double known = members.empty() ? 0 : members[0].plume.air_molar_volume;
  const double volume = known > 0 ? known : room_molar_volume;
  const double mass = mole_fraction * substance(substance_key).molar_mass / volume;
  return by_volume + " (" + story.human.number(mass * 1e6) + "\u00a0" +
         unit_text(story, "mg/m3") + ")";
}

std::string weather_name(const Story& story, std::size_t member) {
  if (member >= story.outcome.part<Plumes>().members.size()) return "—";
  return story.outcome.part<Plumes>().members[member].weather.name;
}

const LevelReach* worst_reach(const Effects& effects, std::size_t level) {
  const LevelReach* worst = nullptr;
  for (const LevelReach& r : effects.reaches)
    if (r.level == level && (!worst || r.distance > worst->distance)) worst = &r;
  return worst;
}

std::string reach_text(const Story& story, const LevelReach& reach) {
  if (reach.found_in.index >= story.outcome.part<Plumes>().members.size()) return "—";
  const BelievedReach b =
      believed(reach, story.outcome.part<Plumes>().members[reach.found_in.index],
               story.effects.model_factor);
  return story.human.distance_within(b.middle, b.interval.low, b.interval.high,
                                     reach.range_end);
}

std::string two_measures(const Story& story) {
  bool mean = false, load = false;
  for (const Level& level : story.outcome.levels) {
    mean = mean || level.quantity == quantity::concentration;
    load = load || level.quantity == quantity::lethality;
  }
  return mean && load ? " " + story.say("note.two_measures") : "";
}

bool of_one_weather(const Story& story, const LevelExtent& extent) {
  return of_one_weather(story.outcome, story.effects, extent);
}

}  // namespace farreach
