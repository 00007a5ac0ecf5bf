/// Reach of levels of depth, and of depth times speed, over the ground.
///
/// Of the likely run every cell counts where the level is met or exceeded at its
/// maximum: the farthest from the source gives the distance, with the time when the
/// ground there is first wetted. What the other runs say about the reach of a level is
/// taken from how far they run: low and high are the distance times the shortest and
/// the longest run-out over that of the likely run.
/// Distances on the WGS84 ellipsoid by its radii at the source, right to 1e-4 up to
/// 100 km.
#pragma once

#include <vector>

#include "models/hazard/outcome.hpp"
#include "postprocess/effects/effects.hpp"

namespace farreach {

/// Whether a level is one of depth or of depth times speed.
bool is_ground_level(const Level& level);

/// Whether the maximum of the likely run meets the level in cell `k`.
bool meets(const FlowField& flow, const Level& level, std::size_t k);

/// Distance between two places not far apart [m].
double nearby_distance(GeoPoint a, GeoPoint b);

/// Whether more than a thousandth of what was let go left the terrain, or the likely
/// run was still moving at its end and no river takes over what leaves: then nothing
/// bounds how far it goes.
bool runs_on(const Outcome& outcome);

/// One per ground level, of the likely run (member 0).
std::vector<LevelReach> ground_reaches(const Outcome& outcome);

}  // namespace farreach
