/// A circular dam break on dry ground: turned by 90 degrees it is the same to the last
/// bit; along the diagonals it is as near the radial solution as along the axes.
#include <gmock/gmock.h>

#include <cmath>
#include <vector>

#include "tests/verification/flow/flow_cases.hpp"

namespace farreach {
namespace {

using namespace flow_cases;

template <class Real>
class CircularDamBreak : public ::testing::Test {};
using Reals = ::testing::Types<float, double>;
TYPED_TEST_SUITE(CircularDamBreak, Reals);

template <class Real>
FlowSolver<Real> broken_dam(int cells, double time) {
  const Raster raster = square_cells(cells, cells, 10, -5.0 * cells, -5.0 * cells);
  auto s = setup<Real>(raster, [](double x, double y) {
    return 2 * std::cos(x / 90) * std::cos(y / 90);
  });
  s.resistance = manning<Real>(0.03, s.settings.gravity);
  FlowSolver<Real> flow(s);
  flow.set_state([&](int i, int j) {
    const double x = raster.x(i), y = raster.y(j);
    return FlowState{x * x + y * y < 400.0 * 400.0 ? 10.0 : 0.0, 0, 0};
  });
  run(flow, time);
  return flow;
}

TYPED_TEST(CircularDamBreak, is_the_same_turned_and_mirrored) {
  const int n = 150;
  const auto flow = broken_dam<TypeParam>(n, 30);
  int differing = 0;
  for (int j = 0; j < n; ++j)
    for (int i = 0; i < n; ++i) {
      const FlowState s = flow.at(i, j);
      const FlowState turned = flow.at(n - 1 - j, i);
      const FlowState mirrored = flow.at(n - 1 - i, j);
      const bool same = s.h == turned.h && s.u == turned.v && s.v == -turned.u &&
                        s.h == mirrored.h && s.u == -mirrored.u && s.v == mirrored.v;
      differing += same ? 0 : 1;
    }
  EXPECT_EQ(differing, 0);
}

/// Radial flow on level ground as a converged reference,
///   (r h)_t + (r h u)_r = 0,  (r h u)_t + (r (h u^2 + g h^2/2))_r = g h^2/2,
/// by limited slopes, the flux of Rusanov and two stages in time.
struct Radial {
  double dr;
  std::vector<double> h, q;

  static double slope(double a, double b) {
    return a * b > 0 ? (std::abs(a) < std::abs(b) ? a : b) : 0;
  }
  double fastest() const {
    double most = 0;
    for (std::size_t i = 0; i < h.size(); ++i)
      most = std::max(most, std::abs(q[i] / h[i]) + std::sqrt(gravity * h[i]));
    return most;
  }
  Radial stepped(double dt) const {
    const std::size_t n = h.size();
    std::vector<double> fh(n + 1, 0.0), fq(n + 1, 0.0);
    const auto side = [&](const std::vector<double>& f, std::size_t i, double sign) {
      const double s =
          i == 0 || i + 1 == n ? 0 : slope(f[i] - f[i - 1], f[i + 1] - f[i]);
      return f[i] + sign * 0.5 * s;
    };
    for (std::size_t i = 1; i < n; ++i) {
      const double hl = side(h, i - 1, 1), hr = side(h, i, -1);
      const double ql = side(q, i - 1, 1), qr = side(q, i, -1);
      const double a = std::max(std::abs(ql / hl) + std::sqrt(gravity * hl),
                                std::abs(qr / hr) + std::sqrt(gravity * hr));
      const double r = dr * static_cast<double>(i);
      fh[i] = r * 0.5 * (ql + qr - a * (hr - hl));
      fq[i] = r * 0.5 *
              (ql * ql / hl + qr * qr / hr + 0.5 * gravity * (hl * hl + hr * hr) -
               a * (qr - ql));
    }
    fh[n] = 0;
    fq[n] = dr * static_cast<double>(n) * 0.5 * gravity * h[n - 1] * h[n - 1];
    Radial next = *this;
    for (std::size_t i = 0; i < n; ++i) {
      const double r = dr * (static_cast<double>(i) + 0.5);
      next.h[i] -= dt / (r * dr) * (fh[i + 1] - fh[i]);
      next.q[i] -= dt / r * ((fq[i + 1] - fq[i]) / dr - 0.5 * gravity * h[i] * h[i]);
    }
    return next;
  }
  double depth(double r) const {
    const double at = r / dr - 0.5;
    const auto i = static_cast<std::size_t>(std::max(at, 0.0));
    const double w = std::max(at - static_cast<double>(i), 0.0);
    return (1 - w) * h[i] + w * h[i + 1];
  }
};

Radial radial_dam_break(double time) {
  const std::size_t n = 4800;
  Radial flow = {750.0 / n, std::vector<double>(n), std::vector<double>(n, 0.0)};
  for (std::size_t i = 0; i < n; ++i)
    flow.h[i] = (static_cast<double>(i) + 0.5) * flow.dr < 250 ? 10.0 : 0.5;
  for (double t = 0; t < time;) {
    const double dt = std::min(time - t, 0.4 * flow.dr / flow.fastest());
    const Radial twice = flow.stepped(dt).stepped(dt);
    for (std::size_t i = 0; i < n; ++i) {
      flow.h[i] = 0.5 * (flow.h[i] + twice.h[i]);
      flow.q[i] = 0.5 * (flow.q[i] + twice.q[i]);
    }
    t += dt;
  }
  return flow;
}

/// Mean error of depth within 500 m, beside the axes and beside the diagonals [m].
struct SectorError {
  double axes, diagonals;
};

SectorError sector_error(int n, const Radial& exact) {
  const Raster raster = square_cells(n, n, 1500.0 / n, -750, -750);
  auto s = setup<double>(raster, flat);
  FlowSolver<double> flow(s);
  const int parts = 8;  // cells cut by the circle hold their share
  flow.set_state([&](int i, int j) {
    int inside = 0;
    for (int k = 0; k < parts * parts; ++k) {
      const double x = raster.x(i) + ((k % parts + 0.5) / parts - 0.5) * raster.dx;
      const double y = raster.y(j) + ((k / parts + 0.5) / parts - 0.5) * raster.dy;
      inside += std::hypot(x, y) < 250 ? 1 : 0;
    }
    return FlowState{0.5 + 9.5 * inside / (parts * parts), 0, 0};
  });
  run(flow, 15.0);
  double sum[2] = {0, 0};
  int count[2] = {0, 0};
  for (int j = n / 2; j < n; ++j)
    for (int i = n / 2; i < n; ++i) {
      const double r = std::hypot(raster.x(i), raster.y(j));
      if (r > 500) continue;
      const double angle = std::atan2(raster.y(j), raster.x(i));
      const double from_axis = std::min(angle, 2 * std::atan(1.0) - angle);
      const int sector = from_axis < 0.18 ? 0 : from_axis > 0.605 ? 1 : 2;
      if (sector > 1) continue;
      sum[sector] += std::abs(flow.at(i, j).h - exact.depth(r));
      ++count[sector];
    }
  return {sum[0] / count[0], sum[1] / count[1]};
}

TEST(CircularDamBreak45, is_as_near_the_radial_solution_along_the_diagonal) {
  const Radial exact = radial_dam_break(15.0);
  const SectorError coarse = sector_error(150, exact), fine = sector_error(300, exact);
  std::printf("radial: axes %g %g, diagonals %g %g m\n", coarse.axes, fine.axes,
              coarse.diagonals, fine.diagonals);
  EXPECT_LT(std::abs(fine.axes - fine.diagonals), 0.02);
  EXPECT_LT(fine.axes, 0.05);
  EXPECT_LT(fine.diagonals, 0.05);
  EXPECT_GT(coarse.axes / fine.axes, 1.5);
  EXPECT_GT(coarse.diagonals / fine.diagonals, 1.5);
}

}  // namespace
}  // namespace farreach
