/// The mean concentrations of a steady release near the ground, carried by the random
/// flight.
///
/// All particles leave at once and are followed past the farthest arc; the time that
/// they spend near a receptor stands for the rate at which a steady release passes it:
///   c(x, 0, z) = (Q/N) sum over particles and looks of  m dt G(t) / (2 a x D)
/// Q rate [kg/s]; N particles; m share of a particle's mass that is still in the air;
/// dt time between two looks [s]; counted within x(1 +- a) of the source and within d
/// of the height z of the receptor; D height of that slab, less where the ground cuts
/// it [m]. d is 0.3 of the mean height of the particles on the arc.
///
/// Along the wind and up and down the flight carries the particles by itself. Across,
/// the measured scatter of the wind direction over the sampling time stands in place of
/// the turbulence of the flight, which has the scatter of an hour and of eddies alone:
///   G(t) = 1/(sqrt(2 pi) s(t)),  s(t) the lateral spread of the integral plume.
/// With the flight alone G is a Gaussian kernel of the place across, a fifth as wide as
/// the particles are spread.
/// SO2 goes into the ground at v from the layer within 0.3 of the mean height.
///
/// Errors: statistical, from ten groups of particles; kernel, below 2 % (d is at most a
/// quarter of the vertical scatter, a = 0.04).
#pragma once

#include <cstdint>
#include <vector>

#include "models/atmosphere/weather_fields.hpp"
#include "scenarios/validation/trials.hpp"

namespace farreach {

struct ParticlePlumeOptions {
  std::size_t particles = 4000;
  std::uint64_t seed = 1;
  double step_fraction = 0.05;  ///< of the Lagrangian time scale
  double deposition = 0.005;    ///< v of SO2 [m/s]; provisional, grassland by day
};

struct ArcMean {
  double mean = 0;   ///< on the axis at the height of the sampler [kg/m3]
  double error = 0;  ///< one standard deviation of it, relative, statistical
  double crosswind_integral = 0;  ///< at that height [kg/m2]
  double by_flight_alone = 0;     ///< the mean when the flight spreads them across
                                  ///< too, without the measured scatter [kg/m3]
};

struct ParticlePlume {
  std::vector<ArcMean> arcs;  ///< in the order of the trial
  double not_past = 0;  ///< share that had not passed the farthest arc at the end [-]
};

/// Weather of one column that does not change, with the profiles of the surface layer
/// up to the mixing height; the wind blows towards east.
WeatherFields steady_column(const SurfaceLayer& air);

/// The plume of a trial with steady release and complete weather.
ParticlePlume particle_plume(const Trial& trial, const ParticlePlumeOptions& options);

/// Every trial by particles and by the integral plume, as two campaigns.
ValidationResult predict_by_particles(const std::string& dataset,
                                      const std::vector<Trial>& trials,
                                      const ParticlePlumeOptions& options = {});

}  // namespace farreach
