// Evaluation of the table: shape, interpolation, passage and averaging time.
#include "models/gas_plume/plume_table.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "models/atmosphere/hanna.hpp"
#include "models/gas_plume/meander.hpp"
#include "solver/base/constants.hpp"

namespace farreach {
namespace {

PlumeSlice slice() {
  PlumeSlice s;
  s.x = 100;
  s.sigma_z = 10;
  s.shape_z = 1.5;
  s.half_width = 8;
  s.sigma_y = 12;
  s.sigma_meander = 20;
  s.mole_fraction = 0.01;
  s.advection_speed = 4;
  s.arrival = 25;
  s.sigma_t = 3;
  return s;
}

PlumeTable table(double start, double end) {
  PlumeTable t;
  t.tracked = {"H2S"};
  PlumeSegment g;
  g.start = start;
  g.end = end;
  g.molar_share = {0.2};
  for (int i = 0; i < 40; ++i) {
    PlumeSlice s = slice();
    s.x = 10 * std::pow(10.0, i / 13.0);
    s.arrival = s.x / 4;
    s.sigma_t = 0.1 * s.arrival;
    s.mole_fraction = 1 / s.x;
    g.slices.push_back(s);
  }
  t.segments = {g};
  return t;
}

TEST(RelativeConcentration, IsOneOnTheAxisOfAShortMean) {
  EXPECT_DOUBLE_EQ(relative_concentration(slice(), 0, 0, 0), 1);
  PlumeSlice s = slice();
  s.z_centre = 30;
  EXPECT_DOUBLE_EQ(relative_concentration(s, 0, 30, 0), 1);
  EXPECT_EQ(relative_concentration(s, 0, -1, 0), 0);
}

TEST(RelativeConcentration, MeanderMovesMatterButLosesNone) {
  const auto integral = [](double averaging_time) {
    double sum = 0;
    for (double y = -400; y < 400; y += 0.25)
      sum += 0.25 * relative_concentration(slice(), y, 0, averaging_time);
    return sum;
  };
  EXPECT_NEAR(integral(600) / integral(1), 1, 1e-6);
  EXPECT_NEAR(integral(3600) / integral(1), 1, 1e-6);
  EXPECT_LT(relative_concentration(slice(), 0, 0, 600),
            relative_concentration(slice(), 0, 0, 60));
}

TEST(RelativeConcentration, IsSmoothWhereTheCoreVanishes) {
  PlumeSlice narrow = slice(), wide = slice();
  narrow.half_width = 1.99e-3 * narrow.sigma_y;
  wide.half_width = 2.01e-3 * wide.sigma_y;
  for (const double y : {0.0, 5.0, 30.0})
    EXPECT_NEAR(relative_concentration(narrow, y, 0, 1),
                relative_concentration(wide, y, 0, 1), 1e-5);
}

TEST(Meander, FollowsTheFifthRoot) {
  EXPECT_DOUBLE_EQ(meander_weight(600), 1);
  EXPECT_DOUBLE_EQ(meander_weight(0), 0);
  EXPECT_NEAR(short_time_share(), std::pow(10.0 / 600, 0.2), 1e-6);
  EXPECT_NEAR(short_time_variance, std::pow(10.0 / 600, 0.4), 1e-4);
  EXPECT_GT(meander_weight(3600), 1);
}

TEST(SliceAt, MeetsItsSlicesAndLiesBetween) {
  const auto t = table(0, 100);
  const auto& g = t.segments[0];
  for (std::size_t i = 0; i + 1 < g.slices.size(); ++i) {
    EXPECT_NEAR(slice_at(g, g.slices[i].x).mole_fraction, g.slices[i].mole_fraction,
                1e-12);
    const double middle = std::sqrt(g.slices[i].x * g.slices[i + 1].x);
    EXPECT_NEAR(slice_at(g, middle).mole_fraction * middle, 1, 1e-9);
  }
}

TEST(MoleFraction, OfALongReleaseBecomesSteady) {
  const auto t = table(0, std::numeric_limits<double>::infinity());
  EXPECT_NEAR(mole_fraction(t, 0, 500, 0, 0, 1e7, 0), 0.2 / 500, 1e-12);
  EXPECT_NEAR(mole_fraction(t, 0, 500, 0, 0, -1e4, 1), 0, 1e-12);
  EXPECT_EQ(mole_fraction(t, 0, 1e9, 0, 0, 1e7, 1), 0);
}

TEST(MoleFraction, DoseOfATrainIsThatOfItsDuration) {
  // int c dt = C (end - start) whatever the along-wind spread: no matter is lost.
  auto t = table(0, 120);
  auto second = table(120, 200).segments[0];
  t.segments.push_back(second);
  for (const double x : {50.0, 2000.0}) {
    double dose = 0;
    for (double when = -500; when < 3000; when += 1)
      dose += mole_fraction(t, 0, x, 0, 0, when, 0);
    EXPECT_NEAR(dose / (200 * 0.2 / x), 1, 1e-6) << x;
  }
}

}  // namespace
}  // namespace farreach
