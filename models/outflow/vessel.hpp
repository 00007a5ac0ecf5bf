/// Release through a hole: constant pressure, or a closed volume that empties.
///
///   d(V rho)/dt = -q,   d(V rho u)/dt = -q h,   q = Cd A G(p)
///
/// V volume [m3], rho density [kg/m3], u internal energy, h enthalpy [J/kg], q mass
/// rate [kg/s], Cd discharge coefficient, A area of the hole [m2], G mass flux
/// [kg/(m2 s)]. With well-mixed contents and no heat from the wall the two balances
/// mean constant entropy: rho(p) and G(p) are taken along one isentrope and
/// t(p) = int V drho/q, so that mass and energy balance to rounding.
///
/// Range: homogeneous contents (gas, or gas with suspended liquid); without heat from
/// the wall the contents are as cold as they can get. Until the valves close the feed
/// keeps the pressure.
#pragma once

#include "models/outflow/release.hpp"

namespace farreach {

/// Course of a closed volume that empties, adiabatic and well mixed.
class Blowdown {
 public:
  /// `opening`: Cd A [m2]. Tabulates `nodes` pressures between start and ambient.
  Blowdown(const Fluid& fluid, const FluidState& start, double volume, double opening,
           double ambient, int nodes = 48);

  double end_time() const { return nodes_.back().time; }  ///< empty to ambient [s]
  double released(double time) const;                     ///< [kg]
  double pressure(double time) const;                     ///< [Pa]
  /// Heat carried out by the mass released so far, and what the contents lost [J].
  double enthalpy_released() const { return nodes_.back().enthalpy_out; }
  double energy_lost() const;

 private:
  struct Node {
    double pressure, density, energy, enthalpy, rate, time, released, enthalpy_out;
  };
  std::size_t interval(double time) const;
  double volume_;
  std::vector<Node> nodes_;
};

Release hole_release(const Fluid& fluid, const Values& values,
                     const Surroundings& around);

}  // namespace farreach
