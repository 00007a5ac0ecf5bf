/// What is said beyond the end of a map, held against a map that goes on: a valley that
/// narrows to a quarter below the first one's end.
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

#include "postprocess/media/ground/ground_levels.hpp"
#include "tests/support/dam_failure_cases.hpp"

namespace farreach {
namespace {

constexpr double cell = 10, short_map = 1200, long_map = 3000;

/// A parabolic valley 300 m wide that falls eastward by 1 % and is a gorge of 75 m from
/// 1.6 km on.
Terrain narrowing_valley(double length) {
  Terrain t;
  t.raster = {.nx = static_cast<int>(length / cell),
              .ny = 60,
              .dx = cell,
              .dy = cell,
              .x0 = 0,
              .y0 = 0};
  for (int j = 0; j < t.raster.ny; ++j)
    for (int i = 0; i < t.raster.nx; ++i) {
      const double x = (i + 0.5) * cell, across = (j + 0.5 - 0.5 * t.raster.ny) * cell;
      const double narrowed = std::clamp((x - 1300) / 300, 0.0, 1.0);
      const double share = 2 * across / (300 * std::pow(0.25, narrowed));
      t.bed.push_back(100 - 0.01 * x + 20 * std::min(share * share, 4.0));
    }
  t.site_x = 200;
  t.site_y = 300;
  t.analytic = true;
  return t;
}

Outcome failure_on(double length) {
  HazardInput input = testing::dam_failure();
  input.terrain = narrowing_valley(length);
  input.values.set("numerics.flow_time", 1800.0);
  input.values.set("release.volume", 60000.0);
  return testing::run_dam_failure(input);
}

Level depth_of(double metres) {
  return {.name = "depth", .quantity = quantity::depth, .value = metres, .unit = "m"};
}

/// Farthest from the dam along the valley [m].
double farthest_met(const FlowField& flow, const Level& level) {
  double farthest = 0;
  for (int j = 0; j < flow.raster.ny; ++j)
    for (int i = 0; i < flow.raster.nx; ++i)
      if (meets(flow, level, static_cast<std::size_t>(j) * flow.raster.nx + i))
        farthest = std::max(farthest, flow.raster.x(i) - 200);
  return farthest;
}

TEST(GroundBeyond, WhatLeavesBelowTheLevelMayMeetItInAGorge) {
  const FlowField brief = failure_on(short_map).part<FlowField>(),
                  longer = failure_on(long_map).part<FlowField>();
  const double there = brief.members[0].onward_depth;
  ASSERT_GT(there, 0.3);
  bool deeper = false;
  for (const double share : {0.5, 0.8, 1.05, 1.2, 1.4, 1.7}) {
    const Level level = depth_of(share * there);
    const double met = farthest_met(longer, level);
    deeper = deeper || (share > 1 && met > short_map);
    if (met < short_map) continue;
    const GoesOn on = goes_on(brief, level);
    EXPECT_TRUE(on.any) << share;
    EXPECT_GE(on.farthest, met) << share;
  }
  EXPECT_TRUE(deeper) << "the gorge makes no difference: the case shows nothing";
}

}  // namespace
}  // namespace farreach
