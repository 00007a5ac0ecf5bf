/// One level in the air at one receptor, by the model that is valid there.
///
/// Each place is judged by the model that is valid at its distance, as a border is: by
/// the plume or by the particles. Where particles rule a level out for people of the
/// State of origin though a steady weather asked for brings it within the range of the
/// plume, it is undecided. Of the plume, with m the largest multiple of the level at
/// the place over all weathers, f the factor within which concentrations are right, d
/// its distance with error u:
///
///   reached       m / f >= 1  and the low end of the zone is beyond d + u
///   not reached   m f < 1     and the high end of the zone is before d - u
///   undecided     else, and where the model does not know
#pragma once

#include <optional>
#include <string>

#include "models/hazard/outcome.hpp"
#include "postprocess/assess/findings.hpp"
#include "postprocess/effects/effects.hpp"

namespace farreach {

/// Nothing when the release does not hold the level's substance.
std::optional<LevelThere> level_in_air(const Outcome& outcome, const Effects& effects,
                                       std::size_t receptor, std::size_t level);

/// Whether particles and not the plume decide at that distance [m].
bool particles_decide(const Outcome& outcome, double distance);

}  // namespace farreach
