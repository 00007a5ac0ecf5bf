#include "solver/stepping/clock.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "solver/base/error.hpp"

namespace farreach {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

TEST(Clock, StopsAtNamedTimesInAnyOrderGiven) {
  Clock clock(10, {7, 3, 3, 0, 10, 12});
  std::vector<double> stops;
  while (!clock.finished()) {
    clock.tick(clock.longest_step());
    stops.push_back(clock.time());
  }
  EXPECT_EQ(stops, (std::vector<double>{3, 7, 10}));
  EXPECT_EQ(clock.steps(), 3u);
}

TEST(Clock, EndsExactlyWhenStepsDoNotAddUpInBinary) {
  Clock clock(1.0);
  for (int i = 0; i < 10; ++i) clock.tick(std::min(0.1, clock.longest_step()));
  EXPECT_TRUE(clock.finished());
  EXPECT_EQ(clock.time(), 1.0);
}

TEST(Clock, HasNothingToDoWhenTheEndIsZero) {
  EXPECT_TRUE(Clock(0).finished());
}

TEST(Clock, RefusesStepsThatAreNoSteps) {
  Clock clock(10, {4});
  for (const double dt : {0.0, -1.0, nan, infinite, 4.001})
    EXPECT_THROW(clock.tick(dt), RunError) << dt;
  EXPECT_EQ(clock.time(), 0.0);
}

TEST(Clock, SaysSoWhenTimeNoLongerMoves) {
  Clock clock(1e9);
  clock.tick(1e8);
  EXPECT_THROW(clock.tick(1e-12), RunError);
}

TEST(Clock, RefusesTimesThatAreNoTimes) {
  EXPECT_THROW(Clock{nan}, std::invalid_argument);
  EXPECT_THROW(Clock{infinite}, std::invalid_argument);
  EXPECT_THROW(Clock{-1}, std::invalid_argument);
  EXPECT_THROW(Clock(1, {nan}), std::invalid_argument);
  EXPECT_THROW(Clock(1, {-2}), std::invalid_argument);
}

TEST(Clock, GoesOnFromALaterTime) {
  Clock clock(10, {2, 4, 6});
  clock.skip_to(4);
  EXPECT_EQ(clock.time(), 4);
  EXPECT_EQ(clock.longest_step(), 2);
  EXPECT_THROW(clock.skip_to(3), std::invalid_argument);
  EXPECT_THROW(clock.skip_to(11), std::invalid_argument);
}

}  // namespace
}  // namespace farreach
