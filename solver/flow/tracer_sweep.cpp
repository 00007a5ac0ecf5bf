#include "solver/flow/tracer_sweep.hpp"

#include <algorithm>

#include "solver/flow/fast_math.hpp"

namespace farreach {

namespace {

constexpr int reach = 2;  // cells beyond the tile on each side

/// A tile with its surroundings (corners unused) in one block.
template <class Real>
struct Block {
  Real values[tile_height + 2 * reach][tile_width + 2 * reach];
  Real& operator()(int i, int j) { return values[j + reach][i + reach]; }
};

template <class Real>
void gather(const Around<Real>& around, Block<Real>& to) {
  for (int j = -reach; j < tile_height + reach; ++j) {
    const bool middle = j >= 0 && j < tile_height;
    const int first = middle ? -reach : 0;
    const int last = middle ? tile_width + reach : tile_width;
    for (int i = first; i < last; ++i) {
      const int di = i < 0 ? 0 : i < tile_width ? 1 : 2;
      const int dj = j < 0 ? 0 : middle ? 1 : 2;
      to(i, j) = around.field[3 * dj + di][(j & (tile_height - 1)) * tile_width +
                                           (i & (tile_width - 1))];
    }
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

}  // namespace

template <class Real>
bool keep_fluxes(const SweepNumbers<Real>& n, const Real* h, SweepWorkspace<Real>& work,
                 KeptFluxes<Real>& to) {
  for (int j = 0; j < tile_height; ++j)
    std::copy_n(work.mass_x(j).cells(), tile_width + 1, to.west[j]);
  for (int j = 0; j <= tile_height; ++j)
    std::copy_n(work.mass_y(j).cells(), tile_width, to.south[j]);
  bool overdrawn = false;
  for (int j = 0; j < tile_height; ++j)
    for (int i = 0; i < tile_width; ++i) {
      const Real depth = h[j * tile_width + i];
      const Real out =
          n.kx * (most(to.west[j][i + 1], Real(0)) - least(to.west[j][i], Real(0))) +
          n.ky * (most(to.south[j + 1][i], Real(0)) - least(to.south[j][i], Real(0)));
      to.steep[j * tile_width + i] = 3 * out <= 2 * depth ? Real(1) : Real(0);
      overdrawn = overdrawn || out > depth;
    }
  return overdrawn;
}

template <class Real>
void sweep_tracer(const SweepNumbers<Real>& n, const TracerTile<Real>& tile,
                  const KeptFluxes<Real>& fluxes, KeptFluxes<Real>* through) {
  Block<Real> h, c, steep;
  gather(tile.h, h);
  gather(tile.hc, c);
  gather(tile.steep, steep);
  for (int j = 0; j < tile_height + 2 * reach; ++j)
    for (int i = 0; i < tile_width + 2 * reach; ++i)
      c.values[j][i] = h.values[j][i] > 0 ? c.values[j][i] / h.values[j][i] : Real(0);
  for (int j = 0; j < tile_height; ++j) {
    Real west[tile_width + 1];
    for (int i = 0; i <= tile_width; ++i)
      west[i] = tracer_flux<Real>(n.kx, fluxes.west[j][i],
                                  {{c(i - 2, j), c(i - 1, j), c(i, j), c(i + 1, j)},
                                   {h(i - 2, j), h(i - 1, j), h(i, j), h(i + 1, j)},
                                   {steep(i - 1, j), steep(i, j)}});
    const auto through_south = [&](int i, int r) {
      return tracer_flux<Real>(n.ky, fluxes.south[r][i],
                               {{c(i, r - 2), c(i, r - 1), c(i, r), c(i, r + 1)},
                                {h(i, r - 2), h(i, r - 1), h(i, r), h(i, r + 1)},
                                {steep(i, r - 1), steep(i, r)}});
    };
    if (through != nullptr) {
      std::copy_n(west, tile_width + 1, through->west[j]);
      for (int i = 0; i < tile_width; ++i) {
        through->south[j][i] = through_south(i, j);
        through->south[j + 1][i] = through_south(i, j + 1);
      }
    }
    for (int i = 0; i < tile_width; ++i) {
      const int k = j * tile_width + i;
      tile.hc_next[k] = tile.hc.field[4][k] -
                        (n.kx * (west[i + 1] - west[i]) +
                         n.ky * (through_south(i, j + 1) - through_south(i, j)));
    }
  }
}

template bool keep_fluxes(const SweepNumbers<float>&, const float*,
                          SweepWorkspace<float>&, KeptFluxes<float>&);
template bool keep_fluxes(const SweepNumbers<double>&, const double*,
                          SweepWorkspace<double>&, KeptFluxes<double>&);
template void sweep_tracer(const SweepNumbers<float>&, const TracerTile<float>&,
                           const KeptFluxes<float>&, KeptFluxes<float>*);
template void sweep_tracer(const SweepNumbers<double>&, const TracerTile<double>&,
                           const KeptFluxes<double>&, KeptFluxes<double>*);

}  // namespace farreach
