#include "postprocess/media/plume/effects/reach.hpp"
#include "models/hazard/plumes.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"
#include "tests/postprocess/media/plume/plumes.hpp"

namespace farreach {
namespace {

using testing::concentration_level;
using testing::distance_of;
using testing::outcome_of;
using testing::PlumeShape;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

LevelReach reach(const Outcome& o, std::size_t level = 0, double factor = 2) {
  return reach_of(o, level, 0, factor);
}

TEST(Reach, OfAGaussianPlumeIsExact) {
  const PlumeShape shape;
  const Outcome o = outcome_of(shape, {concentration_level(20e-6)});
  const LevelReach r = reach(o);
  const double x = distance_of(shape, 20e-6);
  EXPECT_NEAR(r.distance, x, 1e-6 * x);
  EXPECT_NEAR(r.distance_low, distance_of(shape, 40e-6), 1e-6 * x);
  EXPECT_NEAR(r.distance_high, distance_of(shape, 10e-6), 1e-6 * x);
  EXPECT_NEAR(r.arrival, x / shape.wind, 0.1);
  EXPECT_NEAR(r.duration, shape.duration, 1);
  EXPECT_FALSE(r.beyond_range);
  EXPECT_EQ(r.nearest, 10);
}

TEST(Reach, AreaIsThatOfTheIsopleth) {
  const PlumeShape shape;
  const Outcome o = outcome_of(shape, {concentration_level(20e-6)});
  const LevelReach r = reach(o);
  double area = 0;
  const int n = 200000;
  for (int i = 0; i < n; ++i) {
    const double x = 10 + (r.distance - 10) * (i + 0.5) / n;
    const double ratio = std::pow(x / r.distance, -1.6);
    area += 2 * 0.08 * std::pow(x, 0.8) * std::sqrt(2 * std::log(ratio)) *
            (r.distance - 10) / n;
  }
  EXPECT_NEAR(r.area, area, 0.003 * area);
}

TEST(Reach, OutlineLiesOnTheLevel) {
  const PlumeShape shape;
  const Outcome o = outcome_of(shape, {concentration_level(20e-6)});
  const LevelReach r = reach(o);
  EXPECT_GE(r.outline_x.size(), 60u);
  EXPECT_LE(r.outline_x.size(), 200u);
  for (std::size_t i = 0; i < r.outline_x.size(); ++i) {
    if (r.outline_x[i] > 0.999 * r.distance) continue;
    const double c = mole_fraction(o.part<Plumes>().members[0].plume, 0, r.outline_x[i],
                                   r.outline_y[i], 0, 5e4, 600);
    EXPECT_NEAR(c, 20e-6, 1e-4 * 20e-6);
  }
}

TEST(Reach, OfASharpBoxLastsAsLongAsTheRelease) {
  const PlumeShape shape{.duration = 900};
  const LevelReach r = reach(outcome_of(shape, {concentration_level(20e-6, 60)}));
  EXPECT_NEAR(r.duration, 900, 0.1);
}

TEST(Reach, OfAReleaseWithoutEndLastsForEver) {
  PlumeShape shape{.spread_share = 0.1};
  const Outcome finite = outcome_of(shape, {concentration_level(20e-6)});
  shape.duration = infinity;
  const Outcome endless = outcome_of(shape, {concentration_level(20e-6)});
  EXPECT_EQ(reach(endless).duration, infinity);
  EXPECT_NEAR(reach(endless).distance, reach(finite).distance, 1e-3);
  EXPECT_NEAR(reach(endless).arrival, reach(finite).arrival, 0.5);
}

TEST(Reach, FallsWithTheLevel) {
  const Outcome o = outcome_of({.spread_share = 0.1},
                               {concentration_level(10e-6), concentration_level(20e-6),
                                concentration_level(40e-6)});
  EXPECT_GT(reach(o, 0).distance, reach(o, 1).distance);
  EXPECT_GT(reach(o, 1).distance, reach(o, 2).distance);
  EXPECT_GT(reach(o, 0).area, reach(o, 1).area);
}

TEST(Reach, OfAShortPuffIsAveragedDownByTheWindow) {
  const PlumeShape shape{.duration = 60};
  const Outcome o = outcome_of(
      shape, {concentration_level(20e-6, 60), concentration_level(20e-6, 600),
              concentration_level(20e-6, 3600)});
  // A sharp box of 60 s seen through 60, 600 and 3600 s.
  EXPECT_NEAR(reach(o, 0).distance, distance_of(shape, 20e-6), 1);
  EXPECT_NEAR(reach(o, 1).distance, distance_of(shape, 200e-6), 1);
  EXPECT_NEAR(reach(o, 2).distance, distance_of(shape, 1200e-6), 1);
}

TEST(Reach, OfALongReleaseDoesNotDependOnTheWindow) {
  const Outcome o = outcome_of(
      {}, {concentration_level(20e-6, 60), concentration_level(20e-6, 3600)});
  EXPECT_NEAR(reach(o, 0).distance, reach(o, 1).distance, 1e-3);
}

TEST(Reach, OfALongReleaseFallsWithTheMeanderOfALongMean) {
  const Outcome o =
      outcome_of({.meander_share = 1},
                 {concentration_level(20e-6, 60), concentration_level(20e-6, 600),
                  concentration_level(20e-6, 3600)});
  EXPECT_GT(reach(o, 0).distance, 1.05 * reach(o, 1).distance);
  EXPECT_GT(reach(o, 1).distance, 1.05 * reach(o, 2).distance);
}

Level aegl(double ten, double thirty, double sixty) {
  Level level = concentration_level(sixty * 1e-6, 3600);
  level.shorter = {{600, ten * 1e-6}, {1800, thirty * 1e-6}};
  return level;
}

Level one_hour(double ppm) {
  return concentration_level(ppm * 1e-6, 3600);
}

TEST(Reach, WithoutAnAveragingTimeIsByTheExposureTime) {
  const PlumeShape shape{.duration = 600};
  Level level = concentration_level(20e-6, 0);
  level.exposure_time = 3600;
  const LevelReach r = reach(outcome_of(shape, {level}));
  EXPECT_EQ(r.averaging_time, 3600);
  EXPECT_NEAR(r.distance, distance_of(shape, 120e-6), 1);
}

// A sharp box seen through 10, 30 and 60 min: which AEGL-2 value it meets farthest out.
TEST(Reach, OfAShortCloudIsThatOfTheAeglForItsTime) {
  const auto of = [](double duration) {
    return reach(outcome_of({.duration = duration}, {aegl(41, 32, 27)}));
  };
  const PlumeShape shape;
  const auto expect = [&](double duration, double window, double value,
                          double axis_value) {
    const LevelReach r = of(duration);
    EXPECT_NEAR(r.distance, distance_of(shape, axis_value * 1e-6), 1) << duration;
    EXPECT_EQ(r.averaging_time, window) << duration;
    EXPECT_NEAR(r.value, value * 1e-6, 1e-12) << duration;
  };
  expect(300, 600, 41, 82);    // half of 10 min: twice 41 ppm
  expect(900, 600, 41, 41);    // 15 min, not a quarter of 27 ppm
  expect(1800, 1800, 32, 32);  // half an hour
  expect(1e5, 3600, 27, 27);
  EXPECT_NEAR(of(900).duration, 900, 0.1);  // above 41 ppm
}

TEST(Reach, OfPartsOfAShortCloudIsThatOfTheWhole) {
  Outcome o = outcome_of({.duration = 900, .spread_share = 0.05}, {aegl(41, 32, 27)});
  const LevelReach whole = reach(o);
  auto& segments = o.part<Plumes>().members[0].plume.segments;
  const PlumeSegment one = segments[0];
  segments.assign(9, one);
  for (int k = 0; k < 9; ++k) {
    segments[static_cast<std::size_t>(k)].start = 100 * k;
    segments[static_cast<std::size_t>(k)].end = 100 * (k + 1);
  }
  EXPECT_NEAR(reach(o).distance, whole.distance, 2e-3 * whole.distance);
  EXPECT_EQ(reach(o).averaging_time, whole.averaging_time);
}

// Within a family a higher level never reaches farther, and of two with the same rank
// the lower value never less far; for puffs, short clouds and long ones.
TEST(Reach, KeepsTheOrderOfLevelsForEveryCloud) {
  const std::vector<std::vector<Level>> families{
      {aegl(0.75, 0.60, 0.51), aegl(41, 32, 27), aegl(76, 59, 50)},
      {one_hour(0.1), one_hour(30), one_hour(100)},
      {one_hour(0.51), one_hour(27), one_hour(50)},
      {aegl(41, 32, 27), one_hour(27), one_hour(30)},  // AEGL-2, PAC-2, ERPG-2
      {aegl(76, 59, 50), concentration_level(100e-6, 1800), one_hour(100)}};
  for (const double duration : {30.0, 300.0, 900.0, 2400.0, 7200.0, infinity})
    for (const double meander : {0.0, 1.0})
      for (const auto& family : families) {
        const Outcome o = outcome_of(
            {.duration = duration, .spread_share = 0.1, .meander_share = meander},
            family);
        for (std::size_t l = 1; l < family.size(); ++l) {
          const LevelReach lower = reach(o, l - 1), higher = reach(o, l);
          const double almost = 1 - 1e-6;  // roots
          EXPECT_GE(lower.distance, almost * higher.distance) << duration;
          EXPECT_GE(lower.distance_high, almost * higher.distance_high) << duration;
          EXPECT_GE(lower.area, 0.999 * higher.area) << duration;
        }
      }
}

TEST(Reach, OfAeglAndErpgDiffersByTheirValuesAlone) {
  const auto distances = [](double duration) {
    const Outcome o =
        outcome_of({.duration = duration}, {aegl(41, 32, 27), one_hour(30)});
    return std::pair(reach(o, 0).distance, reach(o, 1).distance);
  };
  const PlumeShape shape;
  const auto [aegl_long, erpg_long] = distances(1e5);
  EXPECT_NEAR(aegl_long, distance_of(shape, 27e-6), 1);
  EXPECT_NEAR(erpg_long, distance_of(shape, 30e-6), 1);
  const auto [aegl_short, erpg_short] = distances(600);
  EXPECT_NEAR(aegl_short, distance_of(shape, 41e-6), 1);
  EXPECT_NEAR(erpg_short, distance_of(shape, 180e-6), 1);
}

TEST(Reach, RefusesShorterTimesThatAreNotShorter) {
  for (const double time : {3600.0, 1800.0, nan, 0.0, -1.0}) {
    Level level = aegl(41, 32, 27);
    level.shorter[0].time = time;
    EXPECT_THROW(reach(outcome_of({}, {level})), RunError) << time;
  }
  Level level = aegl(41, 32, 27);
  level.shorter[0].value = nan;
  EXPECT_THROW(reach(outcome_of({}, {level})), RunError);
}

/// Largest share of a puff of that duration present at once, by quadrature of the
/// inverse Gaussian density of passage times.
double peak_share_of_puff(double mean, double deviation, double duration) {
  const double lambda = std::pow(mean, 3) / (deviation * deviation);
  const double step = duration / 200;
  double largest = 0, sum = 0;
  std::vector<double> window;
  for (double t = 0.5 * step; t < 3 * mean; t += step) {
    window.push_back(step * std::sqrt(lambda / (2 * pi * t * t * t)) *
                     std::exp(-lambda * std::pow(t - mean, 2) / (2 * mean * mean * t)));
    sum += window.back();
    if (window.size() > 200) sum -= window[window.size() - 201];
    largest = std::max(largest, sum);
  }
  return largest;
}

TEST(Reach, OfASmearedPuffHasThePeakOfTheDensityOfPassage) {
  const PlumeShape shape{.duration = 60, .spread_share = 0.2};
  const LevelReach r = reach(outcome_of(shape, {concentration_level(20e-6, 1)}));
  const double mean = r.distance / shape.wind;
  const double peak = shape.strength * std::pow(r.distance / 1000, -1.6) *
                      peak_share_of_puff(mean, 0.2 * mean, 60);
  EXPECT_NEAR(peak, 20e-6, 2e-3 * 20e-6);
}

TEST(Reach, OfPartsIsThatOfTheWhole) {
  const PlumeShape shape{.duration = 600, .spread_share = 0.05};
  Outcome o = outcome_of(
      shape, {concentration_level(20e-6, 60), concentration_level(20e-6, 1200)});
  const LevelReach whole[] = {reach(o, 0), reach(o, 1)};
  auto& segments = o.part<Plumes>().members[0].plume.segments;
  const PlumeSegment one = segments[0];
  segments.clear();
  for (int k = 0; k < 12; ++k) {
    segments.push_back(one);
    segments.back().start = 50 * k;
    segments.back().end = 50 * (k + 1);
  }
  for (const std::size_t l : {0u, 1u}) {
    const LevelReach parts = reach(o, l);
    EXPECT_NEAR(parts.distance, whole[l].distance, 2e-3 * whole[l].distance);
    EXPECT_NEAR(parts.area, whole[l].area, 4e-3 * whole[l].area);
    EXPECT_NEAR(parts.duration, whole[l].duration, 0.02 * whole[l].duration);
    EXPECT_NEAR(parts.arrival, whole[l].arrival, 0.02 * whole[l].arrival);
  }
}

TEST(Reach, OfAnElevatedPlumeBeginsAwayFromTheSource) {
  const PlumeShape shape{.height = 30};
  const LevelReach r = reach(outcome_of(shape, {concentration_level(5e-6)}));
  const auto ground = [&](double x) {
    const double sz = std::sqrt(2.0) * 0.06 * std::pow(x, 0.8);
    const double image = std::exp(-std::pow(60 / sz, 2));
    return shape.strength * std::pow(x / 1000, -1.6) * 2 *
           std::exp(-std::pow(30 / sz, 2)) / (1 + image);
  };
  EXPECT_GT(r.nearest, 100);
  EXPECT_NEAR(ground(r.nearest), 5e-6, 2e-3 * 5e-6);
  EXPECT_NEAR(ground(r.distance), 5e-6, 2e-3 * 5e-6);
}

TEST(Reach, SaysWhenTheLevelHoldsAtTheEndOfTheTable) {
  const PlumeShape shape;
  const double last = shape.strength * std::pow(100.0, -1.6);
  const Outcome o = outcome_of(
      shape, {concentration_level(0.9 * last), concentration_level(1.5 * last)});
  EXPECT_TRUE(reach(o, 0).beyond_range);
  EXPECT_NEAR(reach(o, 0).distance, 100e3, 1e-6);
  EXPECT_FALSE(reach(o, 1).beyond_range);
  EXPECT_TRUE(reach(o, 1).high_beyond_range);
}

TEST(Reach, KnowsTheMultipleAtTheEndOfTheTable) {
  PlumeShape shape;
  const double last = shape.strength * std::pow(100.0, -1.6);
  const Outcome o = outcome_of(
      shape, {concentration_level(0.9 * last), concentration_level(1.5 * last)});
  EXPECT_NEAR(reach(o, 0).multiple_at_end, 1 / 0.9, 1e-9);
  EXPECT_NEAR(reach(o, 1).multiple_at_end, 1 / 1.5, 1e-9);
  // Aloft the strongest air counts, not the little that has come down.
  shape.height = 2000;
  const LevelReach aloft = reach(outcome_of(shape, {concentration_level(0.9 * last)}));
  EXPECT_FALSE(aloft.beyond_range);
  EXPECT_GE(aloft.multiple_at_end, 1 / 0.9);
}

TEST(Reach, IsZeroForALevelThatIsNowhereMet) {
  const LevelReach r = reach(outcome_of({}, {concentration_level(0.9)}));
  EXPECT_EQ(r.distance, 0);
  EXPECT_EQ(r.area, 0);
  EXPECT_TRUE(std::isnan(r.arrival));
  EXPECT_TRUE(r.outline_x.empty());
  EXPECT_TRUE(r.tracked);
}

TEST(Reach, SaysWhenTheSubstanceIsNotReleased) {
  Level so2 = concentration_level(1e-6);
  so2.substance = "SO2";
  EXPECT_FALSE(reach(outcome_of({}, {so2})).tracked);
}

TEST(Reach, UnderstandsMassConcentrations) {
  Level level = concentration_level(0);
  level.unit = "mg/m3";
  level.value = 20e-6 * 0.0340809 / 0.024;
  const PlumeShape shape;
  const double x = distance_of(shape, 20e-6);
  EXPECT_NEAR(reach(outcome_of(shape, {level})).distance, x, 1e-3 * x);
}

TEST(Reach, RefusesWhatIsNotANumber) {
  Outcome o = outcome_of({}, {concentration_level(20e-6)});
  o.part<Plumes>().members[0].plume.segments[0].slices[200].mole_fraction = nan;
  EXPECT_THROW(reach(o), RunError);
  o = outcome_of({}, {concentration_level(nan)});
  EXPECT_THROW(reach(o), RunError);
  o = outcome_of({}, {concentration_level(20e-6, nan)});
  o.levels[0].exposure_time = nan;
  EXPECT_THROW(reach(o), RunError);
  o = outcome_of({}, {concentration_level(20e-6)});
  o.part<Plumes>().members[0].plume.segments[0].slices[200].arrival = nan;
  EXPECT_THROW(reach(o), RunError);
  EXPECT_THROW(reach_of(o, 0, 0, 0.5), RunError);
}

TEST(TimeAbove, InterpolatesBetweenSamples) {
  const TimeAbove t = time_above({0, 10, 20, 30}, {0, 2, 2, 0}, 1);
  EXPECT_DOUBLE_EQ(t.first, 5);
  EXPECT_DOUBLE_EQ(t.last, 25);
  EXPECT_DOUBLE_EQ(t.total, 20);
  EXPECT_TRUE(std::isnan(time_above({0, 1}, {0, 1}, 2).first));
}

}  // namespace
}  // namespace farreach
