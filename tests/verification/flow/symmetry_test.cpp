/// A circular dam break on dry ground: turned by 90 degrees it is the same to the last
/// bit; along the diagonal it runs as far as along the axes, within the grid's error.
#include <gmock/gmock.h>

#include <cmath>

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

TEST(CircularDamBreak45, runs_as_far_along_the_diagonal) {
  const int n = 300;
  const Raster raster = square_cells(n, n, 5, -750, -750);
  auto s = setup<double>(raster, flat);
  FlowSolver<double> flow(s);
  flow.set_state([&](int i, int j) {
    return FlowState{std::hypot(raster.x(i), raster.y(j)) < 250 ? 10.0 : 0.5, 0, 0};
  });
  run(flow, 15.0);
  double worst = 0, total = 0;
  int count = 0;
  for (int k = 5; k < 100; ++k) {
    const double r = raster.x(n / 2 + k) * std::sqrt(2.0);
    const double along = (r - raster.x(n / 2)) / 5;
    const int i = static_cast<int>(along);
    const double w = along - i;
    const double axis =
        (1 - w) * flow.at(n / 2 + i, n / 2).h + w * flow.at(n / 2 + i + 1, n / 2).h;
    const double diagonal = flow.at(n / 2 + k, n / 2 + k).h;
    worst = std::max(worst, std::abs(axis - diagonal));
    total += std::abs(axis - diagonal);
    ++count;
  }
  EXPECT_LT(total / count, 0.03);  // of depths up to 10 m
  std::printf("45 degrees: mean %g worst %g m\n", total / count, worst);
}

}  // namespace
}  // namespace farreach
