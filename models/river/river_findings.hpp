/// From releases into a river to what the outcome says of it: every state of the river,
/// every substance, every station, with bands.
///
/// Bands. Arrival: between the run at the highest probable velocity of the regression
/// and its mirror image on the slow side, widened by the error of the distance. Peak:
/// in logarithms the square root of the sum of squares of what velocity, releases of
/// the ensemble, and the scatter of peaks (river.peak_factor) make.
#pragma once

#include <vector>

#include "models/hazard/outcome.hpp"
#include "models/hazard/river_network.hpp"
#include "models/river/river_run.hpp"

namespace farreach {

struct RiverTask {
  const RiverNetwork& network;
  const RiverSettings& settings;
  const std::vector<RiverSubstance>& substances;
  const std::vector<RiverRelease>& releases;  ///< the likely one first
};

/// Fills Outcome::river and adds checks and notices. Nothing without reaches or
/// substances.
void report_river(const RiverTask& task, Outcome& outcome);

/// Throws InputError when a reach has neither a velocity nor what a regression needs.
void require_velocities(const RiverNetwork& network, const RiverSettings& settings);

}  // namespace farreach
