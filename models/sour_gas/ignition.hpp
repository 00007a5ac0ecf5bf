/// A lit release: what leaves the flame as a hot plume.
///
///   H2S + 3/2 O2 -> SO2 + H2O,   CnH(2n+2) + (3n+1)/2 O2 -> n CO2 + (n+1) H2O
///
/// The share `efficiency` of every combustible burns; air is drawn in until
/// `air_ratio` times the oxygen that complete burning needs has entered. Mass,
/// elements, thrust and energy are kept: per time
///
///   q (e + u^2/2) = q_0 (e_0 + u_0^2/2) + (1 - chi) Q,   q u = q_0 u_0
///
/// q mass rate [kg/s], e excess enthalpy relative to gases at air temperature [J/kg], u
/// speed [m/s], Q heat of combustion at air temperature [W], chi radiant fraction [-];
/// index 0 before the flame.
///
/// Source: stoichiometry; heats from standard enthalpies of formation. Range: source
/// planes up to 1000 K, where the heat capacities end; soot, sulphur and SO3 are left
/// out; the plane lies at the opening, lower than a real flame ends.
#pragma once

#include "models/atmosphere/weather.hpp"
#include "models/gas_plume/source.hpp"

namespace farreach {

struct Burning {
  double efficiency = 0.98;       ///< share of every combustible that burns [-]
  double radiant_fraction = 0.2;  ///< share of the heat that is radiated away [-]
  double air_ratio = 3;           ///< air at the source plane over air needed [-]
};

/// The source plane behind the flame.
struct Flame {
  SourceSegment segment;
  double heat_release = 0;  ///< Q [W]
  double air_rate = 0;      ///< drawn in [kg/s]
};

Flame ignite(const SourceSegment& unlit, const Burning& burning,
             const Weather& weather);

}  // namespace farreach
