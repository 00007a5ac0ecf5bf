/// The hazard "dam_failure": a tailings or water dam fails and what it held runs down
/// the terrain, into the river where there is one.
///
/// Release (volume_laws.hpp, breach.hpp, release.hpp), fluid (material.hpp), flow over
/// the ground (flow_run.hpp on solver/flow), ensemble (ensemble.hpp), hand-over to the
/// river (models/river). Members run one after the other; the clock of the run is the
/// sum of their times.
///
/// Left out: erosion of the path, loss of pore pressure with time, change of density
/// by mixing; hydrostatic pressure on any slope.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "models/hazard/hazard.hpp"

namespace farreach {

std::span<const Parameter> dam_failure_parameters();
std::unique_ptr<Hazard> make_dam_failure(const HazardInput& input);
/// Pollutants of the released fluid, as named in the scenario.
std::vector<std::string> dam_failure_emissions(const Values& values);

/// Throws InputError with everything that is wrong about a release that single keys
/// cannot tell: places off the terrain, lists that do not pair up, volumes missing.
void check_dam_failure(const HazardInput& input);

}  // namespace farreach
