// Levels in a river: times above a level and how far it holds, on curves worked by
// hand.
#include "postprocess/media/river/river_levels.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace farreach {
namespace {

TEST(RiverExceedance, is_interpolated_between_samples) {
  RiverSeries s;
  s.time = {0, 100, 200, 300};
  s.concentration = {0, 1, 1, 0};
  EXPECT_DOUBLE_EQ(time_above(s, 0.25).first, 25);
  EXPECT_DOUBLE_EQ(time_above(s, 0.25).last, 275);
  EXPECT_TRUE(std::isnan(time_above(s, 2).first));
}

TEST(RiverExceedance, is_open_where_the_series_ends_above) {
  RiverSeries s;
  s.time = {50, 100};
  s.concentration = {1, 2};
  EXPECT_DOUBLE_EQ(time_above(s, 1).first, 50);
  EXPECT_TRUE(std::isnan(time_above(s, 1).last));
}

TEST(RiverReach, lies_between_points_in_the_logarithm) {
  RiverProfile p;
  p.distance = {0, 1000, 2000};
  p.peak = {100, 10, 1};
  p.peak_low = {10, 1, 0.1};
  p.peak_high = {1000, 100, 10};
  const RiverReachOf reach = river_reach(p, std::sqrt(10.0));
  EXPECT_NEAR(reach.likely, 1500, 1e-9);
  EXPECT_NEAR(reach.low, 500, 1e-9);
  EXPECT_TRUE(reach.high_beyond);
  EXPECT_FALSE(reach.beyond);
  EXPECT_EQ(river_reach(p, 1e6).high, 0);
}

TEST(Crossing, needs_two_states) {
  EXPECT_TRUE(is_crossing({.from_state = "KGZ", .to_state = "KAZ"}));
  EXPECT_FALSE(is_crossing({.from_state = "KGZ", .to_state = "KGZ"}));
  EXPECT_FALSE(is_crossing({.from_state = "", .to_state = "KAZ"}));
}

}  // namespace
}  // namespace farreach
