/// Particles across the wind against the law of the integral plume.
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "models/atmosphere/random_flight.hpp"
#include "models/gas_plume/closures.hpp"
#include "tests/support/far_field_cases.hpp"

namespace farreach::test {
namespace {

/// Standard deviation across a wind from the west of all particles [m].
double scatter_north(const ParticleSet& p) {
  const double n = double(p.size());
  const double mean = std::accumulate(p.y.begin(), p.y.end(), 0.0) / n;
  double square = 0;
  for (const float y : p.y) square += (double(y) - mean) * (double(y) - mean);
  return std::sqrt(square / n);
}

/// sigma = 1.92 u* t/(1 + 0.9 (t/300 s)^1/2) where the particles go with the wind of 10
/// m. Below it is slower and above it faster, and so is the spread, by up to that
/// ratio. 20,000 particles know it to 1 %.
TEST(Sideways, SpreadFollowsDraxlersLawInNeutralAndStableAir) {
  for (const auto& [stability, speed] : {std::pair{'D', 5.0}, {'E', 3.0}, {'F', 2.0}}) {
    Weather weather = steady_weather(stability, speed);
    weather.wind_from = 270;
    const WeatherFields fields = constant_fields(weather);
    const SurfaceLayer air = understand(weather).air;
    FlightOptions options;
    options.young = 600;
    options.step_fraction = 0.1;
    RandomFlight flight(fields, {46, 53}, 0, 1, options);
    std::vector<ParticleBirth> births(20000);
    for (ParticleBirth& b : births) {
      b.z = 2;
      b.mass = {1};
    }
    flight.add(births);
    for (double time = 120; time <= 9600; time += 120) {
      flight.advance(time);
      if (time < 600) continue;
      const ParticleSet& p = flight.particles();
      const double far =
          std::accumulate(p.x.begin(), p.x.end(), 0.0) / double(p.size());
      const double law = lateral_spread(1.92 * air.friction_velocity, time);
      const double speed_up = far / time / air.wind(10);
      const double ratio = scatter_north(p) / law;
      EXPECT_GT(ratio, 0.95 * std::min(speed_up, 1.0))
          << stability << " after " << time << " s";
      EXPECT_LT(ratio, 1.05 * std::max(speed_up, 1.0))
          << stability << " after " << time << " s";
    }
  }
}

}  // namespace
}  // namespace farreach::test
