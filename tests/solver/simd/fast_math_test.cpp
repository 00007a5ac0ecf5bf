#include "solver/simd/fast_math.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>

namespace farreach {
namespace {

template <class Real>
double worst_cube_root() {
  double worst = 0;
  for (double x = 1e-30; x < 1e30; x *= 1.0037) {
    const Real r = static_cast<Real>(x);
    const double exact = 1 / std::cbrt(static_cast<double>(r));
    worst = std::max(worst,
                     std::abs(static_cast<double>(inverse_cube_root(r)) / exact - 1));
  }
  return worst;
}

TEST(FastMath, inverse_cube_root_is_within_its_stated_error) {
  EXPECT_LT(worst_cube_root<float>(), 5e-7);
  EXPECT_LT(worst_cube_root<double>(), 9e-16);
}

template <class Real>
void expect_root_from_above() {
  for (double x = 1e-30; x < 1e30; x *= 1.0037) {
    const Real r = static_cast<Real>(x);
    const double ratio =
        static_cast<double>(root_from_above(r)) / std::sqrt(static_cast<double>(r));
    ASSERT_GE(ratio,
              1.0 - 2 * static_cast<double>(std::numeric_limits<Real>::epsilon()))
        << x;
    ASSERT_LT(ratio, 1.0036) << x;
  }
  EXPECT_EQ(root_from_above(Real(0)), Real(0));
  EXPECT_EQ(root_from_above(-Real(0)), Real(0));
}

TEST(FastMath, root_from_above_never_falls_short) {
  expect_root_from_above<float>();
  expect_root_from_above<double>();
}

}  // namespace
}  // namespace farreach
