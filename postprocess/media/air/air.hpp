/// Plume and far field together: each place and border is judged by the one that is
/// valid there, so that both media speak through the functions here.
#pragma once

#include <vector>

#include "models/hazard/outcome.hpp"
#include "postprocess/assess/findings.hpp"
#include "postprocess/effects/effects.hpp"

namespace farreach {

/// Verdicts, extents and the Convention's criterion.
void judge_air(const Outcome& outcome, const Effects& effects, Findings& findings);

/// As Medium::headline.
Headline air_headline(const Outcome& outcome, const Effects& effects,
                      const Findings& findings, const std::vector<BorderVerdict>& own);

/// Whether low and high end are those of its weather, not of another one.
bool of_one_weather(const Outcome& outcome, const Effects& effects,
                    const LevelExtent& extent);

/// Fills in the unknowns about the air, what moves the leading verdict's margin most
/// first.
void tell_air_unknowns(const Outcome& outcome, const Effects& effects,
                       Findings& findings);

std::vector<LevelThere> levels_in_air(const Outcome& outcome, const Effects& effects,
                                      const PlaceFinding& place);

/// Leave where it is not safe indoors and there is the time, else shelter.
Advice advise_in_air(const Outcome& outcome, const LevelThere& there);

std::vector<LevelZone> air_zones(const Outcome& outcome, const Effects& effects,
                                 const Findings& findings);

}  // namespace farreach
