// The plume of particles that the validation uses: its column of air, its errors, and
// the integral plume of the same surface layer beside it.
#include "scenarios/validation/particle_plume.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "models/atmosphere/present_weather.hpp"

namespace farreach {
namespace {

/// A weak wind over short grass, moderately unstable.
Trial a_trial() {
  Trial trial;
  trial.campaign = "none";
  trial.name = "1";
  trial.unit = "mg/m3";
  trial.substance = "SO2";
  trial.averaging_time = 600;
  Weather& w = trial.weather;
  w.wind_speed = 4;
  w.wind_height = 2;
  w.roughness = 0.006;
  w.obukhov_length = -50;
  w.mixing_height = 800;
  w.sigma_azimuth = 10;
  SourceSegment& s = trial.source;
  s.mass_rate = 0.1;
  s.end = INFINITY;
  s.height = 0.5;
  s.temperature = w.air_temperature;
  s.components = {{"SO2", 1, 0}};
  complete_source(s, w, 0.05);
  trial.arcs = {{50, 1.5, 1}, {200, 1.5, 1}};
  return trial;
}

TEST(SteadyColumn, HasTheWindOfTheSurfaceLayerAlsoBetweenLevels) {
  const SurfaceLayer air = understand(a_trial().weather).air;
  const WeatherFields column = steady_column(air);
  for (double z = 0.2; z < 500; z *= 1.37) {
    std::size_t k = 0;
    while (column.height[k + 1] < z) ++k;
    const double share = std::log(z / column.height[k]) /
                         std::log(column.height[k + 1] / column.height[k]);
    const auto below = static_cast<double>(column.wind_east[k]);
    const auto above = static_cast<double>(column.wind_east[k + 1]);
    EXPECT_NEAR(below + share * (above - below), air.wind(z), 0.003 * air.wind(z)) << z;
  }
}

TEST(ParticlePlume, StatedErrorIsThatOfOtherSeeds) {
  const Trial trial = a_trial();
  constexpr int seeds = 12;
  double sum = 0, square = 0, stated = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    const auto plume =
        particle_plume(trial, {.particles = 400, .seed = seed, .step_fraction = 0.1});
    sum += plume.arcs[1].mean;
    square += std::pow(plume.arcs[1].mean, 2);
    stated += plume.arcs[1].error / seeds;
  }
  const double mean = sum / seeds;
  const double scatter = std::sqrt((square - seeds * mean * mean) / (seeds - 1)) / mean;
  // The scatter of 12 values is known to within a fifth, the errors likewise.
  EXPECT_LT(scatter, 1.9 * stated);
  EXPECT_GT(scatter, 0.5 * stated);
  EXPECT_LT(stated, 0.2);
}

TEST(ParticlePlume, ErrorFallsWithTheRootOfTheNumberOfParticles) {
  const Trial trial = a_trial();
  double few = 0, many = 0;  // means over seeds
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const auto run = [&](std::size_t count) {
      return particle_plume(trial,
                            {.particles = count, .seed = seed, .step_fraction = 0.1})
          .arcs[1]
          .error;
    };
    few += run(250);
    many += run(2000);
  }
  EXPECT_NEAR(many / few, std::sqrt(1.0 / 8), 0.1);  // ten groups: to within a fourth
}

TEST(ParticlePlume, IsWithinAFactorOfTwoOfTheIntegralPlumeOfTheSameAir) {
  const Trial trial = a_trial();
  auto both = predict_by_particles("none", {trial}, {.particles = 1000});
  std::erase_if(both.points, [](const ValidationPoint& p) { return p.by_class; });
  ASSERT_EQ(both.points.size(), 6U);
  for (std::size_t k = 0; k < 2; ++k) {
    const double ratio = both.points[2 + 2 * k].predicted / both.points[k].predicted;
    EXPECT_GT(ratio, 0.5) << both.points[k].distance;
    EXPECT_LT(ratio, 2) << both.points[k].distance;
  }
}

TEST(ParticlePlume, IsScoredAsAUserGetsItToo) {
  const auto both = predict_by_particles("none", {a_trial()}, {.particles = 400});
  int with = 0, without = 0;
  for (const auto& point : both.points) {
    with += point.campaign == "Prairie Grass, particles";
    without += point.campaign == "Prairie Grass, particles without measured scatter";
  }
  EXPECT_EQ(with, 2);
  EXPECT_EQ(without, with);
  EXPECT_TRUE(std::any_of(both.notes.begin(), both.notes.end(), [](const auto& note) {
    return note.find("a user has no measured scatter") != note.npos;
  }));
}

TEST(ParticlePlume, LosesToTheGroundWhatIsDeposited) {
  const Trial trial = a_trial();
  const ParticlePlumeOptions none{
      .particles = 400, .step_fraction = 0.1, .deposition = 0};
  ParticlePlumeOptions some = none;
  some.deposition = 0.01;
  const auto kept = particle_plume(trial, none), lost = particle_plume(trial, some);
  const double near = lost.arcs[0].mean / kept.arcs[0].mean;
  const double far = lost.arcs[1].mean / kept.arcs[1].mean;
  EXPECT_LT(near, 1);
  EXPECT_LT(far, near);
  EXPECT_GT(far, 0.6);
}

TEST(ParticlePlume, SaysWhatItCounted) {
  const auto plume =
      particle_plume(a_trial(), {.particles = 400, .step_fraction = 0.1});
  EXPECT_LT(plume.not_past, 0.01);
  EXPECT_GT(plume.arcs[0].crosswind_integral, plume.arcs[1].crosswind_integral);
}

}  // namespace
}  // namespace farreach
