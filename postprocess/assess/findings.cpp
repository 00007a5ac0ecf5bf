#include "postprocess/assess/findings.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "postprocess/assess/border_verdict.hpp"
#include "postprocess/assess/criteria.hpp"
#include "postprocess/assess/far_verdict.hpp"
#include "postprocess/assess/ground_verdict.hpp"
#include "postprocess/assess/headline.hpp"
#include "postprocess/assess/instruments.hpp"
#include "postprocess/assess/places.hpp"
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

/// The graver of what flows over the ground and what a river carries comes first.
std::string water_headline(const Outcome& outcome,
                           const std::vector<BorderVerdict>& verdicts) {
  std::vector<BorderVerdict> over_ground, by_river;
  for (const BorderVerdict& v : verdicts)
    (v.kind == "river" ? by_river : over_ground).push_back(v);
  const bool ground = !outcome.flow.members.empty();
  const BorderVerdict* river = leading_verdict(outcome, by_river);
  const BorderVerdict* leading = leading_verdict(outcome, verdicts);
  const std::string on_land = ground ? ground_headline(outcome, over_ground) : "";
  if (!river && ground) return on_land;
  if (!river)
    return "The river crosses no border that was stated, or no level of water was "
           "looked at: UNDECIDED.";
  const std::string by_water = river_headline(outcome, *river);
  if (!ground) return by_water;
  return leading && leading->kind == "river" ? by_water + " Over land: " + on_land
                                             : on_land + " By river: " + by_water;
}

/// The wider of the two.
Response water_response(const Outcome& outcome, const Effects& effects,
                        const std::vector<BorderVerdict>& verdicts) {
  constexpr std::array<std::string_view, 6> scale{
      "installation", "site", "local", "region", "nation", "transboundary"};
  const auto rank = [&](const Response& r) {
    return std::find(scale.begin(), scale.end(), r.level) - scale.begin();
  };
  const bool ground = !outcome.flow.members.empty();
  if (outcome.river.cases.empty()) return ground_response(outcome, effects, verdicts);
  const Response by_river = river_response(outcome, verdicts);
  if (!ground) return by_river;
  const Response over_land = ground_response(outcome, effects, verdicts);
  return rank(by_river) > rank(over_land) ? by_river : over_land;
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
  const Response response = water_response(outcome, effects, findings.verdicts);
  findings.response_level = response.level;
  findings.response_reason = response.reason;
  findings.extents = level_extents(outcome, effects);
  findings.headline = water_headline(outcome, findings.verdicts);
  if (ground) tell_ground_unknowns(outcome, effects, findings);
  if (river) tell_river_unknowns(outcome, findings);
  return findings;
}

/// Both answers, the people here first.
void tell_both(const Outcome& outcome, const Effects& effects, Findings& findings) {
  findings.places = place_findings(outcome, effects);
  findings.people = people_finding(outcome, effects, findings);
  findings.headline =
      people_sentences(outcome, findings) + " Neighbour: " + findings.headline;
}

Findings assess_air(const Outcome& outcome, const Effects& effects) {
  Findings findings;
  findings.verdicts = border_verdicts(outcome, effects);
  if (effects.far)
    findings.verdicts = joined_verdicts(outcome, findings.verdicts,
                                        far_verdicts(outcome, *effects.far));
  findings.extents = level_extents(outcome, effects);
  take_extents(outcome, findings);
  findings.criteria = air_criteria(outcome);
  findings.routes = legal_routes(outcome.site, concerned(outcome, findings));
  const Response response = response_level(outcome, effects, findings.verdicts);
  findings.response_level = response.level;
  findings.response_reason = response.reason;
  findings.headline = headline(outcome, findings.verdicts);
  tell_unknowns(outcome, effects, findings);
  return findings;
}

}  // namespace

Findings assess(const Outcome& outcome, const Effects& effects) {
  const bool water = !outcome.flow.members.empty() || !outcome.river.cases.empty();
  Findings findings =
      water ? assess_water(outcome, effects) : assess_air(outcome, effects);
  tell_both(outcome, effects, findings);
  return findings;
}

}  // namespace farreach
