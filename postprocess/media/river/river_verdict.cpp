#include "postprocess/media/river/river_verdict.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/hazard/flow_field.hpp"
#include "models/hazard/river_field.hpp"
#include "postprocess/assess/headline.hpp"
#include "postprocess/assess/openness.hpp"
#include "postprocess/assess/said_verdict.hpp"
#include "postprocess/media/river/river_levels.hpp"
#include "postprocess/voice/levels.hpp"

namespace farreach {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double endless = std::numeric_limits<double>::infinity();

/// Where the river first enters each state that is not the one of origin.
std::vector<std::size_t> entries(const Outcome& outcome) {
  std::vector<std::size_t> found;
  std::vector<std::string> seen{outcome.site.state};
  for (std::size_t k = 0; k < outcome.part<RiverField>().stations.size(); ++k) {
    const RiverStation& s = outcome.part<RiverField>().stations[k];
    if (!is_crossing(s)) continue;
    for (const std::string& state : {s.from_state, s.to_state}) {
      if (std::find(seen.begin(), seen.end(), state) != seen.end()) continue;
      seen.push_back(state);
      if (state == s.to_state) found.push_back(k);
    }
  }
  return found;
}

/// What one state of the river does at one crossing.
struct AtBorder {
  std::size_t river_case = 0;
  const RiverSeries* series = nullptr;
};

std::vector<AtBorder> all_cases(const RiverField& river, std::size_t station,
                                const std::string& substance) {
  std::vector<AtBorder> all;
  for (std::size_t c = 0; c < river.cases.size(); ++c)
    if (const RiverSeries* s = series_of(river, c, station, substance))
      all.push_back({c, s});
  return all;
}

bool higher(const AtBorder& a, const AtBorder& b) {
  return a.series->peak < b.series->peak;
}

/// First time above the level over all states of the river; of the front where the
/// likely peak stays below.
double likely_first(const std::vector<AtBorder>& all, double value) {
  double first = nan;
  for (const AtBorder& at : all) {
    if (!(at.series->peak_high >= value)) continue;
    const double time = time_above(*at.series, value).first;
    first = std::fmin(first, std::isnan(time) ? at.series->arrival : time);
  }
  return first;
}

/// Latest front of the river in a case, as far as it was followed [m/s]; 0: not known.
double slowest_front(const RiverField& river, const AtBorder& at) {
  const RiverProfile* profile = profile_of(river, at.river_case, at.series->substance);
  if (!profile) return 0;
  double speed = 0;
  for (std::size_t i = 0; i < profile->arrival.size(); ++i)
    if (profile->arrival[i] > 0) speed = profile->distance[i] / profile->arrival[i];
  return speed;
}

/// What is not over at the border when the computed time ends: its peak may grow. The
/// horizon that decides lets the front come there and as long again for the cloud.
Openness open_at_border(const Outcome& outcome, const AtBorder& at, double distance) {
  if (!std::isnan(at.series->end)) return {};
  const double speed = slowest_front(outcome.part<RiverField>(), at);
  return {.ended = Ended::horizon,
          .deciding_horizon = speed > 0 ? 2 * distance / speed : nan};
}

/// What of a flow over the ground has not come to the river when the flow is ended: the
/// peak is taken to grow as the mass does.
Openness open_on_the_ground(const Outcome& outcome, const std::vector<AtBorder>& all,
                            double value) {
  const double growth = still_to_come(outcome.part<FlowField>());
  if (!(growth > 1)) return {};
  double peak = 0;
  for (const AtBorder& at : all) peak = std::max(peak, at.series->peak_high);
  Openness open{.ended = Ended::horizon};
  if (std::isfinite(growth)) open.multiple = growth * peak / value;
  return open;
}

void judge(const Outcome& outcome, std::size_t station,
           const std::vector<AtBorder>& all, BorderVerdict& v) {
  const double value = outcome.levels[v.level].value;
  const AtBorder& worst = *std::max_element(all.begin(), all.end(), higher);
  const AtBorder& best = *std::min_element(all.begin(), all.end(), higher);
  const bool possible = std::any_of(all.begin(), all.end(), [&](const AtBorder& at) {
    return at.series->peak_high >= value;
  });
  Openness open = open_on_the_ground(outcome, all, value);
  for (const AtBorder& at : all)
    open = more_open(open, open_at_border(outcome, at, v.distance));
  v.unfavourable_case = {"river", worst.river_case};
  v.peak = worst.series->peak * 1e3;
  v.peak_unit = "mg/L";
  v.peak_time = worst.series->peak_time;
  v.end = time_above(*worst.series, value).last;
  if (worst.series->peak_low >= value)
    v.verdict = Reached::reached;
  else
    v.verdict = possible ? Reached::undecided : Reached::not_reached;
  v.reason_key = "intervals";
  apply(open, v);
  v.out_of_range = is_open(open) && v.verdict == Reached::undecided;
  if (v.verdict == Reached::not_reached && !is_trusted(outcome)) {
    v.verdict = Reached::undecided;
    v.reason_key = "not_trusted";
  }
  v.first_arrival = earliest_in_river(outcome.part<RiverField>(), station,
                                      outcome.levels[v.level].substance, value);
  v.favourable_case = {"river", best.river_case};
  v.favourable_verdict = best.series->peak_low >= value    ? Reached::reached
                         : best.series->peak_high >= value ? Reached::undecided
                                                           : Reached::not_reached;
}

void measure(const Outcome& outcome, BorderVerdict& v) {
  const Level& level = outcome.levels[v.level];
  const RiverProfile* profile = profile_of(outcome.part<RiverField>(),
                                           v.unfavourable_case.index, level.substance);
  if (!profile) return;
  const RiverReachOf reach = river_reach(*profile, level.value);
  v.reach = reach.likely;
  v.reach_low = reach.low;
  v.reach_high = reach.high_beyond ? endless : reach.high;
  v.margin = v.distance - v.reach;
  v.margin_uncertainty = reach.high_beyond
                             ? nan
                             : v.distance_uncertainty + std::max(v.reach_high - v.reach,
                                                                 v.reach - v.reach_low);
  const RiverProfile* best =
      profile_of(outcome.part<RiverField>(), v.favourable_case.index, level.substance);
  v.favourable_reach = best ? river_reach(*best, level.value).likely : 0;
}

/// What is not in the river yet, for the reason of a verdict.
Phrases not_in_river(const Outcome& outcome) {
  const double growth = still_to_come(outcome.part<FlowField>());
  if (!(growth > 1)) return {};
  if (!std::isfinite(growth)) return {phrase("why.river.nothing_yet")};
  return {phrase("why.river.still_to_come", {{"multiple", said::number(growth - 1)}})};
}

PhraseValue water_state(const Outcome& outcome, std::size_t river_case) {
  const std::string& name = outcome.part<RiverField>().cases[river_case].name;
  return said::name("river.case." + name, name);
}

void explain(const Outcome& outcome, std::size_t station,
             const std::vector<AtBorder>& all, BorderVerdict& v) {
  const Level& level = outcome.levels[v.level];
  const RiverStation& s = outcome.part<RiverField>().stations[station];
  v.reason = {
      phrase("why.river", {{"level", said::level(level)},
                           {"place", said::own_name(s.name, s.name_ru, s.name_kk)},
                           {"distance", said::site_length(s.distance)},
                           {"verdict", said::verdict(v.verdict)}})};
  for (const AtBorder& at : all)
    v.reason.push_back(
        phrase("why.river.peak",
               {{"water", water_state(outcome, at.river_case)},
                {"peak", said::water_range(at.series->peak, at.series->peak_low,
                                           at.series->peak_high)}}));
  if (std::isfinite(v.first_arrival))
    v.reason.push_back(phrase("why.river.times",
                              {{"likely", said::time(likely_first(all, level.value))},
                               {"first", said::time(v.first_arrival)}}));
  if (v.verdict != Reached::reached) append(not_in_river(outcome), v.reason);
  if (v.reason_key == "horizon")
    append(
        what_is_open({.ended = Ended::horizon, .deciding_horizon = v.deciding_horizon}),
        v.reason);
  if (v.reason_key == "not_trusted") v.reason.push_back(phrase("why.not_trusted"));
}

BorderVerdict verdict_of(const Outcome& outcome, std::size_t station,
                         std::size_t level) {
  const RiverStation& s = outcome.part<RiverField>().stations[station];
  BorderVerdict v;
  v.state = s.to_state;
  v.kind = BorderKind::river;
  v.model = "river";
  v.level = level;
  v.distance = s.distance;
  v.distance_uncertainty = s.distance_error;
  v.worst_wind_from = v.probability = nan;
  const auto all =
      all_cases(outcome.part<RiverField>(), station, outcome.levels[level].substance);
  judge(outcome, station, all, v);
  measure(outcome, v);
  explain(outcome, station, all, v);
  return v;
}

struct FlowTime {
  double early = endless, late = 0, likely = nan;
  bool open = false;  ///< in some state not within the horizon
};

/// Of the front over all states of the river and substances; likely: mean water.
FlowTime flow_time(const RiverField& river, std::size_t station) {
  FlowTime t;
  for (const RiverSeries& s : river.series) {
    if (s.station != station) continue;
    if (std::isfinite(s.arrival_early)) t.early = std::min(t.early, s.arrival_early);
    if (s.river_case == 0 && !(t.likely <= s.arrival)) t.likely = s.arrival;
    if (std::isfinite(s.arrival_late))
      t.late = std::max(t.late, s.arrival_late);
    else
      t.open = true;
  }
  return t;
}

CriterionVerdict water_criterion_for(const Outcome& outcome, const LawCriterion& law,
                                     std::size_t station) {
  const RiverStation& s = outcome.part<RiverField>().stations[station];
  const FlowTime t = flow_time(outcome.part<RiverField>(), station);
  CriterionVerdict c;
  c.model = "river";
  c.criterion = law.name;
  c.state = s.to_state;
  c.distance = s.distance;
  c.uncertainty = s.distance_error;
  c.limit = c.margin = nan;
  c.flow_time = t.likely;
  c.flow_time_early = t.early;
  c.flow_time_late = t.open ? endless : t.late;
  c.flow_time_limit = law.limit;
  c.provisional = law.status != "seen";
  if (t.late <= law.limit && !t.open && t.late > 0)
    c.verdict = Within::inside;
  else
    c.verdict = t.early > law.limit ? Within::outside : Within::undecided;
  const auto time = [](double seconds) {
    return std::isfinite(seconds) ? said::time(seconds)
                                  : said::name("why.water_criterion.longer");
  };
  c.reason = {phrase("why.water_criterion",
                     {{"state", said::state(s.to_state)},
                      {"distance", said::site_length(s.distance)},
                      {"time", time(t.likely)},
                      {"early", time(t.early)},
                      {"limit", time(law.limit)},
                      {"verdict", said::name("criterion." + word_of(c.verdict))}})};
  return c;
}

/// How far down the river a level that disables or worse may hold in some state of it.
struct Farthest {
  double reach = 0;
  std::size_t level = 0;
};

Farthest farthest_disabling(const Outcome& outcome) {
  Farthest f;
  for (std::size_t k = 0; k < outcome.levels.size(); ++k) {
    const Level& level = outcome.levels[k];
    if (!is_water_level(level) || level.severity < response_severity) continue;
    for (const RiverProfile& p : outcome.part<RiverField>().profiles) {
      if (p.substance != level.substance) continue;
      const double high = river_reach(p, level.value).high;
      if (high > f.reach) f = {high, k};
    }
  }
  return f;
}

/// Who, how far down the river, the verdict, when, at what level.
Phrase down_the_river(const Outcome& outcome, const BorderVerdict& v) {
  const Level& level = outcome.levels[v.level];
  const RiverField& r = outcome.part<RiverField>();
  Phrases when;
  if (std::isfinite(v.first_arrival) && v.verdict != Reached::not_reached)
    when.push_back(at_the_earliest(v.first_arrival));
  const PhraseValue state = said::state(v.state);
  const PhraseValue distance = said::error_length(v.distance, v.distance_uncertainty);
  const PhraseValue river = said::own_name(r.name, r.name_ru, r.name_kk);
  const PhraseValue named = said::level(level), word = said::severity(level);
  if (v.verdict == Reached::not_reached)
    return phrase("headline.river.not_reached", {{"state", state},
                                                 {"distance", distance},
                                                 {"river", river},
                                                 {"level", named},
                                                 {"word", word}});
  return phrase(v.verdict == Reached::reached ? "headline.river.reached"
                                              : "headline.river.undecided",
                {{"state", state},
                 {"distance", distance},
                 {"river", river},
                 {"level", named},
                 {"word", word},
                 {"when", said::clause(std::move(when))}});
}

/// The same with how much comes to the border and how far down the level holds.
Phrases sentences_of(const Outcome& outcome, const BorderVerdict& v) {
  Phrases told{down_the_river(outcome, v)};
  if (std::isfinite(v.peak))
    told.push_back(phrase(
        "headline.river.peak",
        {{"peak", said::water(v.peak * (v.peak_unit == "mg/L" ? 1e-3 : 1))},
         {"water", v.unfavourable_case.index < outcome.part<RiverField>().cases.size()
                       ? water_state(outcome, v.unfavourable_case.index)
                       : said::text("—")}}));
  if (v.reach > 0)
    told.push_back(
        phrase("headline.river.extent",
               {{"reach", said::reach(v.reach, v.reach_low, v.reach_high, endless)}}));
  return told;
}

}  // namespace

std::vector<BorderVerdict> river_verdicts(const Outcome& outcome) {
  std::vector<BorderVerdict> verdicts;
  std::vector<std::size_t> levels;
  for (std::size_t k = 0; k < outcome.levels.size(); ++k)
    if (is_water_level(outcome.levels[k])) levels.push_back(k);
  std::stable_sort(levels.begin(), levels.end(), [&](std::size_t a, std::size_t b) {
    return outcome.levels[a].severity > outcome.levels[b].severity;
  });
  for (const std::size_t station : entries(outcome))
    for (const std::size_t level : levels)
      if (!all_cases(outcome.part<RiverField>(), station,
                     outcome.levels[level].substance)
               .empty())
        verdicts.push_back(verdict_of(outcome, station, level));
  return verdicts;
}

void judge_river(const Outcome& outcome, const Effects&, Findings& findings) {
  for (BorderVerdict& v : river_verdicts(outcome))
    findings.verdicts.push_back(std::move(v));
  for (CriterionVerdict& c : water_criteria(outcome))
    findings.criteria.push_back(std::move(c));
}

std::vector<LevelZone> river_zones(const Outcome& outcome, const Effects&,
                                   const Findings&) {
  std::vector<LevelZone> zones;
  for (const RiverProfile& p : outcome.part<RiverField>().profiles)
    for (std::size_t l = 0; l < outcome.levels.size(); ++l)
      if (is_water_level(outcome.levels[l]) &&
          outcome.levels[l].substance == p.substance)
        zones.push_back({l, river_reach(p, outcome.levels[l].value).high});
  return zones;
}

std::vector<CriterionVerdict> water_criteria(const Outcome& outcome) {
  std::vector<CriterionVerdict> criteria;
  const LawCriterion* law = find_criterion(outcome.law, "water_two_days");
  if (!law) return criteria;
  for (const std::size_t station : entries(outcome))
    criteria.push_back(water_criterion_for(outcome, *law, station));
  return criteria;
}

Response river_response(const Outcome& outcome, const Effects&,
                        const BorderVerdict* crossing) {
  if (crossing) return response_across(*crossing);
  const Farthest far = farthest_disabling(outcome);
  const std::string asked = response_level_of(outcome.law, far.reach, std::nullopt);
  if (asked.empty()) return {"undetermined", {phrase("response.why.no_table")}};
  if (!(far.reach > 0)) return {"local", {phrase("response.why.river_none")}};
  return {
      asked,
      {phrase("response.why.river", {{"level", said::level(outcome.levels[far.level])},
                                     {"distance", said::length(far.reach)}})}};
}

Headline river_headline(const Outcome& outcome, const Effects&, const Findings&,
                        const std::vector<BorderVerdict>& own) {
  const BorderVerdict* v = leading_verdict(outcome, own);
  if (!v) return {{phrase("river.no_verdict")}};
  Headline told{sentences_of(outcome, *v)};
  const BorderVerdict* milder = leading_milder(outcome, own);
  if (milder && milder != v && v->verdict == Reached::not_reached &&
      milder->verdict != Reached::not_reached)
    told.more = sentences_of(outcome, *milder);
  if (!outcome.part<FlowField>().members.empty())
    told.more.push_back(phrase("river.from_entry"));
  return told;
}

void tell_river_unknowns(const Outcome& outcome, const Effects&, Findings& findings) {
  Phrases& unknowns = findings.unknowns;
  unknowns.push_back(phrase("unknown.river_discharge"));
  unknowns.push_back(phrase("unknown.river_mass"));
  if (std::any_of(outcome.notices.begin(), outcome.notices.end(),
                  [](const Notice& n) { return n.key == "river.provisional"; }))
    unknowns.push_back(phrase("unknown.river_reaches"));
  if (entries(outcome).empty() && !outcome.part<RiverField>().cases.empty())
    unknowns.push_back(phrase("unknown.river_no_border"));
}

}  // namespace farreach
