#include "postprocess/report/story.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "postprocess/assess/interval.hpp"

namespace farreach {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// The leading verdict about that border; its peak from a level that has one in ppm.
void decide(const Story& story, const BorderDistance& b, PlaceStory& place) {
  const auto here = [&](const BorderVerdict& v) {
    return v.state == b.state && v.kind == b.kind;
  };
  for (const BorderVerdict* v : leading_verdicts(story)) {
    const bool graver =
        place.decided.empty() || seriousness(v->verdict) > seriousness(place.verdict);
    if (!here(*v) || !graver) continue;
    place.decided = v->model;
    place.verdict = v->verdict;
    place.claim = claim_of(story, *v);
    place.substance = story.outcome.levels[v->level].substance;
    if (v->verdict == Reached::not_reached) continue;
    place.level = v->level;
    place.arrival = v->first_arrival;
    place.end = v->end;
  }
  for (const BorderVerdict& v : story.findings.verdicts)
    if (here(v) && v.peak_unit == "ppm" && v.model == place.decided &&
        story.outcome.levels[v.level].substance == place.substance)
      place.peak = std::fmax(place.peak, v.peak * 1e-6);
}

void decide(const Story& story, std::size_t receptor, PlaceStory& place) {
  for (const PlaceFinding& p : story.findings.places) {
    if (p.receptor != static_cast<int>(receptor) &&
        p.stands_for != static_cast<int>(receptor))
      continue;
    place.decided = p.model;
    place.verdict = p.verdict;
    place.level = p.level;
    place.arrival = p.arrival;
    place.end = p.end;
    place.peak = p.peak;
    place.substance = p.substance;
    if (p.level) {
      const Level& level = story.outcome.levels[*p.level];
      place.claim = claim_at(p) + "|" + level.key + "|" + level.substance;
    }
  }
}

PlaceStory border_place(const Story& story, const BorderDistance& b) {
  PlaceStory place;
  place.name = story.say("clock.border_of", {{"state", state_name(story, b.state)}});
  place.state = b.state;
  place.kind = b.kind == BorderKind::sector ? "sector" : "border";
  place.place = b.nearest;
  place.distance = b.distance;
  place.azimuth = b.azimuth;
  place.distance_error = b.uncertainty;
  return place;
}

PlaceStory receptor_place(const Story& story, const Receptor& r) {
  PlaceStory place;
  place.name = own_name(story, r.name, r.name_ru, r.name_kk);
  place.state = r.state;
  place.kind = r.kind;
  place.place = r.place;
  place.distance = r.distance;
  place.azimuth = r.azimuth;
  return place;
}

}  // namespace

std::string scenario_title(const Story& story) {
  const ScenarioRecord& s = story.outcome.scenario;
  return own_name(story, s.title, s.titles.ru, s.titles.kk);
}

std::string state_name(const Story& story, const std::string& state) {
  return story.say.text_or("state." + state, state);
}

std::string kind_name(const Story& story, const std::string& kind) {
  return story.say.text_or("kind." + kind, kind);
}

std::string kind_name(const Story& story, BorderKind kind) {
  return kind_name(story, word_of(kind));
}

std::string neighbour_name(const Story& story, const std::string& state,
                           BorderKind kind) {
  return story.voice.value(said::neighbour(state, word_of(kind)));
}

std::string fact_name(const Story& story, const std::string& name) {
  const auto& say = story.say;
  const std::string whole = say.name("fact", name);
  if (whole != name) return whole;
  std::string rest = name, before, after;
  const std::string first = rest.substr(0, rest.find(' '));
  if (first.size() < rest.size() && say.has("matter." + first)) {
    before = water_matter(story, first) + " ";
    rest.erase(0, first.size() + 1);
  }
  if (const auto comma = rest.rfind(", "); comma != std::string::npos) {
    std::string key = "condition." + rest.substr(comma + 2);
    std::replace(key.begin(), key.end(), ' ', '_');
    if (say.has(key)) {
      after = ", " + say(key);
      rest.erase(comma);
    }
  }
  return before + say.name("fact", rest) + after;
}

std::string fact_value(const Story& story, const SourceFact& fact) {
  if (fact.unit == "kg") return story.human.mass(fact.value);
  if (fact.unit == "m") return story.human.distance(fact.value, 3);
  const bool plain = fact.unit == "-" || fact.unit.empty();
  return story.human.number(fact.value, 3) +
         (plain ? "" : "\u00a0" + unit_text(story, fact.unit));
}

std::string driver_name(const Story& story, const std::string& input) {
  return story.say.text_or("driver." + input, input);
}

std::string level_name(const Story& story, const Level& level) {
  const auto in_words = [](const Level& l) { return medium_of(l).names_matter; };
  const std::string name = plain_level_name(story, level);
  if (level.substance.empty()) return name;
  if (in_words(level)) return water_matter(story, level.substance) + ", " + name;
  bool several = false;
  for (const Level& other : story.outcome.levels)
    several = several || (other.substance != level.substance && !in_words(other));
  return several ? formula(level.substance) + " " + name : name;
}

std::vector<PlaceStory> place_stories(const Story& story) {
  const Geography& g = story.outcome.geography;
  std::vector<PlaceStory> places;
  for (const auto& b : g.borders) places.push_back(border_place(story, b));
  for (const auto& r : g.receptors) places.push_back(receptor_place(story, r));
  for (auto& p : places) p.arrival = p.end = p.peak = nan;
  for (std::size_t i = 0; i < g.borders.size(); ++i) {
    places[i].border = static_cast<int>(i);
    decide(story, g.borders[i], places[i]);
  }
  for (std::size_t i = 0; i < g.receptors.size(); ++i) {
    places[g.borders.size() + i].receptor = static_cast<int>(i);
    decide(story, i, places[g.borders.size() + i]);
  }
  const auto key = [](const PlaceStory& p) {
    const double later = std::numeric_limits<double>::max();
    return std::pair(std::isfinite(p.arrival) ? p.arrival : later, p.distance);
  };
  std::stable_sort(places.begin(), places.end(),
                   [&](const auto& a, const auto& b) { return key(a) < key(b); });
  return places;
}

const BorderVerdict* concern(const Story& story, const BorderVerdict& leading) {
  const auto severity = [&](const BorderVerdict& v) {
    return story.outcome.levels[v.level].severity;
  };
  if (leading.verdict == Reached::reached || (leading.verdict == Reached::undecided &&
                                              severity(leading) >= Severity::disabling))
    return &leading;
  for (const BorderVerdict& v : story.findings.verdicts)
    if (v.state == leading.state && v.kind == leading.kind &&
        v.verdict == Reached::reached)
      return &v;  // the gravest first
  return nullptr;
}

bool is_told_of(const BorderVerdict& v) {
  return v.verdict == Reached::reached || medium_named(v.model).goes_far ||
         v.distance <= far_away;
}

std::vector<const Medium*> told_media(const Story& story) {
  auto present = media_of(story.outcome);
  if (present.empty()) present.push_back(media().front());
  return present;
}

std::vector<const BorderVerdict*> leading_verdicts(const Story& story) {
  return leading_per_neighbour(story.outcome, story.findings.verdicts);
}

std::string at_the_earliest(const Story& story, double seconds) {
  return story.voice(at_the_earliest(seconds));
}

TableCell arrival_cell(const Story& story, double seconds, const std::string& claim) {
  const Human& human = story.human;
  std::string clock = human.clock_utc(seconds);
  if (!clock.empty())
    clock = story.say("clock.both",
                      {{"utc", clock}, {"local", human.clock_local(seconds)}});
  return {is_from_the_start(seconds) ? story.say("time.from_the_start")
                                     : human.duration(seconds),
          "number", clock, claim};
}

std::string claim_of(const Story& story, const BorderVerdict& v) {
  const Level& level = story.outcome.levels[v.level];
  return "arrival|border " + v.state + " " + word_of(v.kind) + "|" + level.key + "|" +
         level.substance;
}

const LevelExtent* extent_of(const Story& story, std::size_t level) {
  for (const LevelExtent& e : story.findings.extents)
    if (e.level == level && !e.model.empty()) return &e;
  return nullptr;
}

TableCell extent_cell(const Story& story, std::size_t level) {
  const LevelExtent* e = extent_of(story, level);
  if (!e) return {"—", "number quiet"};
  const Level& of = story.outcome.levels[level];
  const std::string claim = "reach||" + of.key + "|" + of.substance;
  if (!(e->high > 0)) return {story.say("zones.none"), "number quiet", "", claim};
  return {story.human.distance_within(e->reach, e->low, e->high, e->range_end),
          "number", "", claim};
}

std::string margin_text(const Story& story, const BorderVerdict& v) {
  return story.human.with_error(
      v.margin, v.reach_high <= v.range_end ? v.margin_uncertainty : nan);
}

TableCell verdict_badge(const Story& story, Reached v) {
  const std::string key = word_of(v);
  return {story.say("symbol." + key) + "\u00a0" + story.say("verdict." + key),
          "badge " + key};
}

}  // namespace farreach
