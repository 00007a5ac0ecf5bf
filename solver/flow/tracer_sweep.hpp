/// Tracers on the mass fluxes of a sweep.
///
///   (h c)' = h c - (kx [F c] + ky [G c])
/// with c at a face from its donor:
///   c_face = c +- s (1 - nu),  nu = dt F/(dx h) of the donor,
///   s = half the smaller of the differences to the neighbours along the axis when they
///       agree in sign, else 0
/// so c_face is within half the distance to a neighbour's value. While a cell gives
/// away at most 2/3 of its water in a step, what stays behind is a mean of values that
/// were there, so no new extreme can arise. A cell that gives away more hands on its
/// own value, s = 0, which is safe as long as it gives away no more than it has; that
/// the draining limit grants. The bound is proven, not imposed afterwards.
#pragma once

#include "solver/flow/sweep.hpp"

namespace farreach {

/// What a sweep leaves for the tracers of a tile.
template <class Real>
struct KeptFluxes {
  Real west[tile_height][tile_width + 1];   ///< through west faces; [64] the east one
  Real south[tile_height + 1][tile_width];  ///< through south faces; [32] the north one
  Real steep[tile_cells];  ///< 1 where slopes are safe, 0 where a cell gives away more
};

/// Copies the mass fluxes of `work` and judges every cell by its depth `h`. True when
/// some cell would give away more than it has.
template <class Real>
bool keep_fluxes(const SweepNumbers<Real>& numbers, const Real* h,
                 SweepWorkspace<Real>& work, KeptFluxes<Real>& to,
                 VectorUnit unit = widest_vector_unit());

/// One tracer of one tile, before and after.
template <class Real>
struct TracerTile {
  Around<Real> h, hc, steep;
  Real* hc_next = nullptr;
};

/// Where `through` is given, the tracer's own fluxes are left in it.
template <class Real>
void sweep_tracer(const SweepNumbers<Real>& numbers, const TracerTile<Real>& tile,
                  const KeptFluxes<Real>& fluxes, KeptFluxes<Real>* through = nullptr,
                  VectorUnit unit = widest_vector_unit());

}  // namespace farreach
