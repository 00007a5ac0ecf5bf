// Where the data of a terrain end, what flows there leaves it, as over its open rim.
#include <gtest/gtest.h>

#include <algorithm>

#include "models/hazard/flow_field.hpp"
#include "tests/support/dam_failure_cases.hpp"

namespace farreach {
namespace {

/// The valley without the columns from `end` on: cut off, or without a height.
HazardInput shortened(int end, bool cut) {
  HazardInput input = testing::dam_failure();
  Terrain& t = input.terrain;
  const Terrain whole = t;
  t.raster.nx = cut ? end : whole.raster.nx;
  t.bed.clear();
  for (int j = 0; j < whole.raster.ny; ++j)
    for (int i = 0; i < t.raster.nx; ++i) {
      t.bed.push_back(whole.bed[static_cast<std::size_t>(j) * whole.raster.nx + i]);
      if (!cut) t.outside.push_back(i < end ? Terrain::inside : Terrain::beyond);
    }
  return input;
}

// The same ground ends at its rim or amid the raster: the same volume leaves it.
TEST(RimOfTheData, IsOpen) {
  const FlowMember rim =
      testing::run_dam_failure(shortened(90, true)).part<FlowField>().members.front();
  const FlowMember data =
      testing::run_dam_failure(shortened(90, false)).part<FlowField>().members.front();
  EXPECT_GT(rim.left_raster, 0.9 * rim.released);
  EXPECT_NEAR(data.left_raster, rim.left_raster, 0.02 * rim.left_raster);
  EXPECT_NEAR(data.left_raster + data.deposited, data.released, 1e-6 * data.released);
}

TEST(RimOfTheData, IsAWallWhereTheTerrainSaysSo) {
  HazardInput input = shortened(90, false);
  for (auto& o : input.terrain.outside)
    if (o == Terrain::beyond) o = Terrain::wall;
  EXPECT_EQ(
      testing::run_dam_failure(input).part<FlowField>().members.front().left_raster, 0);
}

TEST(WhatGoesOn, IsAsDeepAsTheLastCellsAndAsMuchAsLeft) {
  const FlowField flow =
      testing::run_dam_failure(shortened(90, true)).part<FlowField>();
  const FlowMember& m = flow.members.front();
  EXPECT_GE(m.onward_volume, m.left_raster);  // and what still moves
  EXPECT_LE(m.onward_volume, m.released);
  float deepest = 0;
  for (int j = 0; j < flow.raster.ny; ++j)
    deepest = std::max(deepest, flow.max_depth[static_cast<std::size_t>(j) * 90 + 89]);
  EXPECT_GE(m.onward_depth, deepest);
  EXPECT_LT(m.onward_depth, 1.2 * deepest);
  EXPECT_GT(m.onward_width, 20);
  EXPECT_LT(m.onward_width, 300);
}

// A discharge that grows until 1800 s, looked at for 300 s: it has not come to rest,
// and what is not out yet counts, as deep as the greater discharge makes it.
TEST(WhatGoesOn, HoldsWhatTheEndOfTheRunKeepsBack) {
  HazardInput input = testing::dam_failure();
  Values& v = input.values;
  v.set("release.kind", std::string("hydrograph"));
  v.set("release.hydrograph_time", std::vector<double>{0, 1800, 3600});
  v.set("release.hydrograph_discharge", std::vector<double>{0, 60, 0});
  v.set("release.volume", 0.5 * 3600 * 60);
  const auto member = [&](double time) {
    v.set("numerics.flow_time", time);
    return testing::run_dam_failure(input).part<FlowField>();
  };
  const FlowField brief = member(300);
  const FlowMember& m = brief.members.front();
  EXPECT_FALSE(m.stopped);
  EXPECT_NEAR(m.released, 0.5 * 300 * 10, 20);
  EXPECT_NEAR(m.onward_volume + m.deposited - 0.5 * 3600 * 60, 0, m.released);
  const FlowField longer = member(2400);
  float deepest = 0;
  for (const float depth : longer.max_depth) deepest = std::max(deepest, depth);
  EXPECT_GE(m.onward_depth, 0.9 * deepest);
}

// A channel of 50 m between walls that falls by 3 %: nowhere is the wave deeper than
// 6 V / (B X), the bound of what goes on, and it is not far below. By Manning's law and
// without inertia it were 2.5; here the front stands higher, up to 3.7.
TEST(WhatGoesOn, ThinsOutAsTheBoundSays) {
  HazardInput input = testing::dam_failure();
  Terrain& t = input.terrain;
  const int nx = 420, ny = 7;
  t.raster = {.nx = nx, .ny = ny, .dx = 10, .dy = 10, .x0 = 0, .y0 = 0};
  t.bed.clear();
  for (int c = 0; c < nx * ny; ++c) {
    t.bed.push_back(200 - 0.03 * 10 * (c % nx));
    t.outside.push_back(c / nx == 0 || c / nx == ny - 1 ? Terrain::wall
                                                        : Terrain::inside);
  }
  t.site_x = 100;
  t.site_y = 35;
  input.values.set("release.volume", 4000.0);
  input.values.set("release.dam_height", 4.0);
  input.values.set("numerics.flow_time", 3600.0);
  const FlowField flow = testing::run_dam_failure(input).part<FlowField>();
  for (int i = 200; i < 400; i += 50) {
    float deepest = 0;
    for (int j = 0; j < ny; ++j)
      deepest = std::max(deepest, flow.max_depth[static_cast<std::size_t>(j) * nx + i]);
    const double share = deepest * 50 * (t.raster.x(i) - 100) / 4000;
    EXPECT_LT(share, 6) << i;
    EXPECT_GT(share, 1.5) << i;
  }
}

}  // namespace
}  // namespace farreach
