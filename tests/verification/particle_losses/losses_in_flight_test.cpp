/// Losses of particles in flight against exact integrals.
///
/// In a layer of depth h that mixes fast against v, the ground takes a share v/h of all
/// mass per second, so that exp(-v t/h) is left; over land with roughness the ground
/// resistance 1/v exceeds that of the air below 0.3 h many times. Rain takes A (I)^0.62
/// at every height, and OH its share of H2S, whatever the flight does.
#include <gtest/gtest.h>

#include <cmath>

#include "models/atmosphere/random_flight.hpp"
#include "models/substances/air_losses.hpp"
#include "scenarios/validation/particle_plume.hpp"

namespace farreach {
namespace {

constexpr double duration = 6 * 3600, step = 60;  // [s]

/// A convective layer of 500 m, w* about 1.5 m/s.
SurfaceLayer convective_air() {
  SurfaceLayer air;
  air.friction_velocity = 0.4;
  air.inverse_length = -1.0 / 30;
  air.roughness = 0.03;
  air.mixing_height = 500;
  air.air_temperature = 298;
  air.pressure = 101325;
  air.relative_humidity = 0.4;
  return air;
}

struct Budget {
  double air_h2s = 0, air_so2 = 0, ground = 0;  ///< shares of the mass at the start
};

/// Particles evenly over the layer, half their mass of each species.
Budget fly(const LossRates& rates, double precipitation, std::size_t count) {
  const SurfaceLayer air = convective_air();
  const WeatherFields weather = steady_column(air);
  RandomFlight flight(weather, {0, 0}, 0, far_species, {.seed = 3, .range = 1e7});
  std::vector<ParticleBirth> births(count);
  for (std::size_t i = 0; i < count; ++i) {
    births[i].z =
        air.mixing_height * (static_cast<double>(i) + 0.5) / static_cast<double>(count);
    births[i].mass = {0.5 / static_cast<double>(count),
                      0.5 / static_cast<double>(count)};
  }
  flight.add(births);
  Budget budget;
  for (double t = step; t <= duration; t += step) {
    flight.advance(t);
    ParticleSet& p = flight.particles();
    const double oxidized = oxidized_share(step, rates, air.air_temperature);
    for (std::size_t i = 0; i < p.size(); ++i) {
      auto h2s = static_cast<double>(p.mass[far_h2s][i]);
      auto so2 = static_cast<double>(p.mass[far_so2][i]);
      so2 += oxidized * h2s;  // counted as sulphur
      h2s -= oxidized * h2s;
      const auto lost = deposited_share(
          step, rates,
          {static_cast<double>(p.z[i]), 0.3 * 0.5 * air.mixing_height, precipitation});
      budget.ground += lost[far_h2s] * h2s + lost[far_so2] * so2;
      p.mass[far_h2s][i] = static_cast<float>(h2s * (1 - lost[far_h2s]));
      p.mass[far_so2][i] = static_cast<float>(so2 * (1 - lost[far_so2]));
    }
  }
  const ParticleSet& p = flight.particles();
  for (std::size_t i = 0; i < p.size(); ++i) {
    budget.air_h2s += static_cast<double>(p.mass[far_h2s][i]);
    budget.air_so2 += static_cast<double>(p.mass[far_so2][i]);
  }
  return budget;
}

TEST(LossesInFlight, DepositionFromAMixedLayerIsExponential) {
  LossRates rates;
  rates.deposition_h2s = 0.003;
  rates.deposition_so2 = 0.005;
  const Budget b = fly(rates, 0, 1500);
  const double h = convective_air().mixing_height;
  const double h2s = 0.5 * std::exp(-rates.deposition_h2s * duration / h);
  const double so2 = 0.5 * std::exp(-rates.deposition_so2 * duration / h);
  EXPECT_NEAR(0.5 - b.air_h2s, 0.5 - h2s, 0.03 * (0.5 - h2s));
  EXPECT_NEAR(0.5 - b.air_so2, 0.5 - so2, 0.03 * (0.5 - so2));
  EXPECT_NEAR(b.air_h2s + b.air_so2 + b.ground, 1, 1e-5) << "nothing is lost";
}

TEST(LossesInFlight, RainTakesTheSameShareEverywhere) {
  LossRates rates;
  rates.washout_so2 = 2e-5;
  const double rain = 2.0 / 3600;  // 2 mm/h
  const Budget b = fly(rates, rain, 200);
  EXPECT_NEAR(b.air_so2, 0.5 * std::exp(-2e-5 * std::pow(2, 0.62) * duration), 1e-5);
  EXPECT_NEAR(b.air_h2s, 0.5, 1e-5);
}

TEST(LossesInFlight, OxidationTurnsH2sIntoSo2) {
  LossRates rates;
  rates.hydroxyl = 1e6;
  const Budget b = fly(rates, 0, 200);
  const double rate = 6.1e-12 * std::exp(-75 / 298.0) * 1e6;
  EXPECT_NEAR(b.air_h2s, 0.5 * std::exp(-rate * duration), 1e-5);
  EXPECT_NEAR(b.air_h2s + b.air_so2, 1, 1e-5);
}

}  // namespace
}  // namespace farreach
