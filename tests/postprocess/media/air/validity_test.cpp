#include "postprocess/media/air/validity.hpp"
#include "models/hazard/plumes.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "tests/support/example_outcome.hpp"

namespace farreach {
namespace {

Member steady() {
  return testing::example_outcome().part<Plumes>().members[0];
}

LevelReach reach(double low, double middle, double high) {
  return {.distance = middle, .distance_low = low, .distance_high = high};
}

TEST(Validity, InsideTheRangeTheIntervalIsTheModels) {
  const BelievedReach b = believed(reach(5e3, 8e3, 12e3), steady(), 2);
  EXPECT_EQ(b.key, "intervals");
  EXPECT_FALSE(b.out_of_range);
  EXPECT_EQ(b.interval.low, 5e3);
  EXPECT_EQ(b.interval.high, 12e3);
}

TEST(Validity, BeyondFiftyKilometresLessIsKnown) {
  for (LevelReach r : {reach(30e3, 45e3, 51e3), reach(60e3, 70e3, 80e3)}) {
    const BelievedReach b = believed(r, steady(), 2);
    EXPECT_TRUE(b.out_of_range);
    EXPECT_EQ(b.key, "far");
    EXPECT_LE(b.interval.low, plume_range);
    EXPECT_EQ(b.interval.high, 2 * r.distance_high);
  }
  LevelReach held = reach(5e3, 8e3, 8e3);
  held.beyond_range = true;
  EXPECT_TRUE(std::isinf(believed(held, steady(), 2).interval.high));
  LevelReach high_held = reach(5e3, 8e3, 20e3);
  high_held.high_beyond_range = true;
  EXPECT_TRUE(std::isinf(believed(high_held, steady(), 2).interval.high));
}

/// The plume of `m` could be followed to `until` only.
void stop_at(Member& m, double until) {
  for (PlumeSegment& segment : m.plume.segments) {
    std::erase_if(segment.slices, [&](const PlumeSlice& s) { return s.x > until; });
    segment.followed = PlumeEnd::out_of_range;
  }
}

/// A level that is met `multiple` times at the end of a table of 100 km.
LevelReach held(double multiple) {
  LevelReach r = reach(60e3, 100e3, 100e3);
  r.beyond_range = r.high_beyond_range = true;
  r.multiple_at_end = multiple;
  return r;
}

TEST(Validity, BeyondTheTableThePlumeFallsAtLeastWithTheRootOfDistance) {
  const BelievedReach b = believed(held(1.2), steady(), 2);
  EXPECT_EQ(b.key, "bounded");
  EXPECT_TRUE(b.out_of_range);
  EXPECT_LE(b.interval.low, plume_range);
  EXPECT_NEAR(b.interval.high, far_factor * 100e3 * 2.4 * 2.4, 1e-6);
  // Where it ends just inside the table and just beyond it the bound is the same.
  LevelReach last = reach(30e3, 60e3, 99.999e3);
  const double inside = believed(last, steady(), 2).interval.high;
  LevelReach first = held(0.5);
  first.beyond_range = false;
  EXPECT_NEAR(believed(first, steady(), 2).interval.high, inside, 10);
}

TEST(Validity, TheBoundRisesWithWhatIsLeft) {
  double before = 0;
  for (double multiple = 0.5; multiple < 1e4; multiple *= 1.1)
    for (const double factor : {2.0, 3.0}) {
      const double high = believed(held(multiple), steady(), factor).interval.high;
      if (factor == 2) {
        EXPECT_GE(high, before);
        before = high;
      }
      EXPECT_GE(high, before);
    }
  EXPECT_TRUE(std::isinf(before));
}

TEST(Validity, ThereIsNoBoundWhereNothingIsKnown) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const double multiple : {nan, 0.0, -1.0, 100.0}) {
    const BelievedReach b = believed(held(multiple), steady(), 2);
    EXPECT_EQ(b.key, "beyond_range") << multiple;
    EXPECT_TRUE(std::isinf(b.interval.high)) << multiple;
  }
  EXPECT_TRUE(std::isinf(believed(held(1), steady(), nan).interval.high));
  LevelReach early = held(1);  // a table that ends within the range of the model
  early.distance = early.distance_high = 40e3;
  early.distance_low = 30e3;
  EXPECT_TRUE(std::isinf(believed(early, steady(), 2).interval.high));
  Member stopped = steady();
  stop_at(stopped, 100e3);
  EXPECT_TRUE(std::isinf(believed(held(1), stopped, 2).interval.high));
  Member calm = steady();
  calm.weather.wind_speed = 0.5;
  EXPECT_TRUE(std::isinf(believed(held(1), calm, 2).interval.high));
}

/// It may be mixed down when the layer grows in the morning, which is not computed.
TEST(Validity, GasAboveAStableLayerIsNotAtItsEnd) {
  Member m = steady();
  PlumeSlice& last = m.plume.segments.back().slices.back();
  last.z_centre = 400;
  last.sigma_z = 60;
  last.lid = 1000;
  EXPECT_EQ(believed(reach(100, 200, 300), m, 2).key, "intervals");
  last.lid = 0;
  const BelievedReach b = believed(reach(100, 200, 300), m, 2);
  EXPECT_EQ(b.key, "lofted");
  EXPECT_TRUE(std::isinf(b.interval.high));
}

// The one rule of all media, at a place: open where the bound passes it.
TEST(Validity, WhatTheTableLeavesOpenIsOpenAsFarAsItsBound) {
  const BelievedReach bounded = believed(held(1.2), steady(), 2);
  const double end = bounded.interval.high;
  EXPECT_TRUE(is_open(left_open_at(bounded, 0.999 * end)));
  EXPECT_FALSE(is_open(left_open_at(bounded, 1.001 * end)));
  EXPECT_NEAR(left_open_at(bounded, far_factor * 100e3).multiple, 2 * 1.2, 1e-9)
      << "twice the end of the table is where the bound begins to fall";
  EXPECT_EQ(left_open_at(bounded, 1e6).ended, Ended::slices);
  const BelievedReach endless = believed(held(100), steady(), 2);
  EXPECT_TRUE(is_open(left_open_at(endless, 19e6)));
  EXPECT_FALSE(
      is_open(left_open_at(believed(reach(5e3, 8e3, 12e3), steady(), 2), 1e3)));
  const BelievedReach unknown = believed(reach(3, 2, 1), steady(), 2);
  EXPECT_EQ(left_open_at(unknown, 1e3).ended, Ended::failed);
  EXPECT_EQ(held_against(left_open_at(unknown, 1e3), Reached::not_reached),
            Reached::undecided);
}

TEST(Validity, AStoppedPlumeNarrowsTheRange) {
  Member m = steady();
  stop_at(m, 6e3);
  EXPECT_EQ(believed(reach(5e3, 8e3, 12e3), m, 2).key, "beyond_range");
  EXPECT_EQ(believed(reach(1e3, 2e3, 3e3), m, 2).key, "intervals");
}

TEST(Validity, LightWindKnowsNothingWithinFiftyKilometres) {
  Member m = steady();
  m.weather.wind_speed = 0.5;
  const BelievedReach b = believed(reach(1e3, 2e3, 3e3), m, 2);
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
    const BelievedReach b = believed(r, steady(), 2);
    EXPECT_EQ(b.key, "not_computed");
    EXPECT_EQ(b.interval.low, 0);
    EXPECT_TRUE(std::isinf(b.interval.high));
  }
  Member empty = steady();
  empty.plume.segments.clear();
  EXPECT_EQ(believed(reach(0, 0, 0), empty, 2).key, "not_computed");
}

TEST(Validity, APlumeWithoutCrossSectionsExcludesNothing) {
  Member failed = steady();
  failed.plume.segments.back().slices.clear();
  const BelievedReach b = believed(reach(0, 0, 0), failed, 2);
  EXPECT_EQ(b.key, "not_computed");
  EXPECT_TRUE(std::isinf(b.interval.high));
  EXPECT_EQ(compare({100e3, 100e3}, b.interval), Reached::undecided);
}

}  // namespace
}  // namespace farreach
