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

TEST(YieldStress, a_dam_break_stops_on_the_static_slope) {
  const Raster raster = square_cells(200, 3, 2, -200);
  FlowSolver<double> flow(mud(raster, 40));
  flow.set_state([&](int i, int) {
    return FlowState{std::abs(raster.x(i)) < 40 ? 4.0 : 0.0, 0, 0};
  });
  const double before = flow.volume();
  run(flow, 400.0);
  EXPECT_NEAR(flow.volume() / before, 1.0, 1e-13);
  double fastest = 0, front = 0;
  for (int i = 0; i < raster.nx; ++i) {
    fastest = std::max(fastest, std::abs(flow.at(i, 1).u));
    if (flow.at(i, 1).h > 0.05) front = std::max(front, std::abs(raster.x(i)));
  }
  EXPECT_LT(fastest, 1e-6);
  // Half the volume under the static profile: h0^3/(3 b) = 160 m2.
  const double h0 = std::cbrt(160 * 3 * b);
  const double slump = h0 * h0 / (2 * b);
  std::printf("front %g m, static %g m, speed %g\n", front, slump, fastest);
  EXPECT_GT(front, 0.8 * slump);
  EXPECT_LT(front, 1.4 * slump);  // inertia carries it beyond
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
    for (int k = 0; k < 2000; ++k) flow.advance(100);
    if (steepness < 1) {
      EXPECT_NEAR(flow.at(50, 30).h, top.h, 1e-12);
      EXPECT_EQ(flow.at(20, 30).u, 0.0);
    } else {
      EXPECT_LT(flow.at(50, 30).h, top.h - 0.05);
    }
  }
}

}  // namespace
}  // namespace farreach
