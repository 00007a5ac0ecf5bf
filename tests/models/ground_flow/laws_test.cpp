#include "models/ground_flow/laws.hpp"

#include <gtest/gtest.h>

#include "models/ground_flow/material.hpp"
#include "solver/base/constants.hpp"

namespace farreach {
namespace {

/// Speed on a slope that the law leads to in the end.
template <class Law>
double terminal_speed(const Law& law, double h, double slope) {
  double u = 0;
  for (int k = 0; k < 200000; ++k) {
    u += 0.01 * gravity * slope;
    u *= law(h, u, 0.01);
  }
  return u;
}

TEST(QuadraticLaw, UniformFlowBalancesTheSlope) {
  const double rho = 1680, yield = 22.9, eta = 33.9, n = 0.05, h = 2, slope = 0.03;
  const QuadraticLaw<double> law{yield / rho, 24 * eta / (8 * rho), gravity * n * n};
  const double u = terminal_speed(law, h, slope);
  const double resistance = yield / rho + 24 * eta * u / (8 * rho * h) +
                            gravity * n * n * u * u / std::cbrt(h);
  EXPECT_NEAR(resistance / (gravity * h * slope), 1, 1e-6);
}

TEST(QuadraticLaw, RestsBelowItsYieldStress) {
  const QuadraticLaw<double> law{1.0, 0.01, 0.02};
  EXPECT_EQ(terminal_speed(law, 2, 0.05), 0);  // g h S = 0.98 below tau_y/rho = 1
}

TEST(GrainLaw, UniformFlowOfGrains) {
  const double h = 0.5, d = 0.001, phi = 0.6, slope = 0.60;
  const GrainLaw<double> law{gravity * 0.55, gravity * (0.73 - 0.55), 0.279,
                             2.5 * d / std::sqrt(phi * gravity)};
  const double u = terminal_speed(law, h, slope);
  const double i = 2.5 * d * u / (h * std::sqrt(phi * gravity * h));
  EXPECT_NEAR(0.55 + (0.73 - 0.55) / (1 + 0.279 / i), slope, 1e-6);
  EXPECT_EQ(terminal_speed(law, h, 0.5), 0);
}

TEST(Mixtures, AtFortyPerCentOfSolids) {
  EXPECT_NEAR(mud_mixture("glenwood_4").yield(0.4), 22.9, 0.1);
  EXPECT_NEAR(mud_mixture("glenwood_4").viscosity(0.4), 33.9, 0.2);
  EXPECT_NEAR(mud_mixture("aspen_pit_1").yield(0.4), 528, 2);
}

}  // namespace
}  // namespace farreach
