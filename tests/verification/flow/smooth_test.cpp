/// Order where the solution is smooth.
///
/// Simple wave on level ground, before it breaks: u = 2 (c - c0), and each value of c
/// travels with u + c, c(x, t) = C(x - (3 c - 2 c0) t).
///
/// Vortex that drifts with (u0, v0): v_theta = A r exp(-b r^2), and the centrifugal
/// force is borne by the surface, h = h0 - A^2/(4 b g) exp(-2 b r^2).
#include <gmock/gmock.h>

#include <cmath>
#include <numbers>

#include "tests/verification/flow/flow_cases.hpp"

namespace farreach {
namespace {

using namespace flow_cases;

constexpr double g = 9.81, h0 = 1.0;

FlowState simple_wave(double x, double t) {
  const double rest = std::sqrt(g * h0);
  double c = rest;
  for (int k = 0; k < 200; ++k) {
    const double from = (x - (3 * c - 2 * rest) * t) / 10;
    c = std::sqrt(g * (h0 + 0.1 * std::exp(-from * from)));
  }
  return {c * c / g, 2 * (c - rest), 0};
}

/// Mean error of depth in the last state [m]; `turned` runs along y.
double simple_wave_error(int cells, bool turned) {
  const double size = 120.0 / cells;
  const Raster raster = turned ? square_cells(2, cells, size, 0, -40)
                               : square_cells(cells, 2, size, -40, 0);
  auto s = setup<double>(raster, flat);
  s.settings.gravity = g;
  FlowSolver<double> flow(s);
  flow.set_state([&](int i, int j) {
    const FlowState a = simple_wave(turned ? raster.y(j) : raster.x(i), 0);
    return turned ? FlowState{a.h, 0, a.u} : a;
  });
  run(flow, 8.0);
  double sum = 0;
  for (int i = 0; i < cells; ++i) {
    const double x = turned ? raster.y(i) : raster.x(i);
    const double h = turned ? flow.at(0, i).h : flow.at(i, 0).h;
    sum += std::abs(h - simple_wave(x, 8.0).h);
  }
  return sum / cells;
}

TEST(Smooth, simple_wave_is_of_second_order_along_both_axes) {
  for (const bool turned : {false, true}) {
    const double coarse = simple_wave_error(300, turned);
    const double fine = simple_wave_error(600, turned);
    std::printf("simple wave %g %g order %g\n", coarse, fine, std::log2(coarse / fine));
    EXPECT_GT(std::log2(coarse / fine), 1.8);
    EXPECT_LT(fine, 1e-4);
  }
}

FlowState vortex(double x, double y) {
  const double A = 1.0, b = 1.0 / 8, r2 = x * x + y * y, e = A * std::exp(-b * r2);
  return {h0 - e * e / (4 * b * g), 0.7 - e * y, 0.4 + e * x};
}

/// Mean errors of depth [m] and of velocity [m/s] around the vortex.
struct VortexError {
  double depth, velocity;
};

VortexError vortex_error(int cells) {
  const double time = 4.0;
  const Raster raster = square_cells(cells, cells, 40.0 / cells, -20, -20);
  auto s = setup<double>(raster, flat);
  s.settings.gravity = g;
  for (const Side side : {Side::west, Side::east, Side::south, Side::north})
    s.rims.push_back({side, RimKind::open, [](double) { return h0; }});
  FlowSolver<double> flow(s);
  // Far from the rim, whose still water would disturb the drift, for four seconds.
  flow.set_state([&](int i, int j) { return vortex(raster.x(i), raster.y(j)); });
  run(flow, time);
  VortexError error = {0, 0};
  int count = 0;
  for (int j = 0; j < cells; ++j)
    for (int i = 0; i < cells; ++i) {
      const double x = raster.x(i) - 0.7 * time, y = raster.y(j) - 0.4 * time;
      if (std::hypot(x, y) > 4) continue;
      const FlowState a = flow.at(i, j), b = vortex(x, y);
      error.depth += std::abs(a.h - b.h);
      error.velocity += std::hypot(a.u - b.u, a.v - b.v);
      ++count;
    }
  return {error.depth / count, error.velocity / count};
}

TEST(Smooth, drifting_vortex_is_of_second_order) {
  const VortexError coarse = vortex_error(160), fine = vortex_error(320);
  const double depth = std::log2(coarse.depth / fine.depth);
  const double velocity = std::log2(coarse.velocity / fine.velocity);
  std::printf("vortex depth %g %g order %g, velocity %g %g order %g\n", coarse.depth,
              fine.depth, depth, coarse.velocity, fine.velocity, velocity);
  EXPECT_GT(depth, 1.8);
  EXPECT_GT(velocity, 1.8);
}

/// Period of the first seiche of a closed basin, 2 L/sqrt(g h), small waves.
TEST(Smooth, seiche_keeps_its_period_and_height) {
  const int cells = 100;
  const double length = 1000, depth = 10, height = 0.01;
  const Raster raster = square_cells(cells, 2, length / cells);
  auto s = setup<double>(raster, flat);
  s.settings.gravity = g;
  FlowSolver<double> flow(s);
  flow.set_state([&](int i, int) {
    return FlowState{depth + height * std::cos(std::numbers::pi * raster.x(i) / length),
                     0, 0};
  });
  const double period = 2 * length / std::sqrt(g * depth);
  run(flow, 5 * period);
  double shape = 0;
  for (int i = 0; i < cells; ++i)
    shape += (flow.at(i, 0).h - depth) *
             std::cos(std::numbers::pi * raster.x(i) / length) * 2 / cells;
  // A departure d of the period shows as 1 - (10 pi d)^2/2.
  std::printf("seiche after five periods: %g of its height\n", shape / height);
  EXPECT_NEAR(shape / height, 1.0, 0.01);
  EXPECT_NEAR(flow.volume() / (depth * length * 20), 1.0, 1e-13);
}

}  // namespace
}  // namespace farreach
