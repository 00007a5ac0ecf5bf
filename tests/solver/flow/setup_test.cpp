/// What a flow refuses, and forces that act on it.
#include <gmock/gmock.h>

#include <cmath>
#include <limits>

#include "solver/base/error.hpp"
#include "solver/flow/flow_solver.hpp"
#include "solver/flow/resistance.hpp"

namespace farreach {
namespace {

FlowSetup<double> basin(int nx, int ny, double cell) {
  FlowSetup<double> s;
  s.raster = {nx, ny, cell, cell, 0, 0};
  s.bed = [](int, int) { return 0.0; };
  s.resistance = frictionless<double>();
  return s;
}

TEST(FlowSolver, refuses_settings_outside_their_range) {
  auto s = basin(10, 10, 1);
  s.settings.courant = 1.5;
  EXPECT_THROW(FlowSolver<double>{s}, InputError);
  s.settings.courant = std::nan("");
  EXPECT_THROW(FlowSolver<double>{s}, InputError);
}

TEST(FlowSolver, refuses_a_source_off_the_raster) {
  auto s = basin(10, 10, 1);
  s.sources.push_back({{10, 3}, [](double) { return 1.0; }, 0, 0, {}});
  EXPECT_THROW(FlowSolver<double>{s}, InputError);
}

TEST(FlowSolver, refuses_negative_and_missing_depths) {
  FlowSolver<double> flow(basin(10, 10, 1));
  EXPECT_THROW(flow.set_state([](int, int) {
    return FlowState{-1, 0, 0};
  }),
               InputError);
  EXPECT_THROW(flow.set_state([](int, int) {
    return FlowState{std::nan(""), 0, 0};
  }),
               InputError);
}

TEST(FlowSolver, names_the_cell_that_limits_the_step) {
  FlowSolver<double> flow(basin(200, 100, 1));
  flow.set_state([](int i, int j) {
    return FlowState{1.0, i == 150 && j == 40 ? 5.0 : 0.0, 0};
  });
  EXPECT_EQ(flow.limiting_cell().cell, (Cell{150, 40}));
  EXPECT_NEAR(flow.limiting_cell().speed, 5.0, 1e-12);
}

/// Set-up by wind in a closed basin: g h d(eta)/dx = stress, 1 %.
TEST(FlowSolver, wind_sets_up_a_slope) {
  auto s = basin(100, 4, 1000);
  s.resistance = manning<double>(0.2, s.settings.gravity);
  const double stress = 2e-4;
  s.forces = [=](double, double, double) { return FlowForces{stress, 0, 0, 0, 0}; };
  FlowSolver<double> flow(s);
  flow.set_state([](int, int) { return FlowState{4.0, 0, 0}; });
  while (flow.time() < 1e6) flow.advance(1e6 - flow.time());
  // The steady profile: h^2 = c + 2 stress x/g, c from the volume.
  const double rise = flow.at(99, 1).h - flow.at(0, 1).h;
  const double linear = stress * 99e3 / (s.settings.gravity * 4.0);
  EXPECT_NEAR(rise, linear, 0.01 * linear);
}

/// A uniform current turns with f, inertial oscillation; walls are far.
TEST(FlowSolver, rotation_turns_a_current) {
  auto s = basin(200, 200, 10000);
  const double f = 1e-4;
  s.forces = [=](double, double, double) { return FlowForces{0, 0, 0, 0, f}; };
  FlowSolver<double> flow(s);
  flow.set_state([](int, int) { return FlowState{10.0, 0.5, 0.0}; });
  while (flow.time() < 10000) flow.advance(10000 - flow.time());
  const FlowState middle = flow.at(100, 100);
  EXPECT_NEAR(middle.u, 0.5 * std::cos(1.0), 1e-12);
  EXPECT_NEAR(middle.v, -0.5 * std::sin(1.0), 1e-12);
}

/// A wind that grows evenly over the map is bilinear between any corners: after one
/// step from rest each cell has exactly that of its middle, over all tiles and rims.
TEST(FlowSolver, wind_may_differ_from_place_to_place) {
  for (const VectorUnit unit :
       {VectorUnit::baseline, VectorUnit::avx2, VectorUnit::avx512}) {
    if (unit > widest_vector_unit()) continue;
    auto s = basin(150, 80, 1000);
    s.settings.unit = unit;
    s.raster.x0 = -7e3;
    s.raster.y0 = 3e3;
    const auto wind = [](double x, double y) {
      return FlowForces{1e-4 + 1e-9 * x - 3e-9 * y, 2e-4 - 2e-9 * x, 0, 1e-9 * y, 0};
    };
    s.forces = [=](double, double x, double y) { return wind(x, y); };
    FlowSolver<double> flow(s);
    flow.set_state([](int, int) { return FlowState{2.0, 0, 0}; });
    const double dt = flow.advance(10);
    for (int j = 0; j < 80; ++j)
      for (int i = 0; i < 150; ++i) {
        const FlowForces f = wind(s.raster.x(i), s.raster.y(j));
        EXPECT_NEAR(2 * flow.at(i, j).u, dt * f.stress_x, 1e-12 * dt);
        EXPECT_NEAR(2 * flow.at(i, j).v, dt * (f.stress_y - 2 * f.pressure_y),
                    1e-12 * dt);
      }
  }
}

/// Kernels take values to be finite; the solver must notice when they are not.
template <class Real>
void expect_refusal_of(double value, int field) {
  FlowSetup<Real> s;
  s.raster = {80, 50, 1, 1, 0, 0};
  s.bed = [](int, int) { return 0.0; };
  s.resistance = manning<Real>(0.03, s.settings.gravity);
  FlowSolver<Real> flow(s);
  flow.set_state([](int, int) { return FlowState{1, 0, 0}; });
  const TileCell at = flow.tiles().locate(70, 40);
  flow.tiles().now(at.tile, field)[at.offset] = static_cast<Real>(value);
  try {
    flow.advance(1e-3);
    ADD_FAILURE() << "a step with " << value << " in field " << field << " was taken";
  } catch (const RunError& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("not finite in cell ("));
  }
}

TEST(FlowSolver, notices_values_that_are_not_numbers) {
  using Limits = std::numeric_limits<double>;
  for (int field = 0; field < 3; ++field)
    for (const double value :
         {Limits::quiet_NaN(), Limits::infinity(), -Limits::infinity()}) {
      if (field == 0 && value < 0) continue;
      expect_refusal_of<float>(value, field);
      expect_refusal_of<double>(value, field);
    }
}

}  // namespace
}  // namespace farreach
