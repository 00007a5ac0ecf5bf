#include "postprocess/media/air/border_verdict.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/atmosphere/stable_nights.hpp"
#include "models/hazard/plumes.hpp"
#include "models/phrase/message.hpp"
#include "postprocess/assess/interval.hpp"
#include "postprocess/assess/openness.hpp"
#include "postprocess/assess/said_verdict.hpp"
#include "postprocess/media/air/arrival.hpp"
#include "postprocess/media/air/directed.hpp"
#include "postprocess/media/air/validity.hpp"
#include "postprocess/media/plume/effects/band.hpp"
#include "postprocess/media/plume/effects/plume_effects.hpp"
#include "postprocess/voice/levels.hpp"
#include "solver/geo/geodesic.hpp"

namespace farreach {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// One level, one border, one weather.
struct Judged {
  std::size_t member = 0;
  BelievedReach reach;
  Reached verdict = Reached::undecided;
  double margin = nan, margin_low = nan, margin_high = nan;  ///< [m]
  bool directed = false;
};

class Judge {
 public:
  Judge(const Outcome& outcome, const Effects& effects, std::size_t border)
      : outcome_(outcome),
        effects_(effects),
        index_(border),
        border_(outcome.geography.borders[border]),
        near_(NearTerritory::of(outcome, border_)) {}

  /// Nothing when the release holds none of the level's substance.
  std::optional<BorderVerdict> verdict(std::size_t level) const;

 private:
  Judged judged(const LevelReach& reach) const;
  void judge_straight(Judged& j) const;
  void judge_directed(const LevelReach& reach, double wind_from, Judged& j) const;
  void add_times(BorderVerdict& v) const;
  void add_peak(BorderVerdict& v) const;
  void add_probability(BorderVerdict& v) const;
  const ReceptorHistory* history(const BorderVerdict& v) const;
  const LevelReach* reach(const BorderVerdict& v) const;
  Phrases shorter_mean(const BorderVerdict& v) const;
  Phrases condition(const BorderVerdict& v) const;
  Phrases beyond_table(const BorderVerdict& v) const;
  const LevelReach* farthest_scan(std::size_t level) const;
  const LevelReach* reach_like(const LevelReach& r, double distance) const;
  double scan_high(const LevelReach& r) const;
  double scan_arrival(const BorderVerdict& v) const;
  Phrases scanned(const BorderVerdict& v) const;
  Phrases holds_for(const BorderVerdict& v) const;
  Phrases lasting(const BorderVerdict& v) const;
  Phrases made_by(const BorderVerdict& v) const;
  void hold_against_scan(BorderVerdict& v) const;
  Phrases came(const BorderVerdict& v) const;
  Phrases reason(const BorderVerdict& v) const;

  const Outcome& outcome_;
  const Effects& effects_;
  std::size_t index_;
  const BorderDistance& border_;
  std::optional<NearTerritory> near_;
};

void Judge::judge_straight(Judged& j) const {
  const double d = border_.distance, u = border_.uncertainty;
  const Interval distance{d - u, d + u};
  j.verdict = u >= 0 ? compare(distance, j.reach.interval) : Reached::undecided;
  j.verdict = held_against(left_open_at(j.reach, distance.low), j.verdict);
  j.margin = d - j.reach.middle;
  j.margin_low = distance.low - j.reach.interval.high;
  j.margin_high = distance.high - j.reach.interval.low;
}

void Judge::judge_directed(const LevelReach& reach, double wind_from, Judged& j) const {
  const double u = border_.uncertainty;
  const Interval& r = j.reach.interval;
  judge_straight(j);
  const bool farther = j.verdict == Reached::not_reached;  // in whatever direction
  const bool open = !(r.high <= (near_ ? near_->range() : 0));
  if (!near_ || !(std::isfinite(wind_from) && u >= 0) || !is_known(r) ||
      r.low > near_->range() || (open && farther)) {
    if (j.verdict == Reached::reached)
      j.verdict = Reached::undecided;  // if blown there
    return;
  }
  const Gaps gaps = near_->gaps(reach, r.low, r.high, turned(wind_from, 180));
  j.directed = true;
  j.margin = gaps.of_middle;
  j.margin_high = gaps.of_low + u;
  j.margin_low = open ? -std::numeric_limits<double>::infinity() : gaps.of_high - u;
  j.verdict = r.high <= 0 ? Reached::not_reached : decide(j.margin_low, j.margin_high);
}

Judged Judge::judged(const LevelReach& reach) const {
  const Member& member = outcome_.part<Plumes>().members[reach.found_in.index];
  Judged j{.member = reach.found_in.index,
           .reach = believed(reach, member, effects_.model_factor)};
  if (member.weather.wind_from && !light_wind(member))
    judge_directed(reach, *member.weather.wind_from, j);
  else
    judge_straight(j);
  if (!is_trusted(outcome_) && j.verdict == Reached::not_reached) {
    j.verdict = Reached::undecided;
    j.reach.key = "not_trusted";
  }
  return j;
}

/// Whether a is worse than b; what has no margin counts as worst of its verdict.
bool worse(const Judged& a, const Judged& b) {
  if (a.verdict != b.verdict) return seriousness(a.verdict) > seriousness(b.verdict);
  const auto rank = [](double margin) {
    return std::isnan(margin) ? -std::numeric_limits<double>::infinity() : margin;
  };
  if (rank(a.margin) != rank(b.margin)) return rank(a.margin) < rank(b.margin);
  return a.reach.interval.high > b.reach.interval.high;
}

/// Half-width of the margin that makes |margin| < error the same as undecided.
double margin_error(const Judged& j) {
  const double error =
      j.margin > 0 ? j.margin - j.margin_low : j.margin_high - j.margin;
  return std::isfinite(error) ? error : nan;
}

std::optional<BorderVerdict> Judge::verdict(std::size_t level) const {
  std::vector<Judged> all;
  for (const LevelReach& reach : effects_.reaches)
    if (reach.level == level && reach.tracked &&
        reach.found_in.index < outcome_.part<Plumes>().members.size())
      all.push_back(judged(reach));
  if (all.empty()) return {};
  const Judged& worst = *std::min_element(all.begin(), all.end(), worse);
  const Judged& best = *std::max_element(all.begin(), all.end(), worse);
  BorderVerdict v;
  v.state = border_.state;
  v.kind = border_.kind;
  v.level = level;
  v.unfavourable_case = {"plume", worst.member};
  v.verdict = worst.verdict;
  v.distance = border_.distance;
  v.distance_uncertainty = border_.uncertainty;
  v.reach = worst.reach.middle;
  v.reach_low = worst.reach.interval.low;
  v.reach_high = worst.reach.interval.high;
  if (const LevelReach* r = reach(v)) v.range_end = r->range_end;
  v.margin = worst.margin;
  v.margin_uncertainty = margin_error(worst);
  v.directed = worst.directed;
  v.out_of_range = worst.reach.out_of_range;
  v.reason_key = worst.reach.key;
  if (worst.directed && v.verdict == Reached::not_reached &&
      !(v.reach_high < v.distance - v.distance_uncertainty))
    v.reason_key = "other_direction";
  hold_against_scan(v);
  v.favourable_case = {"plume", best.member};
  v.favourable_verdict = best.verdict;
  v.favourable_reach = best.reach.middle;
  const auto& wind_from =
      outcome_.part<Plumes>().members[v.unfavourable_case.index].weather.wind_from;
  v.worst_wind_from =
      v.directed && wind_from ? *wind_from : turned(border_.azimuth, 180);
  add_times(v);
  add_probability(v);
  v.reason = reason(v);
  if (v.verdict == Reached::undecided) v.left_open_by = condition(v);
  return v;
}

/// Not reached is said only when no wind of the scan reaches it either.
void Judge::hold_against_scan(BorderVerdict& v) const {
  const LevelReach* r = farthest_scan(v.level);
  if (v.verdict != Reached::not_reached || v.directed || !r) return;
  const double high = scan_high(*r);
  if (high < v.distance - v.distance_uncertainty) return;
  v.verdict = Reached::undecided;
  v.reach_high = std::max(v.reach_high, high);
  v.margin_uncertainty = nan;
  v.reason_key = "wind_scan";
}

const ReceptorHistory* Judge::history(const BorderVerdict& v) const {
  const ReceptorHistory* found = nullptr;
  for (const ReceptorHistory& h : effects_.part<PlumeEffects>().histories) {
    if (h.border != static_cast<int>(index_) || h.member != v.unfavourable_case.index ||
        h.substance != outcome_.levels[v.level].substance)
      continue;
    if (!found || h.largest_on_territory) found = &h;
  }
  return found;
}

std::string unit_of_peak(const Level& level) {
  return std::string(level.quantity == quantity::lethality ? "-" : "ppm");
}

/// Highest of all weathers, wherever on the territory it was looked for.
void Judge::add_peak(BorderVerdict& v) const {
  const Level& level = outcome_.levels[v.level];
  for (const ReceptorHistory& h : effects_.part<PlumeEffects>().histories) {
    if (h.border != static_cast<int>(index_) || h.substance != level.substance)
      continue;
    if (level.quantity != quantity::lethality) {
      v.peak = std::fmax(v.peak, h.peak * 1e6);
      continue;
    }
    for (std::size_t p = 0; p < effects_.part<PlumeEffects>().probits.size(); ++p)
      if (effects_.part<PlumeEffects>().probits[p] == level.probit &&
          p < h.lethality_outdoor.size())
        v.peak = std::fmax(v.peak, h.lethality_outdoor[p]);
  }
}

/// When the level may be met first, over all weathers, and when it ends.
void Judge::add_times(BorderVerdict& v) const {
  v.first_arrival = v.peak_time = v.end = v.peak = nan;
  v.peak_unit = unit_of_peak(outcome_.levels[v.level]);
  if (v.reason_key == "wind_scan")
    v.first_arrival = scan_arrival(v);
  else if (v.verdict == Reached::undecided)
    v.first_arrival = first_gas(outcome_, effects_, v.level, v.distance);
  const ReceptorHistory* h = history(v);
  if (!h) return;
  add_peak(v);
  if (v.verdict == Reached::not_reached || h->time.empty()) return;
  const auto largest = std::max_element(h->outdoor.begin(), h->outdoor.end());
  if (largest == h->outdoor.end() || !(*largest > 0)) return;
  v.peak_time = h->time[static_cast<std::size_t>(largest - h->outdoor.begin())];
  const Arrival when = arrival_at_border(effects_, index_, v.level);
  if (std::isfinite(when.early))
    v.first_arrival = when.early;
  else if (std::isnan(v.first_arrival))
    v.first_arrival = h->first_arrival;
  // What comes to a place beyond the border has crossed it.
  const auto& receptors = outcome_.geography.receptors;
  for (std::size_t r = 0; r < receptors.size() && border_.kind == BorderKind::land; ++r)
    if (receptors[r].state == border_.state)
      v.first_arrival =
          std::fmin(v.first_arrival, arrival_at_receptor(effects_, r, v.level).early);
  v.end = when.end;
}

void Judge::add_probability(BorderVerdict& v) const {
  v.probability = nan;
  for (const LevelProbability& p : effects_.part<PlumeEffects>().probabilities)
    if (p.level == v.level && p.border == static_cast<int>(index_))
      v.probability = p.probability;
}

const LevelReach* Judge::reach(const BorderVerdict& v) const {
  for (const LevelReach& r : effects_.reaches)
    if (r.level == v.level && r.found_in == v.unfavourable_case) return &r;
  return nullptr;
}

/// Where not the mean over the time of the level decides but a shorter one.
Phrases Judge::shorter_mean(const BorderVerdict& v) const {
  const Level& level = outcome_.levels[v.level];
  const LevelReach* r = reach(v);
  if (level.shorter.empty() || !r || !(r->distance > 0) ||
      !(r->averaging_time < level.averaging_time))
    return {};
  const double value = level.shown_value * r->value / level.value;
  return {
      phrase("why.plume.shorter_mean", {{"time", said::time(r->averaging_time)},
                                        {"value", said::amount(value, level.unit)}})};
}

/// What is known where the table ends before the level does.
Phrases Judge::beyond_table(const BorderVerdict& v) const {
  const LevelReach* r = reach(v);
  if (!r || !r->high_beyond_range || !(r->multiple_at_end > 0))
    return {phrase("why.plume.past_table")};
  Phrases told{
      phrase("why.plume.table_end", {{"distance", said::length(r->distance_high)},
                                     {"multiple", said::number(r->multiple_at_end)},
                                     {"factor", said::given(effects_.model_factor)}})};
  if (v.verdict == Reached::reached) return told;
  if (v.reason_key == "beyond_range")
    told.push_back(phrase("why.plume.no_bound"));
  else if (v.verdict == Reached::not_reached)
    told.push_back(phrase("why.plume.bound_ends"));
  else
    told.push_back(phrase("why.plume.bound_passes"));
  return told;
}

/// The wind of the scan in which a level may reach farthest, of all weathers.
const LevelReach* Judge::farthest_scan(std::size_t level) const {
  const LevelReach* found = nullptr;
  for (const LevelReach& r : effects_.reaches)
    if (r.level == level && r.tracked && !std::isnan(r.scan_distance) &&
        (!found || scan_high(r) > scan_high(*found)))
      found = &r;
  return found;
}

/// The reach in the same weather, of whatever level, that ends nearest to a distance
/// and has a band with two ends.
const LevelReach* Judge::reach_like(const LevelReach& r, double distance) const {
  const LevelReach* found = nullptr;
  const auto off = [&](const LevelReach& a) {
    return std::abs(std::log(a.distance / distance));
  };
  const auto like = [&](const LevelReach& a) {
    return a.found_in == r.found_in && a.tracked && a.distance > 0 &&
           a.distance_high > a.distance && !a.high_beyond_range &&
           outcome_.levels[a.level].quantity == outcome_.levels[r.level].quantity;
  };
  for (const LevelReach& other : effects_.reaches)
    if (like(other) && (!found || off(other) < off(*found))) found = &other;
  return found;
}

/// How far it may reach in the worst wind of the scan [m]: with the error that a level
/// has which ends about there in the weather itself, or, where none does, as if
/// concentration fell with the distance; beyond the range of the model doubled as every
/// reach. A level that ends just beside the source has a band of hundreds, which says
/// nothing of the scan: no error above 5 is taken, the usual width of a band (own
/// estimate, provisional).
double Judge::scan_high(const LevelReach& r) const {
  constexpr double widest = 5;
  const LevelReach* like = reach_like(r, r.scan_distance);
  const double error = like ? std::min(like->distance_high / like->distance, widest)
                            : effects_.model_factor;
  const double high = r.scan_distance * error;
  return high >= plume_range ? far_factor * high : high;
}

/// When the gas may come to the border in the wind of the scan that leaves it open [s].
double Judge::scan_arrival(const BorderVerdict& v) const {
  const LevelReach* r = farthest_scan(v.level);
  double first = nan;
  if (!r) return first;
  for (const PlumeVariant& variant :
       outcome_.part<Plumes>().members[r->found_in.index].variants)
    if (variant.input == "wind" && variant.value == r->scan_wind)
      first = std::fmin(first, front_arrival(variant.plume, v.distance));
  return first;
}

Phrases Judge::scanned(const BorderVerdict& v) const {
  const LevelReach* r = farthest_scan(v.level);
  if (!r) return {};
  const PhraseValue speed = said::amount(r->scan_wind, "m/s");
  const PhraseValue stability = said::text(std::string(
      1, outcome_.part<Plumes>().members[r->found_in.index].weather.stability));
  if (!std::isfinite(r->scan_distance))
    return {phrase("why.plume.scan_beyond", {{"speed", speed}, {"class", stability}})};
  return {phrase("why.plume.scan", {{"speed", speed},
                                    {"class", stability},
                                    {"distance", said::length(r->scan_distance)}})};
}

/// Stable air that must hold for long.
Phrases Judge::lasting(const BorderVerdict& v) const {
  const LevelReach* r = reach(v);
  if (!r || !r->outlasts || v.verdict == Reached::not_reached) return {};
  const SourceFact* share = fact_named(outcome_.source_facts, stable_nights_fact);
  if (!share || std::isnan(share->value))
    return {phrase(
        "why.plume.lasts_unknown",
        {{"time", said::time(r->arrival)}, {"hours", said::time(stable_persistence)}})};
  return {phrase("why.plume.lasts", {{"time", said::time(r->arrival)},
                                     {"hours", said::time(stable_persistence)},
                                     {"share", said::share(share->value)}})};
}

/// What widens the band beside the model.
Phrases Judge::made_by(const BorderVerdict& v) const {
  const LevelReach* r = reach(v);
  if (!r || r->driver.empty()) return {};
  return {phrase("why.plume.driver", {{"driver", said::driver(r->driver)}})};
}

/// For what weathers "not reached" holds.
Phrases Judge::holds_for(const BorderVerdict& v) const {
  if (v.verdict != Reached::not_reached || v.directed) return {};
  if (farthest_scan(v.level)) return {phrase("why.plume.every_wind")};
  if (outcome_.part<Plumes>().members.size() == 1)
    return {phrase("why.plume.one_weather")};
  return {phrase("why.plume.weathers",
                 {{"count", said::count(outcome_.part<Plumes>().members.size())}})};
}

Phrases Judge::condition(const BorderVerdict& v) const {
  const Member& member = outcome_.part<Plumes>().members[v.unfavourable_case.index];
  if (v.reason_key == "not_computed") {
    Phrases told{phrase("why.plume.not_computed")};
    const Followed plume = followed(member.plume);
    if (!plume.reason.empty()) told.push_back(read_message(plume.reason));
    return told;
  }
  if (v.reason_key == "beyond_range" || v.reason_key == "bounded")
    return beyond_table(v);
  if (v.reason_key == "far") return {phrase("why.plume.far")};
  if (v.reason_key == "calm")
    return {phrase("why.plume.calm",
                   {{"speed", said::amount(member.weather.wind_speed, "m/s")}})};
  if (v.reason_key == "lofted") return {phrase("why.plume.lofted")};
  if (v.reason_key == "wind_scan") return scanned(v);
  if (v.reason_key == "not_trusted") return {phrase("why.not_trusted")};
  if (v.reason_key == "other_direction")
    return {phrase("why.plume.other_direction",
                   {{"wind", said::direction(v.worst_wind_from)}})};
  return {};
}

/// When it comes there and how much of it, and how far into the territory.
Phrases Judge::came(const BorderVerdict& v) const {
  Phrases told;
  const bool timed = std::isfinite(v.first_arrival);
  const PhraseValue time = said::time(v.first_arrival);
  if (v.verdict == Reached::reached && timed && v.peak_unit == "-")
    told.push_back(
        phrase("why.plume.killed", {{"time", time}, {"share", said::share(v.peak)}}));
  else if (v.verdict == Reached::reached && timed)
    told.push_back(
        phrase("why.plume.met",
               {{"time", time}, {"peak", said::amount(v.peak, v.peak_unit)}}));
  if (v.verdict == Reached::undecided && timed)
    told.push_back(phrase("why.plume.not_before", {{"time", time}}));
  if (v.directed)
    told.push_back(phrase(v.margin > 0 ? "why.plume.zone_away" : "why.plume.zone_into",
                          {{"distance", said::length(std::abs(v.margin))}}));
  return told;
}

Phrases Judge::reason(const BorderVerdict& v) const {
  Phrases told{phrase(
      "why.plume",
      {{"level", said::level(outcome_.levels[v.level])},
       {"reach", said::reach(v.reach, v.reach_low, v.reach_high, v.range_end)},
       {"weather",
        said::text(
            outcome_.part<Plumes>().members[v.unfavourable_case.index].weather.name)},
       {"neighbour", said::neighbour(v)},
       {"distance", said::error_length(v.distance, v.distance_uncertainty)},
       {"verdict", said::verdict(v.verdict)}})};
  for (const Phrases& more :
       {came(v), shorter_mean(v), condition(v), lasting(v), made_by(v), holds_for(v)})
    append(more, told);
  return told;
}

}  // namespace

std::vector<BorderVerdict> border_verdicts(const Outcome& outcome,
                                           const Effects& effects) {
  std::vector<BorderVerdict> verdicts;
  for (std::size_t b = 0; b < outcome.geography.borders.size(); ++b) {
    const Judge judge(outcome, effects, b);
    for (const std::size_t level : levels_by_severity(outcome))
      if (is_air_level(outcome.levels[level]))
        if (auto verdict = judge.verdict(level))
          verdicts.push_back(std::move(*verdict));
  }
  return verdicts;
}

}  // namespace farreach
