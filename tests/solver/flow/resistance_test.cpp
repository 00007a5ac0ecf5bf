#include "solver/flow/resistance.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace farreach {
namespace {

constexpr double g = 9.81;

TEST(Manning, is_exact_for_constant_depth) {
  const Manning<double> law = {g * 0.03 * 0.03};
  const double h = 0.7, u = 3, whole = law(h, u, 2.0);
  const double half = law(h, u, 1.0);
  EXPECT_NEAR(whole, half * law(h, u * half, 1.0), 1e-14);
  EXPECT_NEAR(whole, 1 / (1 + 2 * g * 9e-4 * std::pow(h, -4.0 / 3.0) * u), 1e-14);
}

/// Terminal velocity on a slope: xi h (S - mu).
TEST(Voellmy, reaches_its_terminal_speed_and_stops_on_the_flat) {
  const double mu = 0.1, xi = 500, h = 2, slope = 0.25, dt = 0.001;
  const Voellmy<double> law = {mu * g, g / xi};
  double u = 0;
  for (int k = 0; k < 200000; ++k) {
    u += dt * g * slope;
    u *= law(h, u, dt);
  }
  EXPECT_NEAR(u, std::sqrt(xi * h * (slope - mu)), 1e-3 * u);
  // On the flat: d(u^2)/dx = -2 mu g - 2 g u^2/(xi h).
  double x = 0;
  const double start = u;
  while (u > 0) {
    const double factor = law(h, u, dt);
    x += 0.5 * dt * u * (1 + factor);
    u *= factor;
  }
  const double run = xi * h / (2 * g) * std::log(1 + start * start / (mu * xi * h));
  EXPECT_NEAR(x, run, 1e-3 * run);
}

/// Layers on a slope: density 1600 kg/m3, sin 0.02, mean velocity by the closed form.
struct UniformFlow {
  double h, yield, consistency, index, velocity;
};

TEST(HerschelBulkley, keeps_the_uniform_flow_of_the_closed_form) {
  const UniformFlow flows[] = {{0.5, 0, 10, 0.4, 108.45},
                               {0.5, 0, 10, 1, 2.616},
                               {0.5, 100, 10, 0.4, 3.69056},
                               {0.5, 100, 10, 1, 0.454252}};
  for (const UniformFlow& f : flows) {
    const HerschelBulkley<double> law = {f.yield / 1600, f.consistency / 1600, f.index};
    double u = f.velocity;
    const double dt = 0.05;
    for (int k = 0; k < 2000; ++k) {
      u += dt * g * 0.02;
      u *= law(f.h, u, dt);
    }
    EXPECT_NEAR(u / f.velocity, 1.0, 3e-6) << f.yield << " " << f.index;
    EXPECT_NEAR(u / law.velocity(f.h, g * f.h * 0.02), 1.0, 1e-6);
  }
}

TEST(HerschelBulkley, stops_when_the_strength_can_stop_it) {
  const HerschelBulkley<double> law = {500.0 / 1600, 10.0 / 1600, 1.0};
  EXPECT_EQ(law(1.0, 0.3, 1.0), 0.0);
  EXPECT_GT(law(1.0, 0.4, 1.0), 0.0);
  EXPECT_LT(law(1.0, 0.4, 1.0), 1.0);
}

}  // namespace
}  // namespace farreach
