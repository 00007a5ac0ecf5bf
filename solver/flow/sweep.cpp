/// The kernel of sweep.hpp.
///
/// Each stage is a branch-free loop over one row whose items are independent, so that
/// the compiler makes vectors of it; FARREACH_INDEPENDENT says that rows do not
/// overlap. Stages are functions of their own for each vector unit: inlined into one
/// another they would be too long for the compiler to keep track of.
#include "solver/flow/sweep.hpp"

#include <cstring>
#include <utility>

#include "solver/flow/reconstruct.hpp"
#include "solver/flow/riemann.hpp"

namespace farreach {

namespace {

constexpr int rows_ahead = 4;  // in asking for memory

/// Depth and regular velocity from depth and discharge, cells [start, start + width).
template <int start, int width, class Real>
FARREACH_INLINE void to_velocity(const SweepNumbers<Real>& n, const Real* h_in,
                                 const Real* hu, const Real* hv, RawRow<Real>& to) {
  Real* h = to.h.cells();
  Real* u = to.u.cells();
  Real* v = to.v.cells();
  const Real thin2 = n.thin * n.thin;
  const Real dry = n.dry;
  FARREACH_INDEPENDENT
  for (int i = start; i < start + width; ++i) {
    const Real deep = h_in[i] > dry ? h_in[i] : Real(0);
    const Real per_depth = 2 * deep / (deep * deep + most(deep * deep, thin2));
    h[i] = deep;
    u[i] = hu[i] * per_depth;
    v[i] = hv[i] * per_depth;
  }
}

/// Differences across the faces between cell i of `a`, shifted, and cell i of `b`.
template <int width, int shift, class Real>
FARREACH_INLINE void differ(const SweepNumbers<Real>& n, const RawRow<Real>& a,
                            const RawRow<Real>& b, DifferenceRow<Real>& to) {
  const Real *ha = a.h.cells() + shift, *ua = a.u.cells() + shift;
  const Real *va = a.v.cells() + shift, *za = a.z.cells() + shift;
  const Real *hb = b.h.cells(), *ub = b.u.cells(), *vb = b.v.cells();
  const Real* zb = b.z.cells();
  Real *dh = to.h.cells(), *de = to.eta.cells();
  Real *du = to.u.cells(), *dv = to.v.cells();
  const Real half_theta = n.half_theta;
  const Real thin = n.thin;
  FARREACH_INDEPENDENT
  for (int i = 0; i < width; ++i) {
    const CellState<Real> before = {ha[i], ua[i], va[i], za[i]};
    const CellState<Real> after = {hb[i], ub[i], vb[i], zb[i]};
    const auto d = differences(half_theta, thin, before, after);
    dh[i] = d.h;
    de[i] = d.eta;
    du[i] = d.u;
    dv[i] = d.v;
  }
}

/// Face values of the first `width` cells of a row.
template <int width, class Real>
FARREACH_INLINE void reconstruct(const SweepNumbers<Real>& n, const RawRow<Real>& row,
                                 const DifferenceRow<Real>& west,
                                 const DifferenceRow<Real>& south,
                                 const DifferenceRow<Real>& top, FaceRow<Real>& face,
                                 NorthRow<Real>& north) {
  const Real *h = row.h.cells(), *u = row.u.cells(), *v = row.v.cells();
  const Real *wdh = west.h.cells(), *wde = west.eta.cells();
  const Real *wdu = west.u.cells(), *wdv = west.v.cells();
  const Real *sdh = south.h.cells(), *sde = south.eta.cells();
  const Real *sdu = south.u.cells(), *sdv = south.v.cells();
  const Real *ndh = top.h.cells(), *nde = top.eta.cells();
  const Real *ndu = top.u.cells(), *ndv = top.v.cells();
  Real *wh = face.west.h.cells(), *wu = face.west.u.cells(), *wv = face.west.v.cells();
  Real *eh = face.east.h.cells(), *eu = face.east.u.cells(), *ev = face.east.v.cells();
  Real* sh = face.south.h.cells();
  Real* su = face.south.u.cells();
  Real* sv = face.south.v.cells();
  Real *nh = north.h.cells(), *nu = north.u.cells(), *nv = north.v.cells();
  Real *bed_x = face.bed_x.cells(), *bed_south = face.bed_south.cells();
  Real* bed_y = north.bed_y.cells();
  Real *source_x = north.source_x.cells(), *source_y = north.source_y.cells();
  const Real zero = 0;
  const SweepNumbers<Real> m = n;
  FARREACH_INDEPENDENT
  for (int i = 0; i < width; ++i) {
    const CellState<Real> c = {h[i], u[i], v[i], zero};
    const auto x = half_slopes<Real>(m.centred, {wdh[i], wde[i], wdu[i], wdv[i]},
                                     {wdh[i + 1], wde[i + 1], wdu[i + 1], wdv[i + 1]});
    const auto y = half_slopes<Real>(m.centred, {sdh[i], sde[i], sdu[i], sdv[i]},
                                     {ndh[i], nde[i], ndu[i], ndv[i]});
    const CellState<Real> half = half_step(m.g, m.kx, m.ky, c, x, y);
    const Real west_h = most(half.h - x.h, zero);
    const Real east_h = most(half.h + x.h, zero);
    const Real south_h = most(half.h - y.h, zero);
    const Real north_h = most(half.h + y.h, zero);
    wh[i] = west_h;
    wu[i] = half.u - x.u;
    wv[i] = half.v - x.v;
    eh[i] = east_h;
    eu[i] = half.u + x.u;
    ev[i] = half.v + x.v;
    sh[i] = south_h;
    su[i] = half.u - y.u;
    sv[i] = half.v - y.v;
    nh[i] = north_h;
    nu[i] = half.u + y.u;
    nv[i] = half.v + y.v;
    bed_x[i] = x.bed();
    bed_y[i] = y.bed();
    bed_south[i] = y.bed();
    source_x[i] = m.g * ((west_h + east_h) * x.bed());
    source_y[i] = m.g * ((south_h + north_h) * y.bed());
  }
}

/// What stands on one side of a row of faces, in the frame of the normal.
template <class Real>
struct SideRow {
  const Real *h, *u, *v, *z, *bed, *pass;
  SideRow from(int i) const { return {h + i, u + i, v + i, z + i, bed + i, pass + i}; }
};

/// Several faces at a time, each stage for all of them before the next stage: one face
/// after the other would leave the processor waiting for its own quotients.
template <int width, int ways, bool limited, class Real>
FARREACH_INLINE void flux(Real gravity, const SideRow<Real>& l, const SideRow<Real>& r,
                          Real* mass, FluxRow<Real>& to) {
  constexpr int stride = width / ways;
  const Real *hl = l.h, *ul = l.u, *vl = l.v, *zl = l.z, *dl = l.bed, *pl = l.pass;
  const Real *hr = r.h, *ur = r.u, *vr = r.v, *zr = r.z, *dr = r.bed, *pr = r.pass;
  Real* left = to.left.cells();
  Real* right = to.right.cells();
  Real* across = to.across.cells();
  const Real g = gravity;
  FARREACH_INDEPENDENT
  for (int first = 0; first < stride; ++first) {
    OnCommonBed<Real> common[ways];
    WaveSpeeds<Real> speeds[ways];
    FARREACH_WRITTEN_OUT
    for (int k = 0; k < ways; ++k) {
      const int i = first + k * stride;
      const Real step = (zr[i] - zl[i]) - (dr[i] + dl[i]);
      common[k] = on_common_bed(g, hl[i], hr[i], step);
    }
    FARREACH_WRITTEN_OUT
    for (int k = 0; k < ways; ++k) {
      const int i = first + k * stride;
      speeds[k] = wave_speeds(common[k], ul[i], ur[i]);
    }
    FARREACH_WRITTEN_OUT
    for (int k = 0; k < ways; ++k) {
      const int i = first + k * stride;
      const FaceSide<Real> a = {0, ul[i], vl[i]};
      const FaceSide<Real> b = {0, ur[i], vr[i]};
      const Real pass_l = limited ? pl[i] : Real(1);
      const Real pass_r = limited ? pr[i] : Real(1);
      const auto f = hllc<limited>(g, common[k], speeds[k], a, b, pass_l, pass_r);
      mass[i] = f.mass;
      left[i] = f.left;
      right[i] = f.right;
      across[i] = f.across;
    }
  }
}

/// Stops the fluxes that the strength of the fluid bears: no mass passes, and each side
/// pushes against itself. Cell i of `a` is shifted.
template <int width, int shift, class Real>
FARREACH_INLINE void hold(Real gravity, Real slope, Real yield, const RawRow<Real>& a,
                          const RawRow<Real>& b, Real* mass, FluxRow<Real>& flux) {
  Real *left = flux.left.cells(), *right = flux.right.cells();
  const Real half_g = Real(0.5) * gravity;
  const Real *ha = a.h.cells() + shift, *za = a.z.cells() + shift;
  const Real *ua = a.u.cells() + shift, *va = a.v.cells() + shift;
  const Real *hb = b.h.cells(), *zb = b.z.cells();
  const Real *ub = b.u.cells(), *vb = b.v.cells();
  FARREACH_INDEPENDENT
  for (int i = 0; i < width; ++i) {
    const Real moving =
        magnitude(ua[i]) + magnitude(va[i]) + (magnitude(ub[i]) + magnitude(vb[i]));
    const Real depth = Real(0.5) * (ha[i] + hb[i]);
    const Real head = magnitude((hb[i] - ha[i]) + (zb[i] - za[i])) * depth;
    const Real excess = head - (slope * depth + yield);
    const bool passes = most(excess, moving) > 0;
    const Real kept = passes ? mass[i] : Real(0);
    const Real kept_left = passes ? left[i] : half_g * (ha[i] * ha[i]);
    const Real kept_right = passes ? right[i] : half_g * (hb[i] * hb[i]);
    mass[i] = kept;
    left[i] = kept_left;
    right[i] = kept_right;
  }
}

/// No slopes beside cells at rest: there the momentum that a step brings is then just
/// the mean of the heads on either side, which is what the strength is compared with.
template <int width, int shift, class Real>
FARREACH_INLINE void flatten(const RawRow<Real>& a, const RawRow<Real>& b,
                             DifferenceRow<Real>& d) {
  const Real *ua = a.u.cells() + shift, *va = a.v.cells() + shift;
  const Real *ub = b.u.cells(), *vb = b.v.cells();
  Real *dh = d.h.cells(), *de = d.eta.cells(), *du = d.u.cells(), *dv = d.v.cells();
  FARREACH_INDEPENDENT
  for (int i = 0; i < width; ++i) {
    const Real slower =
        least(magnitude(ua[i]) + magnitude(va[i]), magnitude(ub[i]) + magnitude(vb[i]));
    const Real moves = slower > 0 ? Real(1) : Real(0);
    dh[i] *= moves;
    de[i] *= moves;
    du[i] *= moves;
    dv[i] *= moves;
  }
}

/// Through the west faces of a row.
template <int width, int ways, bool limited, class Real>
FARREACH_INLINE void flux_x(Real g, const RawRow<Real>& here, const FaceRow<Real>& face,
                            const SweepRow<Real>& pass, Real* mass, FluxRow<Real>& to) {
  const Real* z = here.z.cells();
  const Real* bed = face.bed_x.cells();
  const SideRow<Real> l = {face.east.h.cells() - 1,
                           face.east.u.cells() - 1,
                           face.east.v.cells() - 1,
                           z - 1,
                           bed - 1,
                           pass.cells() - 1};
  const SideRow<Real> r = {
      face.west.h.cells(), face.west.u.cells(), face.west.v.cells(), z, bed,
      pass.cells()};
  flux<width, ways, limited>(g, l, r, mass, to);
}

/// Through the faces between a row and the one below.
template <int width, int ways, bool limited, class Real>
FARREACH_INLINE void flux_y(Real g, const RawRow<Real>& below,
                            const NorthRow<Real>& behind,
                            const SweepRow<Real>& pass_below, const RawRow<Real>& here,
                            const FaceRow<Real>& face, const SweepRow<Real>& pass,
                            Real* mass, FluxRow<Real>& to) {
  const SideRow<Real> l = {behind.h.cells(), behind.v.cells(),     behind.u.cells(),
                           below.z.cells(),  behind.bed_y.cells(), pass_below.cells()};
  const SideRow<Real> r = {face.south.h.cells(),   face.south.v.cells(),
                           face.south.u.cells(),   here.z.cells(),
                           face.bed_south.cells(), pass.cells()};
  flux<width, ways, limited>(g, l, r, mass, to);
}

/// New state of row `row`; `lowest` keeps the least depth of each column.
template <class Real>
FARREACH_INLINE void update(const SweepNumbers<Real>& n, const SweepTile<Real>& tile,
                            SweepWorkspace<Real>& work, int row, int turn,
                            Real* lowest) {
  const int start = row * tile_width;
  const Real* h = tile.h.field[4] + start;
  const Real* hu = tile.hu.field[4] + start;
  const Real* hv = tile.hv.field[4] + start;
  Real* h_next = tile.h_next + start;
  Real* hu_next = tile.hu_next + start;
  Real* hv_next = tile.hv_next + start;
  const Real* fx = work.mass_x(row).cells();
  const Real* fs = work.mass_y(row).cells();
  const Real* fn = work.mass_y(row + 1).cells();
  const Real* source_x = work.north[turn].source_x.cells();
  const Real* source_y = work.north[turn].source_y.cells();
  const FluxRow<Real>& x = work.x[turn];
  const Real *w_in = x.right.cells(), *e_out = x.left.cells() + 1;
  const Real *w_across = x.across.cells(), *e_across = x.across.cells() + 1;
  const Real* s_in = work.y[turn].right.cells();
  const Real* s_across = work.y[turn].across.cells();
  const Real* n_out = work.y[1 - turn].left.cells();
  const Real* n_across = work.y[1 - turn].across.cells();
  const Real kx = n.kx;
  const Real ky = n.ky;
  FARREACH_INDEPENDENT
  for (int i = 0; i < tile_width; ++i) {
    const Real depth = h[i] - (kx * (fx[i + 1] - fx[i]) + ky * (fn[i] - fs[i]));
    const Real push_x = (e_out[i] - w_in[i]) + source_x[i];
    const Real push_y = (n_out[i] - s_in[i]) + source_y[i];
    lowest[i] = least(lowest[i], depth);
    h_next[i] = depth;
    hu_next[i] = hu[i] - (kx * push_x + ky * (n_across[i] - s_across[i]));
    hv_next[i] = hv[i] - (kx * (e_across[i] - w_across[i]) + ky * push_y);
  }
}

/// The stages of one vector unit.
#define FARREACH_STAGES(NAME, TARGET, WAYS)                                           \
  template <class Real>                                                               \
  struct NAME {                                                                       \
    template <int start, int width>                                                   \
    TARGET FARREACH_APART static void velocity(const SweepNumbers<Real>& n,           \
                                               const Real* h, const Real* hu,         \
                                               const Real* hv, RawRow<Real>& to) {    \
      to_velocity<start, width>(n, h, hu, hv, to);                                    \
    }                                                                                 \
    template <int width, int shift>                                                   \
    TARGET FARREACH_APART static void differences(const SweepNumbers<Real>& n,        \
                                                  const RawRow<Real>& a,              \
                                                  const RawRow<Real>& b,              \
                                                  DifferenceRow<Real>& to) {          \
      differ<width, shift>(n, a, b, to);                                              \
      if (n.holds) flatten<width, shift>(a, b, to);                                   \
    }                                                                                 \
    template <int width>                                                              \
    TARGET FARREACH_APART static void faces(                                          \
        const SweepNumbers<Real>& n, const RawRow<Real>& row,                         \
        const DifferenceRow<Real>& west, const DifferenceRow<Real>& south,            \
        const DifferenceRow<Real>& top, FaceRow<Real>& face, NorthRow<Real>& north) { \
      reconstruct<width>(n, row, west, south, top, face, north);                      \
    }                                                                                 \
    template <int width, bool limited>                                                \
    TARGET FARREACH_APART static void west(Real g, const RawRow<Real>& here,          \
                                           const FaceRow<Real>& face,                 \
                                           const SweepRow<Real>& pass, Real* mass,    \
                                           FluxRow<Real>& to) {                       \
      flux_x<width, WAYS, limited>(g, here, face, pass, mass, to);                    \
    }                                                                                 \
    template <int width, bool limited>                                                \
    TARGET FARREACH_APART static void south(Real g, const RawRow<Real>& below,        \
                                            const NorthRow<Real>& behind,             \
                                            const SweepRow<Real>& pass_below,         \
                                            const RawRow<Real>& here,                 \
                                            const FaceRow<Real>& face,                \
                                            const SweepRow<Real>& pass, Real* mass,   \
                                            FluxRow<Real>& to) {                      \
      flux_y<width, (width < tile_width && WAYS > 2 ? 2 : WAYS), limited>(            \
          g, below, behind, pass_below, here, face, pass, mass, to);                  \
    }                                                                                 \
    template <int width, int shift>                                                   \
    TARGET FARREACH_APART static void rest(Real g, Real slope, Real yield,            \
                                           const RawRow<Real>& a,                     \
                                           const RawRow<Real>& b, Real* mass,         \
                                           FluxRow<Real>& to) {                       \
      hold<width, shift>(g, slope, yield, a, b, mass, to);                            \
    }                                                                                 \
    TARGET FARREACH_APART static void advance(const SweepNumbers<Real>& n,            \
                                              const SweepTile<Real>& tile,            \
                                              SweepWorkspace<Real>& work, int row,    \
                                              int turn, Real* lowest) {               \
      update(n, tile, work, row, turn, lowest);                                       \
    }                                                                                 \
  };
FARREACH_STAGES(BaselineStages, , 1)
FARREACH_STAGES(Avx2Stages, FARREACH_AVX2, 1)
FARREACH_STAGES(Avx512Stages, FARREACH_AVX512, 4)
#undef FARREACH_STAGES

/// Column `column` in [-2, 66) of a field, rows -1 to 32, turned into a row.
template <class Real>
void turn_column(const Around<Real>& around, int column, Real* to) {
  const int di = column < 0 ? 0 : column < tile_width ? 1 : 2;
  const int i = column & (tile_width - 1);
  const Real* below = around.field[di] + i;
  const Real* here = around.field[3 + di] + i;
  const Real* above = around.field[6 + di] + i;
  to[-1] = below[(tile_height - 1) * tile_width];
  for (int j = 0; j < tile_height; ++j) to[j] = here[j * tile_width];
  to[tile_height] = above[0];
}

/// The four columns on either side of the west (0) or the east (1) edge.
template <class Stages, bool limited, class Real>
void turn_columns(const SweepNumbers<Real>& turned, const SweepTile<Real>& tile,
                  int side, SweepWorkspace<Real>& work) {
  auto& h = work.x[0].left;
  auto& hu = work.x[0].right;
  auto& hv = work.x[0].across;
  for (int k = 4 * side; k < 4 * side + 4; ++k) {
    const int column = side * tile_width + k % 4 - 2;
    turn_column(tile.h, column, h.cells());
    turn_column(tile.hu, column, hu.cells());
    turn_column(tile.hv, column, hv.cells());
    turn_column(tile.z, column, work.columns[k].z.cells());
    Stages::template velocity<-1, tile_height + 2>(turned, h.cells(), hv.cells(),
                                                   hu.cells(), work.columns[k]);
  }
  if constexpr (limited)
    for (int k = 0; k < 2; ++k)
      turn_column(tile.pass, side * tile_width + k - 1,
                  work.column_pass[2 * side + k].cells());
}

/// Fluxes through the west (0) or the east (1) side of the tile, by the stages of a row
/// on turned columns, where u and v change places.
template <class Stages, bool limited, class Real>
void sweep_edge(const SweepNumbers<Real>& n, const SweepTile<Real>& tile, int side,
                SweepWorkspace<Real>& work) {
  SweepNumbers<Real> turned = n;
  std::swap(turned.kx, turned.ky);
  turn_columns<Stages, limited>(turned, tile, side, work);
  const auto* c = &work.columns[4 * side];
  auto& south = work.south;
  Stages::template differences<tile_height, 0>(turned, c[0], c[1], south[0]);
  for (int k = 0; k < 2; ++k) {
    Stages::template differences<tile_height, 0>(turned, c[k + 1], c[k + 2],
                                                 south[1 - k]);
    Stages::template differences<tile_height + 1, -1>(turned, c[k + 1], c[k + 1],
                                                      work.west);
    Stages::template faces<tile_height>(turned, c[k + 1], work.west, south[k],
                                        south[1 - k], work.face, work.north[k]);
  }
  Stages::template south<tile_height, limited>(
      n.g, c[1], work.north[0], work.column_pass[2 * side], c[2], work.face,
      work.column_pass[2 * side + 1], work.edge_mass[side].cells(), work.edges[side]);
  if (n.holds)
    Stages::template rest<tile_height, 0>(n.g, n.hold_x, n.yield_x, c[1], c[2],
                                          work.edge_mass[side].cells(),
                                          work.edges[side]);
}

/// The west edge is the east edge of the tile before, where that is the western
/// neighbour.
template <class Stages, bool limited, class Real>
void sweep_edges(const SweepNumbers<Real>& n, const SweepTile<Real>& tile,
                 SweepWorkspace<Real>& work) {
  if (!limited && tile.after_west) {
    work.columns[1] = work.columns[5];
    work.edges[0] = work.edges[1];
    work.edge_mass[0] = work.edge_mass[1];
  } else {
    sweep_edge<Stages, limited>(n, tile, 0, work);
  }
  sweep_edge<Stages, limited>(n, tile, 1, work);
}

/// Row `row` in [-2, 34) with the cells beside it, as far as it is needed.
template <class Stages, class Real>
void load_row(const SweepNumbers<Real>& n, const SweepTile<Real>& tile, int row,
              SweepWorkspace<Real>& work, RawRow<Real>& to) {
  const int dj = row < 0 ? 0 : row < tile_height ? 1 : 2;
  const int start = (row & (tile_height - 1)) * tile_width;
  const int k = 3 * dj + 1;
  Stages::template velocity<0, tile_width>(n, tile.h.field[k] + start,
                                           tile.hu.field[k] + start,
                                           tile.hv.field[k] + start, to);
  std::memcpy(to.z.cells(), tile.z.field[k] + start, tile_width * sizeof(Real));
  if (row < -1 || row > tile_height) return;
  auto& west = work.columns[1];
  auto& east = work.columns[6];
  to.h[-1] = west.h[row];
  to.u[-1] = west.v[row];
  to.v[-1] = west.u[row];
  to.z[-1] = west.z[row];
  to.h[tile_width] = east.h[row];
  to.u[tile_width] = east.v[row];
  to.v[tile_width] = east.u[row];
  to.z[tile_width] = east.z[row];
}

template <class Real>
void load_pass(const SweepTile<Real>& tile, int row, Real* to) {
  const int dj = row < 0 ? 0 : row < tile_height ? 1 : 2;
  const int start = (row & (tile_height - 1)) * tile_width;
  std::memcpy(to, tile.pass.field[3 * dj + 1] + start, tile_width * sizeof(Real));
}

template <class Real>
void put_edges(SweepWorkspace<Real>& work, int row, SweepRow<Real>& mass,
               FluxRow<Real>& to) {
  for (int side = 0; side < 2; ++side) {
    const int face = side * tile_width;
    mass[face] = work.edge_mass[side][row];
    to.left[face] = work.edges[side].left[row];
    to.right[face] = work.edges[side].right[row];
    to.across[face] = work.edges[side].across[row];
  }
}

/// Asks memory for the lines that row `row` will write, so that stores do not queue.
/// Inlined, since a function that only asks counts as one that does nothing.
template <class Real>
FARREACH_INLINE void ask_to_write(const SweepTile<Real>& tile, int row) {
  if (row >= tile_height) return;
  constexpr int per_line = 64 / sizeof(Real);
  const int start = row * tile_width;
  for (int i = start; i < start + tile_width; i += per_line) {
    __builtin_prefetch(tile.h_next + i, 1);
    __builtin_prefetch(tile.hu_next + i, 1);
    __builtin_prefetch(tile.hv_next + i, 1);
  }
}

/// Asks memory for row `row` of the tile that comes next: its columns are turned first,
/// a line of memory for every cell.
template <class Real>
FARREACH_INLINE void ask_ahead(const SweepTile<Real>& tile, int row) {
  if (tile.ahead[0] == nullptr || row < 0 || row >= tile_height) return;
  constexpr int per_line = 64 / sizeof(Real);
  const int start = row * tile_width;
  for (int field = 0; field < 4; ++field) {
    for (int i = start; i < start + tile_width; i += per_line)
      __builtin_prefetch(tile.ahead[field] + i, 0, 2);
    __builtin_prefetch(tile.beyond[field] + start, 0, 2);
  }
}

template <class Stages, bool limited, class Real>
SweepFinding sweep(const SweepNumbers<Real>& n, const SweepTile<Real>& tile,
                   SweepWorkspace<Real>& work) {
  alignas(64) Real lowest[tile_width] = {};
  for (int row = 0; row < rows_ahead; ++row) ask_to_write(tile, row);
  sweep_edges<Stages, limited>(n, tile, work);
  auto& raw = work.raw;
  for (int row = -2; row <= 0; ++row)
    load_row<Stages>(n, tile, row, work, raw[row + 2]);
  if constexpr (limited)
    for (int row = -1; row <= 0; ++row)
      load_pass(tile, row, work.pass[row + 2].cells());
  int below = 0, here = 1, above = 2;
  Stages::template differences<tile_width, 0>(n, raw[below], raw[here], work.south[1]);
  for (int row = -1; row <= tile_height; ++row) {
    const int turn = row & 1;
    ask_to_write(tile, row + rows_ahead);
    ask_ahead(tile, row);
    auto& south = work.south;
    Stages::template differences<tile_width + 1, -1>(n, raw[here], raw[here],
                                                     work.west);
    Stages::template differences<tile_width, 0>(n, raw[here], raw[above],
                                                south[1 - turn]);
    Stages::template faces<tile_width>(n, raw[here], work.west, south[turn],
                                       south[1 - turn], work.face, work.north[turn]);
    if (row >= 0)
      Stages::template south<tile_width, limited>(
          n.g, raw[below], work.north[1 - turn], work.pass[below], raw[here], work.face,
          work.pass[here], work.mass_y(row).cells(), work.y[turn]);
    if (n.holds && row >= 0)
      Stages::template rest<tile_width, 0>(n.g, n.hold_y, n.yield_y, raw[below],
                                           raw[here], work.mass_y(row).cells(),
                                           work.y[turn]);
    if (row >= 1) Stages::advance(n, tile, work, row - 1, 1 - turn, lowest);
    if (row >= 0 && row < tile_height) {
      auto& mass = work.mass_x(row);
      Stages::template west<tile_width, limited>(
          n.g, raw[here], work.face, work.pass[here], mass.cells(), work.x[turn]);
      if (n.holds)
        Stages::template rest<tile_width, -1>(n.g, n.hold_x, n.yield_x, raw[here],
                                              raw[here], mass.cells(), work.x[turn]);
      put_edges(work, row, mass, work.x[turn]);
    }
    const int spare = below;
    below = here;
    here = above;
    above = spare;
    if (row < tile_height) load_row<Stages>(n, tile, row + 2, work, raw[above]);
    if constexpr (limited)
      if (row < tile_height) load_pass(tile, row + 1, work.pass[here].cells());
  }
  Real worst = 0;
  for (const Real low : lowest) worst = least(worst, low);
  return {worst < 0};
}

template <bool limited, class Real>
SweepFinding sweep_with(VectorUnit unit, const SweepNumbers<Real>& n,
                        const SweepTile<Real>& tile, SweepWorkspace<Real>& work) {
  switch (unit) {
    case VectorUnit::avx512:
      return sweep<Avx512Stages<Real>, limited>(n, tile, work);
    case VectorUnit::avx2:
      return sweep<Avx2Stages<Real>, limited>(n, tile, work);
    case VectorUnit::baseline:
      break;
  }
  return sweep<BaselineStages<Real>, limited>(n, tile, work);
}

}  // namespace

template <class Real>
SweepFinding sweep_tile(VectorUnit unit, const SweepNumbers<Real>& numbers,
                        const SweepTile<Real>& tile, SweepWorkspace<Real>& work) {
  return sweep_with<false>(unit, numbers, tile, work);
}

template <class Real>
SweepFinding sweep_tile_limited(VectorUnit unit, const SweepNumbers<Real>& numbers,
                                const SweepTile<Real>& tile,
                                SweepWorkspace<Real>& work) {
  return sweep_with<true>(unit, numbers, tile, work);
}

template SweepFinding sweep_tile(VectorUnit, const SweepNumbers<float>&,
                                 const SweepTile<float>&, SweepWorkspace<float>&);
template SweepFinding sweep_tile(VectorUnit, const SweepNumbers<double>&,
                                 const SweepTile<double>&, SweepWorkspace<double>&);
template SweepFinding sweep_tile_limited(VectorUnit, const SweepNumbers<float>&,
                                         const SweepTile<float>&,
                                         SweepWorkspace<float>&);
template SweepFinding sweep_tile_limited(VectorUnit, const SweepNumbers<double>&,
                                         const SweepTile<double>&,
                                         SweepWorkspace<double>&);

}  // namespace farreach
