/// From the integral plume to particles.
///
/// The plume is handed over where it has become passive: on the ground the weight of
/// its cross-section is small, Ri = g drho/rho V/u*^2 < 0.25; aloft it rises or sinks
/// slower than a quarter of sigma_w; its speed is that of the wind within a tenth. A
/// particle carries an equal share of the mass of every species that passes there;
/// heights follow the flux, which is concentration times wind, so that the
/// concentration of the particles is that of the plume; crosswind places follow the
/// 600 s mean, and the lateral velocity is correlated with them such that the plume
/// goes on widening at the rate it had,
///
///   v' = rho sigma_v y/sigma + sqrt(1 - rho^2) (drawn),  rho = (d sigma/dt)/sigma_v
/// and the vertical one has the mean with which the matter at that height spreads,
/// -K d ln F/dz. The excess of momentum and of heat that is left is given to the air,
/// and recorded.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/atmosphere/random_flight.hpp"
#include "models/gas_plume/plume_table.hpp"
#include "models/gas_plume/source.hpp"
#include "models/substances/air_losses.hpp"

namespace farreach {

/// What passes the plane of the hand-over, seen from the plume and from the particles.
struct HandOverBalance {
  std::array<double, far_species> plume = {}, particles = {};  ///< [kg]
  double momentum = 0;  ///< excess over the wind, given to the air [N s]
  double heat = 0;      ///< excess enthalpy, given to the air [J]
  bool forced = false;  ///< not passive yet where it had to be handed over
  double distance = 0;  ///< [m]
};

/// One steady stretch of a release, the air it is in and its plume.
struct HandOverTask {
  const SourceSegment* source = nullptr;
  const PlumeSegment* plume = nullptr;
  const SurfaceLayer* air = nullptr;
  double wind_from = 0;  ///< [deg]
  double earliest = 0;   ///< distance [m]
  double latest = 0;     ///< distance [m]
  std::size_t particles = 0;
  std::uint64_t seed = 0;  ///< of the places that are drawn
};

/// Index of the slice at which the plume is handed over.
std::size_t hand_over_slice(const HandOverTask& task, bool& forced);

/// Adds the births of the particles; returns what was handed over.
HandOverBalance hand_over_to_particles(const HandOverTask& task,
                                       std::vector<ParticleBirth>& births);

}  // namespace farreach
