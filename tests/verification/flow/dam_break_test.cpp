/// Dam breaks on a flat bed without friction, against their exact solutions.
///
/// Ritter 1892, dry downstream: between -c0 t and 2 c0 t
///   h = (2 c0 - x/t)^2/(9 g), u = 2/3 (c0 + x/t), c0 = sqrt(g h0)
/// Stoker 1957, wet downstream: a plateau hm, um and a shock of speed s with
///   c_m from -8 g h1 c_m^2 (g h0 - c_m^2)^2... solved here by bisection on
///   um = 2 (c0 - cm) = (hm - h1) sqrt(g (hm + h1)/(2 hm h1)), s = hm um/(hm - h1)
#include <gmock/gmock.h>

#include <cmath>

#include "tests/verification/flow/flow_cases.hpp"

namespace farreach {
namespace {

using namespace flow_cases;

constexpr double g = 9.81;

FlowState ritter(double x, double t, double h0) {
  const double c0 = std::sqrt(g * h0);
  if (x < -c0 * t) return {h0, 0, 0};
  if (x > 2 * c0 * t) return {0, 0, 0};
  const double c = (2 * c0 - x / t) / 3;
  return {c * c / g, 2.0 / 3.0 * (c0 + x / t), 0};
}

double shock_velocity(double hm, double h1) {
  return (hm - h1) * std::sqrt(g * (hm + h1) / (2 * hm * h1));
}

FlowState stoker(double x, double t, double h0, double h1) {
  const double c0 = std::sqrt(g * h0);
  double low = h1, high = h0;
  for (int k = 0; k < 200; ++k) {
    const double hm = 0.5 * (low + high);
    (2 * (c0 - std::sqrt(g * hm)) > shock_velocity(hm, h1) ? low : high) = hm;
  }
  const double hm = low, cm = std::sqrt(g * hm), um = 2 * (c0 - cm);
  if (x < -c0 * t) return {h0, 0, 0};
  if (x < (um - cm) * t) return ritter(x, t, h0);
  if (x < hm * um / (hm - h1) * t) return {hm, um, 0};
  return {h1, 0, 0};
}

/// Mean error of depth over the channel, of h0 = 10 m after 30 s, over h0.
template <class Real>
double depth_error(int cells, double h1) {
  const double length = 1600;
  const Raster raster = square_cells(cells, 3, length / cells, -length / 2);
  auto s = setup<Real>(raster, flat);
  s.settings.gravity = g;
  FlowSolver<Real> flow(s);
  flow.set_state([&](int i, int) {
    return FlowState{raster.x(i) < 0 ? 10.0 : h1, 0, 0};
  });
  run(flow, 30.0);
  double sum = 0;
  for (int i = 0; i < cells; ++i) {
    const double x = raster.x(i);
    const double exact = h1 > 0 ? stoker(x, 30, 10, h1).h : ritter(x, 30, 10).h;
    sum += std::abs(flow.at(i, 1).h - exact);
  }
  return sum / cells / 10.0;
}

TEST(DamBreak, dry_downstream_converges_to_ritter) {
  const double coarse = depth_error<double>(400, 0);
  const double fine = depth_error<double>(1600, 0);
  EXPECT_LT(fine, 4e-4);
  EXPECT_GT(std::log2(coarse / fine) / 2, 0.9);
  RecordProperty("fine", std::to_string(fine));
}

TEST(DamBreak, wet_downstream_converges_to_stoker) {
  const double coarse = depth_error<double>(400, 1);
  const double fine = depth_error<double>(1600, 1);
  EXPECT_LT(fine, 1.2e-3);
  EXPECT_GT(std::log2(coarse / fine) / 2, 0.9);
}

TEST(DamBreak, float_and_double_agree) {
  EXPECT_NEAR(depth_error<float>(400, 1), depth_error<double>(400, 1), 2e-5);
}

}  // namespace
}  // namespace farreach
