#include "postprocess/assess/findings.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "postprocess/assess/criteria.hpp"
#include "postprocess/assess/headline.hpp"
#include "postprocess/assess/instruments.hpp"
#include "postprocess/assess/openness.hpp"
#include "postprocess/assess/places.hpp"
#include "postprocess/media/medium.hpp"

namespace farreach {
namespace {

/// Neighbours that may be concerned: by a level that disables or by the criterion.
std::vector<std::string> concerned(const Outcome& outcome, const Findings& findings) {
  std::vector<std::string> states;
  const auto add = [&](const std::string& state) {
    if (std::find(states.begin(), states.end(), state) == states.end())
      states.push_back(state);
  };
  for (const BorderVerdict& v : findings.verdicts)
    if (v.verdict != Reached::not_reached &&
        outcome.levels[v.level].severity >= response_severity)
      add(v.state);
  for (const CriterionVerdict& c : findings.criteria)
    if (c.verdict != Within::outside) add(c.state);
  return states;
}

/// Media that are judged; where nothing was computed, the first one says so.
std::vector<const Medium*> judged(const Outcome& outcome) {
  auto present = media_of(outcome);
  if (present.empty()) present.push_back(media().front());
  return present;
}

/// A verdict for which the other side of a border must be told: reached before not
/// ruled out. Null: none.
const BorderVerdict* crossing(const Outcome& outcome,
                              const std::vector<BorderVerdict>& verdicts) {
  for (const Reached wanted : {Reached::reached, Reached::undecided})
    for (const BorderVerdict& v : verdicts)
      if (v.verdict == wanted && outcome.levels[v.level].severity >= response_severity)
        return &v;
  return nullptr;
}

/// The widest that any medium asks for.
Response response(const Outcome& outcome, const Effects& effects,
                  const std::vector<BorderVerdict>& verdicts) {
  constexpr std::array<std::string_view, 6> scale{
      "installation", "site", "local", "region", "nation", "transboundary"};
  const auto rank = [&](const Response& r) {
    return std::find(scale.begin(), scale.end(), r.level) - scale.begin();
  };
  if (const BorderVerdict* v = crossing(outcome, verdicts))
    return medium_named(v->model).respond(outcome, effects, v);
  Response widest;
  for (const Medium* medium : judged(outcome)) {
    const Response own = medium->respond(outcome, effects, nullptr);
    if (widest.level.empty() || rank(own) > rank(widest)) widest = own;
  }
  return widest;
}

/// Both answers for a console and for other programs.
Phrases whole_headline(const Outcome& outcome, const Effects& effects,
                       const Findings& findings) {
  Phrases told{phrase("headline.here", {{"state", said::state(outcome.site.state)}})};
  const Headline here = people_headline(outcome, findings);
  const Headline there = neighbour_headline(outcome, effects, findings);
  append(here.text, told);
  append(here.more, told);
  told.push_back(phrase("headline.neighbour"));
  for (const Phrases& part : {there.text, there.more, there.elsewhere})
    append(part, told);
  if (!is_trusted(outcome)) told.push_back(phrase("headline.not_trusted"));
  return told;
}

}  // namespace

std::string first_medium() {
  return std::string(media().front()->name);
}

std::vector<BorderVerdict> verdicts_of(const std::vector<BorderVerdict>& verdicts,
                                       std::string_view carrier) {
  std::vector<BorderVerdict> own;
  for (const BorderVerdict& v : verdicts)
    if (medium_named(v.model).carrier == carrier) own.push_back(v);
  return own;
}

Headline neighbour_headline(const Outcome& outcome, const Effects& effects,
                            const Findings& findings) {
  std::vector<const Medium*> carriers;
  for (const Medium* medium : judged(outcome))
    if (std::none_of(carriers.begin(), carriers.end(), [&](const Medium* other) {
          return other->carrier == medium->carrier;
        }))
      carriers.push_back(medium);
  if (const BorderVerdict* leading = leading_verdict(outcome, findings.verdicts))
    std::stable_partition(carriers.begin(), carriers.end(), [&](const Medium* m) {
      return m->carrier == medium_named(leading->model).carrier;
    });
  Headline joint;
  Phrases beside;
  for (const Medium* medium : carriers) {
    const auto own = verdicts_of(findings.verdicts, medium->carrier);
    if (medium != carriers.front() && own.empty()) continue;
    const Headline told = medium->headline(outcome, effects, findings, own);
    if (medium == carriers.front()) {
      joint.text = told.text;
    } else {
      joint.more.push_back(phrase(std::string(medium->lead_in)));
      append(told.text, joint.more);
    }
    append(told.more, beside);
    append(told.elsewhere, joint.elsewhere);
  }
  append(beside, joint.more);
  return joint;
}

Findings assess(const Outcome& outcome, const Effects& effects) {
  Findings findings;
  for (const Medium* medium : judged(outcome))
    if (medium->judge) medium->judge(outcome, effects, findings);
  findings.routes =
      legal_routes(outcome.law, outcome.site, concerned(outcome, findings));
  const Response asked = response(outcome, effects, findings.verdicts);
  findings.response_level = asked.level;
  findings.response_reason = asked.reason;
  for (const Medium* medium : judged(outcome))
    if (medium->tell_unknowns) medium->tell_unknowns(outcome, effects, findings);
  findings.places = place_findings(outcome, effects);
  findings.people = people_finding(outcome, effects, findings);
  findings.headline = whole_headline(outcome, effects, findings);
  return findings;
}

}  // namespace farreach
