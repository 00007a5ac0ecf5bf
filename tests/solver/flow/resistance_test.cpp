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

/// Layers of density 1600 kg/m3 and consistency 10 Pa s^n on a slope: the integral of
/// the velocity over the depth, du/dz = ((rho g S (h - z) - tau_y)/K)^(1/n), done in
/// closed form and rounded to six figures (Coussot, Mudflow Rheology and Dynamics,
/// 1997, for the profile).
struct UniformFlow {
  double slope, h, yield, index, velocity;
};

constexpr UniformFlow uniform_flows[] = {
    {0.02, 0.5, 0, 0.4, 108.45},      {0.02, 0.5, 0, 1, 2.616},
    {0.02, 0.5, 100, 0.4, 3.69056},   {0.02, 0.5, 100, 1, 0.454252},
    {0.02, 0.5, 1000, 0.4, 0},        {0.02, 0.5, 1000, 1, 0},
    {0.02, 2, 0, 0.4, 13881.6},       {0.02, 2, 0, 1, 41.856},
    {0.02, 2, 100, 0.4, 7907.76},     {0.02, 2, 100, 1, 31.9406},
    {0.02, 2, 1000, 0.4, 0},          {0.02, 2, 1000, 1, 0},
    {0.02, 5, 0, 0.4, 342949},        {0.02, 5, 0, 1, 261.6},
    {0.02, 5, 100, 0.4, 277332},      {0.02, 5, 100, 1, 236.634},
    {0.02, 5, 1000, 0.4, 11670.6},    {0.02, 5, 1000, 1, 45.4252},
    {0.1, 0.5, 0, 0.4, 6062.55},      {0.1, 0.5, 0, 1, 13.08},
    {0.1, 0.5, 100, 0.4, 3899.43},    {0.1, 0.5, 100, 1, 10.5935},
    {0.1, 0.5, 1000, 0.4, 0},         {0.1, 0.5, 1000, 1, 0},
    {0.1, 2, 0, 0.4, 776006},         {0.1, 2, 0, 1, 209.28},
    {0.1, 2, 100, 0.4, 699183},       {0.1, 2, 100, 1, 199.283},
    {0.1, 2, 1000, 0.4, 221161},      {0.1, 2, 1000, 1, 112.663},
    {0.1, 5, 0, 0.4, 1.91715e+07},    {0.1, 5, 0, 1, 1308},
    {0.1, 5, 100, 0.4, 1.83967e+07},  {0.1, 5, 100, 1, 1283},
    {0.1, 5, 1000, 0.4, 1.23311e+07}, {0.1, 5, 1000, 1, 1059.35}};

TEST(HerschelBulkley, has_the_velocity_of_uniform_flow) {
  for (const UniformFlow& f : uniform_flows) {
    const HerschelBulkley<double> law = {f.yield / 1600, 10.0 / 1600, f.index};
    const double u = law.velocity(f.h, g * f.h * f.slope);
    EXPECT_NEAR(u, f.velocity, 5e-6 * f.velocity) << f.slope << " " << f.h;
    // The profile summed over the depth in thin layers, in units of the layer.
    const double plug = f.yield / (1600 * g * f.slope);
    double sum = 0, speed = 0;
    const int layers = 20000;
    for (int k = 0; k < layers; ++k) {
      const double z = (k + 0.5) * f.h / layers;
      const double stress = std::max(f.h - z - plug, 0.0) * 1600 * g * f.slope;
      const double rise = std::pow(stress / 10, 1 / f.index) * f.h / layers;
      sum += (speed + 0.5 * rise) / layers;
      speed += rise;
    }
    EXPECT_NEAR(sum, u, 1e-6 * u) << f.slope << " " << f.h;
  }
}

TEST(HerschelBulkley, keeps_uniform_flow) {
  for (const UniformFlow& f : uniform_flows) {
    const HerschelBulkley<double> law = {f.yield / 1600, 10.0 / 1600, f.index};
    const double u = law.velocity(f.h, g * f.h * f.slope), dt = 0.05;
    const double pushed = u + dt * g * f.slope;
    EXPECT_NEAR(pushed * law(f.h, pushed, dt), u, 1e-6 * u) << f.slope << " " << f.h;
  }
}

TEST(HerschelBulkley, comes_to_uniform_flow_from_rest) {
  for (const double yield : {0.0, 100.0}) {
    const HerschelBulkley<double> law = {yield / 1600, 10.0 / 1600, 1.0};
    double u = 0;
    const double dt = 0.05;
    for (int k = 0; k < 4000; ++k) {
      u += dt * g * 0.02;
      u *= law(0.5, u, dt);
    }
    EXPECT_NEAR(u / law.velocity(0.5, g * 0.5 * 0.02), 1.0, 1e-6);
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
