/// Released matter mixed with moist air: temperature and density from composition and
/// enthalpy, with drops in equilibrium.
///
///   h(T) = sum_i Y_i cp_i (T - Ta) - sum_i l_i L_i
///   l_i  = max(0, Y_i - M_i n_g psat_i(T)/p),    ln psat_i = A_i - B_i/T
///
/// h specific enthalpy relative to all components as gases at the air temperature Ta
/// [J/kg]; Y_i mass fraction, l_i its condensed part; L_i heat of vaporization [J/kg];
/// n_g moles of gas per kg of mixture. Each component condenses as a pure liquid
/// (immiscible drops, homogeneous equilibrium); B_i = L_i M_i / R from Clausius and
/// Clapeyron through the boiling point. Gases are ideal; drops have the density of
/// their liquid near its boiling point, so that a stream without any gas has a volume:
///
///   1/rho = n_g R T/p + sum_i l_i/rho_i
///
/// h is a rising function of T, so that the solution is unique and well conditioned.
/// Range: 60 K to 3000 K at pressures near the atmospheric one.
#pragma once

#include <vector>

#include "models/atmosphere/surface_layer.hpp"
#include "models/gas_plume/source.hpp"

namespace farreach {

struct MixtureState {
  double temperature = 0;    ///< [K]
  double density = 0;        ///< gas and drops [kg/m3]
  double mole_fraction = 0;  ///< of released matter, gas and drops [-]
  double condensed = 0;      ///< mass fraction of drops, water included [-]
};

class Mixture {
 public:
  Mixture(const SourceSegment& source, const SurfaceLayer& air);

  /// State of a mixture with mass fraction `released` and specific excess enthalpy.
  MixtureState state(double released, double excess_enthalpy) const;

  /// Specific excess enthalpy of given temperature, the inverse of `state` [J/kg].
  double excess_enthalpy(double released, double temperature) const;

  double released_moles() const { return released_moles_; }  ///< [mol/kg]
  double air_moles() const { return air_moles_; }            ///< of moist air [mol/kg]
  double air_heat_capacity() const { return air_cp_; }  ///< of moist air [J/(kg K)]
  double coldest() const { return coldest_; }           ///< lower end of range [K]

 private:
  struct Component {
    double share;      ///< mass fraction of released matter, water: of nothing [-]
    double air_share;  ///< mass fraction of moist air (water only) [-]
    double molar_mass, latent, a, b;
    double liquid_density;  ///< [kg/m3]
  };
  struct Wet {
    double gas_moles = 0, latent = 0, latent_slope = 0, condensed = 0;
    double liquid_volume = 0;  ///< of the drops [m3/kg]
  };
  Wet condense(double released, double temperature, double moles) const;

  std::vector<Component> condensable_;
  double released_cp_ = 0, air_cp_ = 0;
  double released_moles_ = 0, air_moles_ = 0;
  double air_temperature_ = 0, log_pressure_ = 0, pressure_ = 0;
  double coldest_ = 60;
};

}  // namespace farreach
