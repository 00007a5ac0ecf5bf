/// Laws of resistance, as factors on the velocity over a step.
///
/// With T = tau_b/rho [m2/s2] against the motion, d(h u)/dt = -T:
///   Frictionless   T = 0
///   Manning        T = g n^2 u^2 h^(-1/3); exact for constant h:
///                  u/(1 + dt g n^2 h^(-4/3) |u|)
///   Voellmy        T = mu g h + g u^2/xi; Coulomb part as a projection, then the
///                  quadratic part exactly
///   Coulomb        T = (1 - lambda) tan(delta) g h, with lambda the share of the
///   weight
///                  that the pore water carries; xi without end in Voellmy
///   HerschelBulkley  mean velocity of a sheared layer under a plug, x = tau_y/tau_b:
///                  u = n/(n+1) (tau_b/K)^(1/n) h (1-x)^((n+1)/n) (1 - n/(2n+1) (1-x));
///                  backward Euler, rho h (u' - u) = -dt tau_b(u'), by Newton's method
///                  on tau_b; Bingham is n = 1. At rest it bears tau_y, not 1.5 tau_y.
/// n in s/m^(1/3), mu, lambda, tan(delta) [-], xi [m/s2].
#pragma once

#include <cmath>

#include "solver/flow/finish.hpp"
#include "solver/simd/fast_math.hpp"

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

/// Solved in double, cell by cell: some ten times slower than the laws above.
template <class Real>
struct HerschelBulkley {
  double yield;        ///< tau_y/rho [m2/s2]
  double consistency;  ///< K/rho [m2/s^(2-n)]
  double index;        ///< n [-]

  /// Mean velocity under the basal stress `t` = tau_b/rho [m2/s2].
  double velocity(double h, double t) const {
    if (!(t > yield)) return 0;
    const double y = 1 - yield / t, n = index;
    return n / (n + 1) * std::pow(t / consistency, 1 / n) * h * std::pow(y, 1 + 1 / n) *
           (1 - n / (2 * n + 1) * y);
  }
  Real operator()(Real depth, Real fast, Real step) const;
};

template <class Real>
Finish<Real> frictionless();
/// `yield_stress` [Pa], `consistency` [Pa s^n], `index` [-], `density` [kg/m3]
template <class Real>
Finish<Real> herschel_bulkley(double yield_stress, double consistency, double index,
                              double density);
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
