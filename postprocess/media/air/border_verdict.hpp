/// Every level against every neighbour and sector.
///
/// Without a wind direction the wind blows straight to the territory: the reach of the
/// level against its geodesic distance. With one, the zone as it lies against the
/// territory as it lies (directed.hpp). The gravest weather gives the verdict.
#pragma once

#include <vector>

#include "models/hazard/outcome.hpp"
#include "postprocess/assess/findings.hpp"
#include "postprocess/effects/effects.hpp"

namespace farreach {

/// Neighbour-major in the order of `Geography::borders`, levels by falling severity.
/// Levels of substances that the release does not hold are left out.
std::vector<BorderVerdict> border_verdicts(const Outcome& outcome,
                                           const Effects& effects);

}  // namespace farreach
