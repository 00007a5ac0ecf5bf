#include "postprocess/assess/words.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace farreach {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

TEST(Words, LengthsCarryTheirUnit) {
  EXPECT_EQ(words::length(850), "850 m");
  EXPECT_EQ(words::length(12345), "12.3 km");
  EXPECT_EQ(words::length(241012), "241 km");
  EXPECT_EQ(words::length(nan), "an unknown distance");
  EXPECT_EQ(words::length_with_error(15000, 5007), "15.0 ± 5.0 km");
  EXPECT_EQ(words::length_with_error(15000, nan), "15.0 km ± unknown");
  EXPECT_EQ(words::length_range(6100, 25000), "6.1-25.0 km");
  EXPECT_EQ(words::length_range(6100, infinite), "over 6.1 km");
  EXPECT_EQ(words::length_range(nan, 5), "unknown");
}

TEST(Words, TimesAmountsAndNames) {
  EXPECT_EQ(words::time(45), "45 s");
  EXPECT_EQ(words::time(2520), "42 min");
  EXPECT_EQ(words::time(12600), "3.5 h");
  EXPECT_EQ(words::amount(55, "ppm"), "at most 55.0 ppm");
  EXPECT_EQ(words::amount(0.123, "-"), "up to 12.3 % killed outdoors");
  EXPECT_EQ(words::state("RUS"), "Russia");
  EXPECT_EQ(words::state("XYZ"), "XYZ");
  EXPECT_EQ(words::neighbour("AZE", "sector"),
            "the Caspian sector of Azerbaijan (computed line)");
}

TEST(Words, LevelsNameTheirSubstanceOnce) {
  Level level{.name = "AEGL-2 (60 min)", .substance = "H2S", .unit = "ppm"};
  level.quantity = "concentration";
  level.shown_value = 27;
  EXPECT_EQ(words::level(level), "AEGL-2 (60 min) of H2S, 27 ppm,");
  level.name = "H2S AEGL-2 (60 min)";
  EXPECT_EQ(words::level(level), "H2S AEGL-2 (60 min), 27 ppm,");
}

}  // namespace
}  // namespace farreach
