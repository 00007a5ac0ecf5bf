// Verdicts of a flow over the ground: reached only where wet cells lie in a territory,
// not reached only where every run ends before the border and has come to rest.
#include "postprocess/media/ground/ground_verdict.hpp"
#include "models/hazard/flow_field.hpp"
#include "models/hazard/river_field.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>

#include "postprocess/media/ground/ground_levels.hpp"
#include "postprocess/voice/voice.hpp"

namespace farreach {
namespace {

/// A plane of 100 x 3 cells of 100 m eastward from the site; the first `wet` columns
/// are 2 m deep. The neighbour begins `border` metres to the east.
Outcome flow_to(int wet, double border) {
  const double degree = 111319.49;  // of longitude on the equator
  Outcome o;
  o.site.place = {0, 50};
  o.levels.push_back({.name = "depth 1 m",
                      .key = "depth2",
                      .quantity = quantity::depth,
                      .value = 1,
                      .unit = "m",
                      .severity = Severity::life_threatening});
  FlowField& f = o.part<FlowField>();
  f.raster = {.nx = 100, .ny = 3, .dx = 100, .dy = 100, .x0 = 0, .y0 = -150};
  f.frame = {
      .columns = 2, .rows = 2, .x0 = 0, .y0 = -150, .step_x = 1e4, .step_y = 300};
  f.frame.lon = {50, 50 + 1e4 / degree, 50, 50 + 1e4 / degree};
  f.frame.lat = {-150 / 110574.0, -150 / 110574.0, 150 / 110574.0, 150 / 110574.0};
  f.source = o.site.place;
  f.wet_depth = 0.01;
  const std::size_t cells = 300;
  f.max_depth.assign(cells, 0);
  f.max_depth_speed.assign(cells, 0);
  f.arrival.assign(cells, std::numeric_limits<float>::quiet_NaN());
  for (std::size_t k = 0; k < cells; ++k)
    if (static_cast<int>(k % 100) < wet) {
      f.max_depth[k] = 2;
      f.arrival[k] = 10 * static_cast<float>(k % 100);
    }
  f.members = {
      {.name = "likely", .released = 1000, .run_out = 100.0 * wet, .stopped = true}};
  const double west = 50 + border / degree;
  o.geography.detailed = {
      {"UZB", BorderKind::land, "test", {{{-1, west}, {-1, 52}, {1, 52}, {1, west}}}}};
  o.geography.borders = {{.state = "UZB",
                          .kind = BorderKind::land,
                          .distance = border,
                          .uncertainty = 50}};
  return o;
}

BorderVerdict only_verdict(const Outcome& o) {
  Effects effects;
  effects.reaches = ground_reaches(o);
  const auto verdicts = ground_verdicts(o, effects);
  EXPECT_EQ(verdicts.size(), 1U);
  return verdicts.front();
}

TEST(GroundVerdict, ReachIsTheFarthestCellThatMeetsTheLevel) {
  const Outcome o = flow_to(30, 8000);
  const auto reaches = ground_reaches(o);
  ASSERT_EQ(reaches.size(), 1U);
  // The farthest centre is 2950 m east and 100 m aside.
  EXPECT_NEAR(reaches[0].distance, std::hypot(2950, 100), 3);
  EXPECT_DOUBLE_EQ(reaches[0].area, 30 * 3 * 1e4);
  EXPECT_EQ(reaches[0].arrival, 290);
}

TEST(GroundVerdict, ReachedWhereWetCellsLieInTheTerritory) {
  const BorderVerdict v = only_verdict(flow_to(60, 4000));
  EXPECT_EQ(v.verdict, Reached::reached);
  EXPECT_LT(v.margin, 0);
  EXPECT_NEAR(v.first_arrival, 400, 10);
  EXPECT_EQ(v.peak, 2);
}

TEST(GroundVerdict, NotReachedWhereTheFlowRestsBeforeTheBorder) {
  const BorderVerdict v = only_verdict(flow_to(30, 8000));
  EXPECT_EQ(v.verdict, Reached::not_reached);
  EXPECT_NEAR(v.margin, 8000 - 2952, 5);
}

TEST(GroundVerdict, UndecidedWhereAnotherRunGoesAsFarAsTheBorder) {
  Outcome o = flow_to(30, 8000);
  o.part<FlowField>().members.push_back(
      {.name = "more volume", .released = 3000, .run_out = 9000});
  EXPECT_EQ(only_verdict(o).verdict, Reached::undecided);
}

TEST(GroundVerdict, UndecidedWhereTheFlowGoesOn) {
  Outcome moving = flow_to(30, 8000);
  moving.part<FlowField>().members.front().stopped = false;
  EXPECT_EQ(only_verdict(moving).verdict, Reached::undecided);
  EXPECT_EQ(only_verdict(moving).reason_key, "horizon");
  Outcome left = flow_to(30, 8000);
  left.part<FlowField>().members.front().left_raster = 10;
  EXPECT_EQ(only_verdict(left).verdict, Reached::undecided);
  EXPECT_EQ(only_verdict(left).reason_key, "map_edge");
}

/// Half a million m3 leave the terrain 2 m deep in a bed of 100 m.
Outcome flow_that_goes_on(double border) {
  Outcome o = flow_to(30, border);
  FlowMember& m = o.part<FlowField>().members.front();
  m.released = 6e5;
  m.onward_volume = m.into_river = 5e5;
  m.onward_depth = 2;
  m.onward_depth_speed = 10;
  m.onward_width = 100;
  return o;
}

// 6 V / (B h) = 30 km more to a depth of 1 m, 4^0.6 times that in a gorge.
TEST(GroundVerdict, UndecidedWhereARiverTakesWhatGoesOn) {
  Outcome o = flow_that_goes_on(15000);
  o.part<RiverField>().cases.push_back({});
  const BorderVerdict v = only_verdict(o);
  EXPECT_EQ(v.verdict, Reached::undecided);
  EXPECT_EQ(v.reason_key, "map_edge");
  EXPECT_NEAR(v.reach_high, 3000 + 30000 * std::pow(4, 0.6), 1);
  EXPECT_THAT(english(v.reason),
              ::testing::HasSubstr("0.50 million m³ left the terrain"));
}

TEST(GroundVerdict, NotReachedWhereTooLittleGoesOn) {
  const BorderVerdict v = only_verdict(flow_that_goes_on(228e3));
  EXPECT_EQ(v.verdict, Reached::not_reached);
  EXPECT_EQ(v.reason_key, "bounded");
  EXPECT_THAT(english(v.reason), ::testing::HasSubstr("up to 72 km"));
}

TEST(GroundVerdict, WhatGoesOnTooShallowForAnyGorgeIsNoMatter) {
  Outcome o = flow_that_goes_on(10000);
  o.part<FlowField>().members.front().onward_depth = 0.43;
  BorderVerdict v = only_verdict(o);
  EXPECT_EQ(v.verdict, Reached::not_reached);
  EXPECT_EQ(v.reason_key, "intervals");
  o.part<FlowField>().members.front().onward_depth = 0.44;
  v = only_verdict(o);
  EXPECT_EQ(v.verdict, Reached::undecided);
  EXPECT_EQ(v.reason_key, "map_edge");
}

TEST(GroundVerdict, GorgesAreNoBrooks) {
  Outcome o = flow_that_goes_on(15000);
  o.part<FlowField>().members.front().onward_width = 20;
  EXPECT_NEAR(only_verdict(o).reach_high, 3000 + 6 * 5e5 / 20, 1);
  o.part<FlowField>().members.front().onward_width = 40;
  EXPECT_NEAR(only_verdict(o).reach_high, 3000 + 6 * 5e5 / 40 * std::pow(2, 0.6), 1);
}

// Two rasters of one valley, in metres and in degrees, end 2.3 km below a reservoir;
// 597 000 m3 leave each, in a bed that each measures for itself. Neighbours at 40 and
// 176 km: the map ends long before the first, and a gorge may keep half a metre deep
// so far; to the second nothing can come that is so deep.
TEST(GroundVerdict, BoundsTheSameWhicheverRasterTheValleyIsOn) {
  for (const double width : {262.0, 438.0}) {
    Outcome o = flow_that_goes_on(39.7e3);
    o.levels[0].value = 0.5;
    FlowMember& m = o.part<FlowField>().members.front();
    m.run_out = 2.3e3;
    m.onward_volume = m.left_raster = 597e3;
    m.into_river = 0;
    m.onward_width = width;
    o.geography.borders[0].uncertainty = 300;
    EXPECT_EQ(only_verdict(o).verdict, Reached::undecided) << width;
    EXPECT_EQ(only_verdict(o).reason_key, "map_edge");
    o.geography.borders[0].distance = 176e3;
    EXPECT_EQ(only_verdict(o).verdict, Reached::not_reached) << width;
    EXPECT_EQ(only_verdict(o).reason_key, "bounded");
  }
}

TEST(GroundVerdict, UndecidedWhereOneRunStaysOut) {
  Outcome o = flow_to(60, 4000);
  o.part<FlowField>().members.push_back(
      {.name = "little", .released = 500, .stopped = true});
  o.part<FlowField>().least_depth = o.part<FlowField>().most_depth =
      o.part<FlowField>().max_depth;
  for (std::size_t k = 0; k < o.part<FlowField>().least_depth.size(); ++k)
    if (k % 100 >= 30) o.part<FlowField>().least_depth[k] = 0;
  const BorderVerdict v = only_verdict(o);
  EXPECT_EQ(v.verdict, Reached::undecided);
  EXPECT_NEAR(v.reach_low, 2952, 5);
  EXPECT_NEAR(v.reach_high, 5951, 5);
}

// What real run-outs are off by belongs to the reach, though all runs say one thing.
TEST(GroundVerdict, HasTheScatterOfRealRunOuts) {
  Outcome o = flow_to(60, 4000);
  o.part<FlowField>().run_out_factor = 10;
  BorderVerdict v = only_verdict(o);
  EXPECT_EQ(v.verdict, Reached::undecided);
  EXPECT_NEAR(v.reach_low, 595, 1);
  o = flow_to(60, 30000);
  EXPECT_EQ(only_verdict(o).verdict, Reached::not_reached);
  o.part<FlowField>().run_out_factor = 10;
  EXPECT_EQ(only_verdict(o).verdict, Reached::undecided);
}

TEST(GroundVerdict, UndecidedWithoutAPlaceOnTheEarth) {
  Outcome o = flow_to(30, 8000);
  o.part<FlowField>().frame = {};
  EXPECT_EQ(only_verdict(o).verdict, Reached::undecided);
}

TEST(GroundVerdict, NothingIsRuledOutByARunThatFailedACheck) {
  Outcome o = flow_to(30, 8000);
  o.checks.push_back({.name = "mass", .value = 1, .tolerance = 0, .passed = false});
  EXPECT_EQ(only_verdict(o).verdict, Reached::undecided);
}

TEST(GroundVerdict, HeadlineSaysWhenTheTerrainIsAFormula) {
  Outcome o = flow_to(60, 4000);
  o.part<FlowField>().analytic_terrain = true;
  const Findings findings = assess(o, compute_effects(o));
  EXPECT_THAT(english(findings.headline), ::testing::HasSubstr("REACHED"));
  EXPECT_THAT(english(findings.headline), ::testing::HasSubstr("formula"));
  EXPECT_EQ(findings.response_level, "transboundary");
  EXPECT_TRUE(findings.criteria.empty());
}

// What leaves the terrain gets into a river that runs west, away from the neighbour in
// the east, which it could reach by volume alone.
TEST(GroundVerdict, ARiverLeadsTheFlowAwayFromANeighbour) {
  Outcome o = flow_to(50, 200e3);
  FlowMember& m = o.part<FlowField>().members.front();
  m.into_river = 900;
  m.onward_volume = 1e6;
  m.onward_depth = 5;
  m.onward_width = 10;
  ASSERT_GT(goes_on(o.part<FlowField>(), o.levels[0]).farthest, 200e3);
  EXPECT_EQ(only_verdict(o).verdict, Reached::undecided);
  o.part<RiverField>().cases.resize(1);
  o.part<RiverField>().course = {{0, 50}, {0, 48}};
  o.part<RiverField>().course_distance = {0, 230e3};
  EXPECT_EQ(only_verdict(o).verdict, Reached::not_reached);
  EXPECT_EQ(only_verdict(o).reason_key, "led_away");
  o.part<RiverField>().course = {{0, 50}, {0, 52}};  // towards it
  EXPECT_EQ(only_verdict(o).verdict, Reached::undecided);
  o.part<RiverField>().course = {{0, 50}, {0, 48}};
  m.left_raster = 500;  // by the rim as well, who knows where to
  EXPECT_EQ(only_verdict(o).verdict, Reached::undecided);
}

// A place within the error of the site is not told that nothing comes.
TEST(GroundPlaces, WithinTheErrorOfTheSiteNothingIsRuledOut) {
  Outcome o = flow_to(5, 200e3);
  Receptor town;
  town.name = "Town";
  town.place = {2500 / 110574.0, 50};  // 2.5 km north of the flow
  town.state = "KAZ";
  town.kind = "town";
  o.geography.receptors = {town};
  Effects effects;
  effects.reaches = ground_reaches(o);
  EXPECT_EQ(assess(o, effects).places.front().verdict, Reached::not_reached);
  o.site.position_error = 3e3;
  EXPECT_EQ(assess(o, effects).places.front().verdict, Reached::undecided);
}

}  // namespace
}  // namespace farreach
