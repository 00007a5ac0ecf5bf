#include <cmath>

#include "models/hazard/far_field.hpp"
#include "models/hazard/plumes.hpp"
#include "postprocess/assess/criteria.hpp"
#include "postprocess/assess/headline.hpp"
#include "postprocess/media/air/air.hpp"
#include "postprocess/media/air/far_verdict.hpp"
#include "postprocess/media/air/validity.hpp"
#include "postprocess/voice/levels.hpp"

namespace farreach {
namespace {

Phrase extent_phrase(const Outcome& outcome, const Effects& effects,
                     const LevelExtent& e) {
  const PhraseValue reach = said::reach(e.reach, e.low, e.high, e.range_end);
  if (e.model == "far_field" || !of_one_weather(outcome, effects, e))
    return phrase("headline.extent_far", {{"reach", reach}});
  return phrase(
      "headline.extent",
      {{"reach", reach},
       {"weather", said::text(outcome.part<Plumes>().members[e.member].weather.name)}});
}

/// Who, how far away, the verdict, when, at what level; then how far that extends.
Phrases verdict_phrases(const Outcome& outcome, const Effects& effects,
                        const Findings& findings, const BorderVerdict& v) {
  Phrases told{verdict_phrase(outcome, v)};
  if (v.model == "far_field") {
    append(far_sentences(outcome, v), told);
    return told;
  }
  for (const LevelExtent& e : findings.extents)
    if (e.level == v.level && !e.model.empty())
      told.push_back(extent_phrase(outcome, effects, e));
  return told;
}

/// The highest value at the border, and in words what it may do to a person outdoors.
Phrases harm_phrases(const Outcome& outcome, const Findings& findings,
                     const BorderVerdict& at) {
  Phrases told;
  if (at.verdict == Reached::reached && at.peak_unit == "ppm" && std::isfinite(at.peak))
    told.push_back(phrase("headline.peak", {{"peak", said::amount(at.peak, "ppm")}}));
  const Deaths deaths = deaths_at(outcome, findings.verdicts, at);
  if (const BorderVerdict* v = deaths.reached) {
    const Level& level = outcome.levels[v->level];
    const char* how_many = level.value >= 0.5   ? "headline.most"
                           : level.value >= 0.1 ? "headline.many"
                                                : "headline.some";
    told.push_back(
        phrase("headline.lethal", {{"who", said::name(how_many)},
                                   {"share", said::share(level.value)},
                                   {"model", said::text(level_model(level))}}));
  }
  if (const BorderVerdict* v = deaths.open)
    told.push_back(phrase("headline.lethal_open",
                          {{"level", said::level_name(outcome.levels[v->level])}}));
  return told;
}

/// Why there is no verdict at all.
Phrase no_verdict(const Outcome& outcome) {
  if (outcome.geography.borders.empty()) return phrase("headline.no_border");
  if (outcome.levels.empty() ||
      (outcome.part<Plumes>().members.empty() && outcome.part<FarField>().empty()))
    return phrase("headline.no_level");
  return phrase("headline.no_substance");
}

}  // namespace

bool of_one_weather(const Outcome& outcome, const Effects& effects,
                    const LevelExtent& e) {
  for (const LevelReach& r : effects.reaches) {
    if (r.level != e.level || r.found_in.index != e.member ||
        r.found_in.index >= outcome.part<Plumes>().members.size())
      continue;
    const Interval own = believed(r, outcome.part<Plumes>().members[r.found_in.index],
                                  effects.model_factor)
                             .interval;
    return own.low == e.low && own.high == e.high;
  }
  return false;
}

Headline air_headline(const Outcome& outcome, const Effects& effects,
                      const Findings& findings, const std::vector<BorderVerdict>& own) {
  const BorderVerdict* v = leading_verdict(outcome, own);
  if (!v) return {{no_verdict(outcome)}};
  Headline told;
  if (v->verdict == Reached::not_reached &&
      outcome.levels[v->level].severity >= response_severity)
    told.text.push_back(phrase("headline.nothing_grave"));
  append(verdict_phrases(outcome, effects, findings, *v), told.text);
  told.more = v->left_open_by;
  append(harm_phrases(outcome, findings, *v), told.more);
  const BorderVerdict* milder = leading_milder(outcome, own);
  const bool surer =
      milder && v->verdict == Reached::undecided && milder->verdict == Reached::reached;
  if (milder && milder != v && (v->verdict == Reached::not_reached || surer)) {
    told.more.push_back(phrase("headline.milder"));
    append(verdict_phrases(outcome, effects, findings, *milder), told.more);
  }
  if (v->model == "far_field") told.elsewhere = far_basis(outcome, *v);
  return told;
}

}  // namespace farreach
