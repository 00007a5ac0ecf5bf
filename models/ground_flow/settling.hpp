/// Solids that fall out of a flow while it runs.
///
///   d(h C)/dt = -w_s (1 - C)^4.65 C (1 - tau/tau_cd)  where tau < tau_cd, else 0
/// C solids by volume [-], w_s of one grain in still water [m/s] (Richardson and Zaki
/// 1954 for the hindrance), tau = rho g n^2 u^2 h^(-1/3) [Pa], tau_cd provisional. Over
/// a time dt with the coefficient held, h C decays by exp(-w dt/h), so that it stays
/// positive. What has fallen stays; the volume of the flow is not changed by it, so
/// that it holds for thin mixtures (C below 0.1 or so).
#pragma once

#include <cmath>
#include <iosfwd>

#include "solver/flow/flow_solver.hpp"

namespace farreach {

struct SettlingNumbers {
  double speed = 0;              ///< w_s [m/s]
  double deposition_stress = 0;  ///< tau_cd [Pa]
  double density = 1000;         ///< [kg/m3]
  double manning = 0;            ///< [s/m^(1/3)]
};

class Settling {
 public:
  explicit Settling(const SettlingNumbers& numbers) : numbers_(numbers) {}

  /// Acts on the field number `field` (h C) for `dt` [s].
  template <class Real>
  void act(FlowSolver<Real>& solver, int field, double dt);

  double settled() const { return settled_; }  ///< solids [m3]
  void save(std::ostream& out) const;
  void restore(std::istream& in);

 private:
  /// Share of the solids that stays in suspension.
  double kept(double h, double speed, double c, double dt) const;

  SettlingNumbers numbers_;
  double settled_ = 0;
};

/// Fall speed of one grain in still water [m/s] (Ferguson and Church 2004):
///   w = R g d^2/(18 nu + sqrt(0.75 R g d^3)), R = (rho_s - rho_w)/rho_w
double grain_fall_speed(double diameter, double solids_density);

}  // namespace farreach
