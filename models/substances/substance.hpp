/// Pure components: constants that the fluid, the plume and the effects share.
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace farreach {

/// One pure component. Sources are in substances.cpp, line by line.
struct Substance {
  std::string_view
      name;           ///< "H2S", "CO2", "N2", "C1" .. "NC7", "C7+", "H2O", "SO2", "O2"
  double molar_mass;  ///< [kg/mol]
  double critical_temperature;     ///< [K]
  double critical_pressure;        ///< [Pa]
  double acentric_factor;          ///< [-]
  double boiling_temperature;      ///< at 101325 Pa [K]
  std::array<double, 5> ideal_cp;  ///< cp/R = a0 + a1 T + .. + a4 T^4, T in K
  double volume_shift;             ///< Peneloux c/b for Peng-Robinson [-]
  double heat_of_combustion;       ///< lower, gas at 298 K [J/kg]; 0: does not burn
  double vaporization_heat;        ///< at the boiling temperature [J/kg]
  double liquid_cp;                ///< near the boiling temperature [J/(kg K)]
  double liquid_density;           ///< near the boiling temperature [kg/m3]
};

/// All components, in a fixed order.
std::span<const Substance> substances();

/// The component of that name. Throws std::out_of_range for an unknown one.
const Substance& substance(std::string_view name);

/// Peng-Robinson binary interaction coefficient of two components [-]; 0 if none known.
double interaction(std::string_view first, std::string_view second);

}  // namespace farreach
