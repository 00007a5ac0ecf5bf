#include "solver/flow/boundary.hpp"

#include <algorithm>
#include <cmath>

namespace farreach {

namespace {

/// One line of cells along a side, inside one tile.
template <class Real>
struct Line {
  Real* h;
  Real* hu;
  Real* hv;
  const Real* z;
  int step;  ///< from cell to cell
};

/// Counting all cells, rim included, from 0.
template <class Real>
Line<Real> line(Tiles<Real>& tiles, int column, int row, int step) {
  const TileCell at = tiles.locate(column - ghost_cells, row - ghost_cells);
  return {tiles.now(at.tile, 0) + at.offset, tiles.now(at.tile, 1) + at.offset,
          tiles.now(at.tile, 2) + at.offset, tiles.fixed(at.tile, 0) + at.offset, step};
}

struct SideFrame {
  bool along_x;  ///< cells of the side follow one another along x
  int inner;     ///< first row or column inside
  int outward;   ///< +1 or -1
  int from, to;  ///< along the side, rim included for west and east
};

template <class Real>
SideFrame frame(const Tiles<Real>& tiles, Side side) {
  const int nx = tiles.raster().nx;
  const int ny = tiles.raster().ny;
  constexpr int g = ghost_cells;
  switch (side) {
    case Side::west:
      return {false, g, -1, 0, ny + 2 * g};
    case Side::east:
      return {false, nx + g - 1, 1, 0, ny + 2 * g};
    case Side::south:
      return {true, g, -1, g, nx + g};
    case Side::north:
      break;
  }
  return {true, ny + g - 1, 1, g, nx + g};
}

template <class Real>
void mirror(const Line<Real>& inside, const Line<Real>& ghost, int count,
            bool along_x) {
  const Real sign_u = along_x ? 1 : -1;
  for (int k = 0; k < count; ++k) {
    const int i = k * inside.step;
    ghost.h[i] = inside.h[i];
    ghost.hu[i] = sign_u * inside.hu[i];
    ghost.hv[i] = -sign_u * inside.hv[i];
  }
}

/// Copies the cell inside where it flows outward, mirrors it where it flows inward.
template <class Real>
void let_out(const Line<Real>& inside, const Line<Real>& ghost, int count,
             const SideFrame& f) {
  for (int k = 0; k < count; ++k) {
    const int i = k * inside.step;
    const Real normal = f.along_x ? inside.hv[i] : inside.hu[i];
    const bool leaves = normal * static_cast<Real>(f.outward) >= 0;
    ghost.h[i] = inside.h[i];
    ghost.hu[i] = f.along_x || leaves ? inside.hu[i] : -inside.hu[i];
    ghost.hv[i] = !f.along_x || leaves ? inside.hv[i] : -inside.hv[i];
  }
}

struct Outside {
  double level;    ///< [m]
  double gravity;  ///< [m/s2]
  bool along_x;
  int outward;
};

template <class Real>
void hold_level(const Line<Real>& inside, const Line<Real>& ghost, int count,
                const Outside& out) {
  for (int k = 0; k < count; ++k) {
    const int i = k * inside.step;
    const double h = static_cast<double>(inside.h[i]);
    const double beyond =
        h > 0 ? out.level - (h + static_cast<double>(inside.z[i])) : 0;
    const double depth =
        std::max(out.level + beyond - static_cast<double>(ghost.z[i]), 0.0);
    const Real* normal = out.along_x ? inside.hv : inside.hu;
    const Real* across = out.along_x ? inside.hu : inside.hv;
    const double un = h > 0 ? out.outward * static_cast<double>(normal[i]) / h : 0.0;
    const double c = std::sqrt(out.gravity * h);
    const bool leaves_fast = h > 0 && un > c;
    const double q =
        depth * (un + 2 * (c - std::sqrt(out.gravity * depth))) * out.outward;
    ghost.h[i] = leaves_fast ? inside.h[i] : static_cast<Real>(depth);
    (out.along_x ? ghost.hv : ghost.hu)[i] =
        leaves_fast ? normal[i] : static_cast<Real>(q);
    (out.along_x ? ghost.hu : ghost.hv)[i] =
        leaves_fast || h <= 0
            ? across[i]
            : static_cast<Real>(depth * static_cast<double>(across[i]) / h);
  }
}

template <class Real>
void fill_stretch(Tiles<Real>& tiles, const Rim& rim, double time, double gravity) {
  const SideFrame f = frame(tiles, rim.side);
  // The rim's own corners belong to the ends of west and east.
  const int first = rim.from <= 0 ? f.from : rim.from + ghost_cells;
  const int length = f.along_x ? tiles.raster().nx : tiles.raster().ny;
  const int last = rim.to >= length ? f.to : rim.to + ghost_cells;
  const int per_tile = f.along_x ? tile_width : tile_height;
  const double level = rim.kind == RimKind::level ? rim.level(time) : 0.0;
  for (int start = first; start < last;) {
    const int end = std::min(last, (start / per_tile + 1) * per_tile);
    const int count = end - start;
    const auto at = [&](int depth) {
      const int across = f.inner + depth * f.outward;
      return f.along_x ? line(tiles, start, across, 1)
                       : line(tiles, across, start, tile_width);
    };
    const int column = f.along_x ? start : f.inner;
    const int row = f.along_x ? f.inner : start;
    const int tile = row / tile_height * tiles.columns() + column / tile_width;
    const bool near = tiles.is_active(tile) || (!f.along_x && tiles.is_resident(tile) &&
                                                tiles.interior(tile).empty());
    if (near && tiles.is_resident(tile)) {
      for (int ghost = 1; ghost <= ghost_cells; ++ghost) {
        const auto outer = f.inner + ghost * f.outward;
        const int outer_tile =
            f.along_x ? outer / tile_height * tiles.columns() + column / tile_width
                      : row / tile_height * tiles.columns() + outer / tile_width;
        if (!tiles.is_resident(outer_tile)) continue;
        if (rim.kind == RimKind::wall)
          mirror(at(1 - ghost), at(ghost), count, f.along_x);
        else if (rim.kind == RimKind::open)
          let_out(at(0), at(ghost), count, f);
        else
          hold_level(at(0), at(ghost), count, {level, gravity, f.along_x, f.outward});
      }
    }
    start = end;
  }
}

}  // namespace

template <class Real>
void fill_ghosts(Tiles<Real>& tiles, const std::vector<Rim>& rims, double time,
                 double gravity) {
  // South and north first: the corners are taken from them.
  for (const Side side : {Side::south, Side::north, Side::west, Side::east}) {
    Rim wall;
    wall.side = side;
    fill_stretch(tiles, wall, time, gravity);
    for (const Rim& rim : rims)
      if (rim.side == side && rim.kind != RimKind::wall)
        fill_stretch(tiles, rim, time, gravity);
  }
}

template <class Real>
std::vector<int> tiles_at_rims(const Tiles<Real>& tiles, const std::vector<Rim>& rims) {
  std::vector<int> found;
  for (const Rim& rim : rims) {
    if (rim.kind != RimKind::level) continue;
    const SideFrame f = frame(tiles, rim.side);
    const int length = f.along_x ? tiles.raster().nx : tiles.raster().ny;
    for (int k = std::max(rim.from, 0); k < std::min(rim.to, length); ++k) {
      const int inner = f.inner - ghost_cells;
      const auto at = f.along_x ? tiles.locate(k, inner) : tiles.locate(inner, k);
      if (found.empty() || found.back() != at.tile) found.push_back(at.tile);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

template void fill_ghosts(Tiles<float>&, const std::vector<Rim>&, double, double);
template void fill_ghosts(Tiles<double>&, const std::vector<Rim>&, double, double);
template std::vector<int> tiles_at_rims(const Tiles<float>&, const std::vector<Rim>&);
template std::vector<int> tiles_at_rims(const Tiles<double>&, const std::vector<Rim>&);

}  // namespace farreach
