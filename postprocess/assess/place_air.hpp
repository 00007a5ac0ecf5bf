/// One level in the air at one receptor, by the model that is valid there.
#pragma once

#include <optional>
#include <string>

#include "models/hazard/outcome.hpp"
#include "postprocess/assess/findings.hpp"
#include "postprocess/effects/effects.hpp"

namespace farreach {

/// A level at a place with its answer.
struct LevelThere {
  std::size_t level = 0;
  Reached verdict = Reached::undecided;
  std::string model;
  double arrival = 0, end = 0;  ///< [s]; NaN: not known
  double peak = 0;              ///< highest of its substance [-]; NaN: not known
  std::size_t member = 0;
  double probability = 0;  ///< NaN: not by a far field
  double indoor = 0;       ///< highest of the level's multiple indoors [-]; NaN
  double off_course = 0;   ///< as PlaceFinding::off_course [m]
};

/// Nothing when the release does not hold the level's substance.
std::optional<LevelThere> level_in_air(const Outcome& outcome, const Effects& effects,
                                       std::size_t receptor, std::size_t level);

/// Whether particles and not the plume decide at that distance [m].
bool particles_decide(const Outcome& outcome, double distance);

}  // namespace farreach
