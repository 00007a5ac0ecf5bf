/// Verdicts, response level and unknowns of a flow over the ground.
///
/// A level is reached in a neighbour's territory when a cell that meets it in every run
/// lies inside and the low end of its reach passes the border; not reached when the
/// high end, with what goes on beyond the terrain or after the end
/// (ground_levels.hpp), lies before the border with its error; else undecided. Whether
/// a river takes over what leaves makes no difference: it carries poison on, and no
/// depth is followed in it. Distances are straight lines: a winding valley only makes
/// them safer.
#pragma once

#include <vector>

#include "models/hazard/outcome.hpp"
#include "postprocess/assess/criteria.hpp"
#include "postprocess/assess/findings.hpp"
#include "postprocess/effects/effects.hpp"

namespace farreach {

std::vector<BorderVerdict> ground_verdicts(const Outcome& outcome,
                                           const Effects& effects);

void judge_ground(const Outcome& outcome, const Effects& effects, Findings& findings);

Response ground_response(const Outcome& outcome, const Effects& effects,
                         const BorderVerdict* crossing);

/// The verdict line.
Headline ground_headline(const Outcome& outcome, const Effects& effects,
                         const Findings& findings,
                         const std::vector<BorderVerdict>& own);

/// How far each level may be met over the ground.
std::vector<LevelZone> ground_zones(const Outcome& outcome, const Effects& effects,
                                    const Findings& findings);

void tell_ground_unknowns(const Outcome& outcome, const Effects& effects,
                          Findings& findings);

}  // namespace farreach
