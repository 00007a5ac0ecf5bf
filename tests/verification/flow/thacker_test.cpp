/// Oscillation in a paraboloid with a moving shoreline (Thacker, J. Fluid Mech. 107,
/// 1981), radially symmetric:
///   z = -h0 (1 - r^2/a^2), omega = sqrt(8 g h0)/a, A = (a^2 - r0^2)/(a^2 + r0^2)
///   h = h0 (sqrt(1-A^2)/(1 - A cos wt) - 1 - r^2/a^2 ((1-A^2)/(1 - A cos wt)^2 - 1)) -
///   z
/// and planar: the surface stays a plane,
///   eta = s h0/a^2 (2 (x cos wt + y sin wt) - s) with omega = sqrt(2 g h0)/a and
///   u = -s w sin wt, v = s w cos wt.
#include <gmock/gmock.h>

#include <cmath>

#include "tests/verification/flow/flow_cases.hpp"

namespace farreach {
namespace {

using namespace flow_cases;

constexpr double g = 9.81, a = 1, h0 = 0.1, pi_ = 3.14159265358979323846;

double bowl(double x, double y) {
  return -h0 * (1 - (x * x + y * y) / (a * a));
}

double radial_depth(double x, double y, double t) {
  const double r0 = 0.8, w = std::sqrt(8 * g * h0) / a;
  const double A = (a * a - r0 * r0) / (a * a + r0 * r0);
  const double q = 1 - A * std::cos(w * t), b = 1 - A * A;
  const double r2 = (x * x + y * y) / (a * a);
  return std::max(0.0,
                  h0 * (std::sqrt(b) / q - 1 - r2 * (b / (q * q) - 1)) - bowl(x, y));
}

FlowState planar(double x, double y, double t) {
  const double s = 0.4, w = std::sqrt(2 * g * h0) / a;
  const double c = std::cos(w * t), sn = std::sin(w * t);
  const double eta = s * h0 / (a * a) * (2 * (x * c + y * sn) - s);
  const double h = eta - bowl(x, y);
  return h > 0 ? FlowState{h, -s * w * sn, s * w * c} : FlowState{};
}

using Exact = std::function<FlowState(double x, double y, double t)>;

/// Mean error of depth, in h0: over the area, and where the water is deeper than a
/// share of h0.
struct DepthError {
  double all, deep;
};

template <class Real>
DepthError depth_error(int cells, double time, const Exact& exact, double share = 0.5) {
  const Raster raster = square_cells(cells, cells, 4.0 / cells, -2, -2);
  auto s = setup<Real>(raster, bowl);
  s.settings.gravity = g;
  s.settings.thin = 1e-6;
  s.settings.dry = 1e-10;
  FlowSolver<Real> flow(s);
  flow.set_state([&](int i, int j) { return exact(raster.x(i), raster.y(j), 0.0); });
  run(flow, time);
  double sum = 0, deep = 0;
  int count = 0;
  for (int j = 0; j < cells; ++j)
    for (int i = 0; i < cells; ++i) {
      const double h = exact(raster.x(i), raster.y(j), time).h;
      const double error = std::abs(flow.at(i, j).h - h) / h0;
      sum += error;
      if (!(h > share * h0)) continue;
      deep += error;
      ++count;
    }
  return {sum / (cells * cells), deep / count};
}

/// The shoreline, where depth has a kink, brings the order down; within a period what
/// goes wrong there has been everywhere.
void expect_converging(const char* name, const DepthError& coarse,
                       const DepthError& fine) {
  const double all = std::log2(coarse.all / fine.all);
  const double deep = std::log2(coarse.deep / fine.deep);
  std::printf("%s: all %g %g order %g, deep %g %g order %g\n", name, coarse.all,
              fine.all, all, coarse.deep, fine.deep, deep);
  EXPECT_LT(fine.all, 2e-3);
  EXPECT_GT(all, 1.3);
  EXPECT_LT(fine.deep, 0.01);
}

/// A signal from the shore needs integral dr/sqrt(g h) = a/sqrt(g h0) arccos(r/a) to
/// come inward to r: 1.06 s to r = a/2, where h = 3 h0/4; the scheme, two cells a step,
/// is at most a few times as fast with what is small. At 0.5 s the deep water has felt
/// no shore.
void expect_second_order_before_the_shore_is_felt(const char* name, const Exact& exact,
                                                  double time) {
  const DepthError coarse = depth_error<double>(100, time, exact, 0.75);
  const DepthError fine = depth_error<double>(200, time, exact, 0.75);
  const double order = std::log2(coarse.deep / fine.deep);
  std::printf("%s, deep at %g s: %g %g order %g\n", name, time, coarse.deep, fine.deep,
              order);
  EXPECT_GT(order, 1.8);
}

TEST(Thacker, radial_oscillation_after_one_period) {
  const double period = 2 * pi_ / (std::sqrt(8 * g * h0) / a);
  const Exact exact = [](double x, double y, double t) {
    return FlowState{radial_depth(x, y, t), 0, 0};
  };
  expect_converging("radial", depth_error<double>(100, period, exact),
                    depth_error<double>(200, period, exact));
}

TEST(Thacker, planar_surface_after_one_period) {
  const double period = 2 * pi_ / (std::sqrt(2 * g * h0) / a);
  expect_converging("planar", depth_error<double>(100, period, planar),
                    depth_error<double>(200, period, planar));
}

TEST(Thacker, is_of_second_order_before_the_shore_is_felt) {
  expect_second_order_before_the_shore_is_felt("planar", planar, 0.5);
  const Exact radial = [](double x, double y, double t) {
    return FlowState{radial_depth(x, y, t), 0, 0};
  };
  expect_second_order_before_the_shore_is_felt("radial", radial, 0.5);
}

}  // namespace
}  // namespace farreach
