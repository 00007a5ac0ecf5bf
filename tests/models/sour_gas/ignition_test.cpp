#include "models/sour_gas/ignition.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "models/substances/substance.hpp"
#include "tests/support/sour_gas_cases.hpp"

namespace farreach {
namespace {

SourceSegment stream(const testing::Mixture& mass_fractions) {
  SourceSegment s;
  s.end = 600;
  s.mass_rate = 20;
  s.area = 0.05;
  s.speed = 300;
  s.density = 20 / (0.05 * 300);
  s.temperature = 250;
  s.excess_enthalpy = -9e4;
  for (const auto& [name, share] : mass_fractions) {
    s.components.push_back({name, share, 0});
  }
  return s;
}

std::map<std::string, double> rates(const SourceSegment& s) {
  std::map<std::string, double> r;
  for (const auto& c : s.components) r[c.substance] = c.mass_fraction * s.mass_rate;
  return r;
}

const testing::Mixture sour = {
    {"H2S", 0.1}, {"CO2", 0.1}, {"C1", 0.6}, {"C3", 0.1}, {"C7+", 0.1}};

TEST(Ignition, PureHydrogenSulphideBurnsToSulphurDioxide) {
  const Flame f = ignite(stream({{"H2S", 1.0}}), {.efficiency = 1}, {});
  auto r = rates(f.segment);
  EXPECT_NEAR(r["SO2"] / 20, 64.058 / 34.076, 1e-9);  // 1 kg gives 1.88 kg
  EXPECT_NEAR(r["H2O"] / 20, 18.015 / 34.076, 1e-9);
  EXPECT_EQ(r.count("H2S"), 0u);
  EXPECT_NEAR(f.heat_release / 20, 15.2e6, 0.02e6);
}

TEST(Ignition, KeepsElements) {
  const SourceSegment cold = stream(sour);
  auto before = rates(cold), after = rates(ignite(cold, {}, {}).segment);
  const auto moles = [](std::map<std::string, double>& r, const char* name) {
    return r.contains(name) ? r[name] / substance(name).molar_mass : 0.0;
  };
  const auto carbon = [&](auto& r) {
    return moles(r, "CO2") + moles(r, "C1") + 3 * moles(r, "C3") + 10 * moles(r, "C7+");
  };
  const auto hydrogen = [&](auto& r) {
    return 2 * moles(r, "H2S") + 2 * moles(r, "H2O") + 4 * moles(r, "C1") +
           8 * moles(r, "C3") + 22 * moles(r, "C7+");
  };
  const auto sulphur = [&](auto& r) { return moles(r, "H2S") + moles(r, "SO2"); };
  EXPECT_NEAR(carbon(after) / carbon(before), 1, 1e-12);
  EXPECT_NEAR(hydrogen(after) / hydrogen(before), 1, 1e-12);
  EXPECT_NEAR(sulphur(after) / sulphur(before), 1, 1e-12);
}

TEST(Ignition, KeepsMassMomentumAndEnergy) {
  const SourceSegment cold = stream(sour);
  const Burning burning;
  const Flame f = ignite(cold, burning, {});
  const SourceSegment& hot = f.segment;
  double sum = 0;
  for (const auto& c : hot.components) sum += c.mass_fraction;
  EXPECT_NEAR(sum, 1, 1e-12);
  EXPECT_NEAR(hot.mass_rate, cold.mass_rate + f.air_rate, 1e-9);
  EXPECT_NEAR(hot.mass_rate * hot.speed, cold.mass_rate * cold.speed, 1e-9);
  const auto energy = [](const SourceSegment& s) {
    return s.mass_rate * (s.excess_enthalpy + 0.5 * s.speed * s.speed);
  };
  EXPECT_NEAR(
      (energy(hot) - energy(cold)) / ((1 - burning.radiant_fraction) * f.heat_release),
      1, 1e-12);
  EXPECT_NEAR(hot.density * hot.area * hot.speed / hot.mass_rate, 1, 1e-12);
  EXPECT_GT(hot.temperature, 700);
  EXPECT_LT(hot.temperature, 1050);
}

TEST(Ignition, UnburntShareStays) {
  const SourceSegment cold = stream(sour);
  auto r = rates(ignite(cold, {.efficiency = 0.9}, {}).segment);
  EXPECT_NEAR(r["H2S"], 0.1 * 0.1 * 20, 1e-9);
}

TEST(Ignition, HeatDependsHardlyOnAirTemperature) {
  Weather cold, hot;
  cold.air_temperature = 243.15;
  hot.air_temperature = 313.15;
  const double a = ignite(stream(sour), {}, cold).heat_release;
  const double b = ignite(stream(sour), {}, hot).heat_release;
  EXPECT_NEAR(a / b, 1, 3e-3);
  EXPECT_NE(a, b);
}

TEST(Ignition, NothingReleasedNothingBurns) {
  SourceSegment none = stream(sour);
  none.mass_rate = 0;
  EXPECT_EQ(ignite(none, {}, {}).heat_release, 0);
}

}  // namespace
}  // namespace farreach
