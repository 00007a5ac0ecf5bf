/// Verdicts of what a river carries, and the Convention's water criterion.
///
/// Judged where the river first enters a neighbour. Of all states of the river the one
/// with the highest peak decides: reached when the low end of its peak meets the level,
/// not reached when the high end of no state does and the cloud is over at the border
/// (openness.hpp), else undecided. Distances, reach and margin are along the river.
///
/// Water criterion: the site lies on a river that a neighbour shares, and the water is
/// there within two days; earliest at flood, latest at low water. The words of the
/// criterion were not read: provisional.
#pragma once

#include <string>
#include <vector>

#include "models/hazard/outcome.hpp"
#include "postprocess/assess/criteria.hpp"
#include "postprocess/assess/findings.hpp"

namespace farreach {

std::vector<BorderVerdict> river_verdicts(const Outcome& outcome);

std::vector<CriterionVerdict> water_criteria(const Outcome& outcome);

/// Both, as Medium::judge.
void judge_river(const Outcome& outcome, const Effects& effects, Findings& findings);

Response river_response(const Outcome& outcome, const Effects& effects,
                        const BorderVerdict* crossing);

/// One sentence on the gravest of the river's verdicts.
Headline river_headline(const Outcome& outcome, const Effects& effects,
                        const Findings& findings,
                        const std::vector<BorderVerdict>& own);

void tell_river_unknowns(const Outcome& outcome, const Effects& effects,
                         Findings& findings);

/// How far down the river each level may hold.
std::vector<LevelZone> river_zones(const Outcome& outcome, const Effects& effects,
                                   const Findings& findings);

}  // namespace farreach
