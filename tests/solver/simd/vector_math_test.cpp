#include "solver/simd/vector_math.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace farreach {
namespace {

double as_double(float x) {
  return static_cast<double>(x);
}

TEST(VectorMath, logarithm_keeps_its_stated_error) {
  double worst = 0, worst_near_one = 0;
  for (double e = -37; e < 37; e += 1e-3) {
    const auto x = static_cast<float>(std::pow(10.0, e));
    const double exact = std::log2(as_double(x));
    const double error = std::abs(as_double(log2_of(x)) - exact);
    if (std::abs(exact) >= 1)
      worst = std::max(worst, error / std::abs(exact));
    else
      worst_near_one = std::max(worst_near_one, error);
  }
  EXPECT_LT(worst, 3e-7);
  EXPECT_LT(worst_near_one, 2e-7);
  EXPECT_EQ(log2_of(1.0F), 0.0F);
}

TEST(VectorMath, exponential_keeps_its_stated_error) {
  double worst = 0;
  for (float x = -126; x <= 126; x += 0.00371F) {
    const double exact = std::exp2(as_double(x));
    worst = std::max(worst, std::abs(as_double(exp2_of(x)) / exact - 1));
  }
  EXPECT_LT(worst, 3e-7);
  EXPECT_EQ(exp2_of(-1000.0F), exp2_of(-126.0F));
}

TEST(VectorMath, sine_keeps_its_stated_error) {
  double worst = 0;
  for (float x = -0.25F; x <= 0.25F; x += 1e-5F)
    worst = std::max(
        worst, std::abs(as_double(sine_turn(x)) - std::sin(2 * M_PI * as_double(x))));
  EXPECT_LT(worst, 3e-7);
}

TEST(VectorMath, power_is_that_of_the_library) {
  for (float x = 1e-5F; x < 2; x *= 1.3F)
    EXPECT_NEAR(as_double(power_of(x, 0.8F)) / std::pow(as_double(x), 0.8), 1, 2e-6);
}

}  // namespace
}  // namespace farreach
