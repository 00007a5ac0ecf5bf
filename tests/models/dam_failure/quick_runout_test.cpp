#include "models/dam_failure/quick_runout.hpp"

#include <gtest/gtest.h>

#include "solver/base/error.hpp"

namespace farreach {
namespace {

QuickFailure coarse_waste() {
  Values values;
  values.set("release.material", std::string("coarse_waste"));
  QuickFailure f;
  f.volume = 1e5;
  f.height = 20;
  f.slope = 0.05;
  f.material = material_of(values);
  return f;
}

TEST(QuickRunout, StopsOnAGentleSlopeAndGrowsWithTheVolume) {
  const QuickRunout small = quick_runout(coarse_waste());
  EXPECT_TRUE(small.stopped);
  EXPECT_FALSE(small.left);
  EXPECT_GT(small.distance, 50);
  QuickFailure more = coarse_waste();
  more.volume = 1e6;
  EXPECT_GT(quick_runout(more).distance, small.distance);
}

TEST(QuickRunout, RefusesNothing) {
  EXPECT_THROW(quick_runout({}), InputError);
}

}  // namespace
}  // namespace farreach
