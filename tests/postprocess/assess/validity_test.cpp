#include "postprocess/assess/validity.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "tests/support/example_outcome.hpp"

namespace farreach {
namespace {

Member steady() {
  return testing::example_outcome().members[0];
}

LevelReach reach(double low, double middle, double high) {
  return {.distance = middle, .distance_low = low, .distance_high = high};
}

TEST(Validity, InsideTheRangeTheIntervalIsTheModels) {
  const BelievedReach b = believed(reach(5e3, 8e3, 12e3), steady());
  EXPECT_EQ(b.key, "intervals");
  EXPECT_FALSE(b.out_of_range);
  EXPECT_EQ(b.interval.low, 5e3);
  EXPECT_EQ(b.interval.high, 12e3);
}

TEST(Validity, BeyondFiftyKilometresLessIsKnown) {
  for (LevelReach r : {reach(30e3, 45e3, 51e3), reach(60e3, 70e3, 80e3)}) {
    const BelievedReach b = believed(r, steady());
    EXPECT_TRUE(b.out_of_range);
    EXPECT_EQ(b.key, "far");
    EXPECT_LE(b.interval.low, plume_range);
    EXPECT_EQ(b.interval.high, 2 * r.distance_high);
  }
  LevelReach held = reach(5e3, 8e3, 8e3);
  held.beyond_range = true;
  EXPECT_TRUE(std::isinf(believed(held, steady()).interval.high));
  LevelReach high_held = reach(5e3, 8e3, 20e3);
  high_held.high_beyond_range = true;
  EXPECT_TRUE(std::isinf(believed(high_held, steady()).interval.high));
}

TEST(Validity, AStoppedPlumeNarrowsTheRange) {
  Member m = steady();
  m.plume.notices.push_back({"plume.stopped", "", 6e3});
  EXPECT_EQ(believed(reach(5e3, 8e3, 12e3), m).key, "beyond_range");
  EXPECT_EQ(believed(reach(1e3, 2e3, 3e3), m).key, "intervals");
}

TEST(Validity, LightWindKnowsNothingWithinFiftyKilometres) {
  Member m = steady();
  m.weather.wind_speed = 0.5;
  const BelievedReach b = believed(reach(1e3, 2e3, 3e3), m);
  EXPECT_EQ(b.key, "calm");
  EXPECT_EQ(b.interval.low, 0);
  EXPECT_EQ(b.interval.high, plume_range);
  m.weather.wind_speed = std::nan("");
  EXPECT_TRUE(light_wind(m));
  m.weather.wind_speed = 5;
  m.plume.notices.push_back({"plume.calm", "", 0});
  EXPECT_TRUE(light_wind(m));
}

TEST(Validity, WhatIsNoNumberExcludesNothing) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (LevelReach r : {reach(nan, 1, 2), reach(1, nan, 2), reach(1, 1, nan),
                       reach(3, 2, 1), reach(1, 5, 2)}) {
    const BelievedReach b = believed(r, steady());
    EXPECT_EQ(b.key, "not_computed");
    EXPECT_EQ(b.interval.low, 0);
    EXPECT_TRUE(std::isinf(b.interval.high));
  }
  Member empty = steady();
  empty.plume.segments.clear();
  EXPECT_EQ(believed(reach(0, 0, 0), empty).key, "not_computed");
}

}  // namespace
}  // namespace farreach
