// Burning sour gas against Briggs' final rise, the published share that goes through
// the lid, and the well-mixed layer below it.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "models/gas_plume/final_rise.hpp"
#include "models/gas_plume/plume_path.hpp"
#include "models/sour_gas/ignition.hpp"
#include "tests/verification/gas_plume/cases.hpp"

namespace farreach {
namespace {

using testing::gas_source;
using testing::plume_of;
using testing::weather;

/// `rate` of H2S that burns above a pipe [kg/s].
Flame fire(const Weather& w, double rate) {
  SourceSegment s = gas_source(w, rate, rate / 140, 288, {{"H2S", 1, 0}});
  s.height = 2;
  s.elevation = 90;
  return ignite(s, {}, w);
}

/// F = g Qc/(pi cp rho T), Qc the heat that is not radiated away [m4/s3].
double buoyancy_of(const Flame& flame, const SurfaceLayer& air) {
  return gravity * 0.8 * flame.heat_release /
         (pi * 1005 * air.air_density * air.air_temperature);
}

/// Final rise in air that is not stable: the least of ISC3 (EPA-454/B-95-003b,
/// equations 1-11 to 1-14), neutral and convective break-up (Briggs 1975), wind at the
/// top [m].
double briggs_unstable(const SurfaceLayer& air, double f) {
  double rise = 100;
  for (int i = 0; i < 60; ++i) {
    const double u = air.wind(rise + 2), star = air.friction_velocity;
    const double isc =
        f < 55 ? 21.425 * std::pow(f, 0.75) / u : 38.71 * std::pow(f, 0.6) / u;
    const double shear =
        1.3 * f / (u * star * star) * std::pow((rise + 2) / rise, 2.0 / 3);
    const double heat = air.surface_buoyancy();
    const double convection =
        heat > 0 ? 4.3 * std::pow(f / u, 0.6) * std::pow(heat, -0.4) : isc;
    rise = 0.5 * (rise + std::min({isc, shear, convection}));
  }
  return rise;
}

/// 2.6 (F/(U N^2))^(1/3), wind and stability in the middle of the rise (Briggs 1975)
/// [m].
double briggs_stable(const SurfaceLayer& air, double f) {
  double rise = 100;
  for (int i = 0; i < 60; ++i) {
    const double middle = 2 + 0.5 * rise;
    const double n2 = gravity / air.air_temperature * air.potential_gradient(middle);
    rise = 0.5 * (rise + 2.6 * std::cbrt(f / (air.wind(middle) * n2)));
  }
  return rise;
}

struct Rise {
  double height = 0, gone = 0;
  bool at_lid = false;
};

/// Height of the axis where the rise has ended, the share gone through the lid.
Rise rise_of(const Weather& w, const SourceSegment& source, double tolerance = 1e-4) {
  const SurfaceLayer air = understand(w).air;
  const Mixture mixture(source, air);
  std::vector<double> grid;
  for (double x = 5; x < 60e3; x *= 1.03) grid.push_back(x);
  const PlumePath path = follow_plume({air, source, mixture}, grid, tolerance);
  Rise rise{.gone = path.gone};
  for (const PlumeSlice& s : path.slices) {
    rise.height = std::max(rise.height, s.z_centre - source.height);
    if (path.final_rise > 0 && s.x >= path.final_rise) break;
    rise.at_lid = rise.at_lid || s.z_centre > 0.95 * air.mixing_height;
  }
  return rise;
}

// A long step ends in the warm air above the lid, where the plume is heavy: the lid
// between counts all the same. Allowed: 0.03 in the share gone.
TEST(LitRelease, SeesTheLidWithinAStepOfAnyLength) {
  int at_lid = 0;
  for (const double rate : {60.0, 120.0, 250.0, 500.0})
    for (const auto& [stability, wind] :
         {std::pair{'A', 2.0}, {'B', 2.0}, {'B', 3.0}, {'C', 4.0}, {'D', 5.0}}) {
      const Weather w = weather(stability, wind);
      const SourceSegment source = fire(w, rate).segment;
      const Rise fine = rise_of(w, source, 1e-6);
      at_lid += fine.gone > 0 && fine.gone < 1;
      for (const double tolerance : {3e-3, 1e-3, 3e-4, 1e-4})
        EXPECT_NEAR(rise_of(w, source, tolerance).gone, fine.gone, 0.03)
            << rate << " kg/s in " << w.name << " with " << tolerance;
    }
  EXPECT_GE(at_lid, 5);
}

TEST(LitRelease, EndsItsRiseWhereBriggsSaysAndPassesTheLidAsPublished) {
  // Allowed: 30 % in rise, which is the scatter of his data; 0.15 in the share gone.
  std::string table = "kg/s  air   F m4/s3  rise m  Briggs m  gone  published\n";
  const std::pair<char, double> airs[] = {
      {'A', 1},  {'A', 3},  {'B', 3}, {'C', 4}, {'C', 8}, {'D', 3}, {'D', 5},
      {'D', 10}, {'D', 15}, {'E', 2}, {'E', 4}, {'F', 2}, {'F', 3}};
  for (const double rate : {1.0, 10.0, 100.0, 1000.0})
    for (const auto& [stability, wind] : airs) {
      const Weather w = weather(stability, wind);
      const SurfaceLayer air = understand(w).air;
      const Flame flame = fire(w, rate);
      const double f = buoyancy_of(flame, air);
      const Rise rise = rise_of(w, flame.segment);
      const bool stable = air.inverse_length > 0;
      const double briggs = stable ? briggs_stable(air, f) : briggs_unstable(air, f);
      const double depth = air.mixing_height - 2;
      const double n2 = gravity / air.air_temperature * 3.26e-3;
      const double rest = std::cbrt(
          17.576 * f / (air.wind(depth) * n2 * depth * depth * depth) + 8.0 / 27);
      const double gone = std::clamp(1.5 - 1 / rest, 0.0, 1.0);
      table +=
          fmt::format("{:>4}  {}{:<4}{:>9.4g}{:>8.0f}{:>10.0f}{:>6.2f}{:>11.2f}{}\n",
                      rate, stability, wind, f, rise.height, briggs, rise.gone, gone,
                      rise.at_lid ? "  at the lid" : "");
      if (rise.at_lid && !stable) {
        EXPECT_GT(briggs, 0.8 * depth) << w.name << " " << rate;
        EXPECT_NEAR(rise.gone, gone, 0.15) << w.name << " " << rate;
        continue;
      }
      // Out of a stable layer into the less stable air above: no one formula holds.
      if (rise.at_lid) continue;
      EXPECT_EQ(rise.gone, 0) << w.name << " " << rate;
      EXPECT_NEAR(rise.height / briggs, 1, 0.30) << w.name << " " << rate;
    }
  fmt::print("{}", table);
}

TEST(LitRelease, ComesDownAsSulphurDioxideFarAway) {
  // 10 kg/s of H2S burning in D5: a Gaussian plume with Briggs' rise of 317 m and
  // reflections from the lid gives 0.36 ppm of SO2 at 40 km. Allowed: 30 %.
  const Weather d = weather('D', 5);
  const auto plume = plume_of(d, fire(d, 10).segment, "SO2");
  EXPECT_NEAR(1e6 * mole_fraction(plume, 0, 40e3, 0, 1.5, 1e9, 600), 0.36, 0.11);
  // In B3 the same model, with Briggs' rural widths, gives 0.2 ppm at about 25 km.
  // Allowed: a factor of 2, as the widths of AERMOD alone differ by that.
  const Weather b = weather('B', 3);
  const auto day = plume_of(b, fire(b, 10).segment, "SO2");
  const double there = 1e6 * mole_fraction(day, 0, 25e3, 0, 1.5, 1e9, 600);
  EXPECT_GT(there, 0.1);
  EXPECT_LT(there, 0.4);
}

TEST(LitRelease, FillsTheLayerBelowItsLidEvenly) {
  for (const char stability : {'A', 'B', 'C', 'D'})
    for (const double rate : {1.0, 10.0, 100.0, 1000.0}) {
      const Weather w = weather(stability, 4);
      const SurfaceLayer air = understand(w).air;
      const Flame flame = fire(w, rate);
      const auto plume = plume_of(w, flame.segment, "SO2", {.max_distance = 300e3});
      const double x = 299e3;
      const PlumeSlice s = slice_at(plume.segments[0], x);
      const double ground = mole_fraction(plume, 0, x, 0, 0, 1e9, 1);
      for (const double share : {0.25, 0.5, 0.75})
        EXPECT_NEAR(
            mole_fraction(plume, 0, x, 0, share * air.mixing_height, 1e9, 1) / ground,
            1, 0.2)
            << w.name << " " << rate << " " << share;
      // What stays below the lid: kept share of the moles over wind, width and depth.
      double moles = 0;
      for (const auto& c : flame.segment.components)
        if (c.substance == "SO2")
          moles = c.mass_fraction * flame.segment.mass_rate / 0.064066;
      const double kept = 1 - plume.segments[0].gone;
      const double mixed =
          kept * moles * plume.air_molar_volume /
          (s.advection_speed * std::sqrt(2 * pi) * s.sigma_y * air.mixing_height);
      EXPECT_NEAR(ground / mixed, 1, 0.15) << w.name << " " << rate;
    }
}

}  // namespace
}  // namespace farreach
