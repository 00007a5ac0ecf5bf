#include "postprocess/media/air/directed.hpp"

#include <gtest/gtest.h>

#include "solver/geo/geodesic.hpp"
#include "tests/support/example_outcome.hpp"

namespace farreach {
namespace {

LevelReach zone(double length, double half_width) {
  LevelReach r{.distance = length};
  r.outline_x = {0, 0.5 * length, length, 0.5 * length};
  r.outline_y = {0, half_width, 0, -half_width};
  return r;
}

// The border of the example runs along 51.49 N, 15.2 km north of the site.
TEST(Directed, StraightNorthTheGapIsDistanceLessReach) {
  const Outcome o = testing::example_outcome();
  const auto near = NearTerritory::of(o, o.geography.borders[0]);
  ASSERT_TRUE(near);
  const double d = geodesic(o.site.place, {51.49, o.site.place.lon}).distance;
  const Gaps gaps = near->gaps(zone(10e3, 500), 5e3, 18e3, 0);
  EXPECT_NEAR(gaps.of_low, d - 5e3, 30);
  EXPECT_NEAR(gaps.of_middle, d - 10e3, 30);
  EXPECT_NEAR(gaps.of_high, d - 18e3, 30);
}

TEST(Directed, ObliqueAndAway) {
  const Outcome o = testing::example_outcome();
  const auto near = NearTerritory::of(o, o.geography.borders[0]);
  ASSERT_TRUE(near);
  const double d = geodesic(o.site.place, {51.49, o.site.place.lon}).distance;
  // Towards 60 deg the northing is half of the way.
  EXPECT_NEAR(near->gaps(zone(10e3, 1), 1e3, 12e3, 60).of_middle, d - 5e3, 60);
  // Towards south the site itself is the nearest point of the zone.
  EXPECT_NEAR(near->gaps(zone(10e3, 1), 1e3, 12e3, 180).of_high, d, 30);
  // A wide zone blown along the border touches it with its left flank when it goes
  // east, and with its right flank when it goes west.
  for (double azimuth : {90.0, 270.0})
    EXPECT_LT(near->gaps(zone(20e3, 16e3), 1e3, 20e3, azimuth).of_middle, 0);
  LevelReach left = zone(20e3, 16e3);
  left.outline_y[3] = 0;
  EXPECT_LT(near->gaps(left, 1e3, 20e3, 90).of_middle, 0);
  EXPECT_GT(near->gaps(left, 1e3, 20e3, 270).of_middle, 10e3);
}

TEST(Directed, NeedsTheTerritory) {
  Outcome o = testing::example_outcome();
  BorderDistance other = o.geography.borders[0];
  other.state = "UZB";
  EXPECT_FALSE(NearTerritory::of(o, other));
}

}  // namespace
}  // namespace farreach
