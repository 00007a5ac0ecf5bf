#include <fmt/format.h>

#include <cmath>

#include "postprocess/assess/criteria.hpp"
#include "postprocess/assess/headline.hpp"
#include "postprocess/assess/openness.hpp"
#include "postprocess/assess/words.hpp"
#include "postprocess/media/air/air.hpp"
#include "postprocess/media/air/far_verdict.hpp"

namespace farreach {
namespace {

/// "Russia, 8.2 ± 3.0 km away: REACHED after 64 min by AEGL-2 of H2S. It extends ..."
std::string verdict_sentences(const Outcome& outcome, const BorderVerdict& v) {
  if (v.model == "far_field") return far_sentences(outcome, v);
  std::string at;
  if (std::isfinite(v.first_arrival) && v.verdict == Reached::reached)
    at = fmt::format(" after {}", words::time(v.first_arrival));
  if (std::isfinite(v.first_arrival) && v.verdict == Reached::undecided)
    at = fmt::format(" (if so, not before {})", words::time(v.first_arrival));
  std::string text = fmt::format(
      "{}, {} away: {}{} by {}. It extends {} ({}) in {}",
      words::neighbour(v.state, v.kind),
      words::length_with_error(v.distance, v.distance_uncertainty),
      words::verdict(v.verdict), at, words::level_in_words(outcome.levels[v.level]),
      words::length(v.reach),
      words::length_range(v.reach_low, v.reach_high, v.range_end),
      v.reach_model == "far_field" ? std::string("any of the weathers of the particles")
                                   : "the weathers computed");
  if (v.verdict == Reached::reached && std::isfinite(v.peak))
    text += fmt::format("; {} at the border", words::amount(v.peak, v.peak_unit));
  return text + ".";
}

/// The line of the border with the next smallest say: no verdict at all.
std::string no_verdict(const Outcome& outcome) {
  if (outcome.geography.borders.empty())
    return "No neighbour's border is known around this place: UNDECIDED.";
  if (outcome.levels.empty() || (outcome.members.empty() && outcome.far_field.empty()))
    return "No level or no weather was computed: UNDECIDED.";
  return "The release holds none of the substances of the levels asked for: no "
         "verdict.";
}

}  // namespace

std::string air_headline(const Outcome& outcome,
                         const std::vector<BorderVerdict>& verdicts, bool) {
  const BorderVerdict* v = leading_verdict(outcome, verdicts);
  if (!v) return no_verdict(outcome);
  std::string text = verdict_sentences(outcome, *v);
  if (v->verdict == Reached::not_reached &&
      outcome.levels[v->level].severity >= response_severity) {
    text = "No disabling or deadly level reaches a neighbour. Nearest to it: " + text;
    if (const BorderVerdict* milder = leading_milder(outcome, verdicts))
      text += " Milder: " + verdict_sentences(outcome, *milder);
  }
  if (!is_trusted(outcome))
    text += " The run is incomplete or a check failed: do not rely on it.";
  return text;
}

}  // namespace farreach
