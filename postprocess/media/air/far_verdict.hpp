/// Verdicts over all weathers of an ensemble of particle runs.
///
///   reached      some member reaches the neighbour even with its concentrations
///                divided by the factor of the model, or so many do as computed that a
///                share below 5 % is excluded: then the share with its interval is the
///                answer, however many members there are
///   not reached  no member does even with them multiplied by it, nor may what is
///                airborne at the end of the computed time (openness.hpp); N members
///                leave a probability of at most 1 - 0.025^(1/N), which the reason
///                states
///   undecided    else; with fewer than 20 members, with a failed check, and where a
///                level holds to the edge of what was computed before a neighbour
///                beyond it
///
/// The far field decides about neighbours beyond 10 km, an hour of travel in a light
/// wind, and beyond every hand-over to particles; up to there the weather of the plume
/// holds and it is the better model. Nearer ones are left to the plume, unless the
/// particles reach them: what holds in one model is not taken back by the other.
#pragma once

#include <string>
#include <vector>

#include "postprocess/assess/findings.hpp"
#include "postprocess/media/far_field/effects/far_field.hpp"

namespace farreach {

/// Fewer members than these exclude nothing: none of 20 still leaves 17 %.
inline constexpr std::size_t fewest_members_to_exclude = 20;

/// Where at least so many of all weathers reach, 95 % sure, the share is the answer.
inline constexpr double telling_share = 0.05;

/// Up to here a plume in the weather of the start is the better model [m].
inline constexpr double plume_decides_to = 10e3;

/// Beyond this distance winds that change from place to place are expected [m].
inline constexpr double gridded_winds_from = 50e3;

/// Whether the far field, not the plume, decides about that neighbour.
bool far_field_decides(const Outcome& outcome, const BorderDistance& border);

/// What the far field says, neighbour-major, levels by falling severity. Levels that it
/// does not carry are left out.
std::vector<BorderVerdict> far_verdicts(const Outcome& outcome, const FarEffects& far);

/// One verdict per neighbour and level: that of the far field where it decides or
/// reaches what the plume does not, else that of the plume.
std::vector<BorderVerdict> joined_verdicts(const Outcome& outcome,
                                           const std::vector<BorderVerdict>& by_plume,
                                           const std::vector<BorderVerdict>& by_far);

/// True where the weather has one wind for the whole region but a neighbour that the
/// far field decides about lies farther than that holds.
bool lacks_gridded_winds(const Outcome& outcome, double distance);

/// In how many of all weathers, for the headline.
Phrases far_sentences(const Outcome& outcome, const BorderVerdict& verdict);

/// What that rests on.
Phrases far_basis(const Outcome& outcome, const BorderVerdict& verdict);

}  // namespace farreach
