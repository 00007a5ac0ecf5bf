/// Flow of a real fluid through an opening, and its expansion to ambient pressure.
///
/// Through the opening at constant entropy s0 and stagnation enthalpy h0, with phases
/// in equilibrium and at one speed:
///
///   G(p) = rho(p, s0) sqrt(2 (h0 - h(p, s0)))
///
/// The throat is where G is largest between stagnation and ambient pressure; it is
/// choked when that is above ambient pressure. Behind it momentum and energy are kept:
///
///   u_e = u_t + (p_t - p_a)/G_t,   h_e = h0 - u_e^2/2,   A_e = q/(rho_e u_e)
///
/// G mass flux [kg/(m2 s)], u speed [m/s], p pressure [Pa], h enthalpy [J/kg], A area
/// [m2], q mass rate [kg/s]; t throat, e after expansion, a ambient.
///
/// Source: textbook gas dynamics; the maximum search is API Standard 520 part I, annex
/// B. Range: openings that are short, but long enough for equilibrium (above about 0.1
/// m of length where the fluid flashes); air is not yet entrained during expansion.
#pragma once

#include "models/fluid/flash.hpp"

namespace farreach {

/// State in the narrowest section.
struct Throat {
  FluidState state;
  double speed = 0;                ///< [m/s]
  double mass_flux = 0;            ///< [kg/(m2 s)]
  double stagnation_enthalpy = 0;  ///< [J/kg]
  bool choked = false;
};

/// A stream at ambient pressure.
struct Stream {
  double mass_rate = 0;  ///< [kg/s]
  double speed = 0;      ///< [m/s]
  FluidState state;      ///< after expansion
  double area() const { return mass_rate / (state.density * speed); }  ///< [m2]
};

/// Largest flux from rest at `reservoir` against `back_pressure` [Pa]; no flow when
/// that is not below the pressure of the reservoir.
Throat flow_through(const Fluid& fluid, const FluidState& reservoir,
                    double back_pressure);

/// Expansion of what leaves `throat` at `mass_rate` [kg/s] to `ambient` pressure [Pa].
Stream expand(const Fluid& fluid, const Throat& throat, double mass_rate,
              double ambient);

}  // namespace farreach
