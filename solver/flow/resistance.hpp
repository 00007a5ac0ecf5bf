/// Laws of resistance, as factors on the velocity over a step.
///
/// With T = tau_b/rho [m2/s2] against the motion, d(h u)/dt = -T:
///   Frictionless   T = 0
///   Manning        T = g n^2 u^2 h^(-1/3); exact for constant h:
///                  u/(1 + dt g n^2 h^(-4/3) |u|)
///   Voellmy        T = mu g h + g u^2/xi; Coulomb part as a projection, then the
///                  quadratic part exactly
///   Coulomb        T = (1 - lambda) tan(delta) g h, with lambda the share of the weight
///                  that the pore water carries; xi without end in Voellmy
/// n in s/m^(1/3), mu, lambda, tan(delta) [-], xi [m/s2].
#pragma once

#include "solver/flow/fast_math.hpp"
#include "solver/flow/finish.hpp"

namespace farreach {

template <class Real>
struct Frictionless {
  FARREACH_INLINE Real operator()(Real, Real, Real) const { return 1; }
};

template <class Real>
struct Manning {
  Real g_n2;  ///< g n^2 [m/s2 s2/m^(2/3)]
  FARREACH_INLINE Real operator()(Real h, Real speed, Real dt) const {
    const Real r = inverse_cube_root(most(h, Real(1e-7)));
    const Real r2 = r * r;
    return Real(1) / (1 + dt * g_n2 * (r2 * r2) * speed);
  }
};

template <class Real>
struct Voellmy {
  Real mu_g;      ///< mu g [m/s2]
  Real g_per_xi;  ///< g/xi [-]
  FARREACH_INLINE Real operator()(Real h, Real speed, Real dt) const {
    const Real moving = most(speed - dt * mu_g, Real(0));
    const Real drag = dt * g_per_xi * moving / most(h, Real(1e-7));
    return moving / (most(speed, Real(1e-30)) * (1 + drag));
  }
};

template <class Real>
Finish<Real> frictionless();
/// `n` [s/m^(1/3)], `g` [m/s2]
template <class Real>
Finish<Real> manning(double n, double g);
/// `mu` [-], `xi` [m/s2], `g` [m/s2]
template <class Real>
Finish<Real> voellmy(double mu, double xi, double g);
/// `tan_delta` [-], `pore` [-], `g` [m/s2]
template <class Real>
Finish<Real> coulomb(double tan_delta, double pore, double g);

}  // namespace farreach
