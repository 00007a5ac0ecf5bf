/// What happens on the rim of the raster.
///
///   wall    ghost cells mirror the inside, normal velocity reversed; no water passes
///   open    ghost cells copy the first cell inside where it flows outward, and are a
///           wall where it flows inward: water may leave, none comes in. With a
///           `level`, waves leave into still water of that level (rim_state.hpp), and
///           water may come back
///   level   the water on the rim stands at a given level; the normal velocity comes
///           from the invariant that leaves; water that leaves faster than its waves is
///           copied instead
///   inflow  a discharge into the raster, spread over the stretch by conveyance,
///           d^(5/3), with d the depth inside, or where that is less the depth under
///           the level at which critical flow over the bed would carry the discharge:
///           a dry stretch takes it where its bed is low. Slower than its waves, its
///           depth comes from the invariant that leaves; faster, from the Froude number
///           given. MOMENTUM: it enters along the normal with q^2/h + g h^2/2; onto dry
///           ground that is critical flow unless a greater Froude number is given.
///   rating  a discharge out of the raster by the level of the water, mean over the
///           wet cells of the stretch weighted by depth, spread by conveyance; no more
///           than leaves in critical flow, and no more than there is; water that leaves
///           faster than its waves is copied instead; the level is that before the step
/// Inside values are continued to the ghost cells by limited slopes. Ghost cells carry
/// the bed mirrored behind walls, and going on elsewhere. What crosses each rim is
/// counted by the solver; a prescribed inflow passes whole, to rounding.
#pragma once

#include <functional>
#include <limits>
#include <vector>

#include "solver/grid/tiles.hpp"

namespace farreach {

enum class Side { west, east, south, north };
enum class RimKind { wall, open, level, inflow, rating };

/// A stretch of one side; cells [from, to) along it. Sides are walls where none is
/// given. Stretches of one side do not overlap.
struct Rim {
  Side side = Side::west;
  RimKind kind = RimKind::wall;
  std::function<double(double)> level;  ///< of time [s]: [m]; of level, may be of open
  int from = 0;
  int to = std::numeric_limits<int>::max();
  std::function<double(double)> discharge = {};  ///< of inflow, of time [s]: [m3/s]
  std::function<double(double)> rating = {};     ///< of level [m]: [m3/s], outward
  double froude = 1;  ///< of inflow that is faster than its waves, at least 1 [-]
  /// Of each tracer in water that enters; missing ones are zero.
  std::vector<double> concentration = {};
};

/// Discharge through a rim of kind inflow or rating in one step.
struct RimFlow {
  int from = 0;                  ///< first cell along the side
  std::vector<double> share;     ///< of the whole discharge, by cell [-]
  std::vector<double> outward;   ///< discharge per width by cell, of rating [m2/s]
  std::vector<double> velocity;  ///< outward, by cell [m/s]
};

/// The part of a rim inside one tile: cells [from, to) of the tile along the side, and
/// the row or column of faces; empty when from >= to.
struct RimPart {
  int from = 0;
  int to = 0;
  int face = 0;   ///< column of west faces or row of south faces
  int along = 0;  ///< number along the side of cell 0 of the tile
  bool along_x = false;
  int outward = 1;  ///< sign of the normal
};

struct RimNumbers {
  double time = 0;     ///< [s]
  double gravity = 0;  ///< [m/s2]
  double thin = 0;     ///< [m]
  double dry = 0;      ///< [m]
};

/// Throws InputError for rims that lack what they need, are empty, or overlap.
void check_rims(const std::vector<Rim>& rims, const Raster& raster);

/// Spreads discharges along the rims; an entry for each rim, empty where none is
/// prescribed. Throws RunError for discharges that are not zero or more.
template <class Real>
std::vector<RimFlow> spread_over_rims(Tiles<Real>& tiles, const std::vector<Rim>& rims,
                                      const RimNumbers& numbers);

/// Fills the ghost cells beside active tiles, tracers included, and what `flows` tells
/// of velocities; returns the greatest (|un| + c)/dx of water that may enter [1/s].
template <class Real>
double fill_ghosts(Tiles<Real>& tiles, const std::vector<Rim>& rims,
                   std::vector<RimFlow>& flows, const RimNumbers& numbers);

/// The stretches of all sides that `rims` leave to be walls.
std::vector<Rim> walls_between(const std::vector<Rim>& rims, const Raster& raster);

/// Tiles beside stretches from which water may come in, to be kept active.
template <class Real>
std::vector<int> tiles_at_rims(const Tiles<Real>& tiles, const std::vector<Rim>& rims);

template <class Real>
RimPart part_in(const Tiles<Real>& tiles, const Rim& rim, int tile);

}  // namespace farreach
