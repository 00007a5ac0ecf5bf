/// Particles in the turbulent boundary layer: the well-mixed random flight of Thomson
/// (1987), J. Fluid Mech. 180, 529-556, in weather that changes.
///
/// Places are x = N(lat0) cos(lat0) (lon - lon0), y = M(lat0) (lat - lat0) [m] about
/// an origin, with the radii of curvature N, M of WGS84 there; a step east of u dt
/// changes x by u dt cos(lat0)/cos(lat). Error below 0.5 % within 1000 km.
///
/// Turbulence: hanna.hpp; wind between levels: present_weather.hpp; steps and their
/// errors: solver/particles/flight.hpp. Time is cut into legs that end at multiples of
/// 600 s and where callers stop; a leg sees the weather of its middle. Below the mixing
/// height particles stay below it during a leg; one that a growing layer reaches takes
/// part in it, one that a sinking layer leaves behind drifts in quiet air. A velocity
/// from the layer left behind counts as at most five times the scatter of the new one.
/// Particles lie in the order of their birth, in gridded weather sorted by regime and
/// column at every full hour; those taken out leave no gap. The density of air counts
/// as constant with height.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "models/atmosphere/weather_fields.hpp"
#include "solver/particles/births.hpp"
#include "solver/particles/particle_set.hpp"

namespace farreach {

struct FlightOptions {
  std::uint64_t seed = 0;
  std::uint32_t stream = 0;     ///< number of the ensemble member
  double step_fraction = 0.05;  ///< of the local Lagrangian time scale, near the source
  double young = 1800;  ///< age up to which steps follow it [s]; after that, steps are
                        ///< the same at all heights: see StepRule
  double range = 1e6;   ///< particles farther out are gone [m]
  double wind_speed_factor = 1;  ///< multiplies the mean wind
  double wind_turn = 0;          ///< turns it, clockwise [deg]
  double mixing_height_factor = 1;
  bool backward = false;  ///< time runs from the release to earlier weather
};

/// The air over one place at the present time of the flight.
struct ColumnAir {
  float friction_velocity = 0, inverse_length = 0, mixing_height = 0, roughness = 0;
  float air_temperature = 0, pressure = 0, relative_humidity = 0, precipitation = 0;
};

struct FlightCounts {
  std::uint64_t steps = 0;             ///< particle steps, every sub-step counted
  std::uint64_t shortest_limited = 0;  ///< steps that hit the shortest allowed step
};

class RandomFlight {
 public:
  /// `weather_start` is the time of the accident in `weather` [s]. The fields must
  /// outlive the flight. Throws RunError when a flight leaves the times of the fields.
  RandomFlight(const WeatherFields& weather, GeoPoint origin, double weather_start,
               std::size_t species, const FlightOptions& options);
  ~RandomFlight();
  RandomFlight(RandomFlight&&) noexcept;

  /// Particles still to be born, by ascending time, none before the present.
  void add(std::span<const ParticleBirth> births);
  /// Carries everything on to `until` [s after the accident]; particles are born on the
  /// way. Particles beyond the range or outside the weather are taken out.
  void advance(double until);

  double time() const;
  ParticleSet& particles();
  const ParticleSet& particles() const;
  /// Mass of what was taken out, per species [kg].
  const std::vector<double>& left_mass() const;
  /// Mass of particles not yet born, per species [kg].
  std::vector<double> unborn_mass() const;
  FlightCounts counts() const;
  ColumnAir column(double x, double y);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace farreach
