/// The answer about the people on the side of the accident.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>

#include "postprocess/assess/criteria.hpp"
#include "postprocess/assess/interval.hpp"
#include "postprocess/assess/places.hpp"
#include "postprocess/assess/words.hpp"
#include "postprocess/media/medium.hpp"

namespace farreach {
namespace {

bool disables(const Outcome& outcome, std::size_t level) {
  return outcome.levels[level].severity >= response_severity;
}

void add_zone(const Outcome& outcome, std::size_t level, double high,
              PeopleFinding& people) {
  if (!disables(outcome, level) || !(high > people.zone)) return;
  people.zone = high;
  people.zone_level = level;
}

void add_zones(const Outcome& outcome, const Effects& effects, const Findings& findings,
               PeopleFinding& people) {
  for (const Medium* medium : media_of(outcome))
    if (medium->zones)
      for (const LevelZone& zone : medium->zones(outcome, effects, findings))
        add_zone(outcome, zone.level, zone.high, people);
}

bool graver(const Outcome& outcome, const PlaceFinding& a, const PlaceFinding& b) {
  const auto key = [&](const PlaceFinding& p) {
    return std::tuple(endangers(outcome, p), seriousness(p.verdict),
                      p.level ? outcome.levels[*p.level].severity : 0);
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

std::string place_words(const Outcome& outcome, const PlaceFinding& place) {
  return fmt::format(
      "{} ({}{}) {} {}", place.name, words::length(place.distance),
      place.named_by.empty() ? "" : medium_named(place.named_by).along,
      place.verdict == Reached::reached ? "is reached by" : "may be reached by",
      words::level_in_words(outcome.levels[*place.level]));
}

std::string when_words(const PlaceFinding& place) {
  return std::isfinite(place.arrival)
             ? fmt::format(", at the earliest after {}", words::time(place.arrival))
             : "";
}

std::string zone_words(const Outcome& outcome, const PeopleFinding& people) {
  const std::string level = words::level_in_words(outcome.levels[*people.zone_level]);
  const std::string how_far =
      std::isfinite(people.zone) ? words::length(people.zone) : "an unknown distance";
  return fmt::format(
      "no disabling level reaches a listed place, but {} may extend {} from the site, "
      "where hamlets and camps are not in the list",
      level, how_far);
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

std::string people_sentences(const Outcome& outcome, const Findings& findings) {
  const PeopleFinding& people = findings.people;
  const std::string who = "People in " + words::state(outcome.site.state);
  const std::size_t endangered = people.reached + people.possible;
  if (endangered > 0) {
    const PlaceFinding& worst = findings.places[*people.worst];
    return fmt::format(
        "{}: {}: {}{}. Places to warn: {} of {}{}.", who,
        people.reached > 0 ? "IN DANGER" : "UNDECIDED", place_words(outcome, worst),
        when_words(worst), endangered, people.looked_at,
        people.population > 0 ? fmt::format(", {:.0f} people", people.population) : "");
  }
  if (people.verdict == Reached::undecided)
    return people.zone_level
               ? fmt::format("{}: UNDECIDED: {}.", who, zone_words(outcome, people))
               : who + ": UNDECIDED: nothing was computed.";
  return fmt::format("{}: no disabling level reaches any of {} listed places.", who,
                     people.looked_at);
}

}  // namespace farreach
