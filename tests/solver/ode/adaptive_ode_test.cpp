// Adaptive integration: exact solutions, order, events, honest failure.
#include "solver/ode/adaptive_ode.hpp"

#include <gtest/gtest.h>

namespace farreach {
namespace {

using State = OdeState<2>;

State circle(double, const State& y) {
  return {-y[1], y[0]};
}

const auto go_on = [](double, const State&) { return 1.0; };
const auto blind = [](const DenseStep<2>&, double) {};

double circle_error(double tolerance) {
  const auto r = integrate_ode(circle, 0, State{1, 0}, 10, State{1, 1},
                               {.tolerance = tolerance}, go_on, blind);
  EXPECT_EQ(r.end, OdeEnd::reached);
  return std::hypot(r.y[0] - std::cos(10), r.y[1] - std::sin(10));
}

TEST(AdaptiveOde, KeepsItsTolerance) {
  EXPECT_LT(circle_error(1e-4), 2e-3);
  EXPECT_LT(circle_error(1e-8), 2e-7);
}

TEST(AdaptiveOde, ErrorFallsWithTolerance) {
  EXPECT_LT(circle_error(1e-7), circle_error(1e-4) / 100);
}

TEST(AdaptiveOde, DenseOutputIsAsGoodAsTheSteps) {
  double worst = 0;
  const auto observe = [&](const DenseStep<2>& step, double to) {
    for (int i = 0; i <= 10; ++i) {
      const double x = step.x0 + (to - step.x0) * i / 10;
      worst = std::max(worst, std::abs(step.at(x)[0] - std::cos(x)));
    }
  };
  integrate_ode(circle, 0, State{1, 0}, 10, State{1, 1}, {.tolerance = 1e-7}, go_on,
                observe);
  EXPECT_LT(worst, 1e-5);
}

TEST(AdaptiveOde, StopsWhereTheEventIs) {
  const auto above = [](double, const State& y) { return y[0]; };  // cos x > 0
  const auto r = integrate_ode(circle, 0, State{1, 0}, 10, State{1, 1},
                               {.tolerance = 1e-9}, above, blind);
  EXPECT_EQ(r.end, OdeEnd::event);
  EXPECT_NEAR(r.x, std::acos(0.0), 1e-7);
}

// y' = 1 up to y = 1 and 5 beyond: up to the event the other law has not acted.
TEST(AdaptiveOde, TakesNoLawFromBeyondTheEvent) {
  const auto kinked = [](double, const State& y) {
    return State{y[0] < 1 ? 1.0 : 5.0, 0};
  };
  const auto below = [](double, const State& y) { return 1 - y[0]; };
  for (const double step : {0.3, 0.7, 1.1, 1.3, 1.9}) {
    const auto r = integrate_ode(kinked, 0, State{0, 0}, 10, State{10, 10},
                                 {.tolerance = 0.1, .first_step = step}, below, blind);
    EXPECT_EQ(r.end, OdeEnd::event) << step;
    EXPECT_NEAR(r.x, 1, 3e-3) << step;
  }
}

TEST(AdaptiveOde, SaysWhenItCannotGoOn) {
  const auto explode = [](double, const State& y) {
    return State{y[0] * y[0], 0};  // infinite at x = 1
  };
  const auto r =
      integrate_ode(explode, 0, State{1, 0}, 2, State{1, 1}, {}, go_on, blind);
  EXPECT_NE(r.end, OdeEnd::reached);
  EXPECT_LT(r.x, 1.001);
  const auto nothing = [](double, const State&) {
    return State{std::numeric_limits<double>::quiet_NaN(), 0};
  };
  EXPECT_EQ(
      integrate_ode(nothing, 0, State{1, 0}, 2, State{1, 1}, {}, go_on, blind).end,
      OdeEnd::not_finite);
}

}  // namespace
}  // namespace farreach
