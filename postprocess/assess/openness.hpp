/// Where a computation ended before its matter did: the one rule of all media.
///
/// "Not reached" needs, in every member, that what is still in the air, on the move or
/// afloat where the computation ended is below the level, with the factor of the model,
/// everywhere it can still go. Else the verdict is undecided, and its reason says what
/// ended: the time, the rings, the map, the table of the plume, or the model itself.
#pragma once

#include <limits>
#include <string>
#include <string_view>

#include "postprocess/assess/findings.hpp"

namespace farreach {

/// What ended a computation.
enum class Ended {
  with_its_matter,  ///< nothing was left that could go on
  horizon,          ///< the simulated time ran out
  range,            ///< the computed region
  map_edge,         ///< the terrain
  slices,           ///< the table of the plume
  failed            ///< the model could not go on
};

struct Openness {
  Ended ended = Ended::with_its_matter;
  /// Largest multiple of the level that what is left may still bring somewhere, with
  /// the factor of the model [-]; infinite: not known.
  double multiple = std::numeric_limits<double>::infinity();
  /// Horizon that would decide it [s after the accident]; NaN: not known.
  double deciding_horizon = std::numeric_limits<double>::quiet_NaN();
};

/// False when the run was stopped early or a check failed: then nothing may be said to
/// be out of reach.
bool is_trusted(const Outcome& outcome);

/// Whether something is left that may still meet the level.
bool is_open(const Openness& openness);

/// Of two members, or two reasons of one, the one that leaves more.
Openness more_open(const Openness& a, const Openness& b);

/// Key of the reason: "horizon", "far_beyond_rings", "map_edge", "beyond_range",
/// "not_computed"; of an end with its matter "intervals".
std::string_view reason_key(Ended ended);

/// The rule: what is open is not "not reached".
Reached held_against(const Openness& openness, Reached by_numbers);

/// The same on a verdict: takes back one of not reached, with the reason.
void apply(const Openness& openness, BorderVerdict& verdict);

/// What ended and what it leaves, for the reason of a verdict; empty: nothing is open.
Phrases what_is_open(const Openness& openness);

}  // namespace farreach
