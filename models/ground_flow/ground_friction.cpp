#include "models/ground_flow/ground_friction.hpp"

#include <algorithm>
#include <cmath>

#include "solver/base/constants.hpp"
#include "solver/base/parallel.hpp"
#include "solver/flow/resistance.hpp"

namespace farreach {

template <class Real>
void GroundFriction<Real>::make(const Tiles<Real>& tiles, int tile) {
  // g n^2 of each cell of the tile; beyond the raster that of its rim.
  auto made = std::make_unique<TileRoughness>();
  const Raster& r = terrain_->raster;
  for (int offset = 0; offset < tile_cells; ++offset) {
    const Cell c = tiles.cell(tile, offset);
    const int i = std::clamp(c.i, 0, r.nx - 1), j = std::clamp(c.j, 0, r.ny - 1);
    const double n =
        factor_ * terrain_->roughness[static_cast<std::size_t>(j) * r.nx + i];
    made->g_n2[offset] = static_cast<Real>(gravity * n * n);
  }
  tiles_[static_cast<std::size_t>(tile)] = std::move(made);
}

template <class Real>
void GroundFriction<Real>::act(FlowSolver<Real>& solver, double dt) {
  Tiles<Real>& tiles = solver.tiles();
  tiles_.resize(static_cast<std::size_t>(tiles.count()));
  const std::vector<int>& active = tiles.active();
  const Real step = static_cast<Real>(dt);
  parallel_for("ground friction", active.size(), [&](std::size_t slot) {
    const FlushTiny flush;
    const int tile = active[slot];
    if (!tiles_[static_cast<std::size_t>(tile)]) make(tiles, tile);
    const Real* g_n2 = tiles_[static_cast<std::size_t>(tile)]->g_n2;
    const Real* h = tiles.now(tile, 0);
    Real* hu = tiles.now(tile, 1);
    Real* hv = tiles.now(tile, 2);
    for (int c = 0; c < tile_cells; ++c) {
      // Manning, implicit in the speed; below a micrometre the depth counts as one.
      const Real deep = std::max(h[c], Real(1e-6));
      const Real speed = std::sqrt(hu[c] * hu[c] + hv[c] * hv[c]) / deep;
      const Real factor = Manning<Real>{g_n2[c]}(deep, speed, step);
      hu[c] *= factor;
      hv[c] *= factor;
    }
  });
}

template class GroundFriction<float>;
template class GroundFriction<double>;

}  // namespace farreach
