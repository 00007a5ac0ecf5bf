/// The answer about the people on the side of the accident.
#include <algorithm>
#include <cmath>
#include <tuple>

#include "postprocess/assess/criteria.hpp"
#include "postprocess/assess/headline.hpp"
#include "postprocess/assess/interval.hpp"
#include "postprocess/assess/places.hpp"
#include "postprocess/media/medium.hpp"
#include "postprocess/voice/levels.hpp"

namespace farreach {
namespace {

bool disables(const Outcome& outcome, std::size_t level) {
  return outcome.levels[level].severity >= response_severity;
}

void take_farther(std::size_t level, double end, std::optional<std::size_t>& farthest,
                  double& distance) {
  if (!(end > distance)) return;
  distance = end;
  farthest = level;
}

/// Near the site nothing comes late and no house is known to be tight.
Advice advice_near(const Outcome& outcome, const Medium& medium, std::size_t level) {
  if (!medium.advise) return Advice::none;
  LevelThere there;
  there.level = level;
  there.model = medium.name;
  there.indoor = 1;
  return medium.advise(outcome, there);
}

void add_unlisted(const Outcome& outcome, const Medium& medium, const LevelZone& zone,
                  UnlistedPeople& people) {
  take_farther(zone.level, zone.low, people.sure_level, people.surely_within);
  if (!(zone.high > people.within)) return;
  take_farther(zone.level, zone.high, people.level, people.within);
  people.advice = advice_near(outcome, medium, zone.level);
}

void add_zones(const Outcome& outcome, const Effects& effects, const Findings& findings,
               PeopleFinding& people) {
  for (const Medium* medium : media_of(outcome)) {
    if (!medium->zones) continue;
    for (const LevelZone& zone : medium->zones(outcome, effects, findings)) {
      if (!disables(outcome, zone.level)) continue;
      take_farther(zone.level, zone.high, people.zone_level, people.zone);
      if (!medium->own_places) add_unlisted(outcome, *medium, zone, people.unlisted);
    }
  }
}

bool graver(const Outcome& outcome, const PlaceFinding& a, const PlaceFinding& b) {
  const auto key = [&](const PlaceFinding& p) {
    return std::tuple(endangers(outcome, p), seriousness(p.verdict),
                      p.level ? outcome.levels[*p.level].severity : Severity::none);
  };
  return key(a) > key(b);
}

void add_place(const Outcome& outcome, const Findings& findings, std::size_t i,
               PeopleFinding& people) {
  const PlaceFinding& place = findings.places[i];
  if (!place.own) return;
  ++people.looked_at;
  if (!people.worst || graver(outcome, place, findings.places[*people.worst]))
    people.worst = i;
  if (!endangers(outcome, place)) return;
  ++(place.verdict == Reached::reached ? people.reached : people.possible);
  people.population += place.population;
}

Phrase zone_phrase(const Outcome& outcome, const PeopleFinding& people) {
  const Level& level = outcome.levels[*people.zone_level];
  const bool safe = people.verdict == Reached::not_reached;
  return phrase(
      safe ? "people.zone" : "people.unlisted",
      {{"level", said::level(level)},
       {"word", said::severity(level)},
       {"distance", std::isfinite(people.zone) ? said::length(people.zone)
                                               : said::name("people.no_bound")}});
}

}  // namespace

PeopleFinding people_finding(const Outcome& outcome, const Effects& effects,
                             const Findings& findings) {
  PeopleFinding people;
  for (std::size_t i = 0; i < findings.places.size(); ++i)
    add_place(outcome, findings, i, people);
  add_zones(outcome, effects, findings, people);
  const bool nothing = media_of(outcome).empty();
  const bool unlisted = people.zone > near_the_site;
  people.verdict = people.reached > 0                           ? Reached::reached
                   : people.possible > 0 || unlisted || nothing ? Reached::undecided
                                                                : Reached::not_reached;
  return people;
}

Phrase place_phrase(const Outcome& outcome, const PlaceFinding& place) {
  const Level& level = outcome.levels[*place.level];
  Phrases when;
  if (std::isfinite(place.arrival)) when.push_back(at_the_earliest(place.arrival));
  const bool reached = place.verdict == Reached::reached;
  return phrase(reached ? "people.reached" : "people.undecided",
                {{"place", said::own_name(place.name, place.name_ru, place.name_kk)},
                 {"distance", said::length(place.distance)},
                 {"level", said::level(level)},
                 {"word", said::severity(level)},
                 {"when", said::clause(std::move(when))}});
}

Headline people_headline(const Outcome& outcome, const Findings& findings) {
  const PeopleFinding& people = findings.people;
  const std::size_t endangered = people.reached + people.possible;
  Headline told;
  if (endangered > 0 && people.worst && *people.worst < findings.places.size()) {
    told.text = {place_phrase(outcome, findings.places[*people.worst])};
    told.more = {phrase("people.count", {{"count", said::count(endangered)},
                                         {"all", said::count(people.looked_at)}})};
    if (people.population > 0)
      told.more.push_back(
          phrase("people.population", {{"people", said::people(people.population)}}));
  } else if (people.verdict == Reached::undecided) {
    told.text = {people.zone_level ? zone_phrase(outcome, people)
                                   : phrase("people.nothing")};
  } else {
    told.text = {phrase("people.safe", {{"all", said::count(people.looked_at)}})};
    if (people.zone_level && people.zone > 0)
      told.more = {zone_phrase(outcome, people)};
  }
  return told;
}

}  // namespace farreach
