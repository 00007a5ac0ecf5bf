// Along-wind diffusion: the distribution of passage times against its own moments.
#include "models/gas_plume/along_wind.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace farreach {
namespace {

TEST(AlongWind, HasTheMeanAndTheDeviationItIsGiven) {
  for (const double deviation : {10.0, 100.0, 300.0}) {
    const double mean = 500, step = deviation / 400;
    double first = 0, second = 0;
    for (double t = 0.5 * step; t < mean + 60 * deviation; t += step) {
      const double left = still_to_come(t, mean, deviation);  // E X = int (1 - F) dt
      first += left * step;
      second += 2 * t * left * step;  // E X^2 = int 2 t (1 - F) dt
    }
    EXPECT_NEAR(first, mean, 1e-4 * mean) << deviation;
    EXPECT_NEAR(std::sqrt(second - first * first), deviation, 3e-3 * deviation);
  }
}

TEST(AlongWind, SolvesAdvectionAndDiffusion) {
  // With u = 2 m/s and D = 30 m2/s the first passage of x has mean x/u and variance
  // 2 D x/u^3; its Laplace transform is exp(x (u - sqrt(u^2 + 4 D p))/(2 D)).
  const double u = 2, d = 30, x = 800, p = 0.004;
  const double mean = x / u, deviation = std::sqrt(2 * d * x / (u * u * u));
  double transform = 0;
  for (double t = 0.05; t < 40 * mean; t += 0.1)
    transform += p * std::exp(-p * t) * passed_share(t, mean, deviation) * 0.1;
  EXPECT_NEAR(transform, std::exp(x * (u - std::sqrt(u * u + 4 * d * p)) / (2 * d)),
              1e-6);
}

TEST(AlongWind, PartsAddUpToOne) {
  for (const double t : {1.0, 90.0, 100.0, 110.0, 500.0})
    EXPECT_NEAR(passed_share(t, 100, 20) + still_to_come(t, 100, 20), 1, 1e-14) << t;
  EXPECT_GT(still_to_come(300, 100, 20), 0);  // of the order of 1e-8, not rounded away
}

TEST(AlongWind, IntegralIsThatOfTheShare) {
  double sum = 0;
  for (double t = 0.005; t < 150; t += 0.01) sum += passed_share(t, 100, 20) * 0.01;
  EXPECT_NEAR(passed_integral(150, 100, 20), sum, 1e-4);
  EXPECT_DOUBLE_EQ(passed_integral(1e6, 100, 20), 1e6 - 100);
}

TEST(AlongWind, IsSharpForSmallDeviationAndNothingBeforeRelease) {
  EXPECT_NEAR(passed_share(99, 100, 1e-4), 0, 1e-300);
  EXPECT_DOUBLE_EQ(passed_share(101, 100, 1e-4), 1);
  EXPECT_EQ(passed_share(0, 100, 20), 0);
  EXPECT_LT(passed_share(10, 100, 20), 1e-40);
  EXPECT_EQ(passed_share(1, 0, 20), 1);
}

}  // namespace
}  // namespace farreach
