#include "postprocess/assess/headline.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "postprocess/assess/criteria.hpp"
#include "postprocess/assess/interval.hpp"
#include "postprocess/assess/said_verdict.hpp"
#include "postprocess/media/medium.hpp"
#include "postprocess/voice/levels.hpp"

namespace farreach {
namespace {

/// Whether that verdict is over all weathers.
bool over_weathers(const BorderVerdict& v) {
  return medium_named(v.model).over_weathers;
}

/// What is left between the level and the neighbour; where no margin is told, by the
/// farthest that it was found. What is not known counts as least.
double margin_or_least(const BorderVerdict& v) {
  if (!std::isnan(v.margin)) return v.margin;
  const bool known = over_weathers(v) && std::isfinite(v.reach_high);
  return known ? v.distance - v.reach_high : -1e12;
}

bool disables(const Outcome& outcome, const BorderVerdict& v) {
  return outcome.levels[v.level].severity >= response_severity;
}

/// Probability over all weathers; 0 where the verdict is not over all of them.
double chance_over_weathers(const BorderVerdict& v) {
  return over_weathers(v) && v.probability > 0 ? v.probability : 0;
}

/// Weight of a verdict, larger first: disabling before milder levels; then reached,
/// undecided, not reached; then levels that rest on checked values; then the gravest
/// that is met or not ruled out, but of those ruled out the one that came nearest.
auto importance(const Outcome& outcome, const BorderVerdict& v) {
  const Level& level = outcome.levels[v.level];
  const bool excluded = v.verdict == Reached::not_reached;
  return std::tuple(disables(outcome, v), seriousness(v.verdict), !level.provisional,
                    excluded ? Severity::none : level.severity, chance_over_weathers(v),
                    -margin_or_least(v), v.reach_high);
}

}  // namespace

const BorderVerdict* leading_verdict(const Outcome& outcome,
                                     const std::vector<BorderVerdict>& verdicts) {
  const BorderVerdict* leading = nullptr;
  for (const BorderVerdict& v : verdicts)
    if (!leading || importance(outcome, *leading) < importance(outcome, v))
      leading = &v;
  return leading;
}

std::vector<const BorderVerdict*> leading_per_neighbour(
    const Outcome& outcome, const std::vector<BorderVerdict>& verdicts) {
  std::vector<const BorderVerdict*> leading;
  for (const BorderVerdict& v : verdicts) {
    const auto found = std::find_if(leading.begin(), leading.end(), [&](const auto* l) {
      return l->state == v.state && l->kind == v.kind &&
             medium_named(l->model).carrier == medium_named(v.model).carrier;
    });
    if (found == leading.end())
      leading.push_back(&v);
    else if (importance(outcome, **found) < importance(outcome, v))
      *found = &v;
  }
  return leading;
}

const BorderVerdict* leading_milder(const Outcome& outcome,
                                    const std::vector<BorderVerdict>& verdicts) {
  const BorderVerdict* leading = nullptr;
  for (const BorderVerdict& v : verdicts)
    if (!disables(outcome, v) && v.verdict != Reached::not_reached &&
        (!leading || importance(outcome, *leading) < importance(outcome, v)))
      leading = &v;
  return leading;
}

Deaths deaths_at(const Outcome& outcome, const std::vector<BorderVerdict>& verdicts,
                 const BorderVerdict& at) {
  Deaths deaths;
  const auto value = [&](const BorderVerdict& v) {
    return outcome.levels[v.level].value;
  };
  for (const BorderVerdict& v : verdicts) {
    if (v.state != at.state || v.kind != at.kind ||
        outcome.levels[v.level].quantity != quantity::lethality ||
        v.verdict == Reached::not_reached)
      continue;
    const BorderVerdict*& most =
        v.verdict == Reached::reached ? deaths.reached : deaths.open;
    if (!most || value(v) > value(*most)) most = &v;
  }
  return deaths;
}

bool is_from_the_start(double seconds) {
  return seconds < 1;
}

Phrase at_the_earliest(double seconds) {
  if (is_from_the_start(seconds)) return phrase("time.from_the_start");
  return phrase("time.at_the_earliest", {{"time", said::time(seconds)}});
}

Phrase verdict_phrase(const Outcome& outcome, const BorderVerdict& v) {
  const Level& level = outcome.levels[v.level];
  const bool reached = v.verdict == Reached::reached;
  Phrases when;
  if (std::isfinite(v.first_arrival) && v.verdict != Reached::not_reached)
    when.push_back(reached ? at_the_earliest(v.first_arrival)
                           : phrase("headline.when_undecided",
                                    {{"time", said::time(v.first_arrival)}}));
  const PhraseValue state = said::neighbour(v);
  const PhraseValue distance = said::error_length(v.distance, v.distance_uncertainty);
  const PhraseValue named = said::level(level), word = said::severity(level);
  if (v.verdict == Reached::not_reached)
    return phrase(
        "headline.not_reached",
        {{"state", state}, {"distance", distance}, {"level", named}, {"word", word}});
  return phrase(reached ? "headline.reached" : "headline.undecided",
                {{"state", state},
                 {"distance", distance},
                 {"level", named},
                 {"word", word},
                 {"when", said::clause(std::move(when))}});
}

}  // namespace farreach
