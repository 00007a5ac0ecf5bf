#include "models/far_field/ring_windows.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "models/atmosphere/present_weather.hpp"
#include "models/far_field/ring_cells.hpp"
#include "models/substances/substance.hpp"
#include "solver/base/constants.hpp"
#include "solver/geo/geodesic.hpp"

namespace farreach {
namespace {

constexpr double molar_volume = 0.024;  // [m3/mol]

Level level_of(double value, double averaging_time) {
  Level l;
  l.substance = "H2S";
  l.quantity = quantity::concentration;
  l.value = value;
  l.unit = "ppm";
  l.averaging_time = averaging_time;
  return l;
}

RingWindows windows_for(const std::vector<Level>& levels, const RingGrid& grid,
                        double factor = 1) {
  std::vector<LevelQuestion> questions;
  for (const Level& l : levels) questions.push_back(question_of(l, 3600, molar_volume));
  return RingWindows(grid, questions, molar_volume, factor);
}

const RingGrid grid{1000, 100e3, 40, 36};

TEST(RingWindows, SectorsAreCentredOnNorthAndRunClockwise) {
  const RingWindows w = windows_for({}, grid);
  const double r = std::sqrt(grid.edge(7) * grid.edge(8));
  EXPECT_EQ(w.cell_of(0, r), 7 * 36);
  EXPECT_EQ(w.cell_of(r, 0), 7 * 36 + 9);
  EXPECT_EQ(w.cell_of(0, -r), 7 * 36 + 18);
  EXPECT_EQ(w.cell_of(-r, 0), 7 * 36 + 27);
  const double turn = -4 * pi / 180;  // within the half sector west of north
  EXPECT_EQ(w.cell_of(r * std::sin(turn), r * std::cos(turn)), 7 * 36);
  EXPECT_EQ(w.cell_of(0, 999), -1);
  EXPECT_EQ(w.cell_of(0, 100001), -1);
}

TEST(PolarPlaces, AreThoseOfTheGeodesic) {
  const GeoPoint centre{46, 53};
  const PolarPlaces places(centre.lat);
  const double east = metres_east_per_degree(centre.lat);
  const double north = metres_north_per_degree(centre.lat);
  for (const double distance : {10e3, 300e3, 1000e3})
    for (double azimuth = 0; azimuth < 360; azimuth += 15) {
      const GeoPoint there = destination(centre, azimuth, distance);
      const auto found =
          places.at((there.lon - centre.lon) * east, (there.lat - centre.lat) * north);
      EXPECT_NEAR(std::hypot(found.east, found.north) / distance, 1, 5e-3) << azimuth;
      const double off =
          std::remainder(std::atan2(found.east, found.north) * 180 / pi - azimuth, 360);
      EXPECT_NEAR(off, 0, 0.5) << azimuth << " " << distance;
    }
}

TEST(RingWindows, MassInACellIsItsConcentration) {
  RingWindows w = windows_for({level_of(1e-6, 600)}, grid);
  const int ring = 12;
  const double r = std::sqrt(grid.edge(ring) * grid.edge(ring + 1));
  const double area =
      pi * (std::pow(grid.edge(ring + 1), 2) - std::pow(grid.edge(ring), 2)) / 36;
  const double depth = 40, mole_fraction = 3e-6;
  const double mass =
      mole_fraction / molar_volume * substance("H2S").molar_mass * area * depth;
  for (int i = 0; i < 5; ++i) w.count(r, 0, depth, 120, {mass, 0});
  w.close(0);
  const auto cell = std::size_t(ring * 36 + 9);
  EXPECT_NEAR(w.last(far_h2s)[cell], mole_fraction, 1e-12);
  EXPECT_NEAR(w.multiple[cell], 3, 1e-5);
  EXPECT_EQ(w.arrival[cell], 0);
  EXPECT_EQ(w.end[cell], 600);
  EXPECT_TRUE(std::isnan(w.arrival[cell + 1]));
}

TEST(RingWindows, AnHourlyMeanNeedsAnHour) {
  RingWindows w = windows_for({level_of(1e-6, 3600), level_of(1e-6, 600)}, grid);
  const std::size_t cell = 100;
  for (int k = 0; k < 9; ++k) {
    if (k < 3) w.add(cell, far_h2s, 2.5e-6, 1);  // half an hour at 2.5 levels
    w.close(600.0 * k);
  }
  EXPECT_NEAR(w.multiple[cell], 1.25, 1e-5);
  EXPECT_NEAR(w.multiple[grid.cells() + cell], 2.5, 1e-5);
  EXPECT_EQ(w.arrival[cell], 1200);  // with the third window the mean is met
  EXPECT_EQ(w.end[cell], 4 * 600 + 2 * 600);
  EXPECT_EQ(w.arrival[grid.cells() + cell], 0);
}

TEST(RingWindows, AShorterMeanOfAnAeglCountsToo) {
  Level aegl = level_of(27e-6, 3600);
  aegl.shorter = {{600, 41e-6}};
  RingWindows w = windows_for({aegl}, grid);
  w.add(5, far_h2s, 82e-6, 1);
  w.close(0);
  EXPECT_NEAR(w.multiple[5], 2, 1e-5);
}

TEST(RingWindows, LethalityOfAConstantConcentration) {
  Level l = level_of(0.5, 0);
  l.quantity = quantity::lethality;
  l.unit = "-";
  l.probit = "h2s_perry_articola";
  const ProbitModel& probit = probit_model(l.probit);
  const double c50 = mole_fraction_from_unit_of(
      probit, concentration_for_fraction(probit, 0.5, 3600), molar_volume);
  RingWindows w = windows_for({l}, grid);
  for (int k = 0; k < 6; ++k) {
    w.add(5, far_h2s, c50, 1);
    w.close(600.0 * k);
  }
  const double more =
      std::pow(fluctuation_amplification(far_intensity, probit.n), 1 / probit.n);
  EXPECT_NEAR(w.multiple[5], more, 1e-4 * more);
}

TEST(RingWindows, TheModelFactorMultipliesConcentrations) {
  RingWindows w = windows_for({level_of(1e-6, 600)}, grid, 4);
  w.add(7, far_h2s, 0.5e-6, 1);
  w.close(0);
  EXPECT_NEAR(w.multiple[7], 2, 1e-5);
}

TEST(RingWindows, OtherSubstancesAreNotAsked) {
  Level l = level_of(1e-6, 600);
  l.substance = "SO2";
  RingWindows w = windows_for({l}, grid);
  w.add(7, far_h2s, 1, 1);
  w.close(0);
  EXPECT_EQ(w.multiple[7], 0);
  w.add(7, far_so2, 1e-6, 1);
  w.close(600);
  EXPECT_NEAR(w.multiple[7], 1, 1e-5);
}

/// With 600 s of a steady concentration, int C^n dt E[C^n]/E[C]^n is 10 min C^n A(n).
TEST(RingWindows, EachToxicModelExceedsFromItsOwnConcentrationOn) {
  for (const ProbitModel& model : probit_models()) {
    if (model.substance != "H2S") continue;
    Level l;
    l.substance = "H2S";
    l.quantity = quantity::lethality;
    l.value = 0.5;
    l.probit = "h2s_perry_articola";
    const LevelQuestion q = question_of(l, 600, molar_volume, &model);
    const double least = mole_fraction_from_unit_of(
        model,
        concentration_for_fraction(model, 0.5, 600) /
            std::pow(fluctuation_amplification(far_intensity, model.n), 1 / model.n),
        molar_volume);
    for (const double share : {0.99, 1.01}) {
      RingWindows w(grid, {q}, molar_volume, 1);
      w.add(100, far_h2s, share * least, 1);
      w.close(0);
      EXPECT_NEAR(double(w.multiple[100]), share, 1e-5) << model.key;
      EXPECT_EQ(std::isnan(w.arrival[100]), share < 1) << model.key;
    }
  }
}

}  // namespace
}  // namespace farreach
