/// Equilibrium of one or two phases at given (p, T), (p, h) or (p, s).
///
///   z_i = (1 - beta) x_i + beta y_i,  x_i phi_i(x) = y_i phi_i(y)
///
/// z overall, x liquid, y vapour mole fractions, beta vapour fraction [mol/mol], phi
/// fugacity coefficients. A stability test by the tangent plane decides how many phases
/// there are; successive substitution starts and Newton's method on the phase amounts
/// ends the search. Component balances hold to 1e-14, equality of fugacities to 1e-10,
/// enthalpy and entropy to 1e-10 of R T and R per mole.
///
/// Source: M. L. Michelsen, Fluid Phase Equilib. 9 (1982) 1 and 21; H. H. Rachford, J.
/// D. Rice, J. Pet. Technol. 4 (1952) 327. Range: as of the fluid; 60-1500 K are
/// searched for temperature.
#pragma once

#include "models/fluid/fluid.hpp"

namespace farreach {

/// A fluid in equilibrium. Specific quantities.
struct FluidState {
  double pressure = 0;         ///< [Pa]
  double temperature = 0;      ///< [K]
  double vapour_fraction = 1;  ///< molar; 1: one phase like a gas, 0: like a liquid [-]
  Amounts liquid = {};         ///< mole fractions, zero without liquid
  Amounts vapour = {};         ///< mole fractions, zero without vapour
  double density = 0;          ///< of both phases together [kg/m3]
  double enthalpy = 0;         ///< [J/kg]
  double entropy = 0;          ///< [J/(kg K)]
  double liquid_mass_fraction = 0;  ///< [-]
  double liquid_enthalpy = 0;       ///< of the liquid alone [J/kg]; 0 without liquid
  double liquid_density = 0;        ///< of the liquid alone [kg/m3]; 0 without liquid
  bool two_phase() const { return vapour_fraction > 0 && vapour_fraction < 1; }
};

/// Equilibrium at pressure [Pa] and temperature [K]. `near` may hold a state close by,
/// which saves time and changes the answer by rounding only.
FluidState flash_pt(const Fluid& fluid, double pressure, double temperature,
                    const FluidState* near = nullptr);

/// Equilibrium at pressure and specific enthalpy [J/kg]. Throws RunError when no
/// temperature of the searched range has that enthalpy.
FluidState flash_ph(const Fluid& fluid, double pressure, double enthalpy,
                    const FluidState* near = nullptr);

/// Equilibrium at pressure and specific entropy [J/(kg K)]. Throws RunError as above.
FluidState flash_ps(const Fluid& fluid, double pressure, double entropy,
                    const FluidState* near = nullptr);

/// Equilibrium of a stream of mass flux G [kg/(m2 s)] with h + (G/rho)^2/2 = `total`
/// [J/kg] at `pressure`. Throws RunError as above.
FluidState flash_flowing(const Fluid& fluid, double pressure, double total, double flux,
                         const FluidState* near = nullptr);

/// Speed of sound [m/s]: of one phase from exact derivatives; of two phases in
/// homogeneous equilibrium from a central difference of isentropic flashes.
double speed_of_sound(const Fluid& fluid, const FluidState& state);

/// Heat capacity at constant pressure of a state of one phase [J/(kg K)].
double heat_capacity(const Fluid& fluid, const FluidState& state);

/// Mass of component i in drops per mass of all [-].
double liquid_mass_fraction(const Fluid& fluid, const FluidState& state, int i);

/// Temperature at which a pure fluid boils at `pressure` below critical [K].
double boiling_temperature(const Fluid& pure, double pressure);

}  // namespace farreach
