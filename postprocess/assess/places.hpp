/// Which places are in danger on either side of the border, from when on, and what
/// people there do.
///
/// Each place is judged by every medium that comes there; the gravest answer is told,
/// and beside it what another medium brings. How a medium judges stands in its folder.
///
/// One definition of arrival: the earliest time at which the level may be met, by the
/// high end of the band, in the fastest weather.
///
/// Advice about gas (own rule, provisional; plans in force go before it): shelter where
/// the level is not met indoors, or where there is less than an hour to leave; leave
/// where it would be met indoors too and there is an hour or more.
#pragma once

#include <vector>

#include "models/hazard/outcome.hpp"
#include "postprocess/assess/findings.hpp"
#include "postprocess/effects/effects.hpp"

namespace farreach {

/// A point that stands for a settlement of the library may be this far from where its
/// people are; own assumption [m].
inline constexpr double settlement_error = 1e3;

/// Less time than this is too short to leave; own assumption [s].
inline constexpr double time_to_leave = 3600;

/// People outside the list, in hamlets and camps, are taken to live from here on: a
/// level that disables and extends farther is a danger to them; own assumption [m].
inline constexpr double near_the_site = 1e3;

/// True for a level that disables or worse, met or not ruled out.
bool endangers(const Outcome& outcome, const PlaceFinding& place);

/// Every receptor, and every place that a medium names itself; those in danger first,
/// by arrival.
std::vector<PlaceFinding> place_findings(const Outcome& outcome,
                                         const Effects& effects);

/// The answer about the people on the side of the accident, from `places` and
/// `extents`.
PeopleFinding people_finding(const Outcome& outcome, const Effects& effects,
                             const Findings& findings);

/// The worst place, or that none is reached; then how many must be warned.
Headline people_headline(const Outcome& outcome, const Findings& findings);

/// What comes to one place with a level, how far away, when.
Phrase place_phrase(const Outcome& outcome, const PlaceFinding& place);

}  // namespace farreach
