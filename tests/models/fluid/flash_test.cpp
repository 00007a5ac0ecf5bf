#include "models/fluid/flash.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "solver/base/error.hpp"
#include "tests/support/sour_gas_cases.hpp"

namespace farreach {
namespace {

using testing::make_fluid;

/// Largest departure from balances and from equal fugacities.
void expect_equilibrium(const Fluid& f, const FluidState& s) {
  if (!s.two_phase()) return;
  const Phase liquid = f.phase(s.temperature, s.pressure, s.liquid, Root::stable);
  const Phase vapour = f.phase(s.temperature, s.pressure, s.vapour, Root::stable);
  double x = 0, y = 0;
  for (int i = 0; i < f.size(); ++i) {
    const double z =
        (1 - s.vapour_fraction) * s.liquid[i] + s.vapour_fraction * s.vapour[i];
    EXPECT_NEAR(z, f.composition()[i], 1e-13);
    const double left = std::log(s.liquid[i]) + liquid.log_fugacity[i];
    const double right = std::log(s.vapour[i]) + vapour.log_fugacity[i];
    EXPECT_NEAR(left, right, 1e-10);
    x += s.liquid[i];
    y += s.vapour[i];
  }
  EXPECT_NEAR(x, 1, 1e-11);
  EXPECT_NEAR(y, 1, 1e-11);
  EXPECT_GT(vapour.volume, liquid.volume);
}

TEST(Flash, BalancesAndFugacitiesOverTheRange) {
  for (const auto& mixture : {testing::lean_sour_gas(), testing::rich_sour_oil()}) {
    const Fluid f = make_fluid(mixture);
    for (double t = 170; t <= 450; t += 20) {
      for (double p = 5e4; p < 1e8; p *= 2) {
        SCOPED_TRACE(std::to_string(t) + " K, " + std::to_string(p) + " Pa");
        const FluidState s = flash_pt(f, p, t);
        ASSERT_GT(s.density, 0);
        expect_equilibrium(f, s);
      }
    }
  }
}

TEST(Flash, GivesBackTemperatureFromEnthalpyAndEntropy) {
  for (const auto& mixture : {testing::lean_sour_gas(), testing::rich_sour_oil()}) {
    const Fluid f = make_fluid(mixture);
    for (double t = 170; t <= 450; t += 40) {
      for (double p = 1e5; p < 1e8; p *= 5) {
        const FluidState s = flash_pt(f, p, t);
        EXPECT_NEAR(flash_ph(f, p, s.enthalpy).temperature, t, 1e-7);
        EXPECT_NEAR(flash_ps(f, p, s.entropy).temperature, t, 1e-7);
      }
    }
  }
}

TEST(Flash, AStateNearbyChangesNothing) {
  const Fluid f = make_fluid(testing::lean_sour_gas());
  const FluidState near = flash_pt(f, 3e6, 250);
  for (const double t : {240.0, 260.0, 330.0, 200.0}) {
    const FluidState alone = flash_pt(f, 2.5e6, t);
    const FluidState helped = flash_pt(f, 2.5e6, t, &near);
    EXPECT_NEAR(helped.vapour_fraction, alone.vapour_fraction, 1e-9);
    EXPECT_NEAR(helped.enthalpy, alone.enthalpy, 1e-4);
  }
}

TEST(Flash, PureFluidOnItsBoilingLine) {
  const Fluid f = make_fluid({{"H2S", 1.0}});
  const double t = boiling_temperature(f, 1e6);
  const Phase liquid = f.phase(t, 1e6, f.composition(), Root::liquid);
  const Phase vapour = f.phase(t, 1e6, f.composition(), Root::vapour);
  const double h = 0.3 * vapour.enthalpy + 0.7 * liquid.enthalpy;
  const FluidState s = flash_ph(f, 1e6, h / f.molar_mass());
  EXPECT_DOUBLE_EQ(s.temperature, t);
  EXPECT_NEAR(s.vapour_fraction, 0.3, 1e-10);
  EXPECT_NEAR(s.liquid_mass_fraction, 0.7, 1e-10);
  EXPECT_NEAR(s.enthalpy * f.molar_mass(), h, 1e-7);
}

TEST(Flash, FlowingStreamCarriesItsKineticEnergy) {
  const Fluid f = make_fluid(testing::lean_sour_gas());
  const FluidState rest = flash_pt(f, 7e6, 300);
  const FluidState s = flash_flowing(f, 5e6, rest.enthalpy, 12000);
  const double speed = 12000 / s.density;
  EXPECT_NEAR(s.enthalpy + 0.5 * speed * speed, rest.enthalpy, 1e-4);
  const Fluid pure = make_fluid({{"H2S", 1.0}});
  const FluidState boiling = flash_pt(pure, 3e6, 310);
  const FluidState t = flash_flowing(pure, 2e6, boiling.enthalpy, 3000);
  const double u = 3000 / t.density;
  EXPECT_NEAR(t.enthalpy + 0.5 * u * u, boiling.enthalpy, 1e-4);
}

TEST(Flash, SaysWhatIsWrongWhenNoTemperatureFits) {
  const Fluid f = make_fluid({{"C1", 1.0}});
  EXPECT_THROW(flash_ph(f, 1e5, -1e8), RunError);
}

}  // namespace
}  // namespace farreach
