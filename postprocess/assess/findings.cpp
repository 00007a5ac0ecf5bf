#include "postprocess/assess/findings.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "postprocess/assess/criteria.hpp"
#include "postprocess/assess/headline.hpp"
#include "postprocess/assess/instruments.hpp"
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
    if (c.verdict != "outside") add(c.state);
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

/// The carrier of the leading verdict first, the others behind it.
std::string joint_headline(const Outcome& outcome,
                           const std::vector<BorderVerdict>& verdicts) {
  std::vector<const Medium*> carriers;
  for (const Medium* medium : judged(outcome))
    if (std::none_of(carriers.begin(), carriers.end(), [&](const Medium* other) {
          return other->carrier == medium->carrier;
        }))
      carriers.push_back(medium);
  if (const BorderVerdict* leading = leading_verdict(outcome, verdicts))
    std::stable_partition(carriers.begin(), carriers.end(), [&](const Medium* m) {
      return m->carrier == medium_named(leading->model).carrier;
    });
  std::string text;
  for (const Medium* medium : carriers) {
    const std::string own = medium->headline(
        outcome, verdicts_of(verdicts, medium->carrier), carriers.size() == 1);
    if (text.empty())
      text = own;
    else if (!own.empty())
      text += " " + std::string(medium->lead_in) + " " + own;
  }
  return text;
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

Findings assess(const Outcome& outcome, const Effects& effects) {
  Findings findings;
  for (const Medium* medium : judged(outcome))
    if (medium->judge) medium->judge(outcome, effects, findings);
  findings.routes = legal_routes(outcome.site, concerned(outcome, findings));
  const Response asked = response(outcome, effects, findings.verdicts);
  findings.response_level = asked.level;
  findings.response_reason = asked.reason;
  for (const Medium* medium : judged(outcome))
    if (medium->tell_unknowns) medium->tell_unknowns(outcome, effects, findings);
  findings.places = place_findings(outcome, effects);
  findings.people = people_finding(outcome, effects, findings);
  findings.headline = people_sentences(outcome, findings) +
                      " Neighbour: " + joint_headline(outcome, findings.verdicts);
  return findings;
}

}  // namespace farreach
