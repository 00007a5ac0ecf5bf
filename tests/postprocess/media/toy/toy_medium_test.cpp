// A medium that the product does not know takes part in all of it: see toy_medium.hpp.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "postprocess/assess/findings.hpp"
#include "postprocess/io/export/map_fields.hpp"
#include "postprocess/io/result_file.hpp"
#include "postprocess/io/side_files.hpp"
#include "postprocess/report/report.hpp"
#include "postprocess/voice/voice.hpp"
#include "tests/postprocess/media/toy/toy_medium.hpp"
#include "tests/support/example_outcome.hpp"
#include "tests/support/temporary_folder.hpp"

namespace farreach {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

struct ToyMediumTest : ::testing::Test {
  Outcome outcome = [] {
    Outcome o = testing::example_outcome();
    o.part<testing::Paint>() = {.radius = 1e6, .thickness = {1e-3, 2e-3}};
    o.levels.push_back({.name = "1 mm of paint",
                        .key = "wet",
                        .quantity = testing::thickness,
                        .value = 1e-3,
                        .unit = "mm",
                        .severity = Severity::disabling});
    return o;
  }();
  Effects effects = compute_effects(outcome);
  Findings findings = assess(outcome, effects);
};

TEST_F(ToyMediumTest, IsReadAsItWasWritten) {
  const testing::TemporaryFolder folder;
  write_result(folder / "result.h5", outcome, effects, findings);
  const Outcome back = read_result(folder / "result.h5");
  EXPECT_EQ(back.part<testing::Paint>().radius, 1e6);
  EXPECT_THAT(back.part<testing::Paint>().thickness,
              ::testing::ElementsAre(1e-3, 2e-3));
}

TEST_F(ToyMediumTest, IsJudgedBesideTheGas) {
  const auto of = [&](const char* model) {
    return std::count_if(findings.verdicts.begin(), findings.verdicts.end(),
                         [&](const BorderVerdict& v) { return v.model == model; });
  };
  EXPECT_GT(of("paint"), 0);
  EXPECT_GT(of("plume"), 0);
  EXPECT_THAT(english(findings.headline), HasSubstr("The paint is drying."));
  ASSERT_FALSE(findings.places.empty());
  EXPECT_TRUE(std::any_of(
      findings.places.begin(), findings.places.end(), [](const PlaceFinding& p) {
        return p.model == "paint" || p.besides_advice == Advice::leave;
      }));
}

TEST_F(ToyMediumTest, StandsOnThePage) {
  const std::string page = html_report(outcome, effects, findings, "en");
  for (const char* part : {"The paint is drying.", "All about the paint", "It is wet.",
                           "by paint", "\"paint\":1"})
    EXPECT_THAT(page, HasSubstr(part));
}

TEST_F(ToyMediumTest, IsToldToOtherPrograms) {
  const json summary = json::parse(summary_json(outcome, effects, findings));
  EXPECT_EQ(summary["paint"]["radius_m"], 1e6);
  EXPECT_THAT(zones_geojson(outcome, effects), HasSubstr("\"kind\": \"paint\""));
}

TEST_F(ToyMediumTest, IsExported) {
  EXPECT_THAT(map_list(outcome, effects),
              Contains(Field(&MapRaster::name, "paint/thickness")));
  EXPECT_EQ(map_field("paint/thickness", outcome, effects).values.back(), 2e-3);
  EXPECT_THAT(map_field("plume/peak", outcome, effects).values, Not(IsEmpty()));
  EXPECT_THAT(medium_file_names(), Contains("paint.txt"));
  EXPECT_THAT(medium_files(outcome, "result.h5"),
              Contains(AllOf(Field(&MediumFile::name, "paint.txt"),
                             Field(&MediumFile::text, HasSubstr("of result.h5")))));
  EXPECT_THAT(screen_tables(outcome), HasSubstr("green all over"));
}

TEST(ToyMedium, IsNowhereWhereThereIsNone) {
  const Outcome outcome = testing::example_outcome();
  const Effects effects = compute_effects(outcome);
  const Findings findings = assess(outcome, effects);
  EXPECT_THAT(html_report(outcome, effects, findings, "en"), Not(HasSubstr("paint")));
  EXPECT_TRUE(json::parse(summary_json(outcome, effects, findings))["paint"].is_null());
  EXPECT_THAT(medium_files(outcome, "result.h5"),
              Contains(AllOf(Field(&MediumFile::name, "paint.txt"),
                             Field(&MediumFile::text, IsEmpty()))));
}

}  // namespace
}  // namespace farreach
