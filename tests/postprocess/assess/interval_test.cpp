#include "postprocess/assess/interval.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace farreach {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

TEST(Interval, DecidesOnlyWhenTheIntervalsAreApart) {
  EXPECT_EQ(compare({10, 20}, {5, 9}), Reached::not_reached);
  EXPECT_EQ(compare({10, 20}, {5, 10}), Reached::undecided);
  EXPECT_EQ(compare({10, 20}, {12, 15}), Reached::undecided);
  EXPECT_EQ(compare({10, 20}, {19, 30}), Reached::undecided);
  EXPECT_EQ(compare({10, 20}, {20, 30}), Reached::reached);
  EXPECT_EQ(compare({10, 20}, {25, 30}), Reached::reached);
  EXPECT_EQ(compare({10, 20}, {0, 100}), Reached::undecided);
}

// All small integer intervals against the definition by points: reached when every
// point of the reach is at or beyond every point of the distance, not reached when none
// is, undecided else.
TEST(Interval, AgreesWithTheDefinitionForAllSmallIntervals) {
  for (int dl = -2; dl <= 5; ++dl)
    for (int dh = dl; dh <= 5; ++dh)
      for (int rl = 0; rl <= 6; ++rl)
        for (int rh = std::max(rl, 1); rh <= 6; ++rh) {
          bool all = true, any = false;
          for (int d = dl; d <= dh; ++d)
            for (int r = rl; r <= rh; ++r) {
              all = all && r >= d;
              any = any || r >= d;
            }
          const Reached expected = all   ? Reached::reached
                                   : any ? Reached::undecided
                                         : Reached::not_reached;
          EXPECT_EQ(compare({double(dl), double(dh)}, {double(rl), double(rh)}),
                    expected)
              << dl << " " << dh << " " << rl << " " << rh;
        }
}

TEST(Interval, WhatIsNoNumberIsUndecided) {
  const double values[] = {0, 10, nan};
  for (double a : values)
    for (double b : values)
      for (double c : values)
        for (double d : values) {
          if (!std::isnan(a + b + c + d)) continue;
          EXPECT_EQ(compare({a, b}, {c, d}), Reached::undecided);
        }
  EXPECT_EQ(compare({20, 10}, {0, 5}), Reached::undecided);  // out of order
  EXPECT_EQ(decide(nan, 1), Reached::undecided);
  EXPECT_EQ(decide(1, nan), Reached::undecided);
}

TEST(Interval, OpenReachNeverExcludes) {
  EXPECT_EQ(compare({1e6, 1.1e6}, {50e3, infinite}), Reached::undecided);
  EXPECT_EQ(compare({10e3, 11e3}, {50e3, infinite}), Reached::reached);
}

TEST(Interval, NoZoneReachesNothingEvenAtTheBorder) {
  EXPECT_EQ(compare({-5, 5}, {0, 0}), Reached::not_reached);
}

// A larger reach never turns reached into anything less, nor undecided into not.
TEST(Interval, LargerReachIsNeverMilder) {
  for (double low = 0; low < 30; low += 1.7)
    for (double high = low; high < 40; high += 2.3)
      for (double more = 0; more < 10; more += 3)
        for (double d = 0; d < 35; d += 2.9)
          EXPECT_GE(seriousness(compare({d - 2, d + 2}, {low + more, high + more})),
                    seriousness(compare({d - 2, d + 2}, {low, high})));
}

}  // namespace
}  // namespace farreach
