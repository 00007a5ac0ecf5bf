// Gas in the air, mud over the ground and poison in a river from one accident: none of
// them hides another.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "models/hazard/flow_field.hpp"
#include "models/hazard/river_field.hpp"
#include "postprocess/assess/findings.hpp"
#include "postprocess/io/result_file.hpp"
#include "postprocess/io/side_files.hpp"
#include "postprocess/media/medium.hpp"
#include "postprocess/report/report.hpp"
#include "postprocess/voice/voice.hpp"
#include "tests/support/example_outcome.hpp"
#include "tests/support/example_river_outcome.hpp"
#include "tests/support/temporary_folder.hpp"

namespace farreach {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

/// 3 km of a valley one kilometre wide, wetted 2 m deep from the site on.
FlowField flow_from(GeoPoint site) {
  constexpr double degree = 111e3;  // [m]
  const double across = degree * std::cos(site.lat * 3.14159265 / 180);
  FlowField f;
  f.raster = {.nx = 60, .ny = 10, .dx = 100, .dy = 100, .x0 = 0, .y0 = -500};
  f.frame = {
      .columns = 2, .rows = 2, .x0 = 0, .y0 = -500, .step_x = 6000, .step_y = 1000};
  const double east = site.lon + 6000 / across;
  const double south = site.lat - 500 / degree, north = site.lat + 500 / degree;
  f.frame.lon = {site.lon, east, site.lon, east};
  f.frame.lat = {south, south, north, north};
  f.source = site;
  f.wet_depth = 0.01;
  f.frame_stride = 1;
  for (int k = 0; k < 600; ++k) {
    const bool wet = k % 60 < 30;
    f.max_depth.push_back(wet ? 2 : 0);
    f.arrival.push_back(wet ? static_cast<float>(10 * (k % 60))
                            : std::numeric_limits<float>::quiet_NaN());
  }
  for (auto* map :
       {&f.max_speed, &f.max_depth_speed, &f.duration, &f.deposit, &f.wetted_share})
    map->assign(600, 0);
  f.bed.assign(600, 10);
  f.members = {{.name = "likely", .released = 1e6, .run_out = 3000, .stopped = true}};
  return f;
}

Outcome all_three() {
  Outcome o = testing::example_outcome();
  const Outcome river = testing::example_river_outcome();
  o.part<RiverField>() = river.part<RiverField>();
  for (const Level& level : river.levels)
    if (level.quantity == quantity::water_concentration) o.levels.push_back(level);
  o.levels.push_back({.name = "depth 1 m",
                      .key = "depth2",
                      .quantity = quantity::depth,
                      .value = 1,
                      .unit = "m",
                      .shown_value = 1,
                      .severity = Severity::life_threatening});
  o.part<FlowField>() = flow_from(o.site.place);
  return o;
}

struct CoexistenceTest : ::testing::Test {
  const Outcome outcome = all_three();
  const Effects effects = compute_effects(outcome);
  const Findings findings = assess(outcome, effects);
  std::size_t verdicts_by(const char* model) const {
    return static_cast<std::size_t>(
        std::count_if(findings.verdicts.begin(), findings.verdicts.end(),
                      [&](const BorderVerdict& v) { return v.model == model; }));
  }
};

TEST_F(CoexistenceTest, EachMediumIsJudged) {
  Outcome gas = outcome;
  gas.part<RiverField>() = {};
  gas.part<FlowField>() = {};
  const Findings alone = assess(gas, compute_effects(gas));
  ASSERT_GT(alone.verdicts.size(), 0U);
  EXPECT_EQ(verdicts_by("plume"), alone.verdicts.size());
  EXPECT_EQ(verdicts_by("ground"), outcome.geography.borders.size());
  EXPECT_GT(verdicts_by("river"), 0U);
  for (std::size_t i = 0; i < alone.verdicts.size(); ++i) {
    EXPECT_EQ(findings.verdicts[i].verdict, alone.verdicts[i].verdict);
    EXPECT_EQ(findings.verdicts[i].reach, alone.verdicts[i].reach);
  }
  EXPECT_EQ(findings.criteria.size(), alone.criteria.size() + 1);  // of the water
}

TEST_F(CoexistenceTest, EachMediumStandsInTheHeadline) {
  std::size_t lead_ins = 0;
  for (const char* lead_in : {"In the air:", "Over land:", "By river:"})
    lead_ins += english(findings.headline).find(lead_in) != std::string::npos;
  EXPECT_EQ(lead_ins, 2U) << english(findings.headline);  // the third one leads
}

// Ilek is a town of the library and a station of the river.
TEST_F(CoexistenceTest, WhereAStationStandsForATownTheGasComesToo) {
  std::size_t rows = 0;
  for (const PlaceFinding& place : findings.places) {
    if (place.name != "Ilek") continue;
    ++rows;
    ASSERT_TRUE(place.level.has_value());
    ASSERT_TRUE(place.besides.has_value());
    EXPECT_NE(medium_of(outcome.levels[*place.level]).carrier,
              medium_of(outcome.levels[*place.besides]).carrier);
  }
  EXPECT_EQ(rows, 1U);
}

// The flow does not come to the border that the gas crosses.
TEST_F(CoexistenceTest, TheClockTellsTheGravestOfABorder) {
  const std::string page = html_report(outcome, effects, findings, "en");
  const auto clock = page.substr(page.find("id=\"clock\""), 3000);
  EXPECT_THAT(clock, HasSubstr("Border of Russia"));
  EXPECT_THAT(clock, HasSubstr("<small>reached, life-threatening"));
  EXPECT_THAT(clock, Not(HasSubstr("<small>not reached, life-threatening")));
}

TEST_F(CoexistenceTest, EachMediumStandsInTheSummaryAndOnThePage) {
  const json summary = json::parse(summary_json(outcome, effects, findings));
  EXPECT_TRUE(summary["flow"].is_object());
  EXPECT_TRUE(summary["river"].is_object());
  EXPECT_FALSE(summary["weathers"].empty());
  const std::string zones = zones_geojson(outcome, effects);
  EXPECT_THAT(zones, HasSubstr("\"kind\": \"ground\""));
  const std::string page = html_report(outcome, effects, findings, "en");
  for (const char* part : {"id=\"river\"", "depth 1", "Along the river: cyanide",
                           "AEGL", "\"flow\":{", "\"river\":{"})
    EXPECT_THAT(page, HasSubstr(part));
}

TEST_F(CoexistenceTest, TheFileAloneGivesTheSamePage) {
  const testing::TemporaryFolder folder;
  write_result(folder / "result.h5", outcome, effects, findings);
  const Outcome read = read_result(folder / "result.h5");
  const Effects again = compute_effects(read);
  const Findings same = assess(read, again);
  EXPECT_EQ(html_report(read, again, same, "en"),
            html_report(outcome, effects, findings, "en"));
  EXPECT_EQ(summary_json(read, again, same), summary_json(outcome, effects, findings));
}

}  // namespace
}  // namespace farreach
