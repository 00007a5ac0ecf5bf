/// Every wrong release has its own message, at its own key.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "solver/base/error.hpp"
#include "tests/support/dam_failure_cases.hpp"

namespace farreach {
namespace {

using ::testing::HasSubstr;

std::string fault_of(const HazardInput& input) {
  try {
    check_dam_failure(input);
  } catch (const InputError& wrong) {
    return wrong.diagnostics().front().message;
  }
  return "";
}

HazardInput with(const std::string& key, Values::Value value) {
  HazardInput input = testing::dam_failure();
  input.values.set(key, std::move(value));
  return input;
}

TEST(DamFailureRules, AGoodReleasePasses) {
  EXPECT_EQ(fault_of(testing::dam_failure()), "");
}

TEST(DamFailureRules, DamOffTheTerrain) {
  HazardInput input = with("release.x", 5000.0);
  input.values.set("release.y", 100.0);
  EXPECT_THAT(fault_of(input), HasSubstr("release.x: the dam at x = 5000.0"));
}

TEST(DamFailureRules, MoreThanStored) {
  EXPECT_THAT(fault_of(with("release.stored_volume", 10.0)),
              HasSubstr("release.volume: more is let go"));
}

TEST(DamFailureRules, NoFluidOnTheTerrain) {
  EXPECT_THAT(fault_of(with("release.kind", std::string("initial"))),
              HasSubstr("there is no fluid on the terrain"));
}

TEST(DamFailureRules, ListsThatDoNotPairUp) {
  HazardInput input = with("release.kind", std::string("hydrograph"));
  input.values.set("release.hydrograph_time", std::vector<double>{0, 10});
  input.values.set("release.hydrograph_discharge", std::vector<double>{1});
  EXPECT_THAT(fault_of(input), HasSubstr("2 times and 1 discharges"));
  input.values.set("release.hydrograph_time", std::vector<double>{10, 0});
  input.values.set("release.hydrograph_discharge", std::vector<double>{1, 1});
  EXPECT_THAT(fault_of(input), HasSubstr("do not rise"));
}

TEST(DamFailureRules, PollutantsThatNothingCarries) {
  HazardInput input = with("release.pollutant[0].substance", std::string("Pb"));
  EXPECT_THAT(fault_of(input), HasSubstr("how much of it the fluid carries"));
  input.values.set("release.pollutant[0].sorbed", 0.01);  // and the fluid is water
  EXPECT_THAT(fault_of(input), HasSubstr("release.pollutant[0].sorbed: there are no "
                                         "solids"));
  input.values.set("release.material", std::string("mud_flood"));
  EXPECT_EQ(fault_of(input), "");
  input.values.set("release.solids", 0.0);
  EXPECT_THAT(fault_of(input), HasSubstr("there are no solids"));
}

TEST(DamFailureRules, TheSamePollutantTwice) {
  HazardInput input = with("release.pollutant[0].substance", std::string("CN"));
  input.values.set("release.pollutant[0].dissolved", 0.1);
  input.values.set("release.pollutant[1].substance", std::string("CN"));
  input.values.set("release.pollutant[1].dissolved", 0.1);
  EXPECT_THAT(fault_of(input),
              HasSubstr("release.pollutant[1].substance: CN stands in two sections"));
}

TEST(DamFailureRules, BreachWithoutHeightAndEnsembleOfFour) {
  HazardInput input = testing::dam_failure();
  Values v;
  v.set("release.kind", std::string("breach"));
  v.set("release.volume", 1e5);
  input.values = v;
  EXPECT_THAT(fault_of(input), HasSubstr("needs the height of the dam"));
  EXPECT_THAT(fault_of(with("numerics.members", 4.0)), HasSubstr("4 runs"));
}

TEST(DamFailureRules, InletOffTheTerrain) {
  HazardInput input = with("release.kind", std::string("breach"));
  input.values.set("release.inlet_x", std::vector<double>{10, -50});
  input.values.set("release.inlet_y", std::vector<double>{10, 20});
  EXPECT_THAT(fault_of(input), HasSubstr("release.inlet_x: x = -50.0"));
}

TEST(DamFailureRules, SettlingNeedsSolids) {
  EXPECT_THAT(fault_of(with("release.settles", true)),
              HasSubstr("there are no solids to settle"));
}

}  // namespace
}  // namespace farreach
