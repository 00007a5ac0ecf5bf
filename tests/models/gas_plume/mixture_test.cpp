// Mixtures of released matter and moist air: exact mixing, drops, inverses.
#include "models/gas_plume/mixture.hpp"

#include <gtest/gtest.h>

#include "models/substances/substance.hpp"
#include "solver/base/constants.hpp"

namespace farreach {
namespace {

SurfaceLayer moist_air() {
  Weather w;
  w.wind_speed = 5;
  w.air_temperature = 293.15;
  w.relative_humidity = 0.7;
  return understand(w).air;
}

Mixture mixture(std::vector<SourceComponent> components) {
  SourceSegment s;
  s.temperature = 250;
  s.components = std::move(components);
  return Mixture(s, moist_air());
}

TEST(Mixture, OfNothingReleasedIsTheAir) {
  const auto air = moist_air();
  const auto s = mixture({{"C1", 1, 0}}).state(0, 0);
  EXPECT_NEAR(s.temperature, air.air_temperature, 1e-9);
  EXPECT_NEAR(s.density, air.air_density, 1e-6);
  EXPECT_EQ(s.condensed, 0);
}

TEST(Mixture, TemperatureAndEnthalpyAreInverse) {
  const auto m = mixture({{"H2S", 0.3, 0}, {"C1", 0.5, 0}, {"NC6", 0.2, 0}});
  for (const double y : {1e-6, 0.01, 0.3, 0.9})
    for (const double t : {190.0, 240.0, 280.0, 400.0})
      EXPECT_NEAR(m.state(y, m.excess_enthalpy(y, t)).temperature, t, 1e-5)
          << y << " " << t;
}

TEST(Mixture, ColdPlumeCondensesTheMoistureOfTheAir) {
  const auto s = mixture({{"C1", 1, 0}}).state(0.3, -80e3);
  EXPECT_GT(s.condensed, 0.005);
  // The heat of the drops: warmer than without.
  EXPECT_GT(s.temperature, 293.15 - 80e3 / (0.3 * 2200 + 0.7 * 1010));
}

TEST(Mixture, PureLiquidBoilsAtItsBoilingPoint) {
  const auto m = mixture({{"H2S", 1, 0}});
  const auto& h2s = substance("H2S");
  const double gas = m.excess_enthalpy(1, h2s.boiling_temperature + 0.01);
  const auto half = m.state(1, gas - 0.5 * h2s.vaporization_heat);
  EXPECT_NEAR(half.temperature, h2s.boiling_temperature, 0.1);
  EXPECT_NEAR(half.condensed, 0.5, 0.01);
  EXPECT_NEAR(half.density / m.state(1, gas).density, 2, 0.05);
}

TEST(Mixture, WithoutGasItHasTheDensityOfItsLiquid) {
  // Saturated liquids at 101325 Pa, NIST Chemistry WebBook: H2S 949 kg/m3 at 212.9 K,
  // SO2 1462 kg/m3 at 263.1 K, methane 422 kg/m3 at 111.7 K.
  const struct {
    const char* name;
    double temperature, density;
  } liquids[] = {{"H2S", 205, 949}, {"SO2", 255, 1462}, {"C1", 111, 422}};
  for (const auto& l : liquids) {
    const auto m = mixture({{l.name, 1, 0}});
    const auto s = m.state(1, m.excess_enthalpy(1, l.temperature));
    EXPECT_NEAR(s.temperature, l.temperature, 1e-3) << l.name;
    EXPECT_EQ(s.condensed, 1) << l.name;
    EXPECT_NEAR(s.density, l.density, 0.03 * l.density) << l.name;
  }
}

TEST(Mixture, DropsVanishOnDilution) {
  const auto m = mixture({{"H2S", 1, 0}});
  const double first = m.excess_enthalpy(1, 230) - 0.4 * 5.5e5;
  double before = 1;
  for (double y = 1; y > 1e-4; y *= 0.8) {
    const auto s = m.state(y, first * y);
    EXPECT_LE(s.condensed, before * (1 + 1e-9) + 0.012) << y;
    before = s.condensed;
  }
  EXPECT_EQ(m.state(1e-4, first * 1e-4).condensed, 0);
}

TEST(Mixture, DependsSmoothlyOnEnthalpy) {
  const auto m = mixture({{"H2S", 0.6, 0}, {"NC5", 0.4, 0}});
  for (double h = -5e5; h < 1e5; h += 2.3e4) {
    const double a = m.state(0.5, h).temperature;
    const double b = m.state(0.5, h + 1).temperature;
    EXPECT_GE(b, a - 1e-9) << h;
    EXPECT_LT(b - a, 2e-3) << h;
  }
}

}  // namespace
}  // namespace farreach
