#include "models/far_field/height_layers.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "models/far_field/member_run.hpp"
#include "models/substances/substance.hpp"
#include "tests/support/far_field_cases.hpp"

namespace farreach {
namespace {

const RingGrid grid{1000, 100e3, 20, 36};

/// Mass of one frame in the cells, by the radii of the rings alone [kg].
double mass_in(const RingGrid& g, const FarVolume& volume, std::size_t frame) {
  double sum = 0;
  std::size_t at = frame * volume.layers() * g.cells();
  for (std::size_t l = 0; l < volume.layers(); ++l)
    for (int ring = 0; ring < g.rings; ++ring)
      for (int k = 0; k < g.sectors; ++k) {
        const double circle =
            pi * (std::pow(g.edge(ring + 1), 2) - std::pow(g.edge(ring), 2));
        sum += double(volume.concentration.at(at++)) * circle / g.sectors *
               (volume.height[l + 1] - volume.height[l]);
      }
  return sum;
}

ParticleSet particle_at(double x, double y, double z, double mass) {
  ParticleSet p;
  p.x = {float(x)};
  p.y = {float(y)};
  p.z = {float(z)};
  p.mass = {{float(mass)}, {0}};
  return p;
}

TEST(HeightLayers, AParticleIsInItsCellAndLayer) {
  HeightLayers layers(grid, 0, 0);
  FarVolume volume;
  const double r = std::sqrt(grid.edge(7) * grid.edge(8));
  layers.count(particle_at(r, 0, 150, 6), 100);  // east: sector 9; 100 to 200 m
  layers.count(particle_at(r, 0, 4500, 6), 100);
  layers.count(particle_at(200, 0, 10, 6), 100);
  layers.close(42, volume);
  ASSERT_EQ(volume.layers(), 8u);
  EXPECT_EQ(volume.time, std::vector<double>{42});
  EXPECT_DOUBLE_EQ(volume.airborne[0], 6);
  EXPECT_DOUBLE_EQ(volume.outside[0], 4);
  const double area =
      pi * (std::pow(grid.edge(8), 2) - std::pow(grid.edge(7), 2)) / grid.sectors;
  for (std::size_t i = 0; i < volume.concentration.size(); ++i)
    EXPECT_FLOAT_EQ(volume.concentration[i],
                    i == 3 * grid.cells() + 7 * 36 + 9 ? float(2 / (area * 100)) : 0)
        << i;
  layers.count(particle_at(r, 0, 20, 1), 60);  // an edge belongs to the layer above
  layers.close(43, volume);
  EXPECT_GT(volume.concentration[(8 + 1) * grid.cells() + 7 * 36 + 9], 0);
  EXPECT_EQ(volume.outside[1], 0);
}

TEST(HeightLayers, HoldTheMassOfManyParticlesEverywhere) {
  std::mt19937_64 random(3);
  std::uniform_real_distribution<double> place(-110e3, 110e3), height(0, 4500);
  ParticleSet p;
  p.mass.resize(2);
  double h2s = 0, above = 0;
  for (int i = 0; i < 50000; ++i) {
    p.x.push_back(float(place(random)));
    p.y.push_back(float(place(random)));
    p.z.push_back(float(height(random)));
    p.mass[0].push_back(float(1 + i % 7));
    p.mass[1].push_back(1);
    h2s += 1 + i % 7;
    if (p.z.back() >= 4000) above += 1 + i % 7;
  }
  HeightLayers layers(grid, 46, 0);
  FarVolume volume;
  layers.count(p, 300);
  layers.close(0, volume);
  EXPECT_NEAR(volume.airborne[0] / h2s, 1, 1e-12);
  EXPECT_GT(volume.outside[0], above);
  EXPECT_NEAR((mass_in(grid, volume, 0) + volume.outside[0]) / h2s, 1, 1e-7);
  EXPECT_LT(volume_gap(grid, volume), 1e-7);
  volume.concentration[grid.cells() / 2] += 1e-6F;  // 1 mg/m3 too much in one cell
  EXPECT_GT(volume_gap(grid, volume), 1e-4);
  layers.count(p, 300);
  layers.close(600, volume);
  volume.concentration[0] = std::nanf("");
  EXPECT_TRUE(std::isnan(volume_gap(grid, volume)));
}

TEST(HeightLayers, HoldAllThatWasReleasedAndItIsWhereTheWindGoes) {
  const WeatherFields fields = test::constant_fields(test::steady_weather('D', 6));
  const FarTask task = test::far_task(fields, 3600, 5 * 3600, 1000);
  FarFrames frames{.substance = "H2S"};
  FarVolume volume;
  const FarMember m = run_member(task, 0, &frames, &volume);
  ASSERT_EQ(volume.time, frames.time);  // few enough to be kept all
  const std::size_t last = volume.time.size() - 1;
  const double released = 0.4 * 20 * 3600;  // [kg] of H2S
  EXPECT_NEAR(
      (mass_in(task.settings.grid, volume, last) + volume.outside[last]) / released, 1,
      3e-4);
  EXPECT_LT(volume.outside[last], 1e-3 * released);
  const double sulphur = 0.03206 / substance("H2S").molar_mass;
  EXPECT_NEAR((mass_in(task.settings.grid, volume, last) + volume.outside[last]) *
                  sulphur / m.airborne,
              1, 1e-6);
  EXPECT_LT(volume_gap(task.settings.grid, volume), 1e-6);
  for (std::size_t t = 1; t <= last; ++t)
    EXPECT_GE(volume.airborne[t], volume.airborne[t - 1] * (1 - 1e-9));

  const RingGrid& g = task.settings.grid;
  double east = 0, north = 0, sum = 0, way = 0;
  for (std::size_t i = 0; i < volume.layers() * g.cells(); ++i) {
    const int ring = int(i % g.cells()) / g.sectors, k = int(i) % g.sectors;
    const double c =
        double(volume.concentration[last * volume.layers() * g.cells() + i]);
    const double mass =
        c * g.edge(ring) * g.edge(ring) *
        (volume.height[i / g.cells() + 1] - volume.height[i / g.cells()]);
    east += mass * std::sin(2 * pi * k / g.sectors);
    north += mass * std::cos(2 * pi * k / g.sectors);
    way += mass * std::sqrt(g.edge(ring) * g.edge(ring + 1));
    sum += mass;
  }
  EXPECT_NEAR(std::atan2(east, north) * 180 / pi, 70, 10);  // wind turns with height
  EXPECT_GT(way / sum, 6 * (volume.time[last] - 3600));     // faster than at 10 m
}

TEST(HeightLayers, OnlyTheShownSpeciesCountsAndLossesDiminishIt) {
  const WeatherFields fields = test::constant_fields(test::steady_weather('D', 6));
  FarTask task = test::far_task(fields, 1800, 4 * 3600, 300);
  task.settings.losses = {1e7, 0.01, 0.02, 2e-5};
  FarFrames frames{.substance = "SO2"};
  FarVolume volume;
  run_member(task, 0, &frames, &volume);
  EXPECT_EQ(volume.airborne.front(), 0);  // no H2S is oxidized yet
  EXPECT_GT(volume.airborne.back(), 0);
  EXPECT_LT(volume_gap(task.settings.grid, volume), 1e-6);
  frames = {.substance = "H2S"};
  volume = {};
  run_member(task, 0, &frames, &volume);
  EXPECT_LT(volume.airborne.back(), 0.97 * 0.4 * 20 * 1800);
  EXPECT_LT(volume_gap(task.settings.grid, volume), 1e-6);
}

TEST(HeightLayers, AreBoundedInSizeForAnyGrid) {
  const RingGrid standard{1e3, 1e6, 72, 90}, largest{1e3, 3e6, 400, 720};
  EXPECT_EQ(frames_per_volume(standard, 36), 1);
  const std::size_t frame = (layer_edges.size() - 1) * standard.cells();
  EXPECT_LE(36 * frame * sizeof(float), std::size_t(8) << 20);
  for (const RingGrid& g : {standard, largest})
    for (const int frames : {1, 2, 50, 80, 81, 799}) {
      const int each = frames_per_volume(g, frames);
      ASSERT_GE(each, 1);
      EXPECT_GE(frames / each, 1);
      EXPECT_LE(std::size_t(frames / each) * (layer_edges.size() - 1) * g.cells(),
                most_volume_values);
    }
  EXPECT_EQ(frames_per_volume({1e3, 3e6, 4000, 7200}, 5), 0);

  const WeatherFields fields = test::constant_fields(test::steady_weather('D', 6));
  FarTask task = test::far_task(fields, 600, 3600, 50);
  task.settings.grid = largest;
  FarFrames frames{.substance = "H2S"};
  FarVolume volume;
  run_member(task, 0, &frames, &volume);
  EXPECT_EQ(frames.time.size(), 6u);
  EXPECT_EQ(volume.time, std::vector<double>{frames.time.back()});
  EXPECT_EQ(volume.concentration.size(), 8 * largest.cells());
  EXPECT_LT(volume_gap(largest, volume), 1e-6);
}

}  // namespace
}  // namespace farreach
