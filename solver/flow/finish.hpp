/// The end of a step in one tile: forces that need no neighbour, and how fast the water
/// can go in the next step.
///
///   velocity   u = 2 hu h/(h^2 + max(h^2, thin^2)), that is hu/h from `thin` upward
///              (Kurganov and Petrova 2007); below it hu becomes h u and the cell
///              counts as thin; below `dry` it is zero
///   forces     hu <- hu + dt (stress_x + h acceleration_x), then rotated by f dt;
///              stress and acceleration bilinear between the corners of the tile
///   resistance (u, v) <- (u, v) law(h, |u|, dt), a factor in [0, 1]
///   signal     (|u| + c)/dx + (|v| + c)/dy with c = sqrt(g h); its inverse bounds the
///              next time step
/// A law is any function object `Real operator()(Real h, Real speed, Real dt) const`
/// that inlines (mark it FARREACH_INLINE); see resistance.hpp and finish_kernel.hpp.
#pragma once

#include <array>
#include <cmath>
#include <functional>

#include "solver/simd/vector_unit.hpp"

namespace farreach {

/// A force at the corners of a tile: south-west, south-east, north-west, north-east.
template <class Real>
using AtCorners = std::array<Real, 4>;

template <class Real>
struct TileForces {
  AtCorners<Real> stress_x = {};  ///< over density of the fluid [m2/s2]
  AtCorners<Real> stress_y = {};
  AtCorners<Real> acceleration_x = {};  ///< of the whole column [m/s2]
  AtCorners<Real> acceleration_y = {};
  Real cos_turn = 1;  ///< of f dt
  Real sin_turn = 0;
};

template <class Real>
struct FinishNumbers {
  Real dt = 0;                               ///< [s]
  Real per_dx = 0;                           ///< [1/m]
  Real per_dy = 0;                           ///< [1/m]
  Real g = 0;                                ///< [m/s2]
  Real thin = 0;                             ///< [m]
  Real dry = 0;                              ///< [m]
  const TileForces<Real>* forces = nullptr;  ///< of the tile; null: none act
};

struct FinishFinding {
  double fastest = 0;  ///< greatest signal [1/s]
  double deepest = 0;  ///< [m]
  int thin_cells = 0;  ///< wet, but thinner than `thin`
  bool finite = true;  ///< whether every value is a number
};

/// Ends the step for the arrays of one tile.
template <class Real>
using Finish = std::function<FinishFinding(VectorUnit, const FinishNumbers<Real>&,
                                           Real* h, Real* hu, Real* hv)>;

}  // namespace farreach
