/// Fluids with a strength: deposits that stay, and that stop where they should.
///
/// Deposit of a yield-stress fluid on flat ground: h^2 = h0^2 - 2 b |x|,
/// b = tau_y/(rho g). Pile of Coulomb material: stays below its angle, fails above.
#include <gmock/gmock.h>

#include <cmath>

#include "tests/verification/flow/flow_cases.hpp"

namespace farreach {
namespace {

using namespace flow_cases;

constexpr double g = 9.81, density = 1600, tau_y = 500;
constexpr double b = tau_y / (density * g);

FlowSetup<double> mud(const Raster& raster, double consistency) {
  auto s = setup<double>(raster, flat);
  s.settings.gravity = g;
  s.resistance = herschel_bulkley<double>(tau_y, consistency, 1.0, density);
  s.strength.yield = b;
  return s;
}

double deposit(double x, double h0, double share) {
  return std::sqrt(std::max(0.0, h0 * h0 - 2 * share * b * std::abs(x)));
}

TEST(YieldStress, a_deposit_stays_where_it_is) {
  const Raster raster = square_cells(120, 3, 4, -240);
  FlowSolver<double> flow(mud(raster, 10));
  flow.set_state([&](int i, int) {
    return FlowState{deposit(raster.x(i), 3.0, 0.95), 0, 0};
  });
  const auto depths = [&] {
    std::vector<double> h;
    for (int i = 0; i < raster.nx; ++i) h.push_back(flow.at(i, 1).h);
    return h;
  };
  const auto before = depths();
  for (int k = 0; k < 5000; ++k) flow.advance(100);
  // Not one bit differs, nor will it after any number of steps.
  EXPECT_EQ(depths(), before);
  for (int i = 0; i < raster.nx; ++i) EXPECT_EQ(flow.at(i, 1).u, 0.0) << i;
}

TEST(YieldStress, the_exact_profile_stays) {
  const Raster raster = square_cells(120, 3, 4, -240);
  FlowSolver<double> flow(mud(raster, 10));
  flow.set_state([&](int i, int) {
    return FlowState{deposit(raster.x(i), 3.0, 1 - 1e-12), 0, 0};
  });
  for (int k = 0; k < 1000; ++k) flow.advance(100);
  for (int i = 0; i < raster.nx; ++i)
    EXPECT_EQ(flow.at(i, 1).h, deposit(raster.x(i), 3.0, 1 - 1e-12)) << i;
  // A twentieth steeper, it moves.
  flow.set_state([&](int i, int) {
    return FlowState{deposit(raster.x(i), 3.0, 1.05), 0, 0};
  });
  for (int k = 0; k < 1000; ++k) flow.advance(100);
  EXPECT_LT(flow.at(60, 1).h, deposit(raster.x(60), 3.0, 1.05) - 1e-3);
}

/// Half a column slumps away from a wall until it is at rest: the front in units of the
/// static profile's, h0^2/(2 b) with h0^3/(3 b) the volume, and the mean departure from
/// that profile in units of the mean depth.
struct Slump {
  double front, shape, mass;
  bool at_rest;
};

Slump slump(double consistency, double cell) {
  const Raster raster = square_cells(static_cast<int>(124 / cell), 2, cell);
  FlowSolver<double> flow(mud(raster, consistency));
  flow.set_state([&](int i, int) {
    return FlowState{raster.x(i) < 40 ? 4.0 : 0.0, 0, 0};
  });
  const double before = flow.volume();
  const auto moves = [&] {
    for (int i = 0; i < raster.nx; ++i)
      if (flow.at(i, 1).u != 0) return true;
    return false;
  };
  run(flow, 10.0);
  while (moves() && flow.time() < 3000)
    for (int k = 0; k < 50; ++k) flow.advance(100);
  const double h0 = std::cbrt(160 * 3 * b);
  Slump s = {0, 0, flow.volume() / before - 1, true};
  for (int i = 0; i < raster.nx; ++i) {
    const FlowState c = flow.at(i, 1);
    s.at_rest = s.at_rest && c.u == 0;
    if (c.h > 0.01 * h0) s.front = raster.x(i) + 0.5 * cell;
    s.shape += std::abs(c.h - deposit(raster.x(i), h0, 1.0)) * cell / 160;
  }
  s.front /= h0 * h0 / (2 * b);
  std::printf("slump: cell %g m, %g s, front %g, shape %g\n", cell, flow.time(),
              s.front, s.shape);
  return s;
}

TEST(YieldStress, a_dam_break_stops_for_good) {
  const Slump s = slump(40, 2);
  EXPECT_NEAR(s.mass, 0, 1e-13);
  EXPECT_TRUE(s.at_rest);
  EXPECT_GT(s.front, 1.0);
  EXPECT_LT(s.front, 1.4);  // inertia carries it beyond
}

/// Within one cell of the static front, 97 m from the wall.
TEST(YieldStress, a_slow_dam_break_comes_to_the_static_profile) {
  for (const double consistency : {1000.0, 16000.0}) {
    const Slump s = slump(consistency, 4);
    EXPECT_NEAR(s.mass, 0, 1e-13);
    EXPECT_TRUE(s.at_rest);
    EXPECT_NEAR(s.front, 1, 4 / 96.7);
    EXPECT_LT(s.shape, 0.03);
  }
}

std::vector<double> depths_of(const FlowSolver<double>& flow, const Raster& raster) {
  std::vector<double> h;
  for (int j = 0; j < raster.ny; ++j)
    for (int i = 0; i < raster.nx; ++i) h.push_back(flow.at(i, j).h);
  return h;
}

TEST(Coulomb, a_pile_stays_below_its_angle_and_fails_above) {
  const Raster raster = square_cells(100, 60, 1, -50, -30);
  for (const double steepness : {0.9, 1.3}) {
    auto s = setup<double>(raster, [](double x, double) { return 0.1 * x; });
    s.resistance = coulomb<double>(0.4, 0.0, s.settings.gravity);
    s.strength.slope = 0.4;
    FlowSolver<double> flow(s);
    flow.set_state([&](int i, int j) {
      const double r = std::hypot(raster.x(i), raster.y(j));
      return FlowState{std::max(0.0, 6 - (0.4 * steepness - 0.1) * r), 0, 0};
    });
    const FlowState top = flow.at(50, 30);
    const std::vector<double> before = depths_of(flow, raster);
    for (int k = 0; k < 2000; ++k) flow.advance(100);
    if (steepness < 1) {
      EXPECT_EQ(depths_of(flow, raster), before);
      EXPECT_EQ(flow.at(20, 30).u, 0.0);
    } else {
      EXPECT_LT(flow.at(50, 30).h, top.h - 0.05);
    }
  }
}

}  // namespace
}  // namespace farreach
