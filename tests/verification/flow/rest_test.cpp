/// Water at rest stays at rest, to rounding, over steps, islands and dry ground.
#include <gmock/gmock.h>

#include <cmath>

#include "tests/verification/flow/flow_cases.hpp"

namespace farreach {
namespace {

using namespace flow_cases;

/// Two islands, a step, a slope and a pit [m].
double rough_bed(double x, double y) {
  const double island = 3 * std::exp(-(std::pow(x - 40, 2) + std::pow(y - 30, 2)) / 90);
  const double sharp = std::abs(x - 50) < 5 && std::abs(y - 50) < 6 ? 2.5 : 0.0;
  const double pit = std::hypot(x - 20, y - 60) < 7 ? -1.5 : 0.0;
  return island + sharp + pit + 0.01 * x + (y > 70 ? 0.4 : 0.0);
}

template <class Real>
double greatest_speed(const FlowSolver<Real>& flow, const Raster& raster) {
  double worst = 0;
  for (int j = 0; j < raster.ny; ++j)
    for (int i = 0; i < raster.nx; ++i) {
      const FlowState s = flow.at(i, j);
      worst = std::max({worst, std::abs(s.u), std::abs(s.v)});
    }
  return worst;
}

template <class Real>
double speed_of_a_lake(double level, double datum, int steps) {
  const Raster raster = square_cells(59, 83, 1.0);
  auto s =
      setup<Real>(raster, [=](double x, double y) { return datum + rough_bed(x, y); });
  FlowSolver<Real> flow(s);
  flow.set_state([&](int i, int j) {
    const auto z = static_cast<double>(static_cast<Real>(s.bed(i, j)));
    return FlowState{std::max(0.0, datum + level - z), 0, 0};
  });
  for (int k = 0; k < steps; ++k) flow.advance(10.0);
  EXPECT_EQ(flow.counters().drained_tile_steps, 0U);
  return greatest_speed(flow, raster);
}

TEST(LakeAtRest, stays_at_rest_in_double) {
  EXPECT_LT(speed_of_a_lake<double>(1.6, 0, 2000), 1e-13);
}

TEST(LakeAtRest, stays_at_rest_with_everything_under_water) {
  EXPECT_LT(speed_of_a_lake<double>(9.0, 0, 2000), 1e-13);
}

TEST(LakeAtRest, stays_at_rest_a_kilometre_up) {
  EXPECT_LT(speed_of_a_lake<double>(1.6, 1024, 1000), 1e-11);
}

TEST(LakeAtRest, stays_at_rest_to_rounding_in_float) {
  EXPECT_LT(speed_of_a_lake<float>(1.6, 0, 2000), 2e-5);
}

TEST(LakeAtRest, eight_thousand_steps_do_not_grow) {
  EXPECT_LT(speed_of_a_lake<double>(1.6, 0, 8000), 1e-13);
}

}  // namespace
}  // namespace farreach
