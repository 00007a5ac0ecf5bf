/// Particles against the integral plume of the same air: both describe one thing.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "models/gas_plume/gas_plume.hpp"
#include "tests/support/far_field_cases.hpp"

namespace farreach::test {

struct BiasCase {
  char stability = 'D';
  double wind = 5;
  double duration = 2 * 3600;
  double averaging_time = 3600;
  int particles = 20000;
  double farthest = 100e3;
  std::uint64_t seed = 1;
  double step_fraction = 0.1, young = 600;
};

/// Highest reading of the particles over the plume's on its axis, ring by ring from
/// 2 km, or from where the plume has been handed over, to the farthest.
inline std::vector<std::pair<double, double>> plume_ratios(const BiasCase& c) {
  const Weather weather = steady_weather(c.stability, c.wind);
  const WeatherFields fields = constant_fields(weather);
  const double travel = c.farthest / (0.8 * c.wind);
  FarTask task = far_task(fields, c.duration,
                          std::ceil((c.duration + travel) / 600) * 600, c.particles);
  task.plan.seed = c.seed;
  task.settings.step_fraction = c.step_fraction;
  task.settings.young = c.young;
  task.settings.grid = {1e3, 1.2 * c.farthest, 50, 90};
  const double unit = 1e-9;
  task.levels = {h2s_level(unit, c.averaging_time)};
  task.source = [&](const Values&, double) {
    return [&](const Weather&) { return GasSource{{seep(c.duration)}}; };
  };
  const FarMember m = run_member(task, 0);
  PlumeTrain train(weather, {"H2S", "SO2"}, {.max_distance = 1.3 * c.farthest});
  SourceSegment steady = seep(c.duration);
  train.emit(steady);
  const RingGrid& grid = task.settings.grid;
  std::vector<std::pair<double, double>> found;
  for (int ring = 0; ring < grid.rings; ++ring) {
    const double r = std::sqrt(grid.edge(ring) * grid.edge(ring + 1));
    if (r < 2e3 || r > c.farthest || grid.edge(ring) < m.hand_over_to) continue;
    const auto first = m.multiple.begin() + std::ptrdiff_t(ring) * grid.sectors;
    const double read = double(*std::max_element(first, first + grid.sectors));
    const double t = slice_at(train.table().segments.back(), r).arrival;
    const double plume =
        mole_fraction(train.table(), 0, r, 0, 1.5, t + 0.5 * c.duration, 600) / unit;
    found.push_back({r, read / plume});
  }
  return found;
}

inline void expect_no_bias(const BiasCase& c, double of_ring, double of_mean) {
  double sum = 0;
  const auto all = plume_ratios(c);
  ASSERT_GT(all.size(), 5U);
  for (const auto& [r, ratio] : all) {
    EXPECT_NEAR(ratio, 1, of_ring) << c.stability << " at " << r << " m";
    sum += ratio;
  }
  EXPECT_NEAR(sum / double(all.size()), 1, of_mean) << c.stability;
}

}  // namespace farreach::test
