// The surface layer: limits, consistency of slopes with profiles, and what is said
// about weather outside its range.
#include "models/atmosphere/surface_layer.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "models/atmosphere/pasquill.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

Weather weather(char stability, double wind) {
  Weather w;
  w.stability = stability;
  w.wind_speed = wind;
  return w;
}

TEST(SurfaceLayer, GivesTheStatedWindAtItsHeight) {
  for (const char c : {'A', 'B', 'C', 'D', 'E', 'F'})
    EXPECT_NEAR(understand(weather(c, 4)).air.wind(10), 4, 1e-9) << c;
}

TEST(SurfaceLayer, IsLogarithmicWhenNeutral) {
  const auto air = understand(weather('D', 5)).air;
  EXPECT_NEAR(air.wind(20) - air.wind(5),
              air.friction_velocity / von_karman * std::log(20.03 / 5.03), 1e-9);
  EXPECT_EQ(air.potential_gradient(10), 0);
}

TEST(SurfaceLayer, SlopesBelongToTheProfiles) {
  for (const char c : {'A', 'D', 'F'}) {
    const auto air = understand(weather(c, 3)).air;
    for (const double z : {0.5, 3.0, 20.0, 200.0}) {
      const double e = 1e-5;
      const auto slope = [&](auto f) {
        return (std::log(f(z * (1 + e))) - std::log(f(z * (1 - e)))) / (2 * e);
      };
      EXPECT_NEAR(slope([&](double h) { return air.wind(h); }), air.wind_exponent(z),
                  1e-6)
          << c << z;
      EXPECT_NEAR(slope([&](double h) { return air.diffusivity(h); }),
                  air.diffusivity_exponent(z), 1e-6)
          << c << z;
    }
  }
}

TEST(SurfaceLayer, TakesMeasuredTurbulenceBeforeTheClass) {
  Weather w = weather('A', 5.3);
  w.wind_height = 2;
  w.friction_velocity = 0.255;
  w.obukhov_length = -9.49;
  w.roughness = 2e-4;
  const auto air = understand(w).air;
  EXPECT_NEAR(air.friction_velocity, 0.255, 1e-6);
  EXPECT_NEAR(air.wind(2), 5.3, 1e-9);
  EXPECT_NEAR(air.roughness, 3e-4, 1e-4);
}

TEST(SurfaceLayer, StableAirWarmsUpwards) {
  EXPECT_GT(understand(weather('F', 2)).air.potential_gradient(20), 0.005);
}

TEST(SurfaceLayer, SaysSoWhenItIsCalm) {
  const auto calm = understand(weather('F', 0));
  ASSERT_EQ(calm.remarks.size(), 2U);
  EXPECT_EQ(calm.remarks[1].key, "plume.calm");
  EXPECT_NEAR(calm.air.wind(10), calm_wind, 1e-9);
}

TEST(SurfaceLayer, RefusesWhatSimilarityCannotDescribeAllAtOnce) {
  Weather w = weather('D', 500);
  w.roughness = -1;
  w.relative_humidity = std::nan("");
  try {
    understand(w);
    FAIL();
  } catch (const InputError& e) {
    EXPECT_EQ(e.diagnostics().size(), 3U);
  }
  EXPECT_THROW(understand(weather('G', 3)), InputError);
}

TEST(Pasquill, ClassesFollowEachOther) {
  double before = -1;
  for (const char c : {'A', 'B', 'C', 'D', 'E', 'F'}) {
    const double now = inverse_obukhov_length(c, 0.03);
    EXPECT_GT(now, before);
    before = now;
  }
  EXPECT_NEAR(1 / inverse_obukhov_length('F', 0.03), 14, 1);
}

TEST(Water, SaturatesAsMeasured) {
  EXPECT_NEAR(water_saturation_pressure(273.15), 611.2, 0.5);
  EXPECT_NEAR(water_saturation_pressure(293.15), 2339, 5);
}

}  // namespace
}  // namespace farreach
