/// Constants of nature and of the standard atmosphere, SI.
#pragma once

namespace farreach {

inline constexpr double gas_constant =
    8.314462618;                            ///< [J/(mol K)], CODATA 2018, exact
inline constexpr double gravity = 9.80665;  ///< [m/s2], ISO 80000-3
inline constexpr double von_karman = 0.40;  ///< [-]
inline constexpr double standard_pressure = 101325.0;    ///< [Pa]
inline constexpr double zero_celsius = 273.15;           ///< [K]
inline constexpr double dry_air_molar_mass = 0.0289647;  ///< [kg/mol]
inline constexpr double water_molar_mass = 0.01801528;   ///< [kg/mol]
inline constexpr double pi = 3.14159265358979323846;

}  // namespace farreach
