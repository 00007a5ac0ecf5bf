#include "postprocess/io/side_files.hpp"
#include "models/hazard/plumes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "postprocess/media/medium.hpp"
#include "solver/base/atomic_file.hpp"
#include "solver/geo/geodesic.hpp"
#include "tests/postprocess/io/example_products.hpp"
#include "tests/postprocess/io/rich_outcome.hpp"
#include "tests/postprocess/io/schema_check.hpp"
#include "tests/support/example_far_field.hpp"
#include "tests/support/example_outcome.hpp"
#include "tests/support/example_river_outcome.hpp"
#include "tests/support/temporary_folder.hpp"

namespace farreach {
namespace {

using nlohmann::json;
using testing::example_effects;
using testing::example_findings;
using testing::example_outcome;
using testing::SchemaCheck;

/// Twice the signed area, positive for counter-clockwise.
double turn_of(const json& ring) {
  double sum = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i)
    sum += (double(ring[i][0]) - double(ring[0][0])) *
               (double(ring[i + 1][1]) - double(ring[0][1])) -
           (double(ring[i + 1][0]) - double(ring[0][0])) *
               (double(ring[i][1]) - double(ring[0][1]));
  return sum;
}

void expect_rfc_7946_polygon(const json& geometry) {
  ASSERT_EQ(geometry["type"], "Polygon");
  for (std::size_t i = 0; i < geometry["coordinates"].size(); ++i) {
    const json& ring = geometry["coordinates"][i];
    ASSERT_GE(ring.size(), 4U);
    EXPECT_EQ(ring.front(), ring.back());
    EXPECT_EQ(turn_of(ring) > 0, i == 0) << "outer rings turn left, holes right";
  }
}

TEST(Zones, AreClosedPolygonsThatTurnLeft) {
  const json zones = json::parse(zones_geojson(example_outcome(), example_effects()));
  EXPECT_EQ(zones["type"], "FeatureCollection");
  EXPECT_EQ(zones["mode"], "exercise");
  // Four reaches without wind direction, one of them reached nowhere: 4 + 3 examples.
  ASSERT_EQ(zones["features"].size(), 7U);
  int without = 0;
  for (const json& feature : zones["features"]) {
    EXPECT_EQ(feature["type"], "Feature");
    if (feature["geometry"].is_null()) {
      ++without;
      EXPECT_EQ(feature["properties"]["distance_m"], 0.0);
      EXPECT_TRUE(feature["properties"]["arrival_s"].is_null());
    } else {
      expect_rfc_7946_polygon(feature["geometry"]);
    }
  }
  EXPECT_EQ(without, 1);
}

TEST(Zones, CircleOfAllDirectionsHasTheRadiusOfTheReach) {
  const Outcome outcome = example_outcome();
  const json zones = json::parse(zones_geojson(outcome, example_effects()));
  for (const json& feature : zones["features"]) {
    if (feature["geometry"].is_null()) continue;
    const double reach = feature["properties"]["distance_m"];
    double farthest = 0;
    for (const json& p : feature["geometry"]["coordinates"][0])
      farthest = std::max(
          farthest, geodesic(outcome.site.place, {.lat = p[1], .lon = p[0]}).distance);
    EXPECT_NEAR(farthest, reach, 0.2);  // positions are rounded to 0.1 m
    if (feature["properties"]["kind"] == "all_directions") {
      EXPECT_EQ(feature["geometry"]["coordinates"].size(), 1U);
    }
  }
}

TEST(Zones, PlumeLiesDownwindAndItsLeftIsLeft) {
  Outcome outcome = example_outcome();
  outcome.part<Plumes>().members.resize(1);
  outcome.part<Plumes>().members[0].weather.wind_from = 270;  // blows to the east
  Effects effects;
  LevelReach reach{
      .level = 0, .found_in = {"plume"}, .distance = 2000, .area = 1, .arrival = 9};
  reach.outline_x = {0, 2000, 1000};
  reach.outline_y = {0, 0, 300};  // to the left of an eastward plume is north
  effects.reaches = {reach};
  const json zones = json::parse(zones_geojson(outcome, effects));
  ASSERT_EQ(zones["features"].size(), 1U);
  const json& feature = zones["features"][0];
  EXPECT_EQ(feature["properties"]["kind"], "plume");
  EXPECT_EQ(feature["properties"]["wind_from_deg"], 270.0);
  expect_rfc_7946_polygon(feature["geometry"]);
  double north = -90, east = -180;
  for (const json& p : feature["geometry"]["coordinates"][0]) {
    north = std::max<double>(north, p[1]);
    east = std::max<double>(east, p[0]);
  }
  const GeoPoint site = outcome.site.place;
  EXPECT_NEAR(geodesic(site, {north, site.lon}).distance, 300, 0.5);
  EXPECT_NEAR(geodesic(site, {site.lat, east}).distance, 2000, 0.5);
}

TEST(Zones, PlumeThatComesDownFarOutLeavesAHole) {
  Outcome outcome = example_outcome();
  Effects effects = example_effects();
  for (LevelReach& reach : effects.reaches)
    reach.nearest = 500;  // table begins at 10 m
  const json zones = json::parse(zones_geojson(outcome, effects));
  for (const json& feature : zones["features"]) {
    if (feature["properties"]["kind"] != "all_directions") continue;
    if (feature["geometry"].is_null()) continue;
    ASSERT_EQ(feature["geometry"]["coordinates"].size(), 2U);
    expect_rfc_7946_polygon(feature["geometry"]);
  }
}

json schema() {
  return json::parse(read_whole_file(std::string(FARREACH_SOURCE_DIR) +
                                     "/postprocess/io/summary.schema.json"));
}

TEST(Summary, KeepsItsSchema) {
  const SchemaCheck check(schema());
  const auto text =
      summary_json(example_outcome(), example_effects(), example_findings());
  EXPECT_EQ(check.finding(json::parse(text)), "");
  Outcome empty;
  empty.scenario.mode = "real";
  EXPECT_EQ(check.finding(json::parse(summary_json(empty, {}, {}))), "");
  // Odd numbers everywhere: all of them become null, none breaks the file.
  Outcome rich = testing::rich_outcome();
  rich.scenario.mode = "real";
  for (Notice& notice : rich.notices) notice.severity = "info";
  EXPECT_EQ(check.finding(json::parse(summary_json(rich, {}, {}))), "");
}

TEST(Summary, TellsTheFarField) {
  const Outcome outcome = testing::example_far_outcome();
  const Effects effects = compute_effects(outcome);
  const json summary =
      json::parse(summary_json(outcome, effects, assess(outcome, effects)));
  EXPECT_EQ(SchemaCheck(schema()).finding(summary), "");
  const json& far = summary.at("far_field");
  EXPECT_EQ(far.at("members"), 40);
  EXPECT_EQ(far.at("levels").size(), 3u);
  EXPECT_EQ(far.at("places").size(), 15u);  // two borders, three towns, three levels
  EXPECT_EQ(far.at("sensitivity").size(), 2u);
  EXPECT_EQ(summary.at("verdicts").at(0).at("model"), "far_field");
  json wrong = summary;
  wrong["far_field"]["places"][0].erase("probability");
  EXPECT_NE(SchemaCheck(schema()).finding(wrong), "");
}

TEST(Summary, SchemaCheckFindsWhatIsWrong) {
  const SchemaCheck check(schema());
  const json good = json::parse(
      summary_json(example_outcome(), example_effects(), example_findings()));
  json bad = good;
  bad["verdicts"][1]["verdict"] = "perhaps";
  EXPECT_NE(check.finding(bad), "");
  bad = good;
  bad["levels"][0].erase("distance_m");
  EXPECT_NE(check.finding(bad), "");
  bad = good;
  bad["levels"][0]["arrival_s"] = "never";
  EXPECT_NE(check.finding(bad), "");
  bad = good;
  bad["surprise"] = 1;
  EXPECT_NE(check.finding(bad), "");
}

TEST(Summary, SaysWhatTheRunFound) {
  const json summary = json::parse(
      summary_json(example_outcome(), example_effects(), example_findings()));
  EXPECT_EQ(summary["mode"], "exercise");
  EXPECT_EQ(summary["levels"][0]["name"], "AEGL-3 (60 min)");
  EXPECT_EQ(summary["levels"][0]["weather"], "F2");
  EXPECT_EQ(summary["levels"][0]["distance_m"], 3000.0);
  EXPECT_EQ(summary["levels"][0]["arrival_s"], 1500.0);
  EXPECT_TRUE(summary["levels"][0]["by_weather"][0]["arrival_s"].is_null());
  EXPECT_EQ(summary["levels"][1]["by_weather"].size(), 2U);
  EXPECT_EQ(summary["verdicts"][0]["verdict"], "not_reached");
  EXPECT_TRUE(summary["verdicts"][0]["first_arrival_s"].is_null());
  EXPECT_EQ(summary["verdicts"][1]["verdict"], "undecided");
  EXPECT_EQ(summary["verdicts"][1]["state"], "RUS");
  EXPECT_EQ(summary["verdicts"][1]["level"], "AEGL-2 (60 min)");
  EXPECT_EQ(summary["verdicts"][1]["margin"], 1190.0);
  EXPECT_EQ(summary["response_level"], "region");
  EXPECT_EQ(summary["all_checks_passed"], true);
}

TEST(Summary, TellsWhatTheRiverCarriesWhere) {
  const json summary =
      json::parse(summary_json(testing::example_river_outcome(), {}, {}));
  EXPECT_EQ(SchemaCheck(schema()).finding(summary), "");
  EXPECT_TRUE(summary["flow"].is_null());
  const json& border = summary["river"]["stations"][2];
  EXPECT_EQ(border["distance_m"], 31e3);
  EXPECT_EQ(border["from_state"], "KAZ");
  EXPECT_EQ(border["to_state"], "RUS");
  ASSERT_EQ(border["passages"].size(), 6U);  // three states, two substances
  const json& mean = border["passages"][0];
  EXPECT_EQ(mean["case"], "mean");
  EXPECT_EQ(mean["substance"], "CN");
  EXPECT_NEAR(double(mean["peak_mg_l"]), 5e6 / (30 * 2196 * 2.5066282746), 1e-6);
  EXPECT_LT(double(mean["arrival_early_s"]), double(mean["arrival_s"]));
  EXPECT_TRUE(json::parse(summary_json(example_outcome(), {}, {}))["river"].is_null());
}

TEST(Summary, SchemaCheckFindsWhatIsWrongWithTheRiver) {
  const SchemaCheck check(schema());
  json bad = json::parse(summary_json(testing::example_river_outcome(), {}, {}));
  bad["river"]["stations"][0]["passages"][0]["peak_mg_l"] = "much";
  EXPECT_NE(check.finding(bad), "");
  bad["river"] = 1;
  EXPECT_NE(check.finding(bad), "");
}

/// Paths of all keys: "$.levels[].name".
void add_keys(const json& value, const std::string& path, std::set<std::string>& keys) {
  if (value.is_array())
    for (const json& item : value) add_keys(item, path + "[]", keys);
  if (!value.is_object()) return;
  for (const auto& [key, item] : value.items()) {
    keys.insert(path + "." + key);
    add_keys(item, path + "." + key, keys);
  }
}

/// The same of what a schema lets be there.
void add_allowed(const json& root, json rule, const std::string& path,
                 std::set<std::string>& keys) {
  if (rule.contains("$ref"))
    rule = root.at(json::json_pointer(rule.at("$ref").get<std::string>().substr(1)));
  if (rule.contains("items")) add_allowed(root, rule.at("items"), path + "[]", keys);
  if (!rule.contains("properties")) return;
  for (const auto& [key, item] : rule.at("properties").items()) {
    keys.insert(path + "." + key);
    add_allowed(root, item, path + "." + key, keys);
  }
}

/// Each medium writes its own part: every key of the schema is met in one or another.
TEST(Summary, HoldsAllThatItsSchemaNames) {
  std::set<std::string> met, allowed;
  const auto look_at = [&](const Outcome& outcome, const Effects& effects,
                           const Findings& findings) {
    add_keys(json::parse(summary_json(outcome, effects, findings)), "$", met);
  };
  look_at(testing::rich_outcome(), {}, {});
  const Outcome plumes = example_outcome();
  const Effects effects = compute_effects(plumes);
  look_at(plumes, effects, assess(plumes, effects));
  const Outcome far = testing::example_far_outcome();
  const Effects far_effects = compute_effects(far);
  look_at(far, far_effects, assess(far, far_effects));
  add_allowed(schema(), schema(), "$", allowed);
  std::vector<std::string> never;
  for (const std::string& key : allowed)
    if (!met.contains(key)) never.push_back(key);
  EXPECT_GT(allowed.size(), 200U);
  EXPECT_THAT(never, ::testing::IsEmpty());
}

/// Verdicts, places and extents may be by any medium of the catalogue, and by no other.
TEST(Summary, SchemaNamesTheMediaOfTheCatalogue) {
  json names = json::array();
  for (const Medium* medium : media()) names.push_back(medium->name);
  const json rules = schema();
  for (const char* list : {"verdicts", "places"})
    EXPECT_EQ(rules.at("properties")
                  .at(list)
                  .at("items")
                  .at("properties")
                  .at("model")
                  .at("enum"),
              names);
}

TEST(SideFiles, AreTheSameEachTime) {
  EXPECT_EQ(summary_json(example_outcome(), example_effects(), example_findings()),
            summary_json(example_outcome(), example_effects(), example_findings()));
  EXPECT_EQ(zones_geojson(example_outcome(), example_effects()),
            zones_geojson(example_outcome(), example_effects()));
}

TEST(SideFiles, TextIsWrittenWhole) {
  const testing::TemporaryFolder folder;
  write_text_atomically(folder / "a.json", "{\"ә\": 1}\n");
  EXPECT_EQ(read_whole_file(folder / "a.json"), "{\"ә\": 1}\n");
  write_text_atomically(folder / "a.json", "");
  EXPECT_EQ(read_whole_file(folder / "a.json"), "");
}

}  // namespace
}  // namespace farreach
