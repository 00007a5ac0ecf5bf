#include "solver/flow/tracer_sweep.hpp"

#include <algorithm>
#include <limits>

#include "solver/simd/fast_math.hpp"

namespace farreach {

namespace {

constexpr int reach = 2;  // cells beyond the tile on each side

/// A tile with its surroundings in one block.
template <class Real>
struct Block {
  Real values[tile_height + 2 * reach][tile_width + 2 * reach];
  Real& operator()(int i, int j) { return values[j + reach][i + reach]; }
};

template <int count, class Real>
FARREACH_INLINE void copy(const Real* from, Real* to) {
  FARREACH_INDEPENDENT
  for (int i = 0; i < count; ++i) to[i] = from[i];
}

template <class Real>
FARREACH_INLINE void gather(const Around<Real>& around, Block<Real>& to) {
  for (int j = -reach; j < tile_height + reach; ++j) {
    const int dj = j < 0 ? 0 : j < tile_height ? 1 : 2;
    const int start = (j & (tile_height - 1)) * tile_width;
    copy<reach>(around.field[3 * dj] + start + tile_width - reach, &to(-reach, j));
    copy<tile_width>(around.field[3 * dj + 1] + start, &to(0, j));
    copy<reach>(around.field[3 * dj + 2] + start, &to(tile_width, j));
  }
}

/// What a tracer's flux reads of four cells in a row; the face is between 1 and 2.
template <class Real>
struct FourCells {
  Real c[4];
  Real h[4];
  Real steep[2];  ///< of cells 1 and 2
};

/// Dry cells have no concentration and so take no part in slopes.
template <class Real>
FARREACH_INLINE Real tracer_flux(Real k, Real flux, const FourCells<Real>& at) {
  const bool rightward = flux > 0;
  const Real far_h = rightward ? at.h[0] : at.h[3];
  const Real behind = rightward ? at.c[1] - at.c[0] : at.c[3] - at.c[2];
  const Real ahead = at.c[2] - at.c[1];
  const bool wet = least(far_h, least(at.h[1], at.h[2])) > 0;
  const Real smaller =
      most(least(behind, ahead), Real(0)) + least(most(behind, ahead), Real(0));
  const Real depth = most(rightward ? at.h[1] : at.h[2], Real(1e-30));
  const Real nu = least(k * magnitude(flux) / depth, Real(1));
  const Real safe = wet ? (rightward ? at.steep[0] : at.steep[1]) : Real(0);
  const Real s = Real(0.5) * (1 - nu) * smaller * safe;
  return flux * (rightward ? at.c[1] + s : at.c[2] - s);
}

/// Fluxes of a row of faces between cells `across` apart; c, h and steep point to the
/// cell after the first face.
template <int width, class Real>
FARREACH_INLINE void flux_row(Real k, const Real* flux, const Real* c, const Real* h,
                              const Real* steep, int across, Real* to) {
  const Real *c0 = c - 2 * across, *c1 = c - across, *c3 = c + across;
  const Real *h0 = h - 2 * across, *h1 = h - across, *h3 = h + across;
  const Real* steep1 = steep - across;
  FARREACH_INDEPENDENT
  for (int i = 0; i < width; ++i)
    to[i] = tracer_flux<Real>(k, flux[i],
                              {{c0[i], c1[i], c[i], c3[i]},
                               {h0[i], h1[i], h[i], h3[i]},
                               {steep1[i], steep[i]}});
}

template <class Real>
struct TracerBlocks {
  Block<Real> h, c, steep;
};

template <class Real>
FARREACH_INLINE void sweep_blocks(const SweepNumbers<Real>& n,
                                  const TracerTile<Real>& tile,
                                  const KeptFluxes<Real>& fluxes,
                                  KeptFluxes<Real>* through) {
  TracerBlocks<Real> b;
  gather(tile.h, b.h);
  gather(tile.hc, b.c);
  gather(tile.steep, b.steep);
  const Real* now = tile.hc.field[4];
  Real* next = tile.hc_next;
  constexpr int row_length = tile_width + 2 * reach;
  constexpr int count = row_length * (tile_height + 2 * reach);
  Real* all_c = &b.c.values[0][0];
  const Real* all_h = &b.h.values[0][0];
  FARREACH_INDEPENDENT
  for (int i = 0; i < count; ++i) {
    const Real quotient = all_c[i] / most(all_h[i], std::numeric_limits<Real>::min());
    all_c[i] = all_h[i] > 0 ? quotient : Real(0);
  }
  Real west[tile_width + 1];
  Real ns[2][tile_width];
  const auto south = [&](int j) {
    flux_row<tile_width>(n.ky, fluxes.south[j], &b.c(0, j), &b.h(0, j), &b.steep(0, j),
                         row_length, ns[j & 1]);
    if (through != nullptr) std::copy_n(ns[j & 1], tile_width, through->south[j]);
  };
  south(0);
  for (int j = 0; j < tile_height; ++j) {
    flux_row<tile_width + 1>(n.kx, fluxes.west[j], &b.c(0, j), &b.h(0, j),
                             &b.steep(0, j), 1, west);
    if (through != nullptr) std::copy_n(west, tile_width + 1, through->west[j]);
    south(j + 1);
    const Real *below = ns[j & 1], *above = ns[(j + 1) & 1];
    const Real* from = now + j * tile_width;
    Real* to = next + j * tile_width;
    FARREACH_INDEPENDENT
    for (int i = 0; i < tile_width; ++i)
      to[i] = from[i] - (n.kx * (west[i + 1] - west[i]) + n.ky * (above[i] - below[i]));
  }
}

/// Copies the fluxes and judges the cells.
template <class Real>
FARREACH_INLINE bool keep(const SweepNumbers<Real>& n, const Real* h,
                          SweepWorkspace<Real>& work, KeptFluxes<Real>& to) {
  for (int j = 0; j < tile_height; ++j) {
    copy<tile_width>(work.mass_x(j).cells(), to.west[j]);
    to.west[j][tile_width] = work.mass_x(j)[tile_width];
  }
  for (int j = 0; j <= tile_height; ++j)
    copy<tile_width>(work.mass_y(j).cells(), to.south[j]);
  alignas(64) Real worst[tile_width] = {};
  for (int j = 0; j < tile_height; ++j) {
    const Real *west = to.west[j], *east = to.west[j] + 1;
    const Real *south = to.south[j], *north = to.south[j + 1];
    const Real* depth = h + j * tile_width;
    Real* steep = to.steep + j * tile_width;
    FARREACH_INDEPENDENT
    for (int i = 0; i < tile_width; ++i) {
      const Real out = n.kx * (most(east[i], Real(0)) - least(west[i], Real(0))) +
                       n.ky * (most(north[i], Real(0)) - least(south[i], Real(0)));
      steep[i] = 3 * out <= 2 * depth[i] ? Real(1) : Real(0);
      worst[i] = most(worst[i], out > depth[i] ? Real(1) : Real(0));
    }
  }
  Real overdrawn = 0;
  for (const Real one : worst) overdrawn += one;
  return overdrawn > 0;
}

#define FARREACH_TRACER(UNIT, TARGET)                                                \
  template <class Real>                                                              \
  TARGET FARREACH_APART void tracer_##UNIT(                                          \
      const SweepNumbers<Real>& n, const TracerTile<Real>& tile,                     \
      const KeptFluxes<Real>& fluxes, KeptFluxes<Real>* through) {                   \
    sweep_blocks(n, tile, fluxes, through);                                          \
  }                                                                                  \
  template <class Real>                                                              \
  TARGET FARREACH_APART bool keep_##UNIT(const SweepNumbers<Real>& n, const Real* h, \
                                         SweepWorkspace<Real>& work,                 \
                                         KeptFluxes<Real>& to) {                     \
    return keep(n, h, work, to);                                                     \
  }
FARREACH_TRACER(baseline, )
FARREACH_TRACER(avx2, FARREACH_AVX2)
FARREACH_TRACER(avx512, FARREACH_AVX512)
#undef FARREACH_TRACER

}  // namespace

template <class Real>
bool keep_fluxes(const SweepNumbers<Real>& n, const Real* h, SweepWorkspace<Real>& work,
                 KeptFluxes<Real>& to, VectorUnit unit) {
  switch (unit) {
    case VectorUnit::avx512:
      return keep_avx512(n, h, work, to);
    case VectorUnit::avx2:
      return keep_avx2(n, h, work, to);
    case VectorUnit::baseline:
      break;
  }
  return keep_baseline(n, h, work, to);
}

template <class Real>
void sweep_tracer(const SweepNumbers<Real>& n, const TracerTile<Real>& tile,
                  const KeptFluxes<Real>& fluxes, KeptFluxes<Real>* through,
                  VectorUnit unit) {
  switch (unit) {
    case VectorUnit::avx512:
      return tracer_avx512(n, tile, fluxes, through);
    case VectorUnit::avx2:
      return tracer_avx2(n, tile, fluxes, through);
    case VectorUnit::baseline:
      break;
  }
  tracer_baseline(n, tile, fluxes, through);
}

template bool keep_fluxes(const SweepNumbers<float>&, const float*,
                          SweepWorkspace<float>&, KeptFluxes<float>&, VectorUnit);
template bool keep_fluxes(const SweepNumbers<double>&, const double*,
                          SweepWorkspace<double>&, KeptFluxes<double>&, VectorUnit);
template void sweep_tracer(const SweepNumbers<float>&, const TracerTile<float>&,
                           const KeptFluxes<float>&, KeptFluxes<float>*, VectorUnit);
template void sweep_tracer(const SweepNumbers<double>&, const TracerTile<double>&,
                           const KeptFluxes<double>&, KeptFluxes<double>*, VectorUnit);

}  // namespace farreach
