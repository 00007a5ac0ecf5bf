/// Two laws of resistance for mud and grains, beside those of
/// solver/flow/resistance.hpp.
///
/// With T = tau_b/rho against the motion, d(h u)/dt = -T:
///   QuadraticLaw  T = tau_y/rho + K eta u/(8 rho h) + g n^2 u^2 h^(-1/3)
///                 (O'Brien and Julien): the yield part as a projection, then the rest
///                 by backward Euler in closed form
///   GrainLaw      T = mu(I) g h,  mu = mu_s + (mu_2 - mu_s)/(1 + I_0/I),
///                 I = 2.5 d u/(h sqrt(phi g h)); backward Euler in closed form
/// tau_y [Pa], eta [Pa s], rho [kg/m3], K [-], n [s/m^(1/3)], d [m], phi share of
/// solids.
#pragma once

#include <cmath>

#include "solver/flow/finish.hpp"
#include "solver/simd/fast_math.hpp"

namespace farreach {

template <class Real>
struct QuadraticLaw {
  Real yield;   ///< tau_y/rho [m2/s2]
  Real linear;  ///< K eta/(8 rho) [m2/s]
  Real g_n2;    ///< g n^2
  FARREACH_INLINE Real operator()(Real h, Real speed, Real dt) const {
    const Real deep = most(h, Real(1e-7));
    const Real r = inverse_cube_root(deep);
    const Real per_h = dt / deep;
    const Real moving = most(speed - per_h * yield, Real(0));
    const Real a = 1 + per_h * linear / deep;
    const Real b = dt * g_n2 * (r * r) * (r * r);
    const Real u = 2 * moving / (a + std::sqrt(a * a + 4 * b * moving));
    return u / most(speed, Real(1e-30));
  }
};

template <class Real>
struct GrainLaw {
  Real g_mu;     ///< g mu_s [m/s2]
  Real g_range;  ///< g (mu_2 - mu_s) [m/s2]
  Real i_0;      ///< [-]
  Real shear;    ///< 2.5 d/sqrt(phi g) [m^(1/2) s]
  FARREACH_INLINE Real operator()(Real h, Real speed, Real dt) const {
    const Real deep = most(h, Real(1e-7));
    const Real a = shear / (deep * std::sqrt(deep));
    const Real moving = most(speed - dt * g_mu, Real(0));
    const Real b = i_0 + a * (dt * g_range - moving);
    const Real root = std::sqrt(b * b + 4 * a * moving * i_0);
    const Real positive = 2 * moving * i_0 / most(b + root, Real(1e-30));
    const Real negative = (root - b) / (2 * a);
    return (b > 0 ? positive : negative) / most(speed, Real(1e-30));
  }
};

template <class Real>
Finish<Real> quadratic_law(const QuadraticLaw<Real>& law);
template <class Real>
Finish<Real> grain_law(const GrainLaw<Real>& law);

}  // namespace farreach
