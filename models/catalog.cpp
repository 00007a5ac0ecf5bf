/// The catalogue of hazards: one line each.
#include "models/hazard/hazard.hpp"
#include "models/river/river_spill.hpp"
#include "models/sour_gas/sour_gas.hpp"
#include "models/tailings/tailings.hpp"

namespace farreach {

std::span<const HazardType> hazard_catalog() {
  static const HazardType types[] = {
      {"sour_gas", "release of gas with H2S, unlit or ignited", sour_gas_parameters,
       make_sour_gas, sour_gas_emissions},
      {"tailings",
       "failure of a tailings or water dam: flow down the terrain and into the river",
       tailings_parameters,
       make_tailings,
       tailings_emissions,
       {.weather = false, .terrain = true, .river = true}},
      {"river_spill",
       "something harmful gets into a river and is carried across borders",
       river_spill_parameters,
       make_river_spill,
       river_spill_emissions,
       {.weather = false, .terrain = false, .river = true}},
  };
  return types;
}

}  // namespace farreach
