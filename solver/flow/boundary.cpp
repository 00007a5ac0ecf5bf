#include "solver/flow/boundary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "solver/base/error.hpp"
#include "solver/flow/rim_state.hpp"

namespace farreach {

namespace {

/// Number of fields that are not tracers: h, hu, hv.
constexpr int flow_fields = 3;

/// One line of cells along a side, inside one tile.
template <class Real>
struct Line {
  Tiles<Real>* tiles;
  TileCell first;
  int step;  ///< from cell to cell
  bool there() const { return tiles->is_resident(first.tile); }
  Real& at(int field, int k) const {
    return tiles->now(first.tile, field)[first.offset + k * step];
  }
  double value(int field, int k) const { return static_cast<double>(at(field, k)); }
  double bed(int k) const {
    return static_cast<double>(tiles->fixed(first.tile, 0)[first.offset + k * step]);
  }
};

/// Counting all cells, rim included, from 0.
struct SideFrame {
  bool along_x;  ///< cells of the side follow one another along x
  int inner;     ///< first row or column inside
  int outward;   ///< +1 or -1
  int from, to;  ///< along the side, rim included for west and east
  int length;    ///< cells of the raster along the side
  int across;    ///< cells of the raster across it
};

template <class Real>
SideFrame frame(const Tiles<Real>& tiles, Side side) {
  const int nx = tiles.raster().nx;
  const int ny = tiles.raster().ny;
  constexpr int g = ghost_cells;
  switch (side) {
    case Side::west:
      return {false, g, -1, 0, ny + 2 * g, ny, nx};
    case Side::east:
      return {false, nx + g - 1, 1, 0, ny + 2 * g, ny, nx};
    case Side::south:
      return {true, g, -1, g, nx + g, nx, ny};
    case Side::north:
      break;
  }
  return {true, ny + g - 1, 1, g, nx + g, nx, ny};
}

/// Cells along a side inside one tile; `depth` counts outward from the first inside.
template <class Real>
struct Stretch {
  Tiles<Real>* tiles;
  SideFrame f;
  int start;  ///< along the side, rim included
  int count;
  Line<Real> line(int depth) const {
    const int across = f.inner + depth * f.outward;
    const int column = f.along_x ? start : across;
    const int row = f.along_x ? across : start;
    return {tiles, tiles->locate(column - ghost_cells, row - ghost_cells),
            f.along_x ? 1 : tile_width};
  }
  int normal() const { return f.along_x ? 2 : 1; }
  int tangent() const { return f.along_x ? 1 : 2; }
};

template <class Real>
void mirror(const Stretch<Real>& s, int ghost) {
  const Line<Real> inside = s.line(1 - ghost), to = s.line(ghost);
  for (int k = 0; k < s.count; ++k) {
    to.at(0, k) = inside.at(0, k);
    to.at(s.normal(), k) = -inside.at(s.normal(), k);
    to.at(s.tangent(), k) = inside.at(s.tangent(), k);
  }
}

/// Copies the cell inside where it flows outward, mirrors it where it flows inward.
template <class Real>
void let_out(const Stretch<Real>& s, int ghost) {
  const Line<Real> inside = s.line(0), to = s.line(ghost);
  for (int k = 0; k < s.count; ++k) {
    const Real normal = inside.at(s.normal(), k);
    const bool leaves = normal * static_cast<Real>(s.f.outward) >= 0;
    to.at(0, k) = inside.at(0, k);
    to.at(s.normal(), k) = leaves ? normal : -normal;
    to.at(s.tangent(), k) = inside.at(s.tangent(), k);
  }
}

double limited(double a, double b) {
  if (!(a * b > 0)) return 0;
  return std::abs(a) < std::abs(b) ? a : b;
}

/// Inside cells seen from one cell of the rim.
template <class Real>
struct Column {
  const RimNumbers* numbers;
  Line<Real> lines[3];  ///< from the rim inward
  int usable;           ///< of the lines
  int normal;
  int outward;

  double depth(int n, int k) const { return lines[n].value(0, k); }
  double un(int n, int k) const {
    const double h = depth(n, k);
    if (!(h > numbers->dry)) return 0;
    const double t = numbers->thin;
    return outward * lines[n].value(normal, k) * 2 * h /
           (h * h + std::max(h * h, t * t));
  }
  double eta(int n, int k) const { return depth(n, k) + lines[n].bed(k); }
  /// Continued to ghost cell `ghost`.
  RimInside continued(int ghost, int k) const {
    RimInside in = {un(0, k), eta(0, k), depth(0, k) > numbers->dry};
    if (usable < 3) return in;
    for (int n = 0; n < 3; ++n)
      if (!(depth(n, k) > numbers->thin)) return in;
    in.un += ghost * limited(un(0, k) - un(1, k), un(1, k) - un(2, k));
    in.eta += ghost * limited(eta(0, k) - eta(1, k), eta(1, k) - eta(2, k));
    return in;
  }
  /// Level of the ghost cell that makes `level` the mean with the cell inside.
  double mirrored(double level, int ghost, int k) const {
    const int n = std::min(ghost, usable) - 1;
    if (!(depth(0, k) > numbers->dry && depth(n, k) > numbers->dry)) return level;
    return 2 * level - eta(n, k);
  }
};

template <class Real>
Column<Real> column_of(const Stretch<Real>& s, const RimNumbers& numbers) {
  Column<Real> c = {
      &numbers, {s.line(0), s.line(-1), s.line(-2)}, 1, s.normal(), s.f.outward};
  while (c.usable < std::min(3, s.f.across) && c.lines[c.usable].there()) ++c.usable;
  return c;
}

/// Sets the ghost cells of one line; returns the greatest signal of what may enter.
template <class Real>
double impose(const Stretch<Real>& s, const Rim& rim, RimFlow& flow, double level,
              double discharge, int ghost, const RimNumbers& n) {
  const Column<Real> column = column_of(s, n);
  const Line<Real> to = s.line(ghost);
  const Raster& raster = s.tiles->raster();
  const double width = s.f.along_x ? raster.dx : raster.dy;
  const double size = s.f.along_x ? raster.dy : raster.dx;
  const int cells = static_cast<int>(flow.share.size());
  double fastest = 0;
  for (int k = 0; k < s.count; ++k) {
    const RimInside in = column.continued(ghost, k);
    const double z = to.bed(k), un0 = column.un(0, k), h0 = column.depth(0, k);
    const int along =
        std::clamp(s.start + k - ghost_cells - flow.from, 0, std::max(cells - 1, 0));
    const bool copied =
        in.wet && un0 > rim_wave(n.gravity, h0) && rim.kind != RimKind::inflow;
    RimState state = {h0, un0};
    if (rim.kind == RimKind::inflow)
      state =
          inflow(n.gravity, in, z, flow.share[along] * discharge / width, rim.froude);
    else if (copied)
      state = {h0, un0};
    else if (rim.kind == RimKind::rating)
      state = outflow(n.gravity, in, z, flow.outward[along]);
    else if (rim.kind == RimKind::open)
      state = radiation(n.gravity, in, level, z);
    else
      state = held_level(n.gravity, in, column.mirrored(level, ghost, k), z);
    if (cells > 0 && ghost == 1) {
      flow.velocity[along] = state.un;
      if (rim.kind == RimKind::rating) flow.outward[along] = state.h * state.un;
    }
    const double across = rim.kind == RimKind::inflow || !(h0 > n.dry)
                              ? 0
                              : state.h * s.line(0).value(s.tangent(), k) / h0;
    to.at(0, k) = static_cast<Real>(state.h);
    to.at(s.normal(), k) = static_cast<Real>(s.f.outward * state.h * state.un);
    to.at(s.tangent(), k) = static_cast<Real>(across);
    fastest =
        std::max(fastest, (std::abs(state.un) + rim_wave(n.gravity, state.h)) / size);
  }
  return fastest;
}

/// What enters has the concentrations of the rim.
template <class Real>
void fill_tracers(const Stretch<Real>& s, const Rim& rim, int ghost) {
  const Line<Real> to = s.line(ghost);
  for (int tracer = 0; tracer < s.tiles->conserved() - flow_fields; ++tracer) {
    const double c = tracer < static_cast<int>(rim.concentration.size())
                         ? rim.concentration[static_cast<std::size_t>(tracer)]
                         : 0.0;
    for (int k = 0; k < s.count; ++k)
      to.at(flow_fields + tracer, k) = static_cast<Real>(c * to.value(0, k));
  }
}

template <class Real>
double fill_ghost(const Stretch<Real>& s, const Rim& rim, RimFlow& flow, int ghost,
                  const RimNumbers& n) {
  double signal = 0;
  if (rim.kind == RimKind::wall) {
    mirror(s, ghost);
  } else if (rim.kind == RimKind::open && !rim.level) {
    let_out(s, ghost);
  } else {
    const double level = rim.level ? rim.level(n.time) : 0.0;
    const double discharge = rim.kind == RimKind::inflow ? rim.discharge(n.time) : 0.0;
    signal = impose(s, rim, flow, level, discharge, ghost, n);
  }
  if (rim.kind != RimKind::wall) fill_tracers(s, rim, ghost);
  return signal;
}

/// Calls `act(Stretch)` for each tile that a rim passes.
template <class Real, class Act>
void for_stretches(Tiles<Real>& tiles, const Rim& rim, const Act& act) {
  const SideFrame f = frame(tiles, rim.side);
  // The rim's own corners belong to the ends of west and east.
  const int first = rim.from <= 0 ? f.from : rim.from + ghost_cells;
  const int last = rim.to >= f.length ? f.to : rim.to + ghost_cells;
  const int per_tile = f.along_x ? tile_width : tile_height;
  for (int start = first; start < last;) {
    const int end = std::min(last, (start / per_tile + 1) * per_tile);
    act(Stretch<Real>{&tiles, f, start, end - start});
    start = end;
  }
}

template <class Real>
double fill_rim(Tiles<Real>& tiles, const Rim& rim, RimFlow& flow,
                const RimNumbers& n) {
  double fastest = 0;
  for_stretches(tiles, rim, [&](const Stretch<Real>& s) {
    const int tile = s.line(0).first.tile;
    const bool near =
        tiles.is_active(tile) ||
        (!s.f.along_x && tiles.is_resident(tile) && tiles.interior(tile).empty());
    if (!near || !tiles.is_resident(tile)) return;
    for (int ghost = 1; ghost <= ghost_cells; ++ghost)
      if (s.line(ghost).there() && s.line(1 - ghost).there())
        fastest = std::max(fastest, fill_ghost(s, rim, flow, ghost, n));
  });
  return fastest;
}

/// Depth, bed and level inside, by cell of a rim.
struct RimCells {
  std::vector<double> depth, bed;
};

template <class Real>
RimCells cells_of(Tiles<Real>& tiles, const Rim& rim, double dry) {
  const SideFrame f = frame(tiles, rim.side);
  const int inner = f.inner - ghost_cells;
  RimCells cells;
  for (int k = std::max(rim.from, 0); k < std::min(rim.to, f.length); ++k) {
    const TileCell at = f.along_x ? tiles.locate(k, inner) : tiles.locate(inner, k);
    tiles.touch(at.tile);
    const auto h = static_cast<double>(tiles.now(at.tile, 0)[at.offset]);
    cells.depth.push_back(h > dry ? h : 0.0);
    cells.bed.push_back(static_cast<double>(tiles.fixed(at.tile, 0)[at.offset]));
  }
  return cells;
}

/// Level at which critical flow over the beds carries `q` per sqrt(g) and width.
double critical_level(const std::vector<double>& bed, double q) {
  double low = *std::min_element(bed.begin(), bed.end());
  double high = low + std::cbrt(q * q);
  for (int k = 0; k < 60 && high > low; ++k) {
    const double level = 0.5 * (low + high);
    double carried = 0;
    for (const double z : bed)
      if (level > z) carried += (level - z) * std::sqrt(level - z);
    (carried > q ? high : low) = level;
  }
  return high;
}

std::vector<double> shares(const std::vector<double>& depth) {
  std::vector<double> share;
  double sum = 0;
  for (const double d : depth) {
    share.push_back(std::cbrt(d * d * d * d * d));
    sum += share.back();
  }
  for (double& s : share) s = sum > 0 ? s / sum : 0;
  return share;
}

double checked_discharge(double q, const char* what) {
  if (!(q >= 0 && std::isfinite(q)))
    throw RunError(fmt::format("a rim of kind {} has a discharge of {} m3/s", what, q));
  return q;
}

template <class Real>
void spread_inflow(Tiles<Real>& tiles, const Rim& rim, const RimNumbers& n,
                   RimFlow& flow) {
  const double q = checked_discharge(rim.discharge(n.time), "inflow");
  RimCells cells = cells_of(tiles, rim, n.dry);
  const bool along_x = rim.side == Side::south || rim.side == Side::north;
  const double width = along_x ? tiles.raster().dx : tiles.raster().dy;
  // Before it flows, its place is that of a trickle.
  constexpr double trickle = 1e-9;  // [m2/s]
  const double unit = q / width + trickle * static_cast<double>(cells.bed.size());
  const double level = critical_level(cells.bed, unit / std::sqrt(n.gravity));
  for (std::size_t k = 0; k < cells.depth.size(); ++k)
    cells.depth[k] = std::max(cells.depth[k], level - cells.bed[k]);
  flow.share = shares(cells.depth);
}

template <class Real>
void spread_rating(Tiles<Real>& tiles, const Rim& rim, const RimNumbers& n,
                   RimFlow& flow) {
  const RimCells cells = cells_of(tiles, rim, n.dry);
  const bool along_x = rim.side == Side::south || rim.side == Side::north;
  const double width = along_x ? tiles.raster().dx : tiles.raster().dy;
  double weight = 0, level = 0;
  for (std::size_t k = 0; k < cells.depth.size(); ++k) {
    weight += cells.depth[k];
    level += cells.depth[k] * (cells.depth[k] + cells.bed[k]);
  }
  const double q =
      weight > 0 ? checked_discharge(rim.rating(level / weight), "rating") : 0;
  flow.share = shares(cells.depth);
  for (const double share : flow.share) flow.outward.push_back(share * q / width);
}

}  // namespace

void check_rims(const std::vector<Rim>& rims, const Raster& raster) {
  for (std::size_t a = 0; a < rims.size(); ++a) {
    const Rim& r = rims[a];
    const bool along_x = r.side == Side::south || r.side == Side::north;
    const int length = along_x ? raster.nx : raster.ny;
    if (!(std::max(r.from, 0) < std::min(r.to, length)))
      throw InputError(
          fmt::format("rim {} has no cells: [{}, {}) of {}", a, r.from, r.to, length));
    if ((r.kind == RimKind::level && !r.level) ||
        (r.kind == RimKind::inflow && !r.discharge) ||
        (r.kind == RimKind::rating && !r.rating))
      throw InputError(fmt::format("rim {} lacks its level, discharge or rating", a));
    if (!(r.froude >= 1 && std::isfinite(r.froude)))
      throw InputError(
          fmt::format("rim {}: a Froude number of {} is below 1", a, r.froude));
    for (std::size_t b = 0; b < a; ++b)
      if (rims[b].side == r.side &&
          std::max({rims[b].from, r.from, 0}) < std::min({rims[b].to, r.to, length}))
        throw InputError(fmt::format("rims {} and {} overlap", b, a));
  }
}

std::vector<Rim> walls_between(const std::vector<Rim>& rims, const Raster& raster) {
  std::vector<Rim> walls;
  for (const Side side : {Side::west, Side::east, Side::south, Side::north}) {
    const bool along_x = side == Side::south || side == Side::north;
    std::vector<std::pair<int, int>> taken;
    for (const Rim& rim : rims)
      if (rim.side == side && rim.kind != RimKind::wall)
        taken.push_back({rim.from, rim.to});
    const int length = along_x ? raster.nx : raster.ny;
    taken.push_back({length, length});
    std::sort(taken.begin(), taken.end());
    int from = 0;
    for (const auto& [start, end] : taken) {
      Rim wall;
      wall.side = side;
      wall.from = from;
      wall.to = start;
      if (wall.from < wall.to) walls.push_back(wall);
      from = std::max(from, end);
    }
  }
  return walls;
}

template <class Real>
std::vector<RimFlow> spread_over_rims(Tiles<Real>& tiles, const std::vector<Rim>& rims,
                                      const RimNumbers& n) {
  std::vector<RimFlow> flows(rims.size());
  for (std::size_t k = 0; k < rims.size(); ++k) {
    flows[k].from = std::max(rims[k].from, 0);
    if (rims[k].kind == RimKind::inflow) spread_inflow(tiles, rims[k], n, flows[k]);
    if (rims[k].kind == RimKind::rating) spread_rating(tiles, rims[k], n, flows[k]);
    flows[k].velocity.assign(flows[k].share.size(), 0.0);
  }
  return flows;
}

template <class Real>
double fill_ghosts(Tiles<Real>& tiles, const std::vector<Rim>& rims,
                   std::vector<RimFlow>& flows, const RimNumbers& numbers) {
  // South and north first: the corners are taken from them.
  double fastest = 0;
  for (const Side side : {Side::south, Side::north, Side::west, Side::east}) {
    Rim wall;
    wall.side = side;
    RimFlow none;
    fill_rim(tiles, wall, none, numbers);
    for (std::size_t k = 0; k < rims.size(); ++k)
      if (rims[k].side == side && rims[k].kind != RimKind::wall)
        fastest = std::max(fastest, fill_rim(tiles, rims[k], flows[k], numbers));
  }
  return fastest;
}

template <class Real>
std::vector<int> tiles_at_rims(const Tiles<Real>& tiles, const std::vector<Rim>& rims) {
  std::vector<int> found;
  for (const Rim& rim : rims) {
    const bool enters = rim.kind == RimKind::level || rim.kind == RimKind::inflow ||
                        (rim.kind == RimKind::open && rim.level);
    if (!enters) continue;
    const SideFrame f = frame(tiles, rim.side);
    for (int k = std::max(rim.from, 0); k < std::min(rim.to, f.length); ++k) {
      const int inner = f.inner - ghost_cells;
      const auto at = f.along_x ? tiles.locate(k, inner) : tiles.locate(inner, k);
      if (found.empty() || found.back() != at.tile) found.push_back(at.tile);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

template <class Real>
RimPart part_in(const Tiles<Real>& tiles, const Rim& rim, int tile) {
  const SideFrame f = frame(tiles, rim.side);
  const Cell corner = tiles.cell(tile, 0);
  const int inner = f.inner - ghost_cells - (f.along_x ? corner.j : corner.i);
  const int along = f.along_x ? corner.i : corner.j;
  const int deep = f.along_x ? tile_height : tile_width;
  const int wide = f.along_x ? tile_width : tile_height;
  RimPart part;
  part.along_x = f.along_x;
  part.outward = f.outward;
  part.along = along;
  part.face = inner + (f.outward > 0 ? 1 : 0);
  if (!(inner >= 0 && inner < deep)) return part;
  part.from = std::max({rim.from, 0, along}) - along;
  part.to = std::min({rim.to, f.length, along + wide}) - along;
  return part;
}

#define FARREACH_RIMS(REAL)                                              \
  template std::vector<RimFlow> spread_over_rims(                        \
      Tiles<REAL>&, const std::vector<Rim>&, const RimNumbers&);         \
  template double fill_ghosts(Tiles<REAL>&, const std::vector<Rim>&,     \
                              std::vector<RimFlow>&, const RimNumbers&); \
  template std::vector<int> tiles_at_rims(const Tiles<REAL>&,            \
                                          const std::vector<Rim>&);      \
  template RimPart part_in(const Tiles<REAL>&, const Rim&, int);
FARREACH_RIMS(float)
FARREACH_RIMS(double)
#undef FARREACH_RIMS

}  // namespace farreach
