#include "solver/stepping/loop.hpp"

#include <gmock/gmock.h>

#include <csignal>
#include <limits>

#include "solver/base/error.hpp"

namespace farreach {
namespace {

using testing::ElementsAre;

/// dm/dt = 1 stepped with a longest step of its own.
struct Filling {
  double end = 10, own_step = 4, mass = 0;
  double end_time() const { return end; }
  double advance(double, double longest_step) {
    const double dt = std::min(own_step, longest_step);
    mass += dt;
    return dt;
  }
  double snapshot(double) const {
    ++looks;
    return mass;
  }
  mutable int looks = 0;
};

TEST(Loop, ShowsEveryStepAndEveryNamedTimeOnce) {
  Filling filling;
  std::vector<double> steps, named;
  const LoopEnd end =
      run_loop<double>(filling, {{[&](double m) { steps.push_back(m); }, {}},
                                 {[&](double m) { named.push_back(m); }, {5, 0, 10}}});
  EXPECT_THAT(steps, ElementsAre(4, 5, 9, 10));
  EXPECT_THAT(named, ElementsAre(0, 5, 10));
  EXPECT_EQ(end.time, 10);
  EXPECT_EQ(end.steps, 4u);
  EXPECT_FALSE(end.interrupted);
  EXPECT_EQ(end.unseen, 0u);
}

TEST(Loop, MakesASnapshotOnlyWhenSomebodyLooks) {
  Filling filling;
  run_loop<double>(filling, {{[](double) {}, {10}}, {[](double) {}, {10}}});
  EXPECT_EQ(filling.looks, 1);
}

TEST(Loop, CountsNamedTimesBeyondTheEnd) {
  Filling filling;
  EXPECT_EQ(run_loop<double>(filling, {{[](double) {}, {5, 11, 12}}}).unseen, 2u);
}

TEST(Loop, FailsWhenTheStepperDoesNotMove) {
  Filling filling{.own_step = 0};
  EXPECT_THROW(run_loop<double>(filling, {}), RunError);
  filling.own_step = std::numeric_limits<double>::quiet_NaN();
  struct Runaway : Filling {
    double advance(double, double longest_step) { return 2 * longest_step; }
  } runaway;
  EXPECT_THROW(run_loop<double>(runaway, {}), RunError);
}

// The flag stays set for the life of a process, so it is raised in one of its own.
TEST(LoopDeathTest, StopsEarlyWhenAskedToAndSaysSo) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  const auto stop_at_five = [] {
    watch_interrupts();
    Filling filling;
    const auto press = [](double) { std::raise(SIGINT); };
    const LoopEnd end = run_loop<double>(filling, {{press, {5}}});
    const bool right = end.interrupted && end.time == 5 && filling.mass == 5;
    std::_Exit(right ? 0 : 1);
  };
  EXPECT_EXIT(stop_at_five(), testing::ExitedWithCode(0), "");
}

}  // namespace
}  // namespace farreach
