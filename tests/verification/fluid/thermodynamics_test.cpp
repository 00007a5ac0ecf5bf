/// Identities that any consistent fluid obeys, whatever its constants.
#include <gtest/gtest.h>

#include <cmath>

#include "models/fluid/flash.hpp"
#include "solver/base/constants.hpp"
#include "tests/support/sour_gas_cases.hpp"

namespace farreach {
namespace {

using testing::make_fluid;

struct At {
  double temperature, pressure;
  Root root;
};

class Identities : public ::testing::TestWithParam<At> {
 protected:
  Fluid fluid = make_fluid(testing::rich_sour_oil());
  Phase at(double t, double p) const {
    return fluid.phase(t, p, fluid.composition(), GetParam().root);
  }
};

TEST_P(Identities, EnthalpyEntropyAndVolumeBelongTogether) {
  const auto [t, p, root] = GetParam();
  const double dt = 1e-3, dp = 1e-5 * p;
  const Phase up = at(t + dt, p), down = at(t - dt, p);
  const Phase more = at(t, p + dp), less = at(t, p - dp);
  const Phase here = at(t, p);
  const PhaseDerivatives d = fluid.derivatives(t, fluid.composition(), here);
  const double cp = (up.enthalpy - down.enthalpy) / (2 * dt);
  EXPECT_NEAR(d.heat_capacity / cp, 1, 1e-7);
  EXPECT_NEAR(t * (up.entropy - down.entropy) / (2 * dt) / cp, 1, 1e-6);
  const double v_t = (up.volume - down.volume) / (2 * dt);
  EXPECT_NEAR(d.volume_by_temperature / v_t, 1, 1e-6);
  EXPECT_NEAR(d.volume_by_pressure / ((more.volume - less.volume) / (2 * dp)), 1, 1e-6);
  // Maxwell: ds/dp = -dv/dT; and dh/dp = v - T dv/dT.
  EXPECT_NEAR((more.entropy - less.entropy) / (2 * dp) / -v_t, 1, 1e-5);
  EXPECT_NEAR((more.enthalpy - less.enthalpy) / (2 * dp), here.volume - t * v_t,
              1e-5 * (here.volume + std::abs(t * v_t)));
}

TEST_P(Identities, GibbsEnergyIsTheSumOfFugacities) {
  const auto [t, p, root] = GetParam();
  const Phase here = at(t, p);
  const Phase dilute = fluid.phase(t, 1, fluid.composition(), Root::vapour);
  // g - g at 1 Pa = RT (sum x ln phi + ln p), with phi = 1 at 1 Pa.
  const double g = here.enthalpy - t * here.entropy;
  const double g0 = dilute.enthalpy - t * dilute.entropy;
  double sum = std::log(p);
  for (int i = 0; i < fluid.size(); ++i) {
    sum += fluid.composition()[i] * (here.log_fugacity[i] - dilute.log_fugacity[i]);
  }
  EXPECT_NEAR((g - g0) / (gas_constant * t), sum, 1e-9);
}

TEST_P(Identities, FugacityDerivativesAreExactAndObeyGibbsDuhem) {
  const At given = GetParam();
  const double t = given.temperature, p = given.pressure;
  const Phase here = at(t, p);
  const AmountsMatrix d = fluid.fugacity_derivatives(t, fluid.composition(), here);
  for (int j = 0; j < fluid.size(); ++j) {
    const double step = 1e-6;
    const auto moved = [&](double by) {
      Amounts x = fluid.composition();
      x[j] += by;
      for (int i = 0; i < fluid.size(); ++i) x[i] /= 1 + by;
      return fluid.phase(t, p, x, given.root);
    };
    const Phase up = moved(step), down = moved(-step);
    double duhem = 0;
    for (int i = 0; i < fluid.size(); ++i) {
      const double numeric = (up.log_fugacity[i] - down.log_fugacity[i]) / (2 * step);
      const double exact = d[i * most_components + j];
      EXPECT_NEAR(exact, numeric, 1e-6 * (1 + std::abs(numeric)));
      EXPECT_NEAR(exact, d[j * most_components + i], 1e-10 * (1 + std::abs(exact)));
      duhem += fluid.composition()[i] * exact;
    }
    EXPECT_NEAR(duhem, 0, 1e-10);
  }
}

INSTANTIATE_TEST_SUITE_P(States, Identities,
                         ::testing::Values(At{250, 1e5, Root::vapour},
                                           At{300, 5e6, Root::vapour},
                                           At{300, 5e6, Root::liquid},
                                           At{378, 8.4e7, Root::stable},
                                           At{450, 2e7, Root::stable}));

TEST(SpeedOfSound, OneAndTwoPhasesAgreeWithIsentropicCompressibility) {
  const Fluid f = make_fluid(testing::lean_sour_gas());
  for (const double t : {260.0, 300.0, 420.0}) {
    const FluidState s = flash_pt(f, 6e6, t);
    const double dp = 3e3;
    const double up = flash_ps(f, 6e6 + dp, s.entropy, &s).density;
    const double down = flash_ps(f, 6e6 - dp, s.entropy, &s).density;
    EXPECT_NEAR(speed_of_sound(f, s) / std::sqrt(2 * dp / (up - down)), 1, 2e-4);
  }
}

}  // namespace
}  // namespace farreach
