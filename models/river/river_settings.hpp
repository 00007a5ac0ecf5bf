/// What a user may say about the way of a substance down a river: keys of [river] that
/// belong to the transport, and of [[release.pollutant]].
#pragma once

#include <string>
#include <vector>

#include "models/parameter/parameter.hpp"
#include "solver/base/error.hpp"

namespace farreach {

struct RiverSettings {
  std::string velocity_law;      ///< "jobson", "given"; empty: given where there is one
  double velocity_factor = 1.5;  ///< either way around a given velocity
  std::string dispersion_law = "jobson";  ///< or a formula, see travel_laws.hpp
  double peak_factor = 2;                 ///< either way, 95 of 100 cases
  double still_share = 0;                 ///< [-]
  double still_time = -1;  ///< [s]; below 0: half of the spreading is by still water
  double suspended_solids = 0;   ///< [kg/m3]
  double settling_speed = 0;     ///< [m/s]
  double deposition_stress = 0;  ///< [Pa]
  double horizon = 0;            ///< [s]
};

/// How a substance behaves in water.
struct RiverSubstance {
  std::string name;
  double decay = 0;       ///< [1/s]
  double partition = -1;  ///< K_d [m3/kg]; below 0: what is dissolved stays so
};

/// Keys of [river] that belong to the transport.
std::vector<Parameter> river_transport_parameters();

/// Keys of [[release.pollutant]] that belong to the transport.
std::vector<Parameter> river_substance_parameters();

RiverSettings river_settings(const Values& values);

/// What is wrong with [[release.pollutant]]: a substance that stands there twice.
std::vector<Diagnostic> repeated_substances(const Values& values);

/// Of item `k` of [[release.pollutant]].
RiverSubstance river_substance(const Values& values, std::size_t k);

}  // namespace farreach
