/// The rivers of the library: every one reads, flows downhill, has its water and its
/// borders; a river from a station on is the lower part of the whole.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "models/river/river_findings.hpp"
#include "scenarios/river/river_section.hpp"
#include "scenarios/scenario.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

double length_of(const RiverNetwork& river) {
  double sum = 0;
  for (const RiverReach& reach : river.reaches) sum += reach.length;
  return sum;
}

class LibraryRiver : public ::testing::TestWithParam<std::string> {};

TEST_P(LibraryRiver, is_complete) {
  const RiverNetwork river = library_river(GetParam());
  ASSERT_EQ(river.cases.size(), 3U);
  EXPECT_EQ(river.cases[0].name, "mean");
  for (const RiverReach& reach : river.reaches) {
    EXPECT_EQ(reach.flows.size(), 3U) << reach.name;
    EXPECT_FALSE(reach.quality.empty()) << reach.name;
    EXPECT_FALSE(reach.source.empty()) << reach.name;
    EXPECT_GT(reach.length_error, 0) << reach.name;
    EXPECT_LE(reach.flows[1].discharge, reach.flows[0].discharge) << "low water";
    EXPECT_GE(reach.flows[2].discharge, reach.flows[0].discharge) << "flood";
  }
  EXPECT_NO_THROW(require_velocities(river, {}));
  EXPECT_TRUE(
      std::any_of(river.stations.begin(), river.stations.end(),
                  [](const RiverStation& s) { return s.from_state != s.to_state; }))
      << "no border";
  for (const RiverStation& s : river.stations)
    EXPECT_LE(s.distance, length_of(river) * (1 + 1e-9)) << s.name;
  EXPECT_EQ(river.course.size(), river.course_distance.size());
  EXPECT_NEAR(river.course_distance.back(), length_of(river), 1);
}

INSTANTIATE_TEST_SUITE_P(Rivers, LibraryRiver, ::testing::ValuesIn(library_rivers()),
                         [](const auto& one) { return one.param; });

TEST(LibraryRivers, hold_the_rivers_of_central_asia) {
  const auto names = library_rivers();
  for (const char* name : {"ural", "irtysh", "ishim", "tobol", "naryn_syr_darya",
                           "kichi_kemin_chu", "talas", "ili"})
    EXPECT_TRUE(std::find(names.begin(), names.end(), name) != names.end()) << name;
}

std::string spill(const std::string& river) {
  return R"(title = "t"
mode = "exercise"
hazard = "river_spill"
[site]
name = "s"
latitude = 50
longitude = 82
state = "KAZ"
activity = "storage"
position_error = "1 km"
[[release.pollutant]]
substance = "CN"
mass = "1 t"
[release]
[river]
)" + river;
}

TEST(RiverSection, from_a_station_is_the_lower_part) {
  const auto whole = read_scenario_text("t", spill("network = \"irtysh\"")).input.river;
  const auto part =
      read_scenario_text("t", spill("network = \"irtysh\"\nfrom = \"Pavlodar\""))
          .input.river;
  const auto at = std::find_if(whole.stations.begin(), whole.stations.end(),
                               [](auto& s) { return s.name == "Pavlodar"; });
  EXPECT_NEAR(length_of(part), length_of(whole) - at->distance, 1e-6);
  EXPECT_EQ(part.stations.front().name, "Pavlodar");
  EXPECT_EQ(part.stations.front().distance, 0);
}

TEST(RiverSection, slopes_follow_from_elevations) {
  const auto river = read_scenario_text("t", spill(R"(
[[river.reach]]
name = "a"
length = "10 km"
upper_elevation = 120
lower_elevation = 100
discharge = [5]
drainage_area = "100 km2"
)"))
                         .input.river;
  EXPECT_NEAR(river.reaches.at(0).slope, 2e-3, 1e-15);
  EXPECT_EQ(river.stations.at(0).kind, "end");
}

}  // namespace
}  // namespace farreach
