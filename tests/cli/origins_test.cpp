/// Where the air of a place comes from: the command and its table.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>

#include "scenarios/app/origin_table.hpp"
#include "solver/geo/geodesic.hpp"
#include "tests/support/gridded_scenario.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace farreach {
namespace {

using ::testing::HasSubstr;
using testing::read_file;
using testing::shell;
using testing::TemporaryFolder;

const std::string scenario = FARREACH_SOURCE_DIR "/tests/cli/far_field.toml";
const std::string at = " --at 51.6,54.5 --hours 12 ";

std::string command(const std::string& more) {
  return std::string(FARREACH_EXECUTABLE) + " origins " + more;
}

/// Ten weathers that bring air of the only cell with c/q of 0, 1, .. 9e-9 s/m3.
std::vector<OriginMember> ten() {
  std::vector<OriginMember> members;
  for (int i = 0; i < 10; ++i) {
    OriginMember m;
    m.number = i;
    m.molar_volume = 0.024;
    m.dilution = {float(i * 1e-9)};
    m.error = {0.1F};
    m.travel_time = {float(3600 * i)};
    members.push_back(m);
  }
  return members;
}

TEST(OriginTable, AWeatherWithoutAirCountsForSharesAndHighDilutions) {
  const auto c = app::origin_cell_of(ten(), 0, std::nullopt);
  EXPECT_EQ(c.share.hits, 9U);
  EXPECT_DOUBLE_EQ(c.share.probability, 0.9);
  EXPECT_NEAR(c.dilution_median, 5e-9, 1e-15);
  EXPECT_NEAR(c.dilution_high, 8.55e-9, 1e-15);
  EXPECT_NEAR(c.travel.median, 5 * 3600, 1e-3);
  // 0.01 ppm of H2S in air of 0.024 m3/mol: 1e-8 x 0.034076/0.024 kg/m3.
  EXPECT_NEAR(c.odour_rate, 1e-8 * 0.034076 / 0.024 / 8.55e-9, 1e-5);
  EXPECT_TRUE(std::isnan(c.level_rate));
}

TEST(OriginTable, ALevelMayBeAMassConcentration) {
  Level level;
  level.value = 8e-9;
  level.unit = "mg/m3";
  EXPECT_NEAR(app::origin_cell_of(ten(), 0, level).level_rate, 8 / 8.55, 1e-5);
  level.value = 1e-8;
  level.unit = "ppm";
  const auto c = app::origin_cell_of(ten(), 0, level);
  EXPECT_NEAR(c.level_rate, c.odour_rate, 1e-9);
}

TEST(OriginTable, RatesAreInfiniteWhereFewWeathersBringAir) {
  std::vector<OriginMember> members(100, ten().front());
  members.back().dilution = {1e-8F};
  const auto c = app::origin_cell_of(members, 0, std::nullopt);
  EXPECT_EQ(c.share.hits, 1U);
  EXPECT_TRUE(std::isinf(c.odour_rate));
  EXPECT_GT(c.dilution_most, 0);
}

TEST(OriginTable, RowsAreSortedByShareAndTellWhatLiesOutside) {
  OriginTask task;
  task.place = {50, 50};
  task.settings.grid = {1000, 100e3, 2, 1};
  std::vector<OriginMember> members = ten();
  for (auto& m : members) {
    m.dilution = {m.dilution[0], 0};
    m.error = {0.1F, 0};
    m.travel_time = {m.travel_time[0], 0};
  }
  const auto site = [&](const char* name, double distance) {
    Site s;
    s.id = s.name = name;
    s.place = destination(task.place, 30, distance);
    return s;
  };
  const auto rows = app::origin_rows(
      task, members,
      {site("far", 90e3), site("gone", 200e3), site("close", 5e3), site("here", 10)},
      std::nullopt);
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0].site.id, "close");
  EXPECT_EQ(rows[1].site.id, "far");
  EXPECT_FALSE(rows[2].cell || rows[3].cell);
  const std::string text = app::origin_text(rows, task, std::nullopt);
  EXPECT_THAT(text, HasSubstr("beyond the range"));
  EXPECT_THAT(text, HasSubstr("too near"));
  EXPECT_THAT(text, HasSubstr("90.0 % [55.5, 99.7]"));
  const std::string csv = app::origin_csv(rows);
  const std::string head = csv.substr(0, csv.find('\n'));
  std::istringstream lines(csv);
  for (std::string line; std::getline(lines, line);)
    EXPECT_EQ(std::count(line.begin(), line.end(), ','),
              std::count(head.begin(), head.end(), ','))
        << line;
}

TEST(Origins, are_the_same_for_any_number_of_threads_and_open_as_geojson) {
  const TemporaryFolder folder;
  const auto one =
      shell(command(scenario + at + "--threads 1 --out " + (folder / "one").string()));
  ASSERT_EQ(one.status, 0) << one.output;
  EXPECT_THAT(one.output, HasSubstr("Karachaganak"));
  EXPECT_THAT(one.output, HasSubstr("left out"));
  EXPECT_THAT(one.output, HasSubstr("gridded"));
  ASSERT_EQ(
      shell(command(scenario + at + "--threads 2 --out " + (folder / "two").string()))
          .status,
      0);
  for (const char* name : {"origins.csv", "origins.geojson"})
    EXPECT_TRUE(read_file(folder / "one" / name) == read_file(folder / "two" / name));
  const auto map = nlohmann::json::parse(read_file(folder / "one/origins.geojson"));
  std::size_t cells = 0, sites = 0;
  for (const auto& feature : map["features"]) {
    const auto& properties = feature["properties"];
    if (properties["kind"] == "site") ++sites;
    if (properties["kind"] != "cell") continue;
    ++cells;
    const auto& ring = feature["geometry"]["coordinates"][0];
    EXPECT_EQ(ring.front(), ring.back());
    EXPECT_GT(properties["probability"], 0);
  }
  EXPECT_GT(cells, 50U);
  EXPECT_GT(sites, 5U);
  const auto again =
      shell(command(scenario + at + "--out " + (folder / "one").string()));
  EXPECT_EQ(again.status, 2);
  EXPECT_THAT(again.output, HasSubstr("--force"));
}

TEST(Origins, refuse_what_they_cannot_do) {
  const auto refused = [](const std::string& arguments, const std::string& says) {
    const auto finished = shell(command(arguments));
    EXPECT_EQ(finished.status, 2) << finished.output;
    EXPECT_THAT(finished.output, HasSubstr(says));
  };
  refused(scenario, "missing --at");
  refused(scenario + " --at 51.6", "latitude,longitude");
  refused(scenario + " --at 51.6,54.5km", "latitude,longitude");
  refused(scenario + " --at 95,54.5", "latitude,longitude");
  refused(scenario + " --at 51.6,54.5 --hours nan", "1 to 1000 hours");
  refused(scenario + " --at 51.6,54.5 --hours 900", "the weather lasts 24");
  refused(std::string(FARREACH_SOURCE_DIR) +
              "/scenarios/library/karachaganak_well_blowout.toml --at 51.6,54.5",
          "no section [meteorology]");
}

TEST(Origins, need_a_place_within_gridded_weather) {
  const TemporaryFolder folder;
  const auto gridded = testing::gridded_scenario(folder.path(), false);
  if (!gridded) GTEST_SKIP() << "python3-netcdf4 is not installed";
  const std::string file = gridded->string();
  const auto outside = shell(command(file + " --at 20,54.5 --hours 3"));
  EXPECT_EQ(outside.status, 2);
  EXPECT_THAT(outside.output, HasSubstr("outside the gridded weather"));
  // u = 5 to 8, v = 2 m/s: a place to the east-north-east gets the air of Tengiz.
  const auto downwind = shell(command(file + " --at 46.28,53.9 --hours 5 --members 3"));
  ASSERT_EQ(downwind.status, 0) << downwind.output;
  EXPECT_THAT(downwind.output,
              ::testing::ContainsRegex("Tengiz field and plant[^\n]*100.0 %"));
  EXPECT_THAT(downwind.output, ::testing::Not(HasSubstr("give gridded")));
}

}  // namespace
}  // namespace farreach
