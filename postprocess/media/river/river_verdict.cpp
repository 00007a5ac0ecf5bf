#include "postprocess/media/river/river_verdict.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "postprocess/assess/headline.hpp"
#include "postprocess/assess/openness.hpp"
#include "postprocess/assess/words.hpp"
#include "postprocess/media/river/river_levels.hpp"

namespace farreach {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double endless = std::numeric_limits<double>::infinity();

/// Where the river first enters each state that is not the one of origin.
std::vector<std::size_t> entries(const Outcome& outcome) {
  std::vector<std::size_t> found;
  std::vector<std::string> seen{outcome.site.state};
  for (std::size_t k = 0; k < outcome.river.stations.size(); ++k) {
    const RiverStation& s = outcome.river.stations[k];
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
  const double speed = slowest_front(outcome.river, at);
  return {.ended = Ended::horizon,
          .deciding_horizon = speed > 0 ? 2 * distance / speed : nan};
}

/// What of a flow over the ground has not come to the river when the flow is ended: the
/// peak is taken to grow as the mass does.
Openness open_on_the_ground(const Outcome& outcome, const std::vector<AtBorder>& all,
                            double value) {
  const double growth = still_to_come(outcome.flow);
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
  v.member = worst.river_case;
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
  v.first_arrival = earliest_in_river(outcome.river, station,
                                      outcome.levels[v.level].substance, value);
  v.favourable_member = best.river_case;
  v.favourable_verdict = best.series->peak_low >= value    ? Reached::reached
                         : best.series->peak_high >= value ? Reached::undecided
                                                           : Reached::not_reached;
}

void measure(const Outcome& outcome, BorderVerdict& v) {
  const Level& level = outcome.levels[v.level];
  const RiverProfile* profile = profile_of(outcome.river, v.member, level.substance);
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
      profile_of(outcome.river, v.favourable_member, level.substance);
  v.favourable_reach = best ? river_reach(*best, level.value).likely : 0;
}

/// What is not in the river yet, for the reason of a verdict.
std::string not_in_river(const Outcome& outcome) {
  const double growth = still_to_come(outcome.flow);
  if (!(growth > 1)) return "";
  return std::isfinite(growth)
             ? fmt::format(
                   "; when the flow over the ground was ended, {:.2g} times "
                   "what was in the river had still to come to it",
                   growth - 1)
             : "; when the flow over the ground was ended, nothing had come to the "
               "river yet";
}

/// "0.031", "2100": two digits that count, without exponent where it reads well [mg/L].
std::string milligrams(double kg_per_m3) {
  const double value = kg_per_m3 * 1e3;
  if (!(value >= 100)) return fmt::format("{:.2g}", value);
  const double unit = std::pow(10, std::floor(std::log10(value)) - 1);
  return fmt::format("{:.0f}", std::round(value / unit) * unit);
}

void explain(const Outcome& outcome, std::size_t station,
             const std::vector<AtBorder>& all, BorderVerdict& v) {
  const Level& level = outcome.levels[v.level];
  const RiverStation& s = outcome.river.stations[station];
  std::string peaks;
  for (const AtBorder& at : all)
    peaks += fmt::format("{}{} ({}-{}) mg/L at {} water", peaks.empty() ? "" : ", ",
                         milligrams(at.series->peak), milligrams(at.series->peak_low),
                         milligrams(at.series->peak_high),
                         outcome.river.cases[at.river_case].name);
  const double likely = likely_first(all, level.value);
  const Openness open{
      .ended = v.reason_key == "horizon" ? Ended::horizon : Ended::with_its_matter,
      .deciding_horizon = v.deciding_horizon};
  v.reason = fmt::format(
      "{} at {}, {} down the river, the peak (dissolved and on solids together) is "
      "{}{}{}{}.",
      words::level(level), s.name, words::length(s.distance), peaks,
      std::isfinite(v.first_arrival)
          ? fmt::format("; first above it or arriving after {}, at the earliest {}",
                        words::time(likely), words::time(v.first_arrival))
          : "",
      v.verdict == Reached::reached ? "" : not_in_river(outcome),
      openness_clause(open));
}

BorderVerdict verdict_of(const Outcome& outcome, std::size_t station,
                         std::size_t level) {
  const RiverStation& s = outcome.river.stations[station];
  BorderVerdict v;
  v.state = s.to_state;
  v.kind = v.model = "river";
  v.level = level;
  v.distance = s.distance;
  v.distance_uncertainty = s.distance_error;
  v.worst_wind_from = v.probability = nan;
  const auto all = all_cases(outcome.river, station, outcome.levels[level].substance);
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

CriterionVerdict water_criterion_for(const Outcome& outcome, std::size_t station) {
  const RiverStation& s = outcome.river.stations[station];
  const FlowTime t = flow_time(outcome.river, station);
  CriterionVerdict c;
  c.model = "river";
  c.criterion = "water_two_days";
  c.state = s.to_state;
  c.distance = s.distance;
  c.uncertainty = s.distance_error;
  c.limit = c.margin = nan;
  c.flow_time = t.likely;
  c.flow_time_early = t.early;
  c.flow_time_late = t.open ? endless : t.late;
  c.flow_time_limit = water_criterion;
  c.provisional = true;
  if (t.late <= water_criterion && !t.open && t.late > 0)
    c.verdict = "inside";
  else
    c.verdict = t.early > water_criterion ? "outside" : "undecided";
  c.reason = fmt::format(
      "The site lies on a river that {} shares, {} above the border; water takes {}{} "
      "to it ({} at the earliest), two days are the orientation: {}. The text of the "
      "criterion was not read; a joint body may ask for more.",
      words::state(s.to_state), words::length(s.distance),
      std::isfinite(t.likely) ? words::time(t.likely) : "longer than was looked at",
      std::isfinite(t.likely) ? " at mean water" : "",
      std::isfinite(t.early) ? words::time(t.early) : "later than was looked at",
      c.verdict);
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
    for (const RiverProfile& p : outcome.river.profiles) {
      if (p.substance != level.substance) continue;
      const double high = river_reach(p, level.value).high;
      if (high > f.reach) f = {high, k};
    }
  }
  return f;
}

void unknown(Findings& findings, std::string text, Phrase phrase) {
  findings.unknowns.push_back(std::move(text));
  findings.unknown_phrases.push_back(std::move(phrase));
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
      if (!all_cases(outcome.river, station, outcome.levels[level].substance).empty())
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
  for (const RiverProfile& p : outcome.river.profiles)
    for (std::size_t l = 0; l < outcome.levels.size(); ++l)
      if (is_water_level(outcome.levels[l]) &&
          outcome.levels[l].substance == p.substance)
        zones.push_back({l, river_reach(p, outcome.levels[l].value).high});
  return zones;
}

std::vector<CriterionVerdict> water_criteria(const Outcome& outcome) {
  std::vector<CriterionVerdict> criteria;
  for (const std::size_t station : entries(outcome))
    criteria.push_back(water_criterion_for(outcome, station));
  return criteria;
}

Response river_response(const Outcome& outcome, const Effects&,
                        const BorderVerdict* crossing) {
  if (crossing) return {"transboundary", crossing->reason};
  const Farthest far = farthest_disabling(outcome);
  std::string_view level = "local";
  for (const ResponseRung& rung : response_rungs)
    if (rung.town <= 0 && far.reach >= rung.reach) level = rung.level;
  return {std::string(level),
          far.reach > 0
              ? fmt::format("{} holds {} down the river and crosses no border. Own "
                            "scale, provisional.",
                            words::level(outcome.levels[far.level]),
                            words::length(far.reach))
              : "No level that disables or worse is met in the river."};
}

std::string river_headline(const Outcome& outcome,
                           const std::vector<BorderVerdict>& own, bool alone) {
  const BorderVerdict* leading = leading_verdict(outcome, own);
  if (!leading)
    return alone ? "The river crosses no border that was stated, or no level of water "
                   "was looked at: UNDECIDED."
                 : "";
  const BorderVerdict& v = *leading;
  const Level& level = outcome.levels[v.level];
  std::string text = fmt::format(
      "{}, {} down the river: {}{} by {}. The peak there is {} {}, dissolved "
      "and on solids together.",
      words::neighbour(v.state, "river"),
      words::length_with_error(v.distance, v.distance_uncertainty),
      words::verdict(v.verdict),
      std::isfinite(v.first_arrival)
          ? " after " + words::time(v.first_arrival) + " at the earliest"
          : "",
      level.name, milligrams(v.peak / 1e3), v.peak_unit);
  if (!is_trusted(outcome))
    text += " The run is incomplete or a check failed: do not rely on it.";
  return text;
}

void tell_river_unknowns(const Outcome& outcome, const Effects&, Findings& findings) {
  const RiverField& river = outcome.river;
  unknown(findings,
          "The discharge on the day: the river was computed at mean, low and high "
          "water, and stays the same while the cloud is on its way.",
          {"river_discharge"});
  unknown(findings,
          "How much gets into the river, and in which form: what is sorbed may settle, "
          "and what settles may be stirred up again.",
          {"river_mass"});
  for (const Notice& n : outcome.notices)
    if (n.key == "river.provisional") {
      unknown(findings,
              "Discharges, slopes and lengths of reaches that are from memory or "
              "assumed.",
              {"river_reaches"});
      break;
    }
  if (entries(outcome).empty() && !river.cases.empty())
    unknown(findings, "No border is stated along this river.", {"river_no_border"});
}

}  // namespace farreach
