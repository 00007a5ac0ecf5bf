#include "models/sour_gas/rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/sour_gas/sour_gas.hpp"
#include "solver/base/error.hpp"
#include "tests/support/sour_gas_cases.hpp"

namespace farreach {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

std::vector<std::string> complaints(Values values) {
  values = with_standards(sour_gas_parameters(), values);
  std::vector<std::string> found;
  try {
    check_rules({values, {Weather{}}});
  } catch (const InputError& e) {
    for (const auto& d : e.diagnostics()) {
      found.push_back(d.message);
      EXPECT_FALSE(d.remedy.empty());
    }
  }
  return found;
}

TEST(Rules, GoodReleasesPass) {
  EXPECT_THAT(complaints(testing::rate_values()), IsEmpty());
  EXPECT_THAT(complaints(testing::hole_values()), IsEmpty());
  EXPECT_THAT(complaints(testing::rupture_values()), IsEmpty());
  EXPECT_THAT(complaints(testing::blowout_values()), IsEmpty());
}

TEST(Rules, CompositionMustAddUp) {
  Values v = testing::hole_values();
  v.set("release.composition.H2S", 0.25);
  EXPECT_THAT(complaints(v), ElementsAre(HasSubstr("add up to 1.2")));
  v.set("release.composition.H2S", 0.055);  // within one percent: scaled
  EXPECT_THAT(complaints(v), IsEmpty());
  EXPECT_NEAR(fluid_of(v).mass_fraction(0) * fluid_of(v).molar_mass() / 0.034076,
              0.055 / 1.005, 1e-12);
}

TEST(Rules, CompositionMustBeThereAndToxic) {
  Values none = testing::hole_values(), clean;
  for (const auto& [key, value] : none.all()) {
    if (!key.starts_with("release.composition")) clean.set(key, value);
  }
  EXPECT_THAT(complaints(clean), ElementsAre(StartsWith("release.composition: no")));
  clean.set("release.composition.C1", 1.0);
  EXPECT_THAT(complaints(clean), ElementsAre(HasSubstr("neither H2S nor SO2")));
}

TEST(Rules, SpeedOrArea) {
  Values v = testing::rate_values();
  v.set("release.speed", 50.0);
  EXPECT_THAT(complaints(v), ElementsAre(StartsWith("release.speed: speed and area")));
}

/// What building the hazard complains of.
std::string refusal(const Values& values) {
  HazardInput input;
  input.values = values;
  input.weathers = {Weather{.wind_speed = 5}};
  try {
    make_sour_gas(input);
  } catch (const InputError& e) {
    EXPECT_FALSE(e.diagnostics().front().remedy.empty());
    return e.diagnostics().front().message;
  }
  return "";
}

TEST(Rules, NothingReleasedIsAnErrorOfTheInput) {
  Values v = testing::hole_values();
  v.set("release.valve_closure_time", 0.0);
  EXPECT_THAT(complaints(v), ElementsAre(StartsWith("release.valve_closure_time: 0")));
  v.set("release.inventory_volume", 50.0);  // what is in the vessel still leaves
  EXPECT_THAT(complaints(v), IsEmpty());
  Values liquid = testing::rate_values();  // pure H2S, boils at 212.8 K
  liquid.set("release.temperature", 205.0);
  EXPECT_EQ(refusal(liquid), "");
  liquid.set("release.drops_airborne", 0.0);
  EXPECT_THAT(refusal(liquid), StartsWith("release.drops_airborne: "));
  for (const auto& p : sour_gas_parameters())
    EXPECT_TRUE(p.key != "release.mass_rate" || p.low > 0);
}

TEST(Rules, AreaMustLetTheStreamOutAtASpeed) {
  Values v = testing::rate_values();
  v.set("release.temperature", 290.0);
  v.set("release.area", 1e4);
  EXPECT_THAT(refusal(v), HasSubstr("10000 m2 would let 10 kg/s out"));
  v.set("release.area", 1e-5);
  EXPECT_THAT(refusal(v), StartsWith("release.area: "));
  v.set("release.area", 10.0);
  EXPECT_EQ(refusal(v), "");
  v.set("release.geometry", std::string("area"));
  v.set("release.area", 1e4);
  EXPECT_EQ(refusal(v), "");
  v.set("release.area", 0.01);
  EXPECT_THAT(refusal(v), StartsWith("release.area: "));
}

TEST(Rules, AWellMayGiveAnyOpenFlowInItsRange) {
  Values v = testing::blowout_values();
  v.set("release.reservoir_pressure", 842e5);
  v.set("release.inflow_exponent", 0.75);
  for (const auto& p : sour_gas_parameters()) {
    if (p.key != "release.open_flow") continue;
    for (const double flow : {0.5, 0.03 * p.high, p.high}) {
      v.set("release.open_flow", flow);
      EXPECT_EQ(refusal(v), "") << flow;
    }
  }
}

TEST(Rules, PressureAboveTheAir) {
  Values v = testing::hole_values();
  v.set("release.pressure", 1.0e5);
  EXPECT_THAT(complaints(v), ElementsAre(StartsWith("release.pressure: 100000 Pa")));
}

TEST(Rules, IgnitionBeforeTheEnd) {
  Values v = testing::hole_values();
  v.set("release.ignition", std::string("after"));
  v.set("release.ignition_delay", 7200.0);
  EXPECT_THAT(complaints(v), ElementsAre(StartsWith("release.ignition_delay: 7200 s")));
}

TEST(Rules, LineNeedsLengthAndClosureOfItsFeed) {
  Values v = testing::rupture_values();
  v.set("release.length_upstream", 0.0);
  v.set("release.length_downstream", 0.0);
  v.set("release.feed_rate", 100.0);
  EXPECT_THAT(complaints(v), ElementsAre(StartsWith("release.length_upstream: "),
                                         StartsWith("release.valve_closure_time: ")));
}

TEST(Rules, AllFindingsAtOnce) {
  Values v = testing::rate_values();
  v.set("release.speed", 50.0);
  v.set("release.composition.H2S", 0.5);
  EXPECT_EQ(complaints(v).size(), 2u);
}

TEST(Rules, WeatherIsNeeded) {
  const Values v = with_standards(sour_gas_parameters(), testing::rate_values());
  EXPECT_THROW(check_rules({v, {}}), InputError);
}

}  // namespace
}  // namespace farreach
