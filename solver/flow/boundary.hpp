/// What happens on the rim of the raster.
///
///   wall   ghost cells mirror the inside, normal velocity reversed; no water passes
///   open   ghost cells copy the first cell inside where it flows outward, and are a
///   wall
///          where it flows inward: water may leave
///   level  the water on the rim stands at a given level, eta' = 2 level - eta; the
///          normal velocity comes from the invariant that leaves, un + 2 c, un outward:
///            un' = un + 2 (c - c'), c' = sqrt(g h')
///          water that leaves faster than its waves is copied instead
/// Ghost cells carry the bed mirrored behind walls, and going on elsewhere. What
/// crosses the rim is counted by the solver.
#pragma once

#include <functional>
#include <limits>
#include <vector>

#include "solver/grid/tiles.hpp"

namespace farreach {

enum class Side { west, east, south, north };
enum class RimKind { wall, open, level };

/// A stretch of one side; cells [from, to) along it. Sides are walls where none is
/// given.
struct Rim {
  Side side = Side::west;
  RimKind kind = RimKind::wall;
  std::function<double(double)> level;  ///< of time [s]: [m], when kind is level
  int from = 0;
  int to = std::numeric_limits<int>::max();
};

/// Fills the ghost cells beside active tiles for time `time` [s].
template <class Real>
void fill_ghosts(Tiles<Real>& tiles, const std::vector<Rim>& rims, double time,
                 double gravity);

/// Tiles beside stretches from which water may come in, to be kept active.
template <class Real>
std::vector<int> tiles_at_rims(const Tiles<Real>& tiles, const std::vector<Rim>& rims);

}  // namespace farreach
