#include "postprocess/assess/findings.hpp"

#include <algorithm>

#include "postprocess/assess/border_verdict.hpp"
#include "postprocess/assess/criteria.hpp"
#include "postprocess/assess/ground_verdict.hpp"
#include "postprocess/assess/headline.hpp"
#include "postprocess/assess/instruments.hpp"

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

/// A flow over the ground: no wind and no air criterion.
Findings assess_ground(const Outcome& outcome, const Effects& effects) {
  Findings findings;
  findings.verdicts = ground_verdicts(outcome, effects);
  findings.routes = legal_routes(outcome.site, concerned(outcome, findings));
  const Response response = ground_response(outcome, effects, findings.verdicts);
  findings.response_level = response.level;
  findings.response_reason = response.reason;
  findings.headline = ground_headline(outcome, findings.verdicts);
  tell_ground_unknowns(outcome, effects, findings);
  return findings;
}

}  // namespace

Findings assess(const Outcome& outcome, const Effects& effects) {
  if (!outcome.flow.members.empty()) return assess_ground(outcome, effects);
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
