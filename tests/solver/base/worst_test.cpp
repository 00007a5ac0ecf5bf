#include "solver/base/worst.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace farreach {
namespace {

TEST(Worst, is_the_largest_by_size_with_its_sign) {
  EXPECT_EQ(worst_of(0.1, -0.2), -0.2);
  EXPECT_EQ(worst_of(-0.2, 0.1), -0.2);
  EXPECT_EQ(worst_of(0.1, 0.1), 0.1);
}

TEST(Worst, is_what_is_not_a_number_whatever_comes_after) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_TRUE(std::isnan(worst_of(0.1, nan)));
  EXPECT_TRUE(std::isnan(worst_of(nan, 0.1)));
  EXPECT_TRUE(std::isnan(worst_of(nan, nan)));
}

}  // namespace
}  // namespace farreach
