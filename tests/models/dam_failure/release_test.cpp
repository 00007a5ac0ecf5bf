#include "models/dam_failure/release.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "models/ground_flow/lines.hpp"
#include "models/hazard/flow_field.hpp"
#include "solver/base/constants.hpp"
#include "tests/support/dam_failure_cases.hpp"

namespace farreach {
namespace {

using testing::dam_failure;
using testing::run_dam_failure;

double volume_on(const Terrain& t, const std::vector<double>& depth) {
  return std::accumulate(depth.begin(), depth.end(), 0.0) * t.raster.cell_area();
}

TEST(Release, AColumnHoldsTheVolume) {
  const HazardInput input = dam_failure();
  const FlowStart start = start_of(input.terrain, input.values, 20000);
  EXPECT_NEAR(volume_on(input.terrain, start.depth), 20000, 1e-6);
  EXPECT_EQ(start.x, input.terrain.site_x);
}

TEST(Release, LessThanLiesThereLeavesTheLowerPartAsGround) {
  HazardInput input = dam_failure();
  input.values.set("release.kind", std::string("initial"));
  input.terrain.initial_depth.assign(input.terrain.raster.cells(), 0.0);
  input.terrain.initial_depth[2000] = 8;
  const FlowStart start = start_of(input.terrain, input.values, 200);
  EXPECT_NEAR(start.depth[2000], 2, 1e-12);
  EXPECT_NEAR(start.raised[2000], 6, 1e-12);
}

TEST(Release, CellsAlongALineLeaveNoGap) {
  const Raster r{.nx = 50, .ny = 50, .dx = 2, .dy = 2, .x0 = 0, .y0 = 0};
  const auto cells = cells_along(r, {"river", "line", {3, 90, 20}, {5, 60, 95}});
  for (std::size_t k = 1; k < cells.size(); ++k)
    EXPECT_EQ(
        std::abs(cells[k].i - cells[k - 1].i) + std::abs(cells[k].j - cells[k - 1].j),
        1);
}

TEST(Flow, ARiverLineTakesAllThatReachesIt) {
  HazardInput input = dam_failure();
  input.terrain.gauges.push_back({"river", "line", {800, 800}, {0, 599}});
  input.terrain.gauges.push_back({"below", "gauge", {900}, {300}});
  input.river.reaches.resize(1);
  input.values.set("numerics.flow_time", 1200.0);
  const FlowField f = run_dam_failure(input).part<FlowField>();
  const FlowMember& m = f.members.front();
  EXPECT_GT(m.into_river, 0.5 * m.released);
  EXPECT_NEAR(m.into_river + m.deposited, m.released, 1e-6 * m.released);
  ASSERT_EQ(f.series.size(), 2u);
  EXPECT_EQ(f.series.back().peak, 0);
}

TEST(Flow, ARoughnessOfTheTerrainActsAsTheSameNumberStated) {
  HazardInput stated = dam_failure(), mapped = dam_failure();
  stated.values.set("release.manning", 0.08);
  stated.values.set("numerics.precision", std::string("double"));
  mapped.values.set("numerics.precision", std::string("double"));
  mapped.terrain.roughness.assign(mapped.terrain.raster.cells(), 0.08);
  const FlowField a = run_dam_failure(stated).part<FlowField>(),
                  b = run_dam_failure(mapped).part<FlowField>();
  double apart = 0, most = 0;
  for (std::size_t c = 0; c < a.max_depth.size(); ++c) {
    apart += std::abs(a.max_depth[c] - b.max_depth[c]);
    most += a.max_depth[c];
  }
  EXPECT_LT(apart / most, 0.01);
}

TEST(Flow, MudComesToRestAndStays) {
  HazardInput input = dam_failure();
  input.values.set("release.rheology", std::string("bingham"));
  input.values.set("release.yield_stress", 1500.0);
  input.values.set("release.viscosity", 10.0);
  input.values.set("release.density", 1700.0);
  input.values.set("numerics.flow_time", 3600.0);
  const Outcome o = run_dam_failure(input);
  const FlowMember& m = o.part<FlowField>().members.front();
  EXPECT_TRUE(m.stopped);
  EXPECT_EQ(m.left_raster, 0);
  // On a slope of 0.03 the sheet that can stay is tau_y/(rho g slope) = 3 m thick.
  double deepest = 0;
  for (const float h : o.part<FlowField>().deposit)
    deepest = std::max(deepest, double(h));
  EXPECT_GT(deepest, 1.0);
  EXPECT_LT(m.run_out, 500);
}

TEST(Flow, MoreVolumeRunsFartherInTheEnsemble) {
  HazardInput input = dam_failure();
  input.values.set("release.rheology", std::string("voellmy"));
  input.values.set("release.volume_factor", 3.0);
  input.values.set("numerics.members", 3.0);
  const FlowField f = run_dam_failure(input).part<FlowField>();
  ASSERT_EQ(f.members.size(), 3u);
  EXPECT_LT(f.members[1].run_out, f.members[0].run_out);
  EXPECT_GT(f.members[2].run_out, f.members[0].run_out);
  float most = 0;
  for (const float share : f.wetted_share) most = std::max(most, share);
  EXPECT_NEAR(most, 1, 1e-6);
}

}  // namespace
}  // namespace farreach
