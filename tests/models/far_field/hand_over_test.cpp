#include "models/far_field/hand_over.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/gas_plume/gas_plume.hpp"
#include "solver/base/constants.hpp"
#include "tests/support/far_field_cases.hpp"

namespace farreach {
namespace {

struct Handed {
  PlumeTrain train;
  SourceSegment source;
  std::vector<ParticleBirth> births;
  HandOverBalance balance;
};

Handed handed(const Weather& weather, std::size_t particles) {
  Handed h{.train = PlumeTrain(weather, {"H2S", "SO2"}, {.max_distance = 40e3}),
           .source = test::vent(3600)};
  h.train.emit(h.source);
  h.balance = hand_over_to_particles(
      {&h.source, &h.train.table().segments.front(), &h.train.air(), *weather.wind_from,
       100, 20e3, particles, 7},
      h.births);
  return h;
}

TEST(HandOver, GivesEveryKilogramToTheParticles) {
  const Handed h = handed(test::steady_weather('D', 5), 3001);
  const double released = 0.4 * 20 * 3600;  // [kg] of H2S
  EXPECT_NEAR(h.balance.plume[far_h2s], released, 1e-9 * released);
  double sum = 0;
  for (const auto& b : h.births) sum += b.mass[far_h2s];
  EXPECT_NEAR(sum, released, 1e-9 * released);
  EXPECT_NEAR(h.balance.particles[far_h2s], released, 1e-9 * released);
}

TEST(HandOver, HappensWhereThePlumeIsPassive) {
  const Handed h = handed(test::steady_weather('D', 5), 100);
  EXPECT_FALSE(h.balance.forced);
  EXPECT_GT(h.balance.distance, 100);
  EXPECT_LT(h.balance.distance, 5000);
  const PlumeSlice s = slice_at(h.train.table().segments.front(), h.balance.distance);
  EXPECT_NEAR(s.density / h.train.air().air_density, 1, 2e-3);
}

TEST(HandOver, PlacesFollowTheCrossSection) {
  const Weather weather = test::steady_weather('D', 5);
  const Handed h = handed(weather, 40000);
  const PlumeSlice s = slice_at(h.train.table().segments.front(), h.balance.distance);
  // The wind blows from 250 deg: downwind is 70 deg, a quarter turn left of it across.
  const double towards = 70 * pi / 180;
  double across2 = 0, along = 0, low = 0;
  const double level = 0.5 * s.sigma_z;
  for (const auto& b : h.births) {
    const double x = b.x * std::sin(towards) + b.y * std::cos(towards);
    const double y = -b.x * std::cos(towards) + b.y * std::sin(towards);
    along += x;
    across2 += y * y;
    low += b.z < level;
  }
  const double n = double(h.births.size());
  EXPECT_NEAR(along / n, h.balance.distance, 1e-6 * h.balance.distance);
  const double sigma2 = s.half_width * s.half_width / 3 + s.sigma_y * s.sigma_y +
                        s.sigma_meander * s.sigma_meander;
  EXPECT_NEAR(across2 / n / sigma2, 1, 0.03);  // 4 standard errors of 40000
  // Share of the flux below half a sigma, by the trapezoidal rule.
  double below = 0, all = 0;
  for (int i = 0; i < 4000; ++i) {
    const double z = (i + 0.5) * s.sigma_z * 4 / 4000;
    const double flux = relative_concentration(s, 0, z, 600) * h.train.air().wind(z);
    all += flux;
    if (z < level) below += flux;
  }
  EXPECT_NEAR(low / n, below / all, 0.015);
}

TEST(HandOver, GoesOnWideningAsThePlumeDid) {
  const Handed h = handed(test::steady_weather('D', 5), 40000);
  const double towards = 70 * pi / 180;
  double covariance = 0;
  for (const auto& b : h.births) {
    const double y = -b.x * std::cos(towards) + b.y * std::sin(towards);
    const double v = -b.u * std::cos(towards) + b.v * std::sin(towards);
    covariance += y * v / double(h.births.size());
  }
  const auto& slices = h.train.table().segments.front().slices;
  const auto variance = [](const PlumeSlice& s) {
    return s.half_width * s.half_width / 3 + s.sigma_y * s.sigma_y +
           s.sigma_meander * s.sigma_meander;
  };
  const auto here = std::find_if(
      slices.begin(), slices.end(),
      [&](const PlumeSlice& slice) { return slice.x == h.balance.distance; });
  ASSERT_TRUE(here != slices.end() && here + 1 != slices.end());
  const double growth = 0.5 * (variance(here[1]) - variance(here[0])) /
                        (here[1].arrival - here[0].arrival);
  EXPECT_NEAR(covariance / growth, 1, 0.08);
}

TEST(HandOver, ALateOneSaysSo) {
  const Weather weather = test::steady_weather('F', 1.5);
  PlumeTrain train(weather, {"H2S", "SO2"}, {.max_distance = 5e3});
  SourceSegment heavy = test::vent(3600);
  heavy.mass_rate = 2000;
  heavy.area *= 100;
  train.emit(heavy);
  std::vector<ParticleBirth> births;
  const HandOverBalance b = hand_over_to_particles(
      {&heavy, &train.table().segments.front(), &train.air(), 250, 100, 500, 10, 1},
      births);
  EXPECT_TRUE(b.forced);
  EXPECT_NEAR(b.distance, 500, 60);
}

}  // namespace
}  // namespace farreach
