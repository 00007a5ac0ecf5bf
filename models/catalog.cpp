/// The catalogue of hazards: one line each.
#include "models/hazard/hazard.hpp"
#include "models/sour_gas/sour_gas.hpp"

namespace farreach {

std::span<const HazardType> hazard_catalog() {
  static const HazardType types[] = {
      {"sour_gas", "release of gas with H2S, unlit or ignited", sour_gas_parameters,
       make_sour_gas, sour_gas_emissions},
  };
  return types;
}

}  // namespace farreach
