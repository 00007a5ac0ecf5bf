/// Where and when the fluid of one member enters the terrain.
///
/// instantaneous  a disc around the dam, as high as the column, of the volume asked
///                for; never less than two cells in radius
/// initial        what the terrain has at the start; of a smaller volume than that, the
///                upper share flows and the lower stays as ground
/// breach, hydrograph  cells along a line, or a disc around the dam, that share the
///                discharge
#pragma once

#include "models/dam_failure/breach.hpp"
#include "models/dam_failure/volume_laws.hpp"
#include "models/ground_flow/flow_run.hpp"
#include "models/hazard/hazard.hpp"

namespace farreach {

/// Released volume as far as it is known; `log_middle` of what lies on the terrain when
/// nothing else is stated.
LogStudent volume_of(const HazardInput& input, const Values& values);

/// Volume on the terrain at the start [m3].
double initial_volume(const Terrain& terrain);

FlowStart start_of(const Terrain& terrain, const Values& values, double volume);

/// From the keys of [release], for a volume [m3].
BreachInput breach_of(const Values& values, double volume);

/// Stated discharge, not scaled.
Hydrograph stated_hydrograph(const Values& values);

}  // namespace farreach
