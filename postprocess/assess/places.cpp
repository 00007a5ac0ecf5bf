#include "postprocess/assess/places.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "postprocess/assess/criteria.hpp"
#include "postprocess/assess/interval.hpp"
#include "postprocess/media/medium.hpp"

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
  place.where = r.place;
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
         outcome.levels[other.level].quantity != quantity::lethality;
}

bool same_carrier(const std::string& a, const std::string& b) {
  return medium_named(a).carrier == medium_named(b).carrier;
}

Advice advice_of(const Outcome& outcome, const LevelThere& there) {
  if (there.verdict == Reached::not_reached) return Advice::none;
  return medium_named(there.model).advise(outcome, there);
}

/// Who is told of one medium is told of the other that harms there, too.
void tell_besides(const Outcome& outcome, const std::vector<LevelThere>& levels,
                  PlaceFinding& place) {
  const LevelThere* told = nullptr;
  for (const LevelThere& there : levels)
    if (!same_carrier(there.model, place.model) &&
        there.verdict != Reached::not_reached &&
        outcome.levels[there.level].severity >= response_severity &&
        (!told || weight(outcome, *told) < weight(outcome, there)))
      told = &there;
  if (!told) return;
  place.besides = told->level;
  place.besides_verdict = told->verdict;
  place.besides_advice = advice_of(outcome, *told);
}

void tell(const Outcome& outcome, const std::vector<LevelThere>& levels,
          PlaceFinding& place) {
  const LevelThere& told = *std::max_element(
      levels.begin(), levels.end(), [&](const auto& a, const auto& b) {
        return weight(outcome, a) < weight(outcome, b);
      });
  place.verdict = told.verdict;
  place.model = told.model;
  place.peak = told.peak;
  place.member = told.member;
  place.probability = told.probability;
  place.weathers = told.weathers;
  place.substance = outcome.levels[told.level].substance;
  place.off_course = told.off_course;
  place.advice = advice_of(outcome, told);
  if (told.verdict == Reached::not_reached) return;
  place.level = told.level;
  place.arrival = told.arrival;
  place.end = told.end;
  for (const LevelThere& other : levels)
    if (graver_possible(outcome, told, other) &&
        (!place.possible || outcome.levels[other.level].severity >
                                outcome.levels[*place.possible].severity)) {
      place.possible = other.level;
      place.possible_advice = same_carrier(other.model, told.model)
                                  ? Advice::none
                                  : advice_of(outcome, other);
    }
  tell_besides(outcome, levels, place);
}

/// A place that another medium names is to this one the receptor that it stands for.
PlaceFinding as_seen_by(const Medium& medium, PlaceFinding place) {
  if (place.stands_for >= 0 && place.named_by != medium.name)
    place.receptor = place.stands_for;
  return place;
}

/// What all media bring there: one row for one place. Among equals the medium that
/// comes last leads, since it is the one that goes farthest.
void add_place(const Outcome& outcome, const Effects& effects, PlaceFinding place,
               std::vector<PlaceFinding>& places) {
  std::vector<LevelThere> levels;
  const auto present = media_of(outcome);
  for (auto medium = present.rbegin(); medium != present.rend(); ++medium)
    if ((*medium)->levels_at)
      for (LevelThere& there :
           (*medium)->levels_at(outcome, effects, as_seen_by(**medium, place)))
        levels.push_back(std::move(there));
  if (levels.empty()) return;
  tell(outcome, levels, place);
  places.push_back(std::move(place));
}

/// The places that media name themselves, each with the receptor it stands for.
std::vector<PlaceFinding> own_places(const Outcome& outcome) {
  std::vector<PlaceFinding> all;
  const auto& receptors = outcome.geography.receptors;
  for (const Medium* medium : media_of(outcome)) {
    if (!medium->own_places) continue;
    for (PlaceFinding& place : medium->own_places(outcome)) {
      for (std::size_t r = 0; medium->stands_for && r < receptors.size(); ++r)
        if (place.stands_for < 0 && medium->stands_for(outcome, place, receptors[r]))
          place.stands_for = static_cast<int>(r);
      all.push_back(std::move(place));
    }
  }
  return all;
}

}  // namespace

bool endangers(const Outcome& outcome, const PlaceFinding& place) {
  return place.level && place.verdict != Reached::not_reached &&
         outcome.levels[*place.level].severity >= response_severity;
}

std::vector<PlaceFinding> place_findings(const Outcome& outcome,
                                         const Effects& effects) {
  std::vector<PlaceFinding> places;
  const auto& receptors = outcome.geography.receptors;
  std::vector<PlaceFinding> own = own_places(outcome);
  for (std::size_t r = 0; r < receptors.size(); ++r)
    if (std::none_of(own.begin(), own.end(), [&](const PlaceFinding& place) {
          return place.stands_for == static_cast<int>(r);
        }))
      add_place(outcome, effects, place_of(outcome, r), places);
  for (PlaceFinding& place : own) add_place(outcome, effects, std::move(place), places);
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
