/// What the flow hands over to the river: water, solids and pollutants over time.
///
/// Of a volume dV of the flow with dS released fluid and dC solids in it:
///   dissolved  c_d (1 - C_0) dS   c_d over the water of the released fluid
///   sorbed     f rho_s dC         f over the mass of the solids
/// C_0 share of solids of the released fluid by volume [-]. Solids that settled on the
/// way are not in dC any more; what they carried stays on the ground.
#pragma once

#include <string>
#include <vector>

#include "models/ground_flow/flow_run.hpp"
#include "models/parameter/parameter.hpp"

namespace farreach {

/// Mass of one substance that enters the river within each interval.
struct HandedSubstance {
  std::string name;
  std::vector<double> dissolved, sorbed;  ///< by interval [kg]
  double mass() const;                    ///< [kg]
};

struct RiverInflow {
  std::vector<double> from, to;        ///< of each interval [s]
  std::vector<double> volume;          ///< of water and solids [m3]
  std::vector<double> solids;          ///< [kg]
  std::vector<HandedSubstance> parts;  ///< in the order of release.pollutant
};

RiverInflow hand_over_of(const FlowPlan& plan, const Values& values,
                         const TakenOver& taken);

/// All of a pollutant in a released volume [m3], in kg.
double released_mass(const FlowPlan& plan, const Values& values, std::size_t pollutant,
                     double volume);

}  // namespace farreach
