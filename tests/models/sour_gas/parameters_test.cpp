#include <gtest/gtest.h>

#include <set>

#include "models/sour_gas/sour_gas.hpp"
#include "models/substances/substance.hpp"
#include "solver/base/units.hpp"
#include "tests/support/sour_gas_cases.hpp"

namespace farreach {
namespace {

TEST(SourGasParameters, AreCompleteAndConsistent) {
  std::set<std::string> keys;
  for (const Parameter& p : sour_gas_parameters()) {
    SCOPED_TRACE(p.key);
    EXPECT_TRUE(keys.insert(p.key).second);
    EXPECT_FALSE(p.meaning.empty());
    EXPECT_FALSE(p.required && !p.standard.empty());
    EXPECT_TRUE(p.standard.empty() || p.kind == ValueKind::flag || !p.source.empty());
    EXPECT_EQ(p.kind == ValueKind::choice, p.choices.size() >= 2);
    if (p.kind != ValueKind::number) continue;
    EXPECT_FALSE(p.unit.empty());
    EXPECT_LT(p.low, p.high);
    if (p.standard.empty()) continue;
    const auto quantity = parse_quantity(p.standard);
    ASSERT_TRUE(quantity) << p.standard;
    EXPECT_GE(quantity->value, p.low);
    EXPECT_LE(quantity->value, p.high);
  }
}

TEST(SourGasParameters, ConditionsNameEarlierKeysAndTheirChoices) {
  std::set<std::string> seen;
  for (const Parameter& p : sour_gas_parameters()) {
    if (!p.when.empty()) {
      EXPECT_TRUE(seen.contains(p.when.substr(0, p.when.find(" =")))) << p.key;
    }
    seen.insert(p.key);
  }
}

TEST(SourGasParameters, EveryComponentMayBeGiven) {
  std::set<std::string> keys;
  for (const Parameter& p : sour_gas_parameters()) keys.insert(p.key);
  for (const Substance& s : substances()) {
    EXPECT_EQ(keys.contains("release.composition." + std::string(s.name)),
              s.name != "O2");
  }
}

TEST(SourGasParameters, DefaultsFillOnlyWhatApplies) {
  const Values v = with_standards(sour_gas_parameters(), testing::hole_values());
  EXPECT_EQ(v.number("release.discharge_coefficient"), 0.85);
  EXPECT_EQ(v.number("release.duration"), 3600);
  EXPECT_EQ(v.text("release.ignition"), "none");
  EXPECT_FALSE(v.has("release.burn_efficiency"));
  EXPECT_FALSE(v.has("release.momentum_kept"));
  EXPECT_FALSE(v.has("release.roughness"));
}

TEST(Conditions, ReadListsFlagsAndConjunctions) {
  Values v;
  v.set("a.kind", std::string("two"));
  v.set("a.on", true);
  const auto holds = [&](std::string when) {
    Parameter p;
    p.when = std::move(when);
    return applies(p, v);
  };
  EXPECT_TRUE(holds(""));
  EXPECT_TRUE(holds("a.kind = one | two"));
  EXPECT_FALSE(holds("a.kind = one"));
  EXPECT_TRUE(holds("a.on = true"));
  EXPECT_TRUE(holds("a.kind = two and a.on = true"));
  EXPECT_FALSE(holds("a.kind = two and a.on = false"));
  EXPECT_FALSE(holds("b.kind = one"));
}

TEST(SourGasEmissions, FollowIgnitionAndComposition) {
  Values v = testing::rate_values();
  EXPECT_EQ(sour_gas_emissions(v), std::vector<std::string>{"H2S"});
  v.set("release.composition.SO2", 0.1);
  EXPECT_EQ(sour_gas_emissions(v).size(), 2u);
  Values lit = testing::hole_values();
  lit.set("release.ignition", std::string("immediate"));
  EXPECT_EQ(sour_gas_emissions(lit).back(), "SO2");
}

}  // namespace
}  // namespace farreach
