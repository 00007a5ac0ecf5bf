/// Values of one cell at its four faces, half a step ahead (MUSCL-Hancock).
///
/// Limited slopes of h, eta = h + z, u and v; the bed slope is that of eta - h, so that
/// water at rest has equal eta at both sides of every face. The cell then goes half a
/// step by its own slopes, driven by the slope of eta:
///   dh = -dt/2 (h (u_x + v_y) + u h_x + v h_y)
///   du = -dt/2 (u u_x + v u_y + g eta_x),  dv likewise
/// (van Leer 1984; Toro 2009, ch. 14.4.) Slopes are kept as half differences s, the
/// value at a face being q -+ s:
///   s = smallest of theta/2 a, theta/2 b, (a + b)/4 when of one sign, else 0
/// with a and b the differences to the neighbours. Differences are formed once per face
/// and kept times theta/2. A face with a thin or dry side has difference zero, and so
/// has each of its cells a slope of zero along that axis.
#pragma once

#include "solver/simd/fast_math.hpp"

namespace farreach {

/// A cell as the reconstruction reads it.
template <class Real>
struct CellState {
  Real h, u, v, z;
};

/// Differences across a face, or half differences in a cell, along one axis.
template <class Real>
struct Differences {
  Real h, eta, u, v;
  Real bed() const { return eta - h; }
};

/// theta/2 times the differences across a face.
template <class Real>
FARREACH_INLINE Differences<Real> differences(Real half_theta, Real thin,
                                              CellState<Real> a, CellState<Real> b) {
  const bool deep = least(a.h, b.h) > thin;
  const Real h = b.h - a.h;
  return {deep ? half_theta * h : 0, deep ? half_theta * (h + (b.z - a.z)) : 0,
          deep ? half_theta * (b.u - a.u) : 0, deep ? half_theta * (b.v - a.v) : 0};
}

/// Half difference in a cell from theta/2 times those at its faces; `centred` is
/// 1/(2 theta).
template <class Real>
FARREACH_INLINE Real half_slope(Real centred, Real a, Real b) {
  const Real c = centred * (a + b);
  const Real high = most(least(a, b), Real(0));
  const Real low = least(most(a, b), Real(0));
  return most(least(c, high), low);
}

template <class Real>
FARREACH_INLINE Differences<Real> half_slopes(Real centred, Differences<Real> a,
                                              Differences<Real> b) {
  return {half_slope(centred, a.h, b.h), half_slope(centred, a.eta, b.eta),
          half_slope(centred, a.u, b.u), half_slope(centred, a.v, b.v)};
}

/// The cell half a step ahead; kx = dt/dx and ky = dt/dy [s/m].
template <class Real>
FARREACH_INLINE CellState<Real> half_step(Real g, Real kx, Real ky, CellState<Real> c,
                                          Differences<Real> x, Differences<Real> y) {
  return {c.h - (kx * (c.h * x.u + c.u * x.h) + ky * (c.h * y.v + c.v * y.h)),
          c.u - (kx * (c.u * x.u + g * x.eta) + ky * (c.v * y.u)),
          c.v - (ky * (c.v * y.v + g * y.eta) + kx * (c.u * x.v)), c.z};
}

}  // namespace farreach
