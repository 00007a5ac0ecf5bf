#include "models/substances/substance.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <stdexcept>

#include "models/fluid/flash.hpp"
#include "tests/support/sour_gas_cases.hpp"

namespace farreach {
namespace {

TEST(Substances, AreNamedOnceAndPhysical) {
  std::set<std::string_view> names;
  for (const Substance& s : substances()) {
    EXPECT_TRUE(names.insert(s.name).second) << s.name;
    EXPECT_GT(s.molar_mass, 0.015) << s.name;
    EXPECT_LT(s.molar_mass, 0.15) << s.name;
    EXPECT_GT(s.critical_temperature, s.boiling_temperature) << s.name;
    EXPECT_GT(s.critical_pressure, 2e6) << s.name;
    EXPECT_GE(s.heat_of_combustion, 0) << s.name;
  }
  EXPECT_THROW(substance("CO"), std::out_of_range);
}

TEST(Substances, InteractionIsSymmetric) {
  for (const Substance& a : substances()) {
    EXPECT_EQ(interaction(a.name, a.name), 0);
    for (const Substance& b : substances()) {
      EXPECT_EQ(interaction(a.name, b.name), interaction(b.name, a.name));
      EXPECT_LT(std::abs(interaction(a.name, b.name)), 0.6);
    }
  }
  EXPECT_EQ(interaction("C1", "H2S"), 0.093);
  EXPECT_EQ(interaction("H2S", "CO2"), 0.0967);
}

TEST(Substances, LiquidConstantsAreThoseOfTheEquationOfState) {
  for (const Substance& s : substances()) {
    SCOPED_TRACE(s.name);
    const Fluid f = testing::make_fluid({{std::string(s.name), 1.0}});
    double low = 1e4, high = 1e6;  // pressure at which it boils at the stated point
    for (int i = 0; i < 80; ++i) {
      const double p = 0.5 * (low + high);
      (boiling_temperature(f, p) < s.boiling_temperature ? low : high) = p;
    }
    const double t = s.boiling_temperature;
    const Phase liquid = f.phase(t, low, f.composition(), Root::liquid);
    const Phase vapour = f.phase(t, low, f.composition(), Root::vapour);
    const double heat = (vapour.enthalpy - liquid.enthalpy) / s.molar_mass;
    EXPECT_NEAR(heat / s.vaporization_heat, 1, 2e-3);
    EXPECT_NEAR(s.molar_mass / liquid.volume / s.liquid_density, 1, 2e-3);
    const double cp =
        f.derivatives(t, f.composition(), liquid).heat_capacity / s.molar_mass;
    EXPECT_NEAR(cp / s.liquid_cp, 1, 5e-3);
    // Boiling point of the equation against the measured one; CO2 sublimes.
    EXPECT_NEAR(boiling_temperature(f, 101325), t, s.name == "CO2" ? 12 : 1.5);
  }
}

TEST(Substances, HeatCapacitiesMeetRoomTemperatureTables) {
  // cp of the ideal gas at 298.15 K [J/(mol K)]: Poling, Prausnitz, O'Connell; SO2:
  // JANAF.
  const std::pair<const char*, double> known[] = {
      {"H2S", 34.12},  {"CO2", 37.13},  {"N2", 29.12},  {"C1", 35.69},
      {"C2", 52.47},   {"C3", 73.6},    {"NC4", 98.49}, {"H2O", 33.58},
      {"SO2", 39.87},  {"O2", 29.38},   {"IC4", 96.65}, {"IC5", 118.97},
      {"NC5", 120.04}, {"NC6", 142.59}, {"NC7", 165.2}, {"C7+", 233.05}};
  for (const auto& [name, value] : known) {
    const Fluid f = testing::make_fluid({{name, 1.0}});
    EXPECT_NEAR(f.ideal_heat_capacity(298.15, f.composition()) / value, 1, 0.012)
        << name;
  }
}

}  // namespace
}  // namespace farreach
