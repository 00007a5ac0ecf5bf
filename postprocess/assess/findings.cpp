#include "postprocess/assess/findings.hpp"

#include <algorithm>

#include "postprocess/assess/border_verdict.hpp"
#include "postprocess/assess/criteria.hpp"
#include "postprocess/assess/ground_verdict.hpp"
#include "postprocess/assess/headline.hpp"
#include "postprocess/assess/instruments.hpp"
#include "postprocess/assess/river_verdict.hpp"

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

/// What flows over the ground or is carried by a river: no wind, no air criterion.
Findings assess_water(const Outcome& outcome, const Effects& effects) {
  const bool ground = !outcome.flow.members.empty();
  const bool river = !outcome.river.cases.empty();
  Findings findings;
  if (ground) findings.verdicts = ground_verdicts(outcome, effects);
  for (BorderVerdict& v : river_verdicts(outcome)) findings.verdicts.push_back(v);
  findings.criteria = water_criteria(outcome);
  findings.routes = legal_routes(outcome.site, concerned(outcome, findings));
  const Response response = ground
                                ? ground_response(outcome, effects, findings.verdicts)
                                : river_response(outcome, findings.verdicts);
  findings.response_level = response.level;
  findings.response_reason = response.reason;
  const BorderVerdict* leading = leading_verdict(outcome, findings.verdicts);
  if (leading && leading->kind == "river")
    findings.headline = river_headline(outcome, *leading);
  else if (ground)
    findings.headline = ground_headline(outcome, findings.verdicts);
  else
    findings.headline =
        "The river crosses no border that was stated, or no level of water was looked "
        "at: UNDECIDED.";
  if (ground) tell_ground_unknowns(outcome, effects, findings);
  if (river) tell_river_unknowns(outcome, findings);
  return findings;
}

}  // namespace

Findings assess(const Outcome& outcome, const Effects& effects) {
  if (!outcome.flow.members.empty() || !outcome.river.cases.empty())
    return assess_water(outcome, effects);
  Findings findings;
  findings.verdicts = border_verdicts(outcome, effects);
  findings.criteria = air_criteria(outcome);
  findings.routes = legal_routes(outcome.site, concerned(outcome, findings));
  const Response response = response_level(outcome, effects, findings.verdicts);
  findings.response_level = response.level;
  findings.response_reason = response.reason;
  findings.headline = headline(outcome, findings.verdicts);
  tell_unknowns(outcome, effects, findings);
  return findings;
}

}  // namespace farreach
