/// What must hold for a million steps.
#include <gmock/gmock.h>

#include <cmath>

#include "tests/verification/flow/flow_cases.hpp"

namespace farreach {
namespace {

using namespace flow_cases;

constexpr double g = 9.81;

/// Greatest change of a depth and greatest speed over a number of steps.
struct Change {
  double depth = 0, speed = 0;
};

Change change_over(FlowSetup<double> s, const std::function<double(int, int)>& depth,
                   int steps) {
  FlowSolver<double> flow(s);
  flow.set_state([&](int i, int j) { return FlowState{depth(i, j), 0, 0}; });
  for (int k = 0; k < steps; ++k) flow.advance(100);
  Change change;
  for (int j = 0; j < s.raster.ny; ++j)
    for (int i = 0; i < s.raster.nx; ++i) {
      const FlowState c = flow.at(i, j);
      change.depth = std::max(change.depth, std::abs(c.h - depth(i, j)));
      change.speed = std::max(change.speed, std::hypot(c.u, c.v));
    }
  return change;
}

TEST(MillionSteps, a_deposit_of_mud_stays) {
  const double b = 500 / (1600 * g);
  const Raster raster = square_cells(56, 4, 4, -112);
  auto s = setup<double>(raster, flat);
  s.settings.gravity = g;
  s.resistance = herschel_bulkley<double>(500, 10, 1, 1600);
  s.strength.yield = b;
  const Change change = change_over(
      s,
      [&](int i, int) {
        const double left = 2.25 * 2.25 - 2 * b * std::abs(raster.x(i));
        return std::sqrt(std::max(0.0, 0.999 * left));
      },
      1000000);
  EXPECT_LE(change.depth, 1e-12);
  EXPECT_EQ(change.speed, 0);
}

TEST(MillionSteps, a_pile_of_grains_stays) {
  const Raster raster = square_cells(56, 28, 1, -28, -14);
  auto s = setup<double>(raster, [](double x, double) { return 0.1 * x; });
  s.resistance = coulomb<double>(0.4, 0.0, s.settings.gravity);
  s.strength.slope = 0.4;
  const Change change = change_over(
      s,
      [&](int i, int j) {
        return std::max(0.0, 3 - 0.26 * std::hypot(raster.x(i), raster.y(j)));
      },
      1000000);
  EXPECT_LE(change.depth, 1e-12);
  EXPECT_EQ(change.speed, 0);
}

TEST(HundredThousandSteps, a_lake_with_islands_rests) {
  const Raster raster = square_cells(56, 28, 1);
  auto s = setup<double>(raster, [](double x, double y) {
    const double sharp = std::abs(x - 40) < 4 && std::abs(y - 14) < 5 ? 2.5 : 0.0;
    return 3 * std::exp(-(std::pow(x - 20, 2) + std::pow(y - 14, 2)) / 60) + sharp +
           0.01 * x;
  });
  const Change change = change_over(
      s, [&](int i, int j) { return std::max(0.0, 1.6 - s.bed(i, j)); }, 100000);
  std::printf("lake: %g m, %g m/s\n", change.depth, change.speed);
  EXPECT_LE(change.depth, 1e-13);
  EXPECT_LE(change.speed, 1e-13);
}

}  // namespace
}  // namespace farreach
