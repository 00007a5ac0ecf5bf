/// The band of a distance: the error of the model and what is taken for granted.
///
/// The model is right within a factor f in concentration (effects.hpp), which alone
/// gives the distances d- and d+ at f and 1/f times the level. Every variation of an
/// input (models/sour_gas/variations.hpp) gives a distance d_v beside the distance d_0
/// of the same plume unvaried. The errors are independent, so that in ln d their
/// squares add:
///
///   low  = d exp(-sqrt(ln^2(d/d-) + sum_i max_v ln^2-(d_v/d_0)))
///   high = d exp(+sqrt(ln^2(d+/d) + sum_i max_v ln^2+(d_v/d_0)))
///
/// i over inputs, v over the variations of one; ln- and ln+ the part below and above
/// zero. No variation alone lies outside the band, also where the plume has two
/// branches, lifted and on the ground. One more "input" is the
/// resolution: the plume in a third of the segments, fewer slices and with ten times
/// the tolerance has d_0; an error that falls with the first power of the length of a
/// segment leaves half of ln(d/d_0).
///
/// Stable air of one wind is not counted on for over three hours. Where the gas needs
/// longer for d, the low end is that of the distance come in three hours instead, with
/// the same errors. How often it lasts is told where weather of the place is given
/// (models/atmosphere/stable_nights.hpp), else said not to be known.
///
/// Measured (farreach validate, table of intervals): of 135 arcs of Project Prairie
/// Grass and 14 of Burro the band holds about 95 and 93 % where turbulence was measured
/// and about 90 and 93 % where wind and class are all that is known. Stable air alone
/// holds 83 % (30 arcs of six runs, four of the five misses in one run).
///
/// PROVISIONAL: the three hours, and the ranges of the inputs, each with its reason
/// there.
#pragma once

#include <cstddef>
#include <vector>

#include "models/gas_plume/plume_table.hpp"
#include "models/hazard/outcome.hpp"
#include "postprocess/effects/effects.hpp"

namespace farreach {

/// Stable air of one wind is not counted on for longer [s].
inline constexpr double stable_persistence = 3 * 3600;

/// Widens the band of a reach that so far has that of the model alone, and adds the
/// scan over winds.
void widen_band(const Outcome& outcome, std::size_t level, std::size_t member,
                LevelReach& reach);

/// Whether the levels end where segments, slices and tolerance no longer matter: the
/// largest LevelReach::resolution against a third of ln 2, the error of the model
/// itself, which by squares adds 5 % to a band.
Check resolution_check(const std::vector<LevelReach>& reaches);

/// Distance that a plume has come when that time has passed [m]; infinite: the table
/// ends before.
double distance_after(const PlumeTable& plume, double time);

}  // namespace farreach
