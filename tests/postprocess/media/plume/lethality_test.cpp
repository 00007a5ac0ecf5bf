#include <gtest/gtest.h>

#include "models/toxicity/toxicity.hpp"
#include "postprocess/media/plume/effects/exposure.hpp"
#include "postprocess/media/plume/effects/reach.hpp"
#include "tests/postprocess/media/plume/plumes.hpp"

namespace farreach {
namespace {

using testing::distance_of;
using testing::lethality_level;
using testing::outcome_of;
using testing::PlumeShape;

double lethal_mole_fraction(const char* key, double share, double exposure) {
  const ProbitModel& model = probit_model(key);
  return mole_fraction_from_unit_of(
      model, concentration_for_fraction(model, share, exposure), 0.024);
}

TEST(Lethality, OfABoxIsExactForEveryModel) {
  const PlumeShape shape{.strength = 3e-3, .duration = 900};
  for (const auto& model : probit_models()) {
    if (model.substance != "H2S") continue;
    const std::string key(model.key);
    const Outcome o = outcome_of(shape, {lethality_level(0.01, key)});
    const double c = lethal_mole_fraction(key.c_str(), 0.01, 900);
    const double x = distance_of(shape, c);
    EXPECT_NEAR(reach_of(o, 0, 0, 2).distance, x, 1e-3 * x) << key;
  }
}

TEST(Lethality, CountsNoLongerThanPeopleStay) {
  const PlumeShape shape{.strength = 3e-3, .duration = 7200};
  Outcome o = outcome_of(shape, {lethality_level(0.5)});
  o.scenario.exposure_time = 1200;
  const double x = distance_of(shape, lethal_mole_fraction("h2s_hse", 0.5, 1200));
  EXPECT_NEAR(reach_of(o, 0, 0, 2).distance, x, 1e-3 * x);
}

TEST(Lethality, CountsTheFluctuations) {
  const PlumeShape smooth{.strength = 3e-3, .duration = 900};
  PlumeShape rough = smooth;
  rough.intensity = 1;
  const auto far = [](const PlumeShape& s) {
    return reach_of(outcome_of(s, {lethality_level(0.5)}), 0, 0, 2).distance;
  };
  // E[C^4]/E[C]^4 = 4! for the exponential distribution, i = 1.
  EXPECT_NEAR(far(rough) / far(smooth), std::pow(24, 0.25 / 1.6), 1e-3);
}

TEST(Lethality, UncertaintyIsOneOfConcentration) {
  const PlumeShape shape{.strength = 3e-3, .duration = 900};
  const LevelReach r = reach_of(outcome_of(shape, {lethality_level(0.5)}), 0, 0, 2);
  EXPECT_NEAR(r.distance_high / r.distance, std::pow(2, 1 / 1.6), 1e-3);
  EXPECT_NEAR(r.distance_low / r.distance, std::pow(2, -1 / 1.6), 1e-3);
}

TEST(LargestLoad, OfALongPlateauIsThatOfTheWindow) {
  const std::vector<double> time{0, 1, 5000, 5001}, c{0, 10, 10, 0};
  EXPECT_NEAR(largest_load(time, c, 2, 600), 100 * 10, 1e-9);
  EXPECT_NEAR(largest_load(time, c, 2, 1e6), 100 * 4999 / 60.0 + 100 * 2 / 180.0, 1e-9);
}

TEST(LargestLoad, FindsTheWorstStretch) {
  const std::vector<double> time{0, 600, 601, 660, 661, 2000}, c{1, 1, 100, 100, 1, 1};
  EXPECT_GT(largest_load(time, c, 3, 60), 0.97e6);
  EXPECT_LE(largest_load(time, c, 3, 60), 1e6);
}

TEST(LargestLoad, GrowsWithTheWindow) {
  std::vector<double> time, c;
  for (int i = 0; i < 200; ++i) {
    time.push_back(i * i * 0.1);
    c.push_back(std::exp(-std::pow((i - 80) / 30.0, 2)));
  }
  double before = 0;
  for (double window = 10; window < 5000; window *= 1.7) {
    const double load = largest_load(time, c, 1.9, window);
    EXPECT_GE(load, before * (1 - 1e-12));
    before = load;
  }
  EXPECT_NEAR(before, toxic_load(time, c, 1.9), 1e-9 * before);
}

}  // namespace
}  // namespace farreach
