/// The fluid against published reference equations of state.
///
/// H2S: E. W. Lemmon, R. Span, J. Chem. Eng. Data 51 (2006) 785; CH4: R. Span, W.
/// Wagner, Int. J. Thermophys. 24 (2003) 41; both evaluated at the states below. CO2:
/// tables of R. Span, W. Wagner, J. Phys. Chem. Ref. Data 25 (1996) 1509.
#include <gtest/gtest.h>

#include <cmath>

#include "models/fluid/flash.hpp"
#include "tests/support/sour_gas_cases.hpp"

namespace farreach {
namespace {

struct Saturation {
  const char* name;
  double temperature, pressure, liquid, vapour, heat;
};

constexpr Saturation saturations[] = {
    {"H2S", 212.855, 1.0133e5, 949.19, 1.9975, 546405},
    {"H2S", 240, 3.3767e5, 899.83, 6.0932, 512499},
    {"H2S", 273.15, 1.0324e6, 833.08, 17.5021, 462884},
    {"H2S", 300, 2.1103e6, 770.54, 35.4824, 411823},
    {"H2S", 330, 4.0889e6, 684.11, 72.6707, 334462},
    {"C1", 111.667, 1.0142e5, 422.44, 1.8192, 510861},
    {"C1", 130, 3.6776e5, 394.05, 5.9914, 471595},
    {"C1", 150, 1.0405e6, 357.81, 16.3432, 412023},
    {"CO2", 220, 5.991e5, 1166.1, 15.817, 344900},
    {"CO2", 273.15, 3.4851e6, 927.43, 97.647, 230890},
};

double saturation_pressure(const Fluid& fluid, double temperature) {
  double low = std::log(1e4), high = std::log(8.9e6);
  for (int i = 0; i < 60; ++i) {
    const double middle = 0.5 * (low + high);
    const double t = boiling_temperature(fluid, std::exp(middle));
    (std::isfinite(t) && t < temperature ? low : high) = middle;
  }
  return std::exp(low);
}

TEST(ReferenceStates, BoilingLinesOfPureGases) {
  for (const Saturation& s : saturations) {
    SCOPED_TRACE(s.name + std::string(" at ") + std::to_string(s.temperature));
    const Fluid f = testing::make_fluid({{s.name, 1.0}});
    const double p = saturation_pressure(f, s.temperature);
    const Phase liquid = f.phase(s.temperature, p, f.composition(), Root::liquid);
    const Phase vapour = f.phase(s.temperature, p, f.composition(), Root::vapour);
    const double mass = f.molar_mass();
    EXPECT_NEAR(p / s.pressure, 1, 0.016);
    EXPECT_NEAR(mass / liquid.volume / s.liquid, 1, 0.04);
    EXPECT_NEAR(mass / vapour.volume / s.vapour, 1, 0.025);
    EXPECT_NEAR((vapour.enthalpy - liquid.enthalpy) / mass / s.heat, 1, 0.025);
  }
}

struct Single {
  const char* name;
  double temperature, pressure, density, sound, residual;
};

constexpr Single singles[] = {
    {"H2S", 300, 1e6, 14.8384, 296.60, -18390},
    {"H2S", 350, 3e6, 41.6045, 305.45, -42805},
    {"H2S", 400, 1e7, 172.018, 291.29, -141630},
    {"H2S", 400, 2e7, 536.348, 484.52, -320587},
    {"C1", 300, 1e5, 0.6443, 449.74, -964},
    {"C1", 300, 5e6, 34.9812, 439.59, -49752},
    {"C1", 300, 1e7, 75.1867, 445.27, -100351},
    {"C1", 350, 3e7, 169.051, 623.01, -162862},
    {"C1", 250, 5e6, 46.1911, 386.23, -73719},
};

TEST(ReferenceStates, GasAndDenseFluid) {
  for (const Single& s : singles) {
    SCOPED_TRACE(s.name + std::string(" at ") + std::to_string(s.temperature) + " K " +
                 std::to_string(s.pressure) + " Pa");
    const Fluid f = testing::make_fluid({{s.name, 1.0}});
    const FluidState state = flash_pt(f, s.pressure, s.temperature);
    const double residual =
        state.enthalpy -
        f.ideal_enthalpy(s.temperature, f.composition()) / f.molar_mass();
    const bool dense = s.density > 500;
    EXPECT_NEAR(state.density / s.density, 1, dense ? 0.06 : 0.03);
    EXPECT_NEAR(speed_of_sound(f, state) / s.sound, 1, 0.04);
    EXPECT_NEAR(residual, s.residual, 0.05 * std::abs(s.residual) + 6000);
  }
}

TEST(ReferenceStates, CriticalPointOfTheEquation) {
  // At Tc and pc the isotherm has slope and curvature zero: Zc = 0.3074.
  const Fluid f = testing::make_fluid({{"H2S", 1.0}});
  const Phase at = f.phase(373.2, 8936900, f.composition(), Root::stable);
  EXPECT_NEAR(8936900 * at.untranslated / (8.314462618 * 373.2), 0.3074, 1e-3);
}

TEST(ReferenceStates, IdealGasSoundOfMethane) {
  const Fluid f = testing::make_fluid({{"C1", 1.0}});
  const FluidState s = flash_pt(f, 1e3, 300);
  const double cp = f.ideal_heat_capacity(300, f.composition());
  const double k = cp / (cp - 8.314462618);
  EXPECT_NEAR(speed_of_sound(f, s), std::sqrt(k * 8.314462618 * 300 / f.molar_mass()),
              0.05);
}

}  // namespace
}  // namespace farreach
