#include "postprocess/media/air/far_verdict.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "postprocess/assess/interval.hpp"
#include "postprocess/assess/openness.hpp"
#include "postprocess/assess/words.hpp"
#include "postprocess/media/air/border_verdict.hpp"
#include "postprocess/media/air/validity.hpp"
#include "solver/geo/geodesic.hpp"

namespace farreach {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// What moves away slower may stay: no horizon is named for it [m/s].
constexpr double slowest_drift = 0.5;

std::string percent(double share) {
  if (share <= 0) return "0 %";
  if (share < 0.0005) return "less than 0.1 %";
  if (share >= 0.995) return "100 %";
  // Halves go up, as on the page.
  const double step = std::pow(10, std::floor(std::log10(100 * share)) - 1);
  return fmt::format("{:.2g} %", std::round(100 * share / step) * step);
}

/// "12 of 200 weathers, 6 % (3.1 % to 10 %)"
std::string in_words(const Share& s) {
  return fmt::format("{} of {} weathers, {} (95 % sure: {} to {})", s.hits, s.members,
                     percent(s.probability), percent(s.low), percent(s.high));
}

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
        far_(outcome.far_field),
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
    const bool lethality = level.quantity == "lethality";
    v.peak = lethality || place_.outside ? nan : most * level.shown_value;
    v.peak_unit = lethality ? "-" : level.unit;
  }

  void add_members(BorderVerdict& v) const {
    v.far_member = place_.unfavourable;
    v.far_favourable = place_.favourable;
    v.worst_wind_from = far_.members[place_.unfavourable].wind_from;
    v.favourable_verdict = place_.multiple[place_.favourable] >= 1
                               ? Reached::reached
                               : Reached::not_reached;
    v.favourable_reach = level_.reach[place_.favourable];
  }

  std::string reason(const BorderVerdict& v) const {
    std::string text =
        fmt::format("{} is {} away: {} by {} in {}", words::neighbour(v.state, v.kind),
                    words::length_with_error(v.distance, v.distance_uncertainty),
                    words::verdict(v.verdict), words::level(outcome_.levels[v.level]),
                    place_.outside ? "no weather known: it lies beyond the last ring"
                                   : in_words(place_.reached));
    if (std::isfinite(v.first_arrival))
      text += fmt::format("; of those at the earliest after {}, mostly after {}",
                          words::time(v.first_arrival), words::time(v.arrival_median));
    if (!place_.outside)
      text += fmt::format(
          "; with concentrations {:g} times lower {}, {:g} times higher {} of {}",
          far_.model_factor, place_.reached_low.hits, far_.model_factor,
          place_.reached_high.hits, place_.reached.members);
    return text + condition(v) +
           fmt::format(". Decided by {} particle runs over {}.", far_.members.size(),
                       words::time(far_.horizon));
  }

  std::string condition(const BorderVerdict& v) const {
    std::string text;
    if (v.reason_key == "far_few_members")
      text =
          fmt::format("; fewer than {} weathers were computed, so nothing is excluded",
                      fewest_members_to_exclude);
    if (v.reason_key == "horizon") text = openness_clause(openness());
    if (v.reason_key == "far_beyond_rings")
      text = fmt::format("; the level may hold to {}, where the computed region ends",
                         words::length(far_.grid.outer));
    if (v.reason_key == "not_trusted")
      text = "; the run is incomplete or a check failed, so nothing is excluded";
    if (v.verdict == Reached::not_reached && !place_.outside)
      text += fmt::format("; a probability above {} is excluded (95 % sure)",
                          percent(place_.reached_high.high));
    if (place_.near)
      text +=
          "; nearer than the first ring the wind at the start alone "
          "counts, so the share is a lower bound";
    if (lacks_gridded_winds(outcome_, v.distance))
      text += fmt::format(
          "; from {} on winds on a grid are expected, the weather "
          "given is one place's",
          words::length(gridded_winds_from));
    return text;
  }

  const Outcome& outcome_;
  const FarField& far_;
  const BorderDistance& border_;
  const FarLevel& level_;
  const FarPlace& place_;
};

std::vector<std::size_t> by_severity(const std::vector<Level>& levels) {
  std::vector<std::size_t> order(levels.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return levels[a].severity > levels[b].severity;
  });
  return order;
}

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
  if (outcome.far_field.empty()) return false;
  if (outcome.members.empty() || border.distance > plume_range) return true;
  if (border.distance - border.uncertainty < plume_decides_to) return false;
  const auto& members = outcome.far_field.members;
  return std::all_of(members.begin(), members.end(), [&](const FarMember& m) {
    return border.distance - border.uncertainty >= m.hand_over_to;
  });
}

bool lacks_gridded_winds(const Outcome& outcome, double distance) {
  return !outcome.far_field.empty() && outcome.far_field.weather_kind != "gridded" &&
         distance > gridded_winds_from;
}

std::vector<BorderVerdict> far_verdicts(const Outcome& outcome, const FarEffects& far) {
  std::vector<BorderVerdict> verdicts;
  if (far.levels.size() != outcome.levels.size()) return verdicts;
  for (int b = 0; b < static_cast<int>(outcome.geography.borders.size()); ++b)
    for (const std::size_t level : by_severity(outcome.levels)) {
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
    for (const std::size_t level : by_severity(outcome.levels)) {
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

std::string far_sentences(const Outcome& outcome, const BorderVerdict& v) {
  std::string text = fmt::format(
      "{}, {} away: {} by {}", words::neighbour(v.state, v.kind),
      words::length_with_error(v.distance, v.distance_uncertainty),
      words::verdict(v.verdict), words::level_in_words(outcome.levels[v.level]));
  const std::size_t members = outcome.far_field.members.size();
  if (v.probability > 0)
    text += fmt::format(" in {} of all weathers (95 % sure: {} to {})",
                        percent(v.probability), percent(v.probability_low),
                        percent(v.probability_high));
  else if (std::isfinite(v.probability))
    text +=
        v.reason_key == "horizon"
            ? fmt::format(
                  " in none of {} weathers until the computed time ended with "
                  "gas still on its way",
                  members)
            : fmt::format(
                  " in none of {} weathers (a share above {} is excluded, 95 % sure)",
                  members, percent(v.probability_high));
  if (std::isfinite(v.first_arrival))
    text += fmt::format(", at the earliest after {}", words::time(v.first_arrival));
  text +=
      fmt::format(". Decided by {} particle runs", outcome.far_field.members.size());
  if (lacks_gridded_winds(outcome, v.distance))
    text += fmt::format(" without gridded winds, which are expected from {} on",
                        words::length(gridded_winds_from));
  return text + ".";
}

}  // namespace farreach
