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

/// The unit peak is of a cloud whose discharge-weighted area is 1e6, so a Gauss curve
/// of this variance and that peak must hold it: summed up here.
TEST(Jobson, a_cloud_of_that_peak_and_variance_holds_what_was_released) {
  for (const double hours : {2.0, 39.8, 400.0}) {
    const double t = hours * 3600;
    const double variance = jobson_variance(t, 1), peak = jobson_unit_peak(t, 1);
    const double step = std::sqrt(variance) / 50;
    double area = 0;
    for (int k = -400; k <= 400; ++k)
      area += peak * std::exp(-0.5 * k * k * step * step / variance) * step;
    EXPECT_NEAR(area, 1e6, 1) << hours;
  }
}

/// Tracer clouds spread faster than by Fick's law and slower than in proportion to
/// the time: the peak falls with a power of it between 1/2 and 1. Low water spreads
/// them more. At the outlet nothing has spread.
TEST(Jobson, clouds_spread_as_those_of_tracers) {
  for (const double relative : {0.2, 1.0, 3.0})
    for (const double t : {1e4, 1e5, 1e6}) {
      const double power =
          std::log(jobson_unit_peak(t, relative) / jobson_unit_peak(2 * t, relative)) /
          std::log(2.0);
      EXPECT_GT(power, 0.5);
      EXPECT_LT(power, 1);
    }
  EXPECT_GT(jobson_variance(1e5, 0.2), jobson_variance(1e5, 1));
  EXPECT_EQ(jobson_variance(0, 1), 0);
}

TEST(Jobson, refuses_rivers_without_water) {
  EXPECT_THROW(jobson_velocity({0, 1, 1e6, 0}), std::domain_error);
  EXPECT_THROW(jobson_velocity({1, 1, 0, 0}), std::domain_error);
  EXPECT_THROW(jobson_velocity({1, std::nan(""), 1e6, 0}), std::domain_error);
}

/// By hand: 200 m3/s over 50 m at a slope of 0.001 and n 0.03 is 2.226 m deep.
TEST(EvenFlow, carries_the_worked_discharge) {
  EXPECT_NEAR(200 / (50 * normal_velocity(200, 50, 1e-3, 0.03)), 2.226, 0.001);
}

/// In even flow the bed holds back what the slope drives: by Manning's friction
/// g n2 U2/h^(1/3), by the shear velocity u*2.
TEST(EvenFlow, balances_weight_and_friction) {
  for (const double discharge : {3.0, 200.0, 5000.0})
    for (const double slope : {1e-5, 1e-3, 2e-2}) {
      const double width = 60, manning = 0.035;
      const double u = normal_velocity(discharge, width, slope, manning);
      const double h = discharge / (width * u);
      const double driving =
          std::pow(ReachHydraulics{u, width, h, slope}.shear_velocity(), 2);
      EXPECT_NEAR(9.80665 * manning * manning * u * u / std::cbrt(h) / driving, 1,
                  1e-9);
    }
}

/// One river, 1 m/s, 50 m wide, 2 m deep, slope 1e-4, worked by hand with a shear
/// velocity of 0.0443 m/s.
TEST(Dispersion, gives_hand_worked_values) {
  const ReachHydraulics r{1, 50, 2, 1e-4};
  EXPECT_NEAR(r.shear_velocity(), 0.0443, 1e-4);
  EXPECT_NEAR(dispersion_by("fischer", r), 310, 1);
  EXPECT_NEAR(dispersion_by("seo_cheong", r), 335, 5);
  EXPECT_NEAR(dispersion_by("iwasa_aya", r), 22.1, 0.1);
  EXPECT_NEAR(dispersion_by("mcquivey_keefer", r), 1160, 1);
  EXPECT_THROW(dispersion_by("elder", r), std::invalid_argument);
  EXPECT_THROW(dispersion_by("mcquivey_keefer", {1, 50, 2, 0}), std::invalid_argument);
}

/// A dispersion is a velocity times a length: a river of all lengths four times and
/// velocities twice as large, of the same slope, has eight times of it. And a river
/// spreads faster than a plane flow of its depth, 5.93 h u* (Elder 1959): its banks
/// hold water back.
TEST(Dispersion, laws_keep_to_their_dimension_and_to_elders_bound) {
  for (const char* law : {"fischer", "seo_cheong", "iwasa_aya", "mcquivey_keefer"})
    for (const double width : {30.0, 80.0, 200.0})
      for (const double velocity : {0.5, 1.5}) {
        const ReachHydraulics r{velocity, width, 2, 1e-4};
        const ReachHydraulics large{2 * velocity, 4 * width, 8, 1e-4};
        EXPECT_NEAR(dispersion_by(law, large) / dispersion_by(law, r), 8, 1e-9) << law;
        EXPECT_GT(dispersion_by(law, r), 5.93 * r.depth * r.shear_velocity()) << law;
      }
}

}  // namespace
}  // namespace farreach
