/// Steady flow in channels, of discharge q per width.
///
/// Over a smooth bump without friction: q uniform, head h + z + u^2/(2 g) uniform below
/// and above the crest; with a level downstream low enough, critical at the crest.
/// MacDonald, Baines, Nichols and Samuels 1997: a depth h(x) is chosen, the bed
/// follows:
///   z' = (q^2/(g h^3) - 1) h' - n^2 q^2 h^(-10/3)
#include <gmock/gmock.h>

#include <cmath>

#include "tests/verification/flow/flow_cases.hpp"

namespace farreach {
namespace {

using namespace flow_cases;

constexpr double g = 9.81;

struct Channel {
  double length;                      ///< [m]
  double q;                           ///< [m2/s]
  double manning;                     ///< [s/m^(1/3)]
  std::function<double(double)> bed;  ///< [m]
  double level;                       ///< downstream [m]
  double start;                       ///< level of the water at first [m]
  double time;                        ///< until steady [s]
};

/// The steady state; water enters through a source in the first cells.
FlowSolver<double> steady(const Channel& c, int cells) {
  const double dx = c.length / cells;
  const Raster raster{cells, 2, dx, dx, 0, 0};
  auto s = setup<double>(raster, [&](double x, double) { return c.bed(x); });
  s.settings.gravity = g;
  s.resistance = manning<double>(c.manning, g);
  for (int j = 0; j < 2; ++j)
    s.sources.push_back({{0, j}, [&](double) { return c.q * dx; }, 0.5, 0.0, {}});
  s.rims.push_back({Side::east, RimKind::level, [&](double) { return c.level; }});
  FlowSolver<double> flow(s);
  flow.set_state([&](int i, int) {
    return FlowState{std::max(0.0, c.start - c.bed(raster.x(i))), 0, 0};
  });
  run(flow, c.time);
  return flow;
}

double smooth_bump(double x) {
  return 0.2 * std::exp(-(x - 10) * (x - 10) / 4);
}

/// Mean departure of the head from that at the outlet [m], x in [4, 20].
double head_error(int cells) {
  const Channel c = {25, 4.42, 0.0, smooth_bump, 2.0, 2.0, 250};
  const auto flow = steady(c, cells);
  const double dx = c.length / cells;
  const double head = 2.0 + c.q * c.q / (2 * g * 4);
  double sum = 0;
  int count = 0;
  for (int i = 0; i < cells; ++i) {
    const double x = (i + 0.5) * dx;
    if (x < 4 || x > 20) continue;
    const FlowState s = flow.at(i, 0);
    EXPECT_NEAR(s.h * s.u, c.q, 0.01 * c.q) << x;
    const double u = c.q / s.h;
    sum += std::abs(s.h + smooth_bump(x) + u * u / (2 * g) - head);
    ++count;
  }
  return sum / count;
}

TEST(SteadyChannel, head_is_kept_over_a_smooth_bump) {
  const double coarse = head_error(60);
  const double fine = head_error(120);
  std::printf("head %g %g order %g\n", coarse, fine, std::log2(coarse / fine));
  EXPECT_LT(fine, 2e-4);
  EXPECT_GT(std::log2(coarse / fine), 1.8);
}

TEST(SteadyChannel, flow_over_a_bump_turns_critical_at_the_crest) {
  const Channel c = {25, 1.53, 0.0, smooth_bump, 0.3, 0.66, 120};
  const auto flow = steady(c, 125);
  const double critical = std::cbrt(c.q * c.q / g);
  const double head = 1.5 * critical + 0.2;
  for (int i = 20; i < 120; ++i) {
    const double x = (i + 0.5) * 0.2;
    const FlowState s = flow.at(i, 0);
    const double found = s.h + smooth_bump(x) + s.u * s.u / (2 * g);
    if (x < 9.5) {
      EXPECT_NEAR(found, head, 1e-2) << x;
    }
    if (x < 8) {
      EXPECT_GT(s.h, critical);
    }
    if (x > 12 && x < 13) {
      EXPECT_LT(s.h, critical);
    }
  }
  EXPECT_NEAR(flow.at(49, 0).h, critical, 0.03 * critical);
}

double chosen_depth(double x) {
  return 1.0 + 0.25 * std::exp(-std::pow((x - 100) / 30, 2));
}

double chosen_slope(double x) {
  return -0.5 * (x - 100) / 900 * std::exp(-std::pow((x - 100) / 30, 2));
}

/// Bed that MacDonald's equation asks for, by Simpson's rule from the outlet [m].
double macdonald_bed(double x, double q, double n) {
  const auto rise = [&](double s) {
    const double h = chosen_depth(s);
    return (q * q / (g * h * h * h) - 1) * chosen_slope(s) -
           n * n * q * q * std::pow(h, -10.0 / 3.0);
  };
  const int steps = 400;
  const double width = (x - 200) / steps;
  double sum = rise(200) + rise(x);
  for (int k = 1; k < steps; ++k) sum += (k % 2 == 1 ? 4 : 2) * rise(200 + k * width);
  return sum * width / 3;
}

double macdonald_error(int cells) {
  constexpr double q = 2.0, n = 0.033;
  const Channel c = {
      200, q,   n, [](double x) { return macdonald_bed(x, q, n); }, chosen_depth(200),
      1.2, 1500};
  const auto flow = steady(c, cells);
  double sum = 0;
  int count = 0;
  for (int i = 0; i < cells; ++i) {
    const double x = (i + 0.5) * c.length / cells;
    if (x < 60 || x > 180) continue;
    sum += std::abs(flow.at(i, 0).h - chosen_depth(x));
    ++count;
  }
  return sum / count;
}

TEST(SteadyChannel, macdonald_depth_with_friction) {
  const double coarse = macdonald_error(50);
  const double fine = macdonald_error(100);
  std::printf("macdonald %g %g order %g\n", coarse, fine, std::log2(coarse / fine));
  EXPECT_LT(fine, 1e-4);
  EXPECT_GT(std::log2(coarse / fine), 1.8);
}

}  // namespace
}  // namespace farreach
