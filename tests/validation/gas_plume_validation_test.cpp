// The plume against field campaigns. Nothing in the model is tuned to them; the bars
// are the scores of other models on the same observations.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "postprocess/validation/coverage.hpp"
#include "postprocess/validation/score_sets.hpp"
#include "postprocess/validation/validation_report.hpp"
#include "scenarios/validation/validation.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::filesystem::path observations(const std::string& name) {
  return std::filesystem::path(FARREACH_SOURCE_DIR) / "scenarios/library/observations" /
         name;
}

Score score_named(const ValidationResult& result, const std::string& scope) {
  for (const auto& set : score_sets(result))
    if (set.scope == scope) return set.score;
  ADD_FAILURE() << "no score named " << scope;
  return {};
}

TEST(Validation, BurroIsAtLeastAsGoodAsSlab) {
  const auto result = run_validation("lng", observations("lng.csv"));
  const Score s = score_named(result, "Burro");
  EXPECT_EQ(s.n, 14);
  EXPECT_GE(s.fac2, 13.0 / 14);  // SLAB 0.929
  EXPECT_LE(s.vg, 1.25);         // SLAB 1.24
  EXPECT_GT(s.mg, 0.85);
  EXPECT_LT(s.mg, 1.15);
  EXPECT_EQ(score_named(result, "Burro, with arcs at the detection limit").n, 15);
}

TEST(Validation, PrairieGrassIsBetterThanSlabAndAermod) {
  const auto result =
      run_validation("prairie-grass", observations("prairie_grass.csv"));
  const Score s = score_named(result, "Prairie Grass");
  EXPECT_EQ(s.n, 135);
  EXPECT_GE(s.fac2, 0.90);  // SLAB 0.875, AERMOD 0.906
  EXPECT_GT(s.mg, 0.85);
  EXPECT_LT(s.mg, 1.15);
  EXPECT_LE(s.vg, 1.25);  // SLAB 1.26, AERMOD 1.28
}

double held(const ValidationResult& result, const std::string& group) {
  for (const CoverageRow& row : interval_coverage(result))
    if (row.group == group && row.interval.starts_with("distance"))
      return 100 * row.cover.held();
  ADD_FAILURE() << "no group " << group;
  return 0;
}

// The interval that is printed for the reach of a level holds 85 to 95 of 100, also
// where wind and class are all that is known of the air. Of 14 arcs a share of 0.9 may
// be 12, 13 or 14.
TEST(Validation, PrintedIntervalsHoldWhatTheyShould) {
  const auto grass = run_validation("prairie-grass", observations("prairie_grass.csv"));
  const auto lng = run_validation("lng", observations("lng.csv"));
  for (const char* group :
       {"Prairie Grass", "Prairie Grass, weather as wind and class"}) {
    EXPECT_GE(held(grass, group), 85) << group;
    EXPECT_LE(held(grass, group), 95) << group;
  }
  // The range of the scatter of direction comes from the first half of these trials.
  EXPECT_GE(held(grass,
                 "Prairie Grass, weather as wind and class, every other trial from the "
                 "second"),
            85);
  for (const char* group : {"Burro", "Burro, weather as wind and class"})
    EXPECT_GE(held(lng, group), 85) << group;
}

TEST(Validation, SkipsNothingSilently) {
  const auto lng = run_validation("lng", observations("lng.csv"));
  ASSERT_EQ(lng.skipped.size(), 3U);
  EXPECT_EQ(lng.skipped[0].reason, "no release rate");
  EXPECT_EQ(lng.skipped[0].rows, 3);
  const auto grass = run_validation("prairie-grass", observations("prairie_grass.csv"));
  EXPECT_EQ(grass.skipped.size(), 7U);
}

// Vapour of methane at its boiling point, in air that presses a little harder, is
// partly liquid; it was followed nowhere, and scored as nothing.
TEST(Validation, NeverScoresWhatItCouldNotCompute) {
  const auto path = std::filesystem::path(::testing::TempDir()) / "hard.csv";
  std::ofstream(path) << "campaign,trial,substance,rate_kg_s,source_diameter_m,"
                         "source_T_K,p_Pa,u_ref_m_s,z_ref_m,z0_m,arc_m,c_max_obs,unit\n"
                         "Made,Cold,LNG,100,30,111.6,101325,2,2,0.0002,400,5,vol%\n";
  auto result = run_validation("lng", path);
  ASSERT_EQ(result.points.size(), 1u);
  EXPECT_GT(result.points[0].predicted, 0.5);
  EXPECT_THAT(validation_table(result), Not(HasSubstr("FAILED")));
  result.skipped.push_back({.failed = true});
  EXPECT_THAT(validation_table(result), HasSubstr("FAILED"));
}

TEST(Validation, RefusesWhatItCannotRead) {
  EXPECT_THROW(run_validation("maplin", observations("lng.csv")), InputError);
  EXPECT_THROW(run_validation("lng", observations("absent.csv")), InputError);
  EXPECT_THROW(run_validation("lng", observations("prairie_grass.csv")), InputError);
  const auto path = std::filesystem::path(::testing::TempDir()) / "observations.csv";
  std::ofstream(path) << "run,arc_m,c_max_obs_mg_m3\n7,50,many\n";
  EXPECT_THROW(run_validation("prairie-grass", path), InputError);
  std::ofstream(path) << "";
  EXPECT_THROW(run_validation("lng", path), InputError);
}

TEST(ValidationReport, ShowsOthersWorstCasesAndReasons) {
  const auto result = run_validation("lng", observations("lng.csv"));
  const std::string table = validation_table(result);
  for (const char* word : {"SLAB", "FLACS", "Worst cases", "detection limit",
                           "no release rate", "about 1 s"})
    EXPECT_THAT(table, HasSubstr(word));
  const std::string json = validation_json(result);
  EXPECT_THAT(json, HasSubstr("\"other_models\""));
  EXPECT_THAT(json, HasSubstr("\"fac2\""));
  EXPECT_THAT(json, Not(HasSubstr("nan")));
  const std::string page = validation_html(result);
  EXPECT_THAT(page, HasSubstr("<svg"));
  EXPECT_THAT(page, HasSubstr("<circle"));
  EXPECT_THAT(page, Not(HasSubstr("http")));
}

TEST(Coverage, CountsBothSidesAndTheGeometricWidth) {
  Coverage c;
  c.add(1, 4, 2);
  c.add(1, 9, 0.5);
  c.add(2, 18, 40);
  c.add(0, 5, 3);  // open below: held, without a width
  EXPECT_EQ(c.n, 4);
  EXPECT_DOUBLE_EQ(c.held(), 0.5);
  EXPECT_DOUBLE_EQ(c.share_below(), 0.25);
  EXPECT_DOUBLE_EQ(c.share_above(), 0.25);
  EXPECT_NEAR(c.width(), std::cbrt(4.0 * 9 * 9), 1e-12);
  c.add(std::nan(""), 5, 3);  // no interval holds nothing
  EXPECT_EQ(c.below, 2);
}

TEST(Score, IsPerfectForPerfectPredictions) {
  std::vector<ValidationPoint> points(3);
  for (int i = 0; i < 3; ++i) points[i].observed = points[i].predicted = i + 1;
  const Score s = score_of(points);
  EXPECT_EQ(s.fac2, 1);
  EXPECT_DOUBLE_EQ(s.mg, 1);
  EXPECT_DOUBLE_EQ(s.vg, 1);
  EXPECT_EQ(s.fb, 0);
  EXPECT_EQ(s.nmse, 0);
}

TEST(Score, CallsUnderPredictionAboveOne) {
  std::vector<ValidationPoint> points(2);
  points[0].observed = 4, points[0].predicted = 1;
  points[1].observed = 8, points[1].predicted = 2;
  const Score s = score_of(points);
  EXPECT_EQ(s.fac2, 0);
  EXPECT_DOUBLE_EQ(s.mg, 4);
  EXPECT_NEAR(s.vg, std::exp(std::log(4) * std::log(4)), 1e-12);
  EXPECT_DOUBLE_EQ(s.fb, 2 * (6 - 1.5) / 7.5);
  EXPECT_DOUBLE_EQ(s.nmse, (9 + 36) / 2.0 / (6 * 1.5));
}

}  // namespace
}  // namespace farreach
