// The designed sample behind the band of a distance.
#include "models/sour_gas/variations.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "models/atmosphere/pasquill.hpp"
#include "models/atmosphere/surface_layer.hpp"

namespace farreach {
namespace {

Weather f2() {
  Weather w;
  w.name = "F2";
  w.wind_speed = 2;
  w.stability = 'F';
  return w;
}

/// How often each input is moved.
std::map<std::string, int> inputs_of(const Assumptions& a, const Weather& w) {
  std::map<std::string, int> count;
  for (const Variation& v : variations_of(a, w)) ++count[v.input];
  return count;
}

TEST(Variations, MoveWhatIsAssumedAndNothingElse) {
  const auto plain = inputs_of({.unlit = true}, f2());
  EXPECT_EQ(plain.at("none"), 1);
  EXPECT_EQ(plain.at("release.temperature"), 2);
  EXPECT_EQ(plain.at("wind"), 8);
  for (const char* absent : {"release.momentum_kept", "release.drops_airborne",
                             "release.burn_efficiency", "lift_off"})
    EXPECT_EQ(plain.count(absent), 0u) << absent;
  const auto all = inputs_of({.lit = true,
                              .unlit = true,
                              .obstructed = true,
                              .drops = true,
                              .light = true,
                              .scan_winds = false},
                             f2());
  for (const char* present : {"release.momentum_kept", "release.burn_efficiency",
                              "release.radiant_fraction", "lift_off"})
    EXPECT_EQ(all.at(present), 2) << present;
  EXPECT_EQ(all.at("release.drops_airborne"), 1);
  EXPECT_EQ(all.count("wind"), 0u);
  EXPECT_EQ(variations_of({}, f2()).front().input, "none");
}

// What was measured of the air is not taken for uncertain.
TEST(Variations, LeaveMeasuredAirAsItIs) {
  Weather w = f2();
  EXPECT_EQ(inputs_of({}, w).at("stability"), 2);
  EXPECT_EQ(inputs_of({}, w).at("direction_scatter"), 2);
  w.obukhov_length = 20;
  w.sigma_azimuth = 5;
  w.mixing_height = 100;
  const auto known = inputs_of({}, w);
  EXPECT_EQ(known.count("stability"), 0u);
  EXPECT_EQ(known.count("direction_scatter"), 0u);
  EXPECT_EQ(known.count("lid"), 0u);
}

// Golder (1972), figure 5: over 0.1 m, F holds about 1/L from 0.04 to 0.08 and E from
// 0.01 to 0.04; D lies around zero.
TEST(Variations, AClassHoldsWhatIsNearerToItThanToItsNeighbours) {
  for (const double roughness : {0.01, 0.1, 1.0}) {
    for (char c = 'A'; c < 'F'; ++c)
      EXPECT_DOUBLE_EQ(inverse_obukhov_range(c, roughness).stable,
                       inverse_obukhov_range(char(c + 1), roughness).unstable);
    for (char c = 'A'; c <= 'F'; ++c) {
      const ClassRange range = inverse_obukhov_range(c, roughness);
      EXPECT_LT(range.unstable, inverse_obukhov_length(c, roughness));
      EXPECT_GT(range.stable, inverse_obukhov_length(c, roughness));
    }
  }
  const ClassRange e = inverse_obukhov_range('E', 0.1),
                   d = inverse_obukhov_range('D', 0.1);
  EXPECT_NEAR(e.unstable, 0.01, 0.005);
  EXPECT_NEAR(e.stable, 0.04, 0.01);
  EXPECT_LT(d.unstable, 0);
  EXPECT_GT(d.stable, 0);
}

TEST(Variations, WeatherIsMovedAsSaid) {
  const Weather w = f2();
  const SurfaceLayer air = understand(w).air;
  EXPECT_EQ(varied(w, {}).wind_speed, 2);
  EXPECT_FALSE(varied(w, {}).obukhov_length);
  const Weather windy = varied(w, {.wind = 7});
  EXPECT_EQ(windy.wind_speed, 7);
  EXPECT_GT(understand(windy).air.friction_velocity, 3 * air.friction_velocity);
  const SurfaceLayer more_stable = understand(varied(w, {.inverse_length = 0.1})).air;
  EXPECT_NEAR(more_stable.inverse_length, 0.1, 1e-12);
  EXPECT_NEAR(more_stable.mixing_height, air.mixing_height, 1e-9);
  const SurfaceLayer steady = understand(varied(w, {.scatter_factor = 0.5})).air;
  EXPECT_NEAR(steady.direction_scatter, 0.5 * air.direction_scatter, 1e-12);
  EXPECT_NEAR(steady.inverse_length, air.inverse_length, 1e-12);
  const SurfaceLayer low = understand(varied(w, {.lid_factor = 0.5})).air;
  EXPECT_NEAR(low.mixing_height, 0.5 * air.mixing_height, 1e-9);
  const SurfaceLayer fit = understand(varied(w, {.obukhov_factor = 1.25})).air;
  EXPECT_NEAR(fit.inverse_length, air.inverse_length / 1.25, 1e-12);
}

SourceSegment methane(double start, double end, double rate) {
  SourceSegment s;
  s.start = start;
  s.end = end;
  s.mass_rate = rate;
  s.temperature = 300;
  s.density = 0.65;
  s.speed = 200;
  s.area = rate / (s.density * s.speed);
  s.components = {{"C1", 1, 0}};
  return s;
}

// Heat capacity of methane at 300 K: 2.23 kJ/(kg K) (NIST Chemistry WebBook).
TEST(Variations, AWarmerStreamKeepsPressureRateAndSpeed) {
  const SourceSegment cold = methane(0, 60, 10), warm = warmed(cold, 10);
  EXPECT_EQ(warm.mass_rate, cold.mass_rate);
  EXPECT_EQ(warm.speed, cold.speed);
  EXPECT_NEAR(warm.density * warm.temperature, cold.density * cold.temperature, 1e-9);
  EXPECT_NEAR(warm.area * warm.density * warm.speed, warm.mass_rate, 1e-9);
  EXPECT_NEAR(warm.excess_enthalpy - cold.excess_enthalpy, 22.3e3, 0.3e3);
}

TEST(Variations, ACoarserSourceKeepsMassEnthalpyAndTheMomentOfIgnition) {
  GasSource fine;
  double enthalpy = 0, momentum = 0;
  for (int k = 0; k < 24; ++k) {
    fine.segments.push_back(methane(10 * k, 10 * k + 10, 40 * std::exp(-0.1 * k)));
    fine.segments.back().excess_enthalpy = -1e4 * k;
    fine.segments.back().speed = 300 - 5 * k;
  }
  for (const SourceSegment& s : fine.segments) {
    enthalpy += s.mass_rate * 10 * s.excess_enthalpy;
    momentum += s.mass_rate * 10 * s.speed;
  }
  const GasSource coarse = coarser(fine, 4, 120.0);
  EXPECT_LE(coarse.segments.size(), 6u);
  EXPECT_NEAR(coarse.total_mass(), fine.total_mass(), 1e-9 * fine.total_mass());
  double enthalpy_after = 0, momentum_after = 0;
  bool cut = false;
  for (const SourceSegment& s : coarse.segments) {
    enthalpy_after += s.mass_rate * (s.end - s.start) * s.excess_enthalpy;
    momentum_after += s.mass_rate * (s.end - s.start) * s.speed;
    cut = cut || s.start == 120;
    EXPECT_FALSE(s.start < 120 && s.end > 120);
  }
  EXPECT_TRUE(cut);
  EXPECT_NEAR(enthalpy_after, enthalpy, 1e-9 * std::abs(enthalpy));
  EXPECT_NEAR(momentum_after, momentum, 1e-9 * momentum);
}

}  // namespace
}  // namespace farreach
