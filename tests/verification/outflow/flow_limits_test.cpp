/// Flow through openings against the limits that have closed forms.
///
/// Ideal gas: choked and subsonic flux. Two phases: the omega method of API Standard
/// 520 part I, annex C.2.2, whose critical ratios are known numbers.
#include <gtest/gtest.h>

#include <cmath>

#include "models/outflow/nozzle.hpp"
#include "solver/base/constants.hpp"
#include "tests/support/sour_gas_cases.hpp"

namespace farreach {
namespace {

using testing::make_fluid;
constexpr double ambient = 101325;

double ideal_choked_flux(double p, double t, double k, double mass) {
  return p * std::sqrt(k * mass / (gas_constant * t)) *
         std::pow(2 / (k + 1), (k + 1) / (2 * (k - 1)));
}

TEST(FlowLimits, ChokedIdealGas) {
  const Fluid f = make_fluid({{"N2", 1.0}});
  const FluidState rest = flash_pt(f, 3e5, 400);
  const Throat t = flow_through(f, rest, ambient);
  ASSERT_TRUE(t.choked);
  EXPECT_NEAR(t.mass_flux / ideal_choked_flux(3e5, 400, 1.4, f.molar_mass()), 1, 2e-3);
  EXPECT_NEAR(t.state.pressure / 3e5, 0.5283, 2e-3);
  EXPECT_NEAR(t.speed / speed_of_sound(f, t.state), 1, 1e-5);
}

TEST(FlowLimits, SubsonicIdealGas) {
  const Fluid f = make_fluid({{"N2", 1.0}});
  const double k = 1.4, eta = ambient / 1.4e5;
  const FluidState rest = flash_pt(f, 1.4e5, 400);
  const Throat t = flow_through(f, rest, ambient);
  const double flux = std::sqrt(rest.density * 1.4e5 * (2 * k / (k - 1)) *
                                (std::pow(eta, 2 / k) - std::pow(eta, (k + 1) / k)));
  EXPECT_FALSE(t.choked);
  EXPECT_DOUBLE_EQ(t.state.pressure, ambient);
  EXPECT_NEAR(t.mass_flux / flux, 1, 2e-3);
}

TEST(FlowLimits, NoPressureNoFlow) {
  const Fluid f = make_fluid({{"N2", 1.0}});
  const Throat t = flow_through(f, flash_pt(f, ambient, 300), ambient);
  EXPECT_EQ(t.mass_flux, 0);
  EXPECT_EQ(t.speed, 0);
}

/// Critical pressure ratio of the omega method.
double omega_ratio(double w) {
  double low = 1e-6, high = 1 - 1e-12;
  for (int i = 0; i < 200; ++i) {
    const double eta = 0.5 * (low + high);
    const double f = eta * eta + (w * w - 2 * w) * (1 - eta) * (1 - eta) +
                     2 * w * w * std::log(eta) + 2 * w * w * (1 - eta);
    (f > 0 ? high : low) = eta;
  }
  return 0.5 * (low + high);
}

TEST(FlowLimits, OmegaRatiosAreTheKnownNumbers) {
  EXPECT_NEAR(omega_ratio(1), 0.6065, 1e-4);
  EXPECT_NEAR(omega_ratio(2), 0.6925, 1e-4);
  EXPECT_NEAR(omega_ratio(5), 0.7901, 1e-4);
  EXPECT_NEAR(omega_ratio(10), 0.8486, 1e-4);
  EXPECT_NEAR(omega_ratio(30), 0.9146, 1e-4);
}

void expect_omega(const Fluid& f, const FluidState& rest, double tolerance) {
  const double v0 = 1 / rest.density, p0 = rest.pressure;
  const double v9 = 1 / flash_ps(f, 0.9 * p0, rest.entropy, &rest).density;
  const double w = 9 * (v9 / v0 - 1);
  const double eta = omega_ratio(w);
  const Throat t = flow_through(f, rest, ambient);
  ASSERT_TRUE(t.choked);
  EXPECT_NEAR(t.mass_flux / (eta * std::sqrt(p0 / (v0 * w))), 1, tolerance)
      << "w " << w;
  EXPECT_NEAR(t.state.pressure / p0, eta, 0.03) << "w " << w;
}

TEST(FlowLimits, TwoPhaseFlowMeetsTheOmegaMethod) {
  const Fluid oil = make_fluid(testing::rich_sour_oil());
  expect_omega(oil, flash_pt(oil, 1e7, 350), 0.03);
  expect_omega(oil, flash_pt(oil, 2e6, 320), 0.03);
  const Fluid gas = make_fluid(testing::lean_sour_gas());
  expect_omega(gas, flash_pt(gas, 3e6, 260), 0.03);
}

TEST(FlowLimits, BoilingLiquidChokesAtItsBoilingPressure) {
  const Fluid f = make_fluid({{"H2S", 1.0}});
  const FluidState rest = flash_pt(f, 6e6, 290);
  const Throat t = flow_through(f, rest, ambient);
  ASSERT_TRUE(t.choked);
  // Incompressible up to the boiling line: Bernoulli.
  const double boiling = t.state.pressure;
  EXPECT_NEAR(boiling_temperature(f, boiling), t.state.temperature, 0.05);
  EXPECT_NEAR(t.mass_flux / std::sqrt(2 * rest.density * (6e6 - boiling)), 1, 0.02);
}

TEST(FlowLimits, TheMaximumIsNotMissed) {
  const Fluid f = make_fluid(testing::lean_sour_gas());
  for (const double p : {5e5, 3e6, 7e6, 1.2e7, 5e7}) {
    const FluidState rest = flash_pt(f, p, 310);
    const Throat t = flow_through(f, rest, ambient);
    for (double share = 0.15; share < 1; share += 0.02) {
      const FluidState s = flash_ps(f, share * p, rest.entropy, &rest);
      const double flux = s.density * std::sqrt(2 * (rest.enthalpy - s.enthalpy));
      EXPECT_LE(flux, t.mass_flux * (1 + 1e-9)) << p << " Pa, " << share;
    }
  }
}

TEST(FlowLimits, ExpansionKeepsMomentumAndEnergy) {
  const Fluid f = make_fluid(testing::lean_sour_gas());
  const FluidState rest = flash_pt(f, 7e6, 300);
  const Throat t = flow_through(f, rest, ambient);
  const double area = 0.002, rate = t.mass_flux * area;
  const Stream s = expand(f, t, rate, ambient);
  EXPECT_NEAR(rate * s.speed / (rate * t.speed + (t.state.pressure - ambient) * area),
              1, 1e-14);
  EXPECT_NEAR(s.state.enthalpy + 0.5 * s.speed * s.speed, rest.enthalpy, 1e-4);
  EXPECT_NEAR(s.state.density * s.area() * s.speed / rate, 1, 1e-14);
  EXPECT_GT(s.area(), 3 * area);
}

}  // namespace
}  // namespace farreach
