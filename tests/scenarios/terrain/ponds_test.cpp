/// Terrains from formulas, and fluid at rest on them.
#include <gmock/gmock.h>

#include <cmath>
#include <numbers>

#include "scenarios/terrain/formulas.hpp"
#include "tests/scenarios/terrain/reading.hpp"

namespace farreach::testing {
namespace {

using ::testing::HasSubstr;

const std::string valley =
    "kind = \"valley\"\nwindow = [-500, -300, 1000, 300]\ncell = 10\n"
    "elevation = 100\nslope = 0.02\nvalley_width = 200\nvalley_depth = 40\n";
/// Across the valley at x = 0; the site, and the pond, lie west of it.
const std::string dam = "[[terrain.initial]]\ndam_x = [3, 3]\ndam_y = [-250, 250]\n";

TEST(Formula, FlatAndPlane) {
  GroundFormula f{.kind = "flat", .elevation = 3};
  EXPECT_EQ(f(100, -40), 3);
  f = {.kind = "plane", .elevation = 3, .slope = 0.1, .heading = 90};
  EXPECT_NEAR(f(10, 99), 2, 1e-12);  // falls to the east
  f.heading = 0;
  EXPECT_NEAR(f(99, 10), 2, 1e-12);  // falls to the north
}

TEST(Formula, ProfileIsLinearBetweenItsPointsAndGoesOnBeyond) {
  const GroundFormula f{
      .kind = "plane", .distance = {0, 10, 30}, .height = {100, 90, 85}};
  EXPECT_NEAR(f(5, 0), 95, 1e-12);
  EXPECT_NEAR(f(20, 0), 87.5, 1e-12);
  EXPECT_NEAR(f(-10, 0), 110, 1e-12);
  EXPECT_NEAR(f(50, 0), 80, 1e-12);
}

TEST(Formula, ValleyIsAParabolaBetweenItsBanks) {
  const GroundFormula f{.kind = "valley",
                        .elevation = 50,
                        .slope = 0,
                        .valley_width = 100,
                        .valley_depth = 8,
                        .side_slope = 0.5,
                        .bend_amplitude = 20,
                        .bend_length = 400};
  EXPECT_NEAR(f(0, 0), 50, 1e-12);
  EXPECT_NEAR(f(0, 25), 52, 1e-12);
  EXPECT_NEAR(f(0, -50), 58, 1e-12);
  EXPECT_NEAR(f(0, 70), 68, 1e-12);
  EXPECT_NEAR(f(100, -20), 50, 1e-12);  // the lowest line has swung to the right
}

TEST(Formula, BowlHasItsRimWhereItSays) {
  const GroundFormula f{
      .kind = "bowl", .elevation = 5, .bowl_radius = 10, .bowl_depth = 2};
  EXPECT_NEAR(f(0, 0), 3, 1e-12);
  EXPECT_NEAR(f(6, 8), 5, 1e-12);
}

class Ponds : public ::testing::Test {
 protected:
  ReadTerrain read(const std::string& text) { return read_section(folder_, text); }
  TemporaryFolder folder_;
};

TEST_F(Ponds, FormulasAreSaidToStandForNoRealPlace) {
  const auto read_one = read(valley);
  ASSERT_EQ(read_one.errors, "");
  EXPECT_TRUE(read_one.terrain.analytic);
  ASSERT_FALSE(read_one.notices.empty());
  EXPECT_EQ(read_one.notices[0].key, "terrain.analytic");
  EXPECT_EQ(read_one.terrain.site_x, 0);
}

// Cross-section under depth d of the parabola c m^2, c = 4 d0 / w^2: A = 4/3 d^(3/2) /
// sqrt(c); along the slope d falls linearly: V = (4/3) (2/5) d0^(5/2) / (sqrt(c)
// slope).
TEST_F(Ponds, LevelBehindADamGivesTheVolumeOfTheValley) {
  const auto read_one = read(valley + dam + "level = 106\n");
  ASSERT_EQ(read_one.errors, "");
  const double c = 4 * 40 / (200.0 * 200);
  const double depth = 6 + 3 * 0.02;  // at the line
  const double exact = 8.0 / 15 * std::pow(depth, 2.5) / std::sqrt(c) / 0.02;
  EXPECT_NEAR(volume_of(read_one.terrain) / exact, 1, 0.03);
  for (int j = 0; j < 60; ++j)  // nothing downstream
    EXPECT_EQ(read_one.terrain.initial_depth[at(read_one.terrain, 51, j)], 0);
  ASSERT_EQ(read_one.terrain.dams.size(), 1U);
}

TEST_F(Ponds, VolumeBehindADamIsExact) {
  for (const double volume : {500.0, 25e3, 90e3}) {
    const auto read_one = read(valley + dam + "volume = " + std::to_string(volume));
    ASSERT_EQ(read_one.errors, "") << volume;
    EXPECT_NEAR(volume_of(read_one.terrain) / volume, 1, 1e-12);
    const auto& t = read_one.terrain;
    double level = 0;
    for (std::size_t c = 0; c < t.bed.size(); ++c)
      if (t.initial_depth[c] > 0) {
        if (level == 0) level = t.bed[c] + t.initial_depth[c];
        EXPECT_NEAR(t.bed[c] + t.initial_depth[c], level, 1e-9);
      }
  }
}

TEST_F(Ponds, SideOfTheDamCanBeStated) {
  const auto left = read(valley + dam + "level = 106\nupstream = \"left\"\n");
  const auto closed = read(valley + dam + "level = 106\n");
  ASSERT_EQ(left.errors, "");
  EXPECT_EQ(left.terrain.initial_depth, closed.terrain.initial_depth);
}

// Downstream of a dam the water runs away; a hollow on its way is no reservoir.
TEST_F(Ponds, HollowsBelowTheDamHoldNothingUp) {
  const std::string hollow =
      "[[terrain.raise]]\nx = [300]\ny = [0]\nradius = 60\nby = -30\n";
  EXPECT_THAT(
      read(valley + hollow + dam + "volume = 5000\nupstream = \"right\"").errors,
      HasSubstr("hollows below the dam"));
  const auto chosen = read(valley + hollow + dam + "volume = 5000");
  ASSERT_EQ(chosen.errors, "");
  EXPECT_EQ(chosen.terrain.initial_depth[at(chosen.terrain, 80, 30)], 0);
}

TEST_F(Ponds, ASlantedDamHoldsAsWell) {
  const auto read_one = read(valley +
                             "[[terrain.initial]]\ndam_x = [-80, 40, 90]\n"
                             "dam_y = [-250, 10, 250]\nvolume = 50000");
  ASSERT_EQ(read_one.errors, "");
  EXPECT_NEAR(volume_of(read_one.terrain), 50000, 1e-6);
}

TEST_F(Ponds, AVolumeThatWouldFlowRoundTheDamIsRefused) {
  EXPECT_THAT(read(valley + "[[terrain.initial]]\ndam_x = [3, 3]\ndam_y = [-50, 50]\n"
                            "volume = 1e7\nupstream = \"left\"")
                  .errors,
              HasSubstr("flows round the dam"));
}

// Volume of a paraboloid filled to depth h: pi R^2 h^2 / (2 d).
TEST_F(Ponds, LevelInsideABowl) {
  const auto read_one = read(
      "kind = \"bowl\"\nwindow = [-100, -100, 100, 100]\ncell = 1\n"
      "bowl_radius = 80\nbowl_depth = 8\n[[terrain.initial]]\nlevel = -4\n");
  ASSERT_EQ(read_one.errors, "");
  const double exact = std::numbers::pi * 80 * 80 * 16 / 16;
  EXPECT_NEAR(volume_of(read_one.terrain) / exact, 1, 1e-3);
}

TEST_F(Ponds, DiscsPolygonsAndDryPlaces) {
  const auto read_one = read(
      "kind = \"flat\"\nwindow = [0, 0, 100, 100]\ncell = 1\n"
      "[[terrain.initial]]\nx = [50]\ny = [50]\nradius = 20\ndepth = 2\n"
      "[[terrain.initial]]\nx = [0, 10, 10, 0]\ny = [0, 0, 10, 10]\nvolume = 300\n"
      "[[terrain.dry]]\nx = [50, 100, 100, 50]\ny = [0, 0, 100, 100]\n");
  ASSERT_EQ(read_one.errors, "");
  EXPECT_NEAR(volume_of(read_one.terrain), std::numbers::pi * 400 + 300, 25);
  EXPECT_EQ(read_one.terrain.initial_depth[at(read_one.terrain, 5, 5)], 3);
  EXPECT_EQ(read_one.terrain.initial_depth[at(read_one.terrain, 55, 50)], 0);
  EXPECT_EQ(read_one.terrain.initial_depth[at(read_one.terrain, 45, 50)], 2);
}

TEST_F(Ponds, DepthsFromAFile) {
  write_file(folder_ / "depth.asc",
             ascii_grid(10, 10, 10, 0, 0, [](int i, int) { return i == 4 ? 1.5 : 0; }));
  const std::string text =
      "kind = \"flat\"\nwindow = [0, 0, 100, 100]\ncell = 10\n"
      "[[terrain.initial]]\ndepth_file = \"depth.asc\"";
  const auto read_one = read(text);
  ASSERT_EQ(read_one.errors, "");
  EXPECT_NEAR(volume_of(read_one.terrain), 1500, 1e-9);
  write_file(folder_ / "depth.asc", ascii_grid(10, 10, 10, 0, 0, [](int i, int) {
               return i == 4 ? -1.5 : 0;
             }));
  EXPECT_THAT(read(text).errors, HasSubstr("holds the depth -1.5 m, below zero"));
}

TEST_F(Ponds, GaugesFromScenarioAndTable) {
  write_file(folder_ / "points.csv",
             "name,x,y,observed_m\nP1,5,15,2.5\nP2,25,15,3.5\n");
  const auto read_one = read(
      "kind = \"flat\"\nwindow = [0, 0, 100, 100]\ncell = 10\n"
      "gauges_file = \"points.csv\"\n"
      "[[terrain.gauge]]\nname = \"here\"\nlatitude = 41.3\nlongitude = 69.3\n"
      "[[terrain.line]]\nname = \"border\"\nx = [50, 50]\ny = [0, 100]\n");
  ASSERT_EQ(read_one.errors, "");
  const auto& gauges = read_one.terrain.gauges;
  ASSERT_EQ(gauges.size(), 4U);
  EXPECT_EQ(gauges[0].name, "here");
  EXPECT_NEAR(gauges[0].x[0], 0, 1e-6);
  EXPECT_EQ(gauges[1].kind, "line");
  EXPECT_EQ(gauges[2].name, "P1");
  EXPECT_EQ(gauges[3].x[0], 25);
}

}  // namespace
}  // namespace farreach::testing
