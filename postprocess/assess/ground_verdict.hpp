/// Verdicts, response level and unknowns of a flow over the ground.
///
/// A level is reached in a neighbour's territory when a cell that meets it lies inside;
/// not reached when the farthest such cell, with what the other runs add, ends before
/// the border with its error, and the flow has come to rest on the terrain; else
/// undecided. Distances are straight lines: a winding valley only makes them safer.
#pragma once

#include <vector>

#include "models/hazard/outcome.hpp"
#include "postprocess/assess/criteria.hpp"
#include "postprocess/assess/findings.hpp"
#include "postprocess/effects/effects.hpp"

namespace farreach {

std::vector<BorderVerdict> ground_verdicts(const Outcome& outcome,
                                           const Effects& effects);

Response ground_response(const Outcome& outcome, const Effects& effects,
                         const std::vector<BorderVerdict>& verdicts);

/// The verdict line.
std::string ground_headline(const Outcome& outcome,
                            const std::vector<BorderVerdict>& verdicts);

void tell_ground_unknowns(const Outcome& outcome, const Effects& effects,
                          Findings& findings);

}  // namespace farreach
