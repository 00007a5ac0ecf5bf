/// Reach of levels of depth, and of depth times speed, over the ground.
///
/// Every cell counts where the level is met or exceeded at its maximum: the farthest
/// from the source gives the distance, with the time when the ground there is first
/// wetted. Likely: of the likely run; low and high: of the least and the greatest
/// maximum of all runs in each cell, widened by the factor within which real run-outs
/// lie around them (FlowField::run_out_factor), up to what failures of that volume and
/// height came to elsewhere.
///
/// What left the terrain, by its rim or into a river, or still moved at the end goes
/// on. A wave of volume V in a bed of width B stretches on its way, since its deep part
/// is the fastest; let go at one place it has, at the distance X, nowhere more than
///   h = m V / (B X),   m = 3 (Chezy), 5/2 (Manning), 3/2 (laminar)          [m]
/// whatever slope and roughness (similarity solution of the kinematic wave: h ~ (x/t)^k
/// up to its front, integrated; Hunt, J. Hydraul. Div. ASCE 108, 1982, 115-126, has 3).
/// On steep beds inertia lets the front stand higher (the solver has up to 3.7 at 3 %),
/// so m = 6 is taken. In a gorge a quarter as wide as the bed, but not below 20 m
/// (own estimates, provisional; narrower beds are those of brooks), the same flow
/// stands 4^0.6 = 2.3 times deeper by Manning's law, so that a level of depth h is not
/// met farther than X = 6 V 2.3 / (B h) from where the computation ended, and may be
/// met where it left with less than h; depth x speed, four times more in the gorge, is
/// turned into a depth by Manning's law. Assumed: on its way the bed is in the mean as
/// wide as where it left, no hollow is filled; nothing seeps away or stays behind, and
/// the way is straight, which make X longer than it is. Distances on the WGS84
/// ellipsoid by its radii at the source, right to 1e-4 up to 100 km.
#pragma once

#include <vector>

#include "models/hazard/flow_field.hpp"
#include "models/hazard/outcome.hpp"
#include "postprocess/effects/effects.hpp"

namespace farreach {

/// Whether a level is one of depth or of depth times speed.
bool is_ground_level(const Level& level);

/// Whose maximum: of the likely run, or the least or greatest of all runs.
enum class Of { likely, least, most };

/// Whether the maximum meets the level in cell `k`.
bool meets(const FlowField& flow, const Level& level, std::size_t k,
           Of which = Of::likely);

/// What may still meet a level beyond what was computed.
struct GoesOn {
  bool any = false;     ///< in one run at least
  bool left = false;    ///< it left the terrain; else it still moved at the end
  double farthest = 0;  ///< from the source, not farther; infinite: not known [m]
  double volume = 0;    ///< of the run that may come farthest [m3]
  double width = 0;     ///< of its bed [m]
};
GoesOn goes_on(const FlowField& flow, const Level& level);

/// The run-out that 95 of 100 failures of this volume and height keep below [m];
/// infinite: not known.
double run_out_of_others(const Outcome& outcome);

/// Whether any level is met by what goes on.
bool runs_on(const Outcome& outcome);

/// One per ground level, of the likely run (member 0).
std::vector<LevelReach> ground_reaches(const Outcome& outcome);

}  // namespace farreach
