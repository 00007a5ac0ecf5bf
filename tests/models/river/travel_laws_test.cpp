/// Travel-time regressions against worked values, and the spread that follows.
#include "models/river/travel_laws.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace farreach {
namespace {

/// Worked by hand from the report's equations.
TEST(Jobson, gives_the_worked_velocities) {
  const JobsonInput with_slope{100, 100, 2e10, 5e-4};
  EXPECT_NEAR(jobson_velocity(with_slope).probable, 0.697, 0.001);
  EXPECT_NEAR(jobson_velocity(with_slope).highest, 1.094, 0.001);
  const JobsonInput without{100, 100, 2e10, 0};
  EXPECT_NEAR(jobson_velocity(without).probable, 0.573, 0.001);
  EXPECT_NEAR(jobson_velocity(without).highest, 1.209, 0.001);
}

TEST(Jobson, gives_the_worked_unit_peak) {
  EXPECT_NEAR(jobson_unit_peak(39.8 * 3600, 1), 52.1, 0.2);
}

TEST(Jobson, variance_is_that_of_the_curve_with_the_same_peak) {
  const double t = 39.8 * 3600;
  const double s = std::sqrt(jobson_variance(t, 1));
  EXPECT_NEAR(1e6 / (s * std::sqrt(2 * 3.14159265358979)), jobson_unit_peak(t, 1),
              1e-9);
  EXPECT_EQ(jobson_variance(0, 1), 0);
  EXPECT_GT(jobson_variance(2 * t, 1), 2 * jobson_variance(t, 1)) << "faster than sqrt";
}

TEST(Jobson, refuses_rivers_without_water) {
  EXPECT_THROW(jobson_velocity({0, 1, 1e6, 0}), std::domain_error);
  EXPECT_THROW(jobson_velocity({1, 1, 0, 0}), std::domain_error);
  EXPECT_THROW(jobson_velocity({1, std::nan(""), 1e6, 0}), std::domain_error);
}

/// By hand: 200 m3/s over 50 m at a slope of 0.001 and n 0.03 is 2.226 m deep.
TEST(EvenFlow, follows_manning) {
  const double u = normal_velocity(200, 50, 1e-3, 0.03);
  const double depth = 200 / (50 * u);
  EXPECT_NEAR(depth, 2.226, 0.001);
  EXPECT_NEAR(u, std::pow(depth, 2.0 / 3) * std::sqrt(1e-3) / 0.03, 1e-9);
}

/// One river, 1 m/s, 50 m wide, 2 m deep, slope 1e-4: u* = 0.0443 m/s.
TEST(Dispersion, gives_hand_worked_values) {
  const ReachHydraulics r{1, 50, 2, 1e-4};
  const double u = 0.044287;
  EXPECT_NEAR(r.shear_velocity(), u, 1e-5);
  EXPECT_NEAR(dispersion_by("fischer", r), 0.011 * 2500 / (2 * u), 0.1);
  EXPECT_NEAR(dispersion_by("seo_cheong", r), 335, 5);
  EXPECT_NEAR(dispersion_by("iwasa_aya", r), 2 * 2 * u * 125, 0.1);
  EXPECT_NEAR(dispersion_by("mcquivey_keefer", r), 0.058 * 2 / 1e-4, 0.1);
  EXPECT_THROW(dispersion_by("elder", r), std::invalid_argument);
  EXPECT_THROW(dispersion_by("mcquivey_keefer", {1, 50, 2, 0}), std::invalid_argument);
}

}  // namespace
}  // namespace farreach
