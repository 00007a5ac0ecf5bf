#include "postprocess/media/air/far_verdict.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/hazard/far_field.hpp"
#include "models/hazard/plumes.hpp"
#include "postprocess/assess/interval.hpp"
#include "postprocess/assess/openness.hpp"
#include "postprocess/assess/said_verdict.hpp"
#include "postprocess/media/air/border_verdict.hpp"
#include "postprocess/media/air/validity.hpp"
#include "postprocess/voice/levels.hpp"
#include "solver/geo/geodesic.hpp"

namespace farreach {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// What moves away slower may stay: no horizon is named for it [m/s].
constexpr double slowest_drift = 0.5;

const BorderDistance* border_of(const Outcome& outcome, const BorderVerdict& v) {
  for (const BorderDistance& b : outcome.geography.borders)
    if (b.state == v.state && b.kind == v.kind) return &b;
  return nullptr;
}

/// One neighbour and one level.
class FarJudge {
 public:
  FarJudge(const Outcome& outcome, const FarLevel& level, const FarPlace& place)
      : outcome_(outcome),
        far_(outcome.part<FarField>()),
        border_(outcome.geography.borders[static_cast<std::size_t>(place.border)]),
        level_(level),
        place_(place) {}

  BorderVerdict verdict() const {
    BorderVerdict v;
    v.model = "far_field";
    v.state = border_.state;
    v.kind = border_.kind;
    v.level = place_.level;
    v.distance = border_.distance;
    v.distance_uncertainty = border_.uncertainty;
    decide_it(v);
    v.reach = level_.distance.most;
    v.reach_low = level_.farthest_low;
    v.reach_high = level_.farthest_high;
    v.margin = v.margin_uncertainty = nan;
    add_times(v);
    add_members(v);
    v.probability = place_.outside ? nan : place_.reached.probability;
    v.probability_low = place_.outside ? nan : place_.reached.low;
    v.probability_high = place_.outside ? nan : place_.reached.high;
    v.out_of_range = lacks_gridded_winds(outcome_, border_.distance);
    v.reason = reason(v);
    if (v.verdict == Reached::undecided) v.left_open_by = ended(v);
    return v;
  }

 private:
  void decide_it(BorderVerdict& v) const {
    v.reason_key = "far_field";
    if (place_.outside) {
      v.verdict = Reached::not_reached;  // unless what leaves the rings comes there
    } else if (place_.reached_low.hits > 0 || place_.reached.low >= telling_share) {
      v.verdict = Reached::reached;
    } else {
      v.verdict =
          place_.reached_high.hits == 0 ? Reached::not_reached : Reached::undecided;
    }
    apply(openness(), v);
    apply(beyond_rings(), v);
    if (v.verdict != Reached::not_reached) return;
    if (far_.members.size() < fewest_members_to_exclude)
      v.reason_key = "far_few_members";
    else if (!is_trusted(outcome_))
      v.reason_key = "not_trusted";
    else
      return;
    v.verdict = Reached::undecided;
  }

  /// What the end of the computed time leaves undone; the horizon that decides it lets
  /// the last of the release come to the border with the slowest of its wind.
  Openness openness() const {
    const double way = border_.distance + std::max(border_.uncertainty, 0.0);
    return {
        .ended = Ended::horizon,
        .multiple = level_.rest,
        .deciding_horizon =
            level_.rest_drift >= slowest_drift && std::isfinite(level_.rest_until)
                ? std::max(far_.horizon, level_.rest_until) + way / level_.rest_drift
                : nan};
  }

  /// What leaves the rings above the level may come to what of the neighbour lies
  /// beyond them, though none came to it within.
  Openness beyond_rings() const {
    if (!place_.goes_on) return {};
    return {.ended = Ended::range, .multiple = level_.at_edge};
  }

  void add_times(BorderVerdict& v) const {
    const Level& level = outcome_.levels[place_.level];
    v.first_arrival = place_.arrival.least;
    v.arrival_median = place_.arrival.median;
    v.arrival_late = place_.arrival.high;
    v.peak_time = v.end = nan;
    const double most =
        *std::max_element(place_.multiple.begin(), place_.multiple.end());
    const bool lethality = level.quantity == quantity::lethality;
    v.peak = lethality || place_.outside ? nan : most * level.shown_value;
    v.peak_unit = lethality ? "-" : level.unit;
  }

  void add_members(BorderVerdict& v) const {
    v.unfavourable_case = {"far_field", place_.unfavourable};
    v.favourable_case = {"far_field", place_.favourable};
    v.worst_wind_from = far_.members[place_.unfavourable].wind_from;
    v.favourable_verdict = place_.multiple[place_.favourable] >= 1
                               ? Reached::reached
                               : Reached::not_reached;
    v.favourable_reach = level_.reach[place_.favourable];
  }

  Phrases reason(const BorderVerdict& v) const {
    const PhraseValue neighbour = said::neighbour(v);
    const PhraseValue distance = said::error_length(v.distance, v.distance_uncertainty);
    const PhraseValue verdict = said::verdict(v.verdict);
    const PhraseValue level = said::level(outcome_.levels[v.level]);
    const Share& r = place_.reached;
    Phrases told{place_.outside
                     ? phrase("why.far.outside", {{"neighbour", neighbour},
                                                  {"distance", distance},
                                                  {"verdict", verdict},
                                                  {"level", level}})
                     : phrase("why.far", {{"neighbour", neighbour},
                                          {"distance", distance},
                                          {"verdict", verdict},
                                          {"level", level},
                                          {"hits", said::count(r.hits)},
                                          {"members", said::count(r.members)},
                                          {"share", said::share(r.probability)},
                                          {"low", said::share(r.low)},
                                          {"high", said::share(r.high)}})};
    if (std::isfinite(v.first_arrival))
      told.push_back(
          phrase("why.far.arrival", {{"first", said::time(v.first_arrival)},
                                     {"median", said::time(v.arrival_median)}}));
    if (!place_.outside)
      told.push_back(
          phrase("why.far.factor", {{"factor", said::given(far_.model_factor)},
                                    {"fewer", said::count(place_.reached_low.hits)},
                                    {"more", said::count(place_.reached_high.hits)},
                                    {"members", said::count(r.members)}}));
    for (const Phrases& more : {ended(v), limits(v)}) append(more, told);
    told.push_back(
        phrase("why.far.decided", {{"count", said::count(far_.members.size())},
                                   {"horizon", said::time(far_.horizon)}}));
    return told;
  }

  /// What holds "not reached" back.
  Phrases ended(const BorderVerdict& v) const {
    if (v.reason_key == "far_few_members")
      return {
          phrase("why.far.few", {{"count", said::count(fewest_members_to_exclude)}})};
    if (v.reason_key == "horizon") return what_is_open(openness());
    if (v.reason_key == "far_beyond_rings")
      return {phrase("why.far.beyond_rings",
                     {{"distance", said::length(far_.grid.outer)}})};
    if (v.reason_key == "not_trusted") return {phrase("why.not_trusted")};
    return {};
  }

  /// What bounds the share that is told.
  Phrases limits(const BorderVerdict& v) const {
    Phrases told;
    if (v.verdict == Reached::not_reached && !place_.outside)
      told.push_back(phrase("why.far.excluded",
                            {{"share", said::share(place_.reached_high.high)}}));
    if (place_.near) told.push_back(phrase("why.far.near"));
    if (lacks_gridded_winds(outcome_, v.distance))
      told.push_back(
          phrase("why.far.gridded", {{"distance", said::length(gridded_winds_from)}}));
    return told;
  }

  const Outcome& outcome_;
  const FarField& far_;
  const BorderDistance& border_;
  const FarLevel& level_;
  const FarPlace& place_;
};

const BorderVerdict* same_question(const std::vector<BorderVerdict>& verdicts,
                                   const BorderVerdict& v) {
  for (const BorderVerdict& other : verdicts)
    if (other.state == v.state && other.kind == v.kind && other.level == v.level)
      return &other;
  return nullptr;
}

/// Which of two answers to one question holds.
const BorderVerdict& joined(const Outcome& outcome, const BorderVerdict& plume,
                            const BorderVerdict& far) {
  const BorderDistance* border = border_of(outcome, far);
  if (border && far_field_decides(outcome, *border)) return far;
  return far.verdict == Reached::reached && plume.verdict != Reached::reached ? far
                                                                              : plume;
}

}  // namespace

bool far_field_decides(const Outcome& outcome, const BorderDistance& border) {
  if (outcome.part<FarField>().empty()) return false;
  if (outcome.part<Plumes>().members.empty() || border.distance > plume_range)
    return true;
  if (border.distance - border.uncertainty < plume_decides_to) return false;
  const auto& members = outcome.part<FarField>().members;
  return std::all_of(members.begin(), members.end(), [&](const FarMember& m) {
    return border.distance - border.uncertainty >= m.hand_over_to;
  });
}

bool lacks_gridded_winds(const Outcome& outcome, double distance) {
  return !outcome.part<FarField>().empty() &&
         outcome.part<FarField>().weather_kind != "gridded" &&
         distance > gridded_winds_from;
}

std::vector<BorderVerdict> far_verdicts(const Outcome& outcome, const FarEffects& far) {
  std::vector<BorderVerdict> verdicts;
  if (far.levels.size() != outcome.levels.size()) return verdicts;
  for (int b = 0; b < static_cast<int>(outcome.geography.borders.size()); ++b)
    for (const std::size_t level : levels_by_severity(outcome)) {
      const FarPlace* place = far_place(far, b, level);
      if (place && far.levels[level].carried)
        verdicts.push_back(FarJudge(outcome, far.levels[level], *place).verdict());
    }
  return verdicts;
}

std::vector<BorderVerdict> joined_verdicts(const Outcome& outcome,
                                           const std::vector<BorderVerdict>& by_plume,
                                           const std::vector<BorderVerdict>& by_far) {
  std::vector<BorderVerdict> verdicts;
  for (const BorderDistance& border : outcome.geography.borders)
    for (const std::size_t level : levels_by_severity(outcome)) {
      BorderVerdict asked;
      asked.state = border.state;
      asked.kind = border.kind;
      asked.level = level;
      const BorderVerdict* plume = same_question(by_plume, asked);
      const BorderVerdict* far = same_question(by_far, asked);
      if (plume && far)
        verdicts.push_back(joined(outcome, *plume, *far));
      else if (plume || far)
        verdicts.push_back(plume ? *plume : *far);
    }
  return verdicts;
}

Phrases far_sentences(const Outcome& outcome, const BorderVerdict& v) {
  const PhraseValue count = said::count(outcome.part<FarField>().members.size());
  Phrases told;
  if (!std::isfinite(v.probability)) {
    told.push_back(phrase("headline.far_unknown", {{"count", count}}));
  } else if (v.probability > 0) {
    told.push_back(phrase("headline.far",
                          {{"share", said::share_range(v.probability, v.probability_low,
                                                       v.probability_high)},
                           {"count", count}}));
  } else if (v.reason_key == "horizon") {
    told.push_back(phrase("headline.far_open", {{"count", count}}));
  } else {
    told.push_back(
        phrase("headline.far_none",
               {{"share", said::share(v.probability_high)}, {"count", count}}));
  }
  return told;
}

Phrases far_basis(const Outcome& outcome, const BorderVerdict& v) {
  Phrases told{
      phrase("headline.decided_by",
             {{"count", said::count(outcome.part<FarField>().members.size())}})};
  if (lacks_gridded_winds(outcome, v.distance))
    told.push_back(
        phrase("why.far.gridded", {{"distance", said::length(gridded_winds_from)}}));
  return told;
}

}  // namespace farreach
