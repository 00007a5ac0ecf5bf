/// The catalogue of hazards: one line each.
#include "models/dam_failure/dam_failure.hpp"
#include "models/hazard/hazard.hpp"
#include "models/river_spill/river_spill.hpp"
#include "models/sour_gas/sour_gas.hpp"

namespace farreach {

std::span<const HazardType> hazard_catalog() {
  static const HazardType types[] = {
      {"sour_gas",
       "release of gas with H2S, unlit or ignited",
       sour_gas_parameters,
       make_sour_gas,
       sour_gas_emissions,
       {"weather", "meteorology", "far_field", "ensemble"}},
      {"dam_failure",
       "failure of a tailings or water dam: flow down the terrain and into the river",
       dam_failure_parameters,
       make_dam_failure,
       dam_failure_emissions,
       {"terrain", "river"},
       "tailings"},
      {"river_spill",
       "something harmful gets into a river and is carried across borders",
       river_spill_parameters,
       make_river_spill,
       river_spill_emissions,
       {"river"}},
  };
  return types;
}

const HazardType* find_hazard(const std::string& name) {
  for (const auto& type : hazard_catalog())
    if (!name.empty() && (type.name == name || type.former_name == name)) return &type;
  return nullptr;
}

}  // namespace farreach
