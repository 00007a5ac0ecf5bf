// What stands around the measured floods: marks beside the flood, tables, wrong input.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <limits>

#include "models/dam_failure/volume_laws.hpp"
#include "models/hazard/flow_field.hpp"
#include "postprocess/validation/figure_report.hpp"
#include "scenarios/reading/csv_table.hpp"
#include "scenarios/reading/library_folder.hpp"
#include "scenarios/reading/toml_document.hpp"
#include "scenarios/validation/dam_break_run.hpp"
#include "scenarios/validation/flow_cases.hpp"
#include "scenarios/validation/trials.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

/// Cells of 10 m in a row from x = 0: flooded 2 m deep in the second.
FlowField row_of_cells() {
  const double none = std::numeric_limits<double>::quiet_NaN();
  FlowField flow;
  flow.raster = {.nx = 4, .ny = 1, .dx = 10, .dy = 10, .x0 = 0, .y0 = 0};
  flow.wet_depth = 0.05;
  flow.bed = {1, 3, 7, none};
  flow.max_depth = {0.01f, 2, 0, 0};
  flow.arrival = {float(none), 100, float(none), float(none)};
  return flow;
}

TEST(FloodMark, TakesItsOwnCellWhereThatWasFlooded) {
  const FloodMark m = flood_mark(row_of_cells(), 19, 5, 50);
  EXPECT_EQ(m.level, 5);
  EXPECT_EQ(m.arrival, 100);
  EXPECT_EQ(m.off, 0);
}

TEST(FloodMark, TakesTheNearestFloodedCellWhereItsOwnStayedDry) {
  const FloodMark m = flood_mark(row_of_cells(), 25, 5, 50);
  EXPECT_EQ(m.bed, 7);
  EXPECT_EQ(m.level, 5);
  EXPECT_EQ(m.off, 10);
}

TEST(FloodMark, SaysNothingWhereThereIsNoFloodWithinReach) {
  const FloodMark m = flood_mark(row_of_cells(), 38, 5, 15);
  EXPECT_TRUE(std::isnan(m.bed));
  EXPECT_TRUE(std::isnan(m.level));
  EXPECT_TRUE(std::isnan(m.off));
}

TEST(FlowCaseRun, RunsAScenarioToItsEndAndClosesMass) {
  const FlowCaseRun run = run_scenario_text("small.toml", R"(
title = "A pond drains into a valley"
mode = "exercise"
hazard = "dam_failure"
horizon = "2 min"
[site]
name = "nowhere"
latitude = 43
longitude = 73
position_error = "1 km"
state = "KAZ"
activity = "water_dam"
[release]
kind = "initial"
material = "water"
manning = 0.03
[terrain]
kind = "plane"
slope = 0.01
cell = "10 m"
window = [-200, -100, 800, 100]
[[terrain.initial]]
x = [-150, 0, 0, -150]
y = [-50, -50, 50, 50]
depth = 4
[thresholds]
systems = ["depth"]
[numerics]
members = 1
)");
  EXPECT_GT(run.steps, 20u);
  EXPECT_LT(run.worst_mass, 1e-6);
  const FloodMark below = flood_mark(run.outcome.part<FlowField>(), 105, 5, 0);
  EXPECT_GT(below.depth, 0.3);
  EXPECT_GT(below.arrival, 3);
  const FigureTable table = table_of_run(run);
  EXPECT_EQ(std::get<double>(table.rows[0][1]), 0.06);  // 15000 m2, 4 m deep
}

/// A canyon 300 m wide in the plane of Malpasset, on cells of 100 m: closed in the
/// west, 50 m above the sea at the dam, under the sea in the east.
fs::path raster_of_a_canyon() {
  const auto file = fs::path(::testing::TempDir()) / "farreach_canyon.asc";
  std::ofstream out(file);
  out << "ncols 30\nnrows 30\nxllcorner 3000\nyllcorner 3000\ncellsize 100\n"
         "NODATA_value -9999\n";
  for (int j = 29; j >= 0; --j)
    for (int i = 0; i < 30; ++i) {
      const double x = 3050 + 100 * i, y = 3050 + 100 * j;
      const bool canyon = y > 4100 && y < 4400 && x > 3200;
      const double bed = x < 4700 ? 50 : std::max(-5.0, 50 - 0.05 * (x - 4700));
      out << (j == 0 ? -9999 : canyon ? bed : 150) << (i == 29 ? '\n' : ' ');
    }
  return file;
}

TEST(Malpasset, RunsOnTheRasterAndThePointsOfTheUser) {
  const auto points = fs::path(::testing::TempDir()) / "farreach_points.csv";
  std::ofstream(points) << "name,x,y,max_level,arrival\n"
                           "below,5250,4250,40,30\n"
                           "bank,5250,4450,,\n"
                           "hill,3500,5500,,\n"
                           "hole,4000,3050,,\n";
  const auto report = run_flow_case({"malpasset", raster_of_a_canyon(), points});
  const auto& rows = report.tables[0].rows;
  const auto number = [&](std::size_t row, std::size_t column) {
    return std::get<double>(rows[row][column]);
  };
  ASSERT_EQ(rows.size(), 4u);
  // Water falls from 100 m at the dam and cannot rise above that.
  EXPECT_NEAR(number(0, 3), 22.5, 1e-3);  // bed
  EXPECT_GT(number(0, 4), 25);
  EXPECT_LT(number(0, 4), 100);
  EXPECT_NEAR(number(0, 4), number(0, 3) + number(0, 7), 1e-3);
  EXPECT_NEAR(number(0, 6), number(0, 4) - 40, 1e-9);  // computed - observed
  // The front of a dam break 50 m deep moves at no more than 2 sqrt(g h), and on.
  EXPECT_GT(number(0, 8), 600 / (2 * std::sqrt(9.81 * 50) + 12));
  EXPECT_LT(number(0, 8), 600 / 8.0);
  EXPECT_EQ(number(1, 11), 100);  // the canyon speaks for its bank
  EXPECT_TRUE(std::isnan(number(2, 4)));
  EXPECT_TRUE(std::isnan(number(3, 3)));
  EXPECT_EQ(std::get<double>(report.tables[1].rows[0][1]), 1);  // one level measured
  const auto& run = report.tables[2].rows;
  EXPECT_NEAR(std::get<double>(run[0][1]), 1.5 * 0.3 * 50 + 0.3, 0.6);  // million m3
  EXPECT_LT(std::stod(std::get<std::string>(run[2][1])), 1e-6);
}

TEST(FlowCases, TakeTheRasterOfTheUserAndTheCellsAskedFor) {
  const std::string text = library_case("ukea5.toml", "/data/valley.tif", "20 m");
  EXPECT_THAT(text, HasSubstr("\nfile = '/data/valley.tif'\n"));
  EXPECT_THAT(text, HasSubstr("\ncell = \"20 m\"\n"));
}

TEST(FlowCases, RefuseWhatTheyCannotRun) {
  EXPECT_THROW(run_flow_case({"nothing", {}, {}}), InputError);
  EXPECT_THROW(run_flow_case({"malpasset", {}, "points.csv"}), InputError);
  EXPECT_THROW(run_flow_case({"ukea5", {}, {}}), InputError);
  EXPECT_THROW(library_case("ukea5.toml", "it's.tif"), InputError);
  EXPECT_THROW(run_flow_case({"malpasset", "bed.tif", "no_such_points.csv"}),
               InputError);
}

/// Events without a height, so that nothing is computed by the flow solver.
fs::path table_of_events(const std::string& rows) {
  const auto file = fs::path(::testing::TempDir()) / "farreach_events.csv";
  std::ofstream(file) << "name,height_m,storage_m3,release_m3,runout_km\n" << rows;
  return file;
}

std::vector<Figure> row_of(const FigureTable& table, const std::string& name) {
  for (const auto& row : table.rows)
    if (std::get<std::string>(row[0]) == name) return row;
  ADD_FAILURE() << "no row " << name;
  return {};
}

TEST(TailingsRunout, ScoresLawsByTheirErrorsAndFitsWithoutTheEventThatIsTold) {
  // Released is ten times what the law of Rico says, exactly along a line.
  std::string rows;
  for (const double stored : {0.1, 0.3, 1.0, 4.0, 20.0, 90.0})
    rows +=
        fmt::format("a,,{},{},1\n", 1e6 * stored, 1e6 * 3.54 * std::pow(stored, 1.01));
  const auto report = run_flow_case({"tailings-runout", {}, table_of_events(rows)});
  const auto number = [](const Figure& f) { return std::get<double>(f); };
  const auto rico = row_of(report.tables[0], "rico_2008");
  EXPECT_EQ(number(rico[1]), 6);
  EXPECT_NEAR(number(rico[2]), -1, 1e-4);
  EXPECT_NEAR(number(rico[3]), 1, 1e-4);
  EXPECT_NEAR(number(rico[4]), 1, 1e-4);
  const auto left_out = row_of(report.tables[0], "own fit, each event left out");
  EXPECT_NEAR(number(left_out[3]), 0, 1e-4);  // digits of the table
  EXPECT_EQ(number(row_of(report.tables[0], "piciullo_2022")[1]), 0);
  EXPECT_EQ(number(report.tables[1].rows[0][1]), 0);  // no height, no run-out told
}

TEST(TailingsRunout, RefusesATableThatIsTooShort) {
  EXPECT_THROW(
      run_flow_case({"tailings-runout", {}, table_of_events("a,,1000,100,1\n")}),
      InputError);
}

// Peaks within a tenth, the root mean square error within a fifth of them, and the
// peak within 0.2 s.
TEST(Okushiri, MeetsTheGaugesInFrontOfTheValley) {
  const auto report = run_flow_case({"okushiri", {}, {}});
  std::cout << figures_table(report);
  ASSERT_EQ(report.tables[0].rows.size(), 3u);
  for (const auto& row : report.tables[0].rows) {
    const auto number = [&](std::size_t c) { return std::get<double>(row[c]); };
    EXPECT_LT(std::abs(number(5)), 10);               // of the peak [%]
    EXPECT_LT(number(2), 20);                         // rms over peak [%]
    EXPECT_LT(std::abs(number(6) - number(7)), 0.2);  // of its time [s]
  }
  EXPECT_LT(std::stod(std::get<std::string>(report.tables[1].rows[0][1])), 1e-6);
}

TEST(FigureReport, ShowsNamesAndNumbersAndLeavesOutWhatIsNone) {
  const FigureReport report{
      "some",
      "some <case>",
      {{"Points",
        {{"name", "", 0}, {"level", "m", 1}},
        {{std::string("a"), 1.26},
         {std::string("bridge"), std::numeric_limits<double>::quiet_NaN()}}}},
      {"nothing was fitted"}};
  EXPECT_THAT(figures_table(report), HasSubstr("name   level [m]\n"));
  EXPECT_THAT(figures_table(report), HasSubstr("a            1.3\n"));
  EXPECT_THAT(figures_table(report), HasSubstr("bridge         -\n"));
  EXPECT_THAT(figures_json(report), HasSubstr("1.26"));
  EXPECT_THAT(figures_json(report), HasSubstr("null"));
  EXPECT_THAT(figures_html(report), HasSubstr("some &lt;case&gt;"));
}

// What a page calls a 90 % interval of the released volume holds 85 to 95 of 100
// failures of both tables: those with a run-out, on which laws are fitted, and those
// without.
TEST(ReleasedVolume, LiesWithinItsIntervalAsOftenAsSaid) {
  double all = 0, inside = 0;
  for (const char* name : {"tailings_runout.csv", "tailings_releases.csv"}) {
    const auto file = library_folder() / "observations" / name;
    const CsvTable table(file.string(), read_text_file(file));
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const double stored = optional_number(table, row, "storage_m3").value_or(0);
      if (!(stored > 0)) continue;
      const double released = table.number(row, "release_m3");
      const LogStudent told = released_volume(volume_law("own_fit"), stored, 0);
      all += 1;
      inside += told.quantile(0.05) <= released && released <= told.quantile(0.95);
    }
  }
  EXPECT_EQ(all, 53);
  EXPECT_GE(inside / all, 0.85);
  EXPECT_LE(inside / all, 0.95);
}

}  // namespace
}  // namespace farreach
