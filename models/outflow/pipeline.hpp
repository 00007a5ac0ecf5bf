/// Full-bore rupture of a long line: both sides of the break, by Bell and Wilson.
///
///   Q(t) = Q0/(1 + al) (exp(-t/(al^2 be)) + al exp(-t/be)),   al = M0/(be Q0)
///   be = 2/3 tau KF Gm^1.5 ((1 + 1/(KF Gm))^1.5 - 1),   tau = L/c
///   KF = D/(k f L),   Gm = ((k+1)/2)^((k+1)/(k-1)),   f = 0.25/(0.57 - log10(e/D))^2
///
/// Q mass rate of one side [kg/s], Q0 choked flow of the full bore at line pressure, M0
/// mass in that side [kg], L its length [m], D diameter [m], e roughness [m], f Darcy
/// friction factor, c sound speed [m/s], k = rho c^2/p isentropic exponent of the real
/// gas at line conditions. The integral of Q over all time is M0 exactly. The stream
/// leaves with the stagnation enthalpy of the line, at the stagnation pressure that
/// drives the momentary rate through the choked end.
///
/// Source: R. P. Bell, Isopleth calculations for ruptures in sour gas pipelines, Energy
/// Processing Canada, 1978; D. J. Wilson, Alberta Environment, 1979. Range: lines whose
/// friction dominates, f L/D above about 30. Tests against ruptures show 20-30 % in the
/// rate of the first minutes. A feed that goes on is added to the upstream side.
#pragma once

#include "models/outflow/release.hpp"

namespace farreach {

/// Rate of one side of a broken line.
class BellWilson {
 public:
  BellWilson() = default;  ///< a side without length: nothing
  /// Choked rate [kg/s], mass in the line [kg], time scale be [s].
  BellWilson(double first_rate, double mass, double time_scale);

  double rate(double time) const;      ///< [kg/s]
  double released(double time) const;  ///< [kg]
  double mass() const { return mass_; }
  double ratio() const { return ratio_; }            ///< al [-]
  double time_scale() const { return time_scale_; }  ///< be [s]

 private:
  double first_rate_ = 0, mass_ = 0, time_scale_ = 1, ratio_ = 1;
};

/// Darcy friction factor of a fully rough pipe of relative roughness e/D [-].
double rough_friction(double relative_roughness);

/// The time scale be [s] of a full-bore rupture; c sound speed, k isentropic exponent.
double rupture_time_scale(double length, double diameter, double friction, double c,
                          double k);

Release line_rupture(const Fluid& fluid, const Values& values,
                     const Surroundings& around);

}  // namespace farreach
