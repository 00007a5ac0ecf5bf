/// An uncontrolled well: inflow from the reservoir, flow up the tubing, choked exit.
///
///   gas:    q = q_a ((pR^2 - pw^2)/(pR^2 - pa^2))^n      (Rawlins and Schellhardt)
///   Vogel:  q = q_a (1 - 0.2 r - 0.8 r^2)/(same at pa),  r = pw/pR
///   dp/dz = -rho g - f G |u|/(2 D) - G du/dz,   u = G/rho
///   h + u^2/2 + g z = h(pR, TR)
///
/// q mass rate [kg/s], q_a absolute open flow, pR, TR reservoir, pw bottom-hole
/// pressure, pa air pressure [Pa], z height above the bottom [m], G = q/A mass flux, f
/// Darcy friction factor. For a trial rate the pressure falls from pw until it meets pa
/// or the flow becomes sonic (dz/dp = 0); the rate is found at which that happens at
/// the top (shooting).
///
/// Source: E. L. Rawlins, M. A. Schellhardt, US Bur. Mines Monograph 7, 1936; J. V.
/// Vogel, J. Pet. Technol. 20 (1968) 83. Range: phases in equilibrium and at one speed
/// (homogeneous flow); adiabatic, as a well that has warmed up; the step error of the
/// tubing is below 0.2 % of the rate.
#pragma once

#include "models/outflow/release.hpp"

namespace farreach {

/// The well as drilled.
struct Well {
  double reservoir_pressure = 0;     ///< [Pa]
  double reservoir_temperature = 0;  ///< [K]
  double depth = 0;                  ///< vertical [m]
  double tubing_diameter = 0;        ///< [m]
  double friction = 0;               ///< Darcy factor [-]
  double open_flow = 0;              ///< q_a [kg/s]
  bool vogel = false;
  double exponent = 1;  ///< n of the gas law [-]
};

/// Bottom-hole pressure at a rate between 0 and the open flow [Pa].
double bottom_pressure(const Well& well, double rate, double ambient);

/// End of the way up the tubing.
struct Ascent {
  double height = 0;  ///< where the pressure or the flow comes to its limit [m]
  bool sonic = false;
  FluidState state;  ///< there
  double speed = 0;  ///< [m/s]
};

/// Way up from the bottom at a trial rate; `steps` pressures down to ambient.
Ascent ascend(const Fluid& fluid, const Well& well, double rate, double ambient,
              int steps = 60);

/// The rate that the well gives, and the state at its top.
struct WellFlow {
  double rate = 0;             ///< [kg/s]
  double bottom_pressure = 0;  ///< [Pa]
  Ascent top;
};

/// Throws InputError when the reservoir cannot lift its fluid to the top.
WellFlow solve_well(const Fluid& fluid, const Well& well, double ambient);

Release blowout(const Fluid& fluid, const Values& values, const Surroundings& around);

}  // namespace farreach
