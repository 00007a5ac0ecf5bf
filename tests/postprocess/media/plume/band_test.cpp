// The band of a distance, from plumes whose distances are known exactly.
#include "postprocess/media/plume/effects/band.hpp"
#include "models/hazard/plumes.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "postprocess/media/plume/effects/reach.hpp"
#include "tests/postprocess/media/plume/plumes.hpp"

namespace farreach {
namespace {

using testing::concentration_level;
using testing::distance_of;
using testing::gaussian_plume;
using testing::outcome_of;
using testing::PlumeShape;

constexpr double level = 20e-6;
const PlumeShape shape{};

/// A variant in which all concentrations are `times` as high; its distance is that of
/// the plume times `times`^(1/1.6).
PlumeVariant variant(const std::string& input, double times, double value = 0) {
  PlumeShape other = shape;
  other.strength *= times;
  return {input, value, gaussian_plume(other)};
}

LevelReach reach(const std::vector<PlumeVariant>& variants, double factor = 2,
                 double of = level) {
  Outcome o = outcome_of(shape, {concentration_level(of)});
  o.part<Plumes>().members.front().variants = variants;
  return reach_of(o, 0, 0, factor);
}

/// ln of the high end over the distance, and of the distance over the low end.
double up(const LevelReach& r) {
  return std::log(r.distance_high / r.distance);
}
double down(const LevelReach& r) {
  return std::log(r.distance / r.distance_low);
}

TEST(Band, WithoutVariationsIsThatOfTheModel) {
  const LevelReach bare = reach({});
  EXPECT_NEAR(up(bare), std::log(2) / 1.6, 1e-6);
  EXPECT_NEAR(down(bare), std::log(2) / 1.6, 1e-6);
  const LevelReach same = reach({variant("none", 1)});
  EXPECT_NEAR(up(same), up(bare), 1e-9);
  EXPECT_TRUE(same.driver.empty());
}

TEST(Band, IndependentErrorsAddBySquares) {
  const LevelReach r = reach({variant("none", 1), variant("a", 3), variant("b", 4)});
  const double model = std::log(2) / 1.6, a = std::log(3) / 1.6, b = std::log(4) / 1.6;
  EXPECT_NEAR(up(r), std::sqrt(model * model + a * a + b * b), 1e-6);
  EXPECT_NEAR(down(r), model, 1e-6);  // none of them shortens it
  EXPECT_EQ(r.driver, "b");
}

TEST(Band, OfOneInputItsFarthestEndCountsOnEitherSide) {
  const LevelReach r = reach({variant("none", 1), variant("a", 3), variant("a", 1.5),
                              variant("a", 0.5), variant("a", 0.8)});
  const double model = std::log(2) / 1.6;
  EXPECT_NEAR(up(r), std::hypot(model, std::log(3) / 1.6), 1e-6);
  EXPECT_NEAR(down(r), std::hypot(model, std::log(2) / 1.6), 1e-6);
}

TEST(Band, NoVariationAloneLiesOutside) {
  for (const double times : {0.01, 0.2, 0.9, 1.1, 7.0, 60.0})
    for (const double factor : {1.0, 2.0}) {
      const LevelReach r = reach({variant("none", 1), variant("a", times)}, factor);
      PlumeShape other = shape;
      other.strength *= times;
      const double alone = distance_of(other, level);
      EXPECT_LE(r.distance_low, alone * (1 + 1e-9)) << times;
      EXPECT_GE(r.distance_high, alone * (1 - 1e-9)) << times;
    }
}

TEST(Band, VariationsAreComparedWithTheirLike) {
  // The coarse plume is 1.2 times too strong, and so is its variant: no departure but
  // half of what the coarseness makes.
  const LevelReach r = reach({variant("none", 1.2), variant("a", 1.2)});
  const double model = std::log(2) / 1.6, left = 0.5 * std::log(1.2) / 1.6;
  EXPECT_NEAR(down(r), std::hypot(model, left), 1e-6);
  EXPECT_NEAR(up(r), model, 1e-6);
  EXPECT_EQ(r.driver, "resolution");
}

// Where the level ends the coarse plume has 1.2 times it, of which half is left.
TEST(Band, TellsWhatTheStepsLeaveAndWhetherThatIsLittle) {
  const LevelReach r = reach({variant("none", 1.2)});
  EXPECT_NEAR(r.resolution, 0.5 * std::log(1.2), 1e-3);
  EXPECT_TRUE(resolution_check({r}).passed);
  const LevelReach rough = reach({variant("none", 1.7)});
  EXPECT_FALSE(resolution_check({r, rough}).passed);
  EXPECT_NEAR(resolution_check({r, rough}).value, 0.5 * std::log(1.7), 1e-3);
  EXPECT_TRUE(std::isnan(reach({}).resolution));
  EXPECT_TRUE(resolution_check({reach({})}).passed);  // nothing to compare with
}

TEST(Band, ALevelMetOnlyInAVariantHasAHighEnd) {
  const double strongest = shape.strength * std::pow(0.01, -1.6);  // at 10 m
  const LevelReach r = reach({variant("none", 1), variant("a", 20)}, 2, 5 * strongest);
  EXPECT_EQ(r.distance, 0);
  EXPECT_EQ(r.distance_low, 0);
  PlumeShape other = shape;
  other.strength *= 20;
  EXPECT_NEAR(r.distance_high, distance_of(other, 5 * strongest), 1);
}

TEST(Band, ALevelMetNowhereHasNoDriver) {
  const LevelReach r = reach({variant("none", 1), variant("a", 2)}, 2, 0.9);
  EXPECT_EQ(r.distance_high, 0);
  EXPECT_TRUE(r.driver.empty());
}

TEST(Band, AVariantThatCannotBeFollowedLeavesTheHighEndOpen) {
  PlumeVariant lost{"a", 0, {}};
  lost.plume.tracked = {"H2S"};
  const LevelReach r = reach({variant("none", 1), lost});
  EXPECT_TRUE(r.high_beyond_range);
  EXPECT_EQ(r.distance_high, r.range_end);
  EXPECT_EQ(r.driver, "a");
}

TEST(Band, EndsWithTheTableAndSaysSo) {
  const LevelReach r = reach({variant("none", 1), variant("a", 1e4)});
  EXPECT_TRUE(r.high_beyond_range);
  EXPECT_NEAR(r.distance_high, 100e3, 1e-6);
  EXPECT_NEAR(r.range_end, 100e3, 1e-6);
}

/// Stable air of 2 m/s, in which a level reaches `distance` by the shape.
LevelReach stable_reach(double distance, std::optional<double> obukhov_length = 20) {
  PlumeShape slow = shape;
  slow.wind = 2;
  const double value = slow.strength * std::pow(distance / 1000, -1.6);
  Outcome o = outcome_of(slow, {concentration_level(value)});
  o.part<Plumes>().members.front().weather.obukhov_length = obukhov_length;
  o.part<Plumes>().members.front().variants = {{"none", 0, gaussian_plume(slow)}};
  return reach_of(o, 0, 0, 2);
}

// In three hours a wind of 2 m/s comes 21.6 km: what needs longer is not counted on.
TEST(Band, StableAirIsCountedOnForThreeHours) {
  const double model = std::pow(2.0, 1 / 1.6);
  const LevelReach near = stable_reach(15e3);
  EXPECT_FALSE(near.outlasts);
  EXPECT_NEAR(near.distance_low, 15e3 / model, 1);
  const LevelReach far = stable_reach(60e3);
  EXPECT_TRUE(far.outlasts);
  EXPECT_NEAR(far.distance_low, 21.6e3 / model, 0.03 * 21.6e3);  // one slice
  EXPECT_NEAR(far.distance, 60e3, 10);
}

TEST(Band, NeutralAndUnstableAirLasts) {
  for (const double length : {-20.0, std::numeric_limits<double>::infinity()})
    EXPECT_FALSE(stable_reach(60e3, length).outlasts) << length;
}

TEST(Band, DistanceAfterATimeIsThatOfTheWind) {
  PlumeShape slow = shape;
  slow.wind = 2;
  const PlumeTable plume = gaussian_plume(slow);
  EXPECT_NEAR(distance_after(plume, 3 * 3600), 21.6e3, 0.03 * 21.6e3);
  EXPECT_TRUE(std::isinf(distance_after(plume, 1e6)));
}

TEST(Band, TheScanOverWindsKeepsTheFarthestAndNoBand) {
  const LevelReach bare = reach({variant("none", 1)});
  EXPECT_TRUE(std::isnan(bare.scan_distance));
  const LevelReach r = reach({variant("none", 1), variant("wind", 0.5, 1),
                              variant("wind", 5, 3.2), variant("wind", 2, 10)});
  PlumeShape other = shape;
  other.strength *= 5;
  EXPECT_NEAR(r.scan_distance, distance_of(other, level), 1);
  EXPECT_EQ(r.scan_wind, 3.2);
  EXPECT_NEAR(up(r), up(bare), 1e-9);
  const LevelReach open = reach({variant("none", 1), variant("wind", 1e4, 2.2)});
  EXPECT_TRUE(std::isinf(open.scan_distance));
  EXPECT_EQ(open.scan_wind, 2.2);
}

}  // namespace
}  // namespace farreach
