#include "postprocess/assess/places.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "postprocess/assess/border_verdict.hpp"
#include "postprocess/assess/criteria.hpp"
#include "postprocess/assess/interval.hpp"
#include "postprocess/assess/place_air.hpp"
#include "postprocess/assess/place_course.hpp"
#include "postprocess/assess/place_water.hpp"
#include "postprocess/effects/ground.hpp"
#include "postprocess/effects/river.hpp"

namespace farreach {
namespace {

constexpr double later_than_all = std::numeric_limits<double>::max();

PlaceFinding place_of(const Outcome& outcome, std::size_t receptor) {
  const Receptor& r = outcome.geography.receptors[receptor];
  PlaceFinding place;
  place.name = r.name;
  place.name_ru = r.name_ru;
  place.name_kk = r.name_kk;
  place.state = r.state;
  place.kind = r.kind;
  place.own = r.state == outcome.site.state;
  place.population = r.population;
  place.distance = r.distance;
  place.azimuth = r.azimuth;
  place.receptor = static_cast<int>(receptor);
  return place;
}

/// The larger one is told: disabling levels first; then reached, undecided, not; then
/// levels that rest on checked values; then the graver one.
auto weight(const Outcome& outcome, const LevelThere& there) {
  const Level& level = outcome.levels[there.level];
  return std::tuple(
      there.verdict != Reached::not_reached && level.severity >= response_severity,
      seriousness(there.verdict), !level.provisional, level.severity,
      there.verdict == Reached::reached ? 0 : -level.value);
}

bool graver_possible(const Outcome& outcome, const LevelThere& told,
                     const LevelThere& other) {
  return other.verdict == Reached::undecided && told.verdict == Reached::reached &&
         outcome.levels[other.level].severity > outcome.levels[told.level].severity &&
         outcome.levels[other.level].quantity != "lethality";
}

Advice advice_of(const Outcome& outcome, const LevelThere& there) {
  if (there.verdict == Reached::not_reached) return Advice::none;
  if (outcome.levels[there.level].severity < response_severity) return Advice::watch;
  const bool safe_indoors = there.indoor < 1;
  const bool time_enough = there.arrival >= time_to_leave;
  return !safe_indoors && time_enough ? Advice::leave : Advice::shelter;
}

void tell(const Outcome& outcome, const std::vector<LevelThere>& levels,
          PlaceFinding& place) {
  if (levels.empty()) return;
  const LevelThere& told = *std::max_element(
      levels.begin(), levels.end(), [&](const auto& a, const auto& b) {
        return weight(outcome, a) < weight(outcome, b);
      });
  place.verdict = told.verdict;
  place.model = told.model;
  place.peak = told.peak;
  place.member = told.member;
  place.probability = told.probability;
  place.substance = outcome.levels[told.level].substance;
  place.advice = advice_of(outcome, told);
  if (told.verdict == Reached::not_reached) return;
  place.level = told.level;
  place.arrival = told.arrival;
  place.end = told.end;
  for (const LevelThere& other : levels)
    if (graver_possible(outcome, told, other) &&
        (!place.possible || outcome.levels[other.level].severity >
                                outcome.levels[*place.possible].severity))
      place.possible = other.level;
}

void add_air(const Outcome& outcome, const Effects& effects,
             std::vector<PlaceFinding>& places) {
  if (outcome.members.empty() && outcome.far_field.empty()) return;
  for (std::size_t r = 0; r < outcome.geography.receptors.size(); ++r) {
    std::vector<LevelThere> levels;
    for (std::size_t l = 0; l < outcome.levels.size(); ++l)
      if (const auto there = level_in_air(outcome, effects, r, l))
        levels.push_back(*there);
    if (levels.empty()) continue;
    places.push_back(place_of(outcome, r));
    tell(outcome, levels, places.back());
  }
}

Advice water_advice(const Outcome& outcome, const PlaceFinding& place) {
  if (!place.level) return place.advice;
  const Level& told = outcome.levels[*place.level];
  if (is_ground_level(told)) return Advice::high_ground;
  return told.severity >= response_severity ? Advice::no_drinking : place.advice;
}

/// Who is told of a flow must not drink the water either.
void tell_water_too(const Outcome& outcome, const std::vector<LevelThere>& levels,
                    PlaceFinding& place) {
  const LevelThere* told = nullptr;
  for (const LevelThere& there : levels)
    if (is_water_level(outcome.levels[there.level]) &&
        there.verdict != Reached::not_reached &&
        outcome.levels[there.level].severity >= response_severity &&
        (!told || weight(outcome, *told) < weight(outcome, there)))
      told = &there;
  if (!told) return;
  place.in_water = told->level;
  place.in_water_verdict = told->verdict;
}

/// By the flow and by the river: one row for one place.
void add_by_water(const Outcome& outcome, const std::vector<LevelThere>& over_ground,
                  std::vector<LevelThere> levels, PlaceFinding place,
                  std::vector<PlaceFinding>& places) {
  levels.insert(levels.end(), over_ground.begin(), over_ground.end());
  if (levels.empty()) return;
  tell(outcome, levels, place);
  place.advice = water_advice(outcome, place);
  if (place.advice == Advice::high_ground) tell_water_too(outcome, levels, place);
  places.push_back(std::move(place));
}

void add_water(const Outcome& outcome, const Effects& effects,
               std::vector<PlaceFinding>& places) {
  const Geography& g = outcome.geography;
  for (std::size_t r = 0; r < g.receptors.size(); ++r) {
    if (is_station(outcome, g.receptors[r])) continue;
    PlaceFinding place = place_of(outcome, r);
    place.off_river = off_river(outcome, g.receptors[r].place);
    add_by_water(outcome, levels_over_ground(outcome, effects, g.receptors[r].place),
                 levels_beside_river(outcome, r), std::move(place), places);
  }
  for (std::size_t s = 0; s < outcome.river.stations.size(); ++s) {
    PlaceFinding place = station_place(outcome, s);
    if (place.kind.empty()) continue;
    const RiverStation& station = outcome.river.stations[s];
    const bool lived_at = !is_crossing(station) && std::isfinite(station.place.lat);
    add_by_water(outcome,
                 lived_at ? levels_over_ground(outcome, effects, station.place)
                          : std::vector<LevelThere>{},
                 levels_in_river(outcome, s), std::move(place), places);
  }
}

}  // namespace

bool endangers(const Outcome& outcome, const PlaceFinding& place) {
  return place.level && place.verdict != Reached::not_reached &&
         outcome.levels[*place.level].severity >= response_severity;
}

std::vector<PlaceFinding> place_findings(const Outcome& outcome,
                                         const Effects& effects) {
  std::vector<PlaceFinding> places;
  add_air(outcome, effects, places);
  add_water(outcome, effects, places);
  const auto key = [&](const PlaceFinding& p) {
    const int group = endangers(outcome, p) ? 0 : p.level ? 1 : 2;
    return std::tuple(group, std::isfinite(p.arrival) ? p.arrival : later_than_all,
                      p.distance);
  };
  std::stable_sort(places.begin(), places.end(),
                   [&](const auto& a, const auto& b) { return key(a) < key(b); });
  return places;
}

}  // namespace farreach
