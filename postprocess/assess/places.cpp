#include "postprocess/assess/places.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "postprocess/assess/border_verdict.hpp"
#include "postprocess/assess/criteria.hpp"
#include "postprocess/assess/interval.hpp"
#include "postprocess/assess/place_air.hpp"
#include "postprocess/assess/place_water.hpp"

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

void add_ground(const Outcome& outcome, const Effects& effects,
                std::vector<PlaceFinding>& places) {
  if (outcome.flow.members.empty()) return;
  for (std::size_t r = 0; r < outcome.geography.receptors.size(); ++r) {
    const auto levels = levels_over_ground(outcome, effects, r);
    if (levels.empty()) continue;
    places.push_back(place_of(outcome, r));
    tell(outcome, levels, places.back());
    if (places.back().level) places.back().advice = Advice::high_ground;
  }
}

void add_river(const Outcome& outcome, std::vector<PlaceFinding>& places) {
  for (std::size_t s = 0; s < outcome.river.stations.size(); ++s) {
    PlaceFinding place = station_place(outcome, s);
    if (place.kind.empty()) continue;
    const auto levels = levels_in_river(outcome, s);
    if (levels.empty()) continue;
    tell(outcome, levels, place);
    if (place.level && outcome.levels[*place.level].severity >= response_severity)
      place.advice = Advice::no_drinking;
    places.push_back(std::move(place));
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
  add_ground(outcome, effects, places);
  add_river(outcome, places);
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
