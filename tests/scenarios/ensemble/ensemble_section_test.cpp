/// What the section [ensemble] becomes: inputs in order, values in their distributions,
/// members fixed by seed and number.
#include "scenarios/ensemble/ensemble_section.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "models/toxicity/toxicity.hpp"
#include "scenarios/ensemble/toxic_models.hpp"
#include "tests/scenarios/ensemble/reading.hpp"

namespace farreach {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string scenario(const std::string& ensemble, const std::string& first = "") {
  return "title = \"t\"\nmode = \"exercise\"\nhazard = \"sour_gas\"\n" + first +
         "[site]\nid = \"karachaganak\"\n[release]\nkind = \"hole\"\n"
         "fluid = \"karachaganak_gas\"\npressure = \"80 bar\"\n"
         "temperature = \"30 degC\"\nhole_diameter = \"30 mm\"\n[ensemble]\n" +
         ensemble;
}

testing::ReadEnsemble read(const std::string& text, double horizon = 3 * testing::day) {
  return testing::ensemble_of(parse_toml("t", text), testing::weather_of_2025(),
                              horizon);
}

std::vector<std::string> keys(const EnsemblePlan& plan) {
  std::vector<std::string> all;
  for (const auto& input : plan.inputs) all.push_back(input.key);
  return all;
}

std::vector<double> column(const EnsemblePlan& plan, const std::string& key) {
  const auto names = keys(plan);
  const auto at = std::find(names.begin(), names.end(), key) - names.begin();
  std::vector<double> all;
  for (const auto& values : plan.values)
    all.push_back(values.at(static_cast<std::size_t>(at)));
  std::sort(all.begin(), all.end());
  return all;
}

const std::string exact =
    "wind_speed_factor = 1\nwind_turn = 0\nmixing_height_factor = 1\n"
    "model_factor = 1\n";

const std::string hole =
    "[[ensemble.vary]]\nkey = \"release.hole_diameter\"\ndistribution = \"uniform\"\n"
    "low = \"2 cm\"\nhigh = 0.05\n";

TEST(EnsembleSection, HasStandardErrorsOfWeatherAndModel) {
  const auto read_one = read(scenario(""));
  EXPECT_EQ(read_one.plan.values.size(), 200U);
  EXPECT_THAT(keys(read_one.plan),
              ElementsAre("start", "model_factor", "wind_speed_factor", "wind_turn",
                          "mixing_height_factor"));
  const auto turn = column(read_one.plan, "wind_turn");
  EXPECT_NEAR(turn[100], 0, 1);
  EXPECT_NEAR(turn[168], 15, 1) << "one deviation holds 84.1 %";
  const auto wind = column(read_one.plan, "wind_speed_factor");
  EXPECT_NEAR(wind[190], 1.3, 0.03);
  EXPECT_EQ(read_one.notices.back().key, "ensemble.plan");
  EXPECT_THAT(read_one.notices.back().text, HasSubstr("members=count 200"));
}

TEST(EnsembleSection, LeavesOutWhatIsTakenForExact) {
  EXPECT_THAT(keys(read(scenario(exact)).plan), ElementsAre("start"));
}

TEST(EnsembleSection, StartsLeaveRoomForTheHorizon) {
  const auto start = column(read(scenario(exact)).plan, "start");
  EXPECT_GE(start.front(), 0);
  EXPECT_LE(start.back(), 362 * testing::day);
  EXPECT_NEAR(start[100], 181 * testing::day, 2 * testing::day);
}

TEST(EnsembleSection, StartsKeepTheirWindowMonthsAndHours) {
  const auto start = column(
      read(scenario(exact + "start_from = \"2025-06-01T00:00:00Z\"\nmonths = [6, 7]\n"
                            "hours = [8, 12]\n"))
          .plan,
      "start");
  EXPECT_GE(start.front(), 151 * testing::day + 3 * 3600) << "8 h local is 3 h UTC";
  EXPECT_LE(start.back(), 212 * testing::day);
  for (const double t : start) {
    const double local = std::fmod(t + 5 * 3600, testing::day) / 3600;
    EXPECT_TRUE(local >= 8 && local <= 12) << local;
  }
}

TEST(EnsembleSection, StartMayBeFixed) {
  const auto plan = read(scenario("start = \"fixed\"\n" + exact + hole,
                                  "start_time = \"2025-02-01T06:00:00Z\"\n"))
                        .plan;
  const auto start = column(plan, "start");
  EXPECT_EQ(start.front(), 31 * testing::day + 6 * 3600);
  EXPECT_EQ(start.back(), start.front());
  EXPECT_THAT(plan.inputs.front().distribution, HasSubstr("2025-02-01T06:00:00Z"));
}

TEST(EnsembleSection, WeatherThatDoesNotChangeHasOneStart) {
  WeatherFields constant;
  constant.kind = "constant";
  constant.time = {0};
  const auto plan = testing::ensemble_of(parse_toml("t", scenario(exact + hole)),
                                         constant, 3 * testing::day)
                        .plan;
  EXPECT_EQ(column(plan, "start").back(), 0);
}

TEST(EnsembleSection, VariesNumbersOfTheReleaseInTheirUnits) {
  const auto plan = read(scenario(exact + hole)).plan;
  const auto diameter = column(plan, "release.hole_diameter");
  EXPECT_NEAR(diameter.front(), 0.02, 4e-4);
  EXPECT_NEAR(diameter.back(), 0.05, 4e-4);
  EXPECT_NEAR(diameter[100], 0.035, 4e-4);
  EXPECT_EQ(plan.inputs.back().unit, "m");
  EXPECT_EQ(plan.inputs.back().distribution, "uniform from 0.02 m to 0.05 m");
}

TEST(EnsembleSection, VariesASharedFractionOfALibraryFluid) {
  const auto plan =
      read(scenario(exact + "[[ensemble.vary]]\nkey = "
                            "\"release.composition.H2S\"\ndistribution = "
                            "\"triangular\"\nlow = \"3 %\"\nmode = \"4 %\"\n"
                            "high = 0.06\n"))
          .plan;
  const auto share = column(plan, "release.composition.H2S");
  EXPECT_GT(share.front(), 0.03);
  EXPECT_LT(share.back(), 0.06);
}

TEST(EnsembleSection, DeviationOfATemperatureIsADifference) {
  const auto plan =
      read(scenario(exact + "[[ensemble.vary]]\nkey = \"release.temperature\"\n"
                            "distribution = \"normal\"\nmean = \"30 degC\"\n"
                            "deviation = \"5 K\"\n"))
          .plan;
  const auto temperature = column(plan, "release.temperature");
  EXPECT_NEAR(temperature[100], 303.15, 0.1);
  EXPECT_NEAR(temperature[168], 308.15, 0.3);
}

TEST(EnsembleSection, AMemberDependsOnSeedAndNumberAlone) {
  const auto few = read(scenario("members = 20\n" + hole)).plan;
  const auto many = read(scenario("members = 500\n" + hole)).plan;
  for (std::size_t k = 0; k < 20; ++k) EXPECT_EQ(few.values[k], many.values[k]) << k;
}

TEST(EnsembleSection, AnInputKeepsItsValuesWhenAnotherIsTakenForExact) {
  const auto all = read(scenario(hole)).plan;
  const auto less = read(scenario("wind_turn = 0\n" + hole)).plan;
  EXPECT_EQ(column(all, "release.hole_diameter"),
            column(less, "release.hole_diameter"));
}

TEST(EnsembleSection, SeedsDiffer) {
  EXPECT_NE(read(scenario("seed = 1\n")).plan.values,
            read(scenario("seed = 2\n")).plan.values);
}

TEST(EnsembleSection, DoubtsADistributionLargelyOutOfRange) {
  const auto found =
      read(scenario(exact + "[[ensemble.vary]]\nkey = \"release.temperature\"\n"
                            "distribution = \"normal\"\nmean = \"30 degC\"\n"
                            "deviation = \"190 K\"\n"));
  ASSERT_EQ(found.warnings.size(), 1U);
  EXPECT_THAT(found.warnings[0].message, HasSubstr("outside the range"));
}

const std::string relations =
    "[[ensemble.vary]]\nkey = \"thresholds.probit\"\ndistribution = \"choice\"\n"
    "choices = [\"h2s_hse\", \"h2s_perry_articola\", \"h2s_tno\"]\n"
    "weights = [0.25, 0.5, 0.25]\n";

TEST(EnsembleSection, DrawsToxicModelsByTheirWeights) {
  const auto plan = read(scenario("members = 256\n" + exact + relations)).plan;
  const auto drawn = column(plan, "thresholds.probit");
  const auto count = [&](const char* key) {
    return std::count_if(drawn.begin(), drawn.end(),
                         [&](double n) { return probit_model_at(n).key == key; });
  };
  // An evenly spread sample of a power of two has each quarter exactly.
  EXPECT_EQ(count("h2s_hse"), 64);
  EXPECT_EQ(count("h2s_perry_articola"), 128);
  EXPECT_EQ(count("h2s_tno"), 64);
  EXPECT_EQ(plan.inputs.back().key, "thresholds.probit");
  EXPECT_EQ(plan.inputs.back().unit, "-");
  EXPECT_EQ(plan.inputs.back().distribution,
            "one of HSE SLOT/SLOD (number 4) (25 %), Perry and Articola (number 0) "
            "(50 %), TNO (number 1) (25 %)");
}

Level lethality_level(const std::string& substance) {
  Level level;
  level.name = substance + " lethality 1 % (Perry and Articola)";
  level.quantity = quantity::lethality;
  level.probit = "h2s_perry_articola";
  level.substance = substance;
  level.comparison = "Judged.";
  return level;
}

TEST(EnsembleSection, SaysAtTheLevelThatItsToxicModelIsDrawn) {
  const TomlDocument document = parse_toml("t", scenario(exact + relations));
  const auto found = testing::ensemble_of(document, testing::weather_of_2025(), 3600);
  Checked checked(document);
  std::vector<Level> levels{lethality_level("H2S"), lethality_level("SO2")};
  std::vector<Notice> notices;
  say_toxic_models(checked, found.plan, levels, notices);
  EXPECT_FALSE(checked.has_errors());
  EXPECT_EQ(levels[0].name,
            "H2S lethality 1 % (Perry and Articola; TNO, HSE SLOT/SLOD)");
  EXPECT_THAT(levels[0].comparison, HasSubstr("drawn for each member, one of HSE"));
  EXPECT_EQ(levels[1].comparison, "Judged.");
  ASSERT_EQ(notices.size(), 1U);
  EXPECT_EQ(notices[0].severity, NoticeSeverity::provisional);
  EXPECT_THAT(notices[0].text, HasSubstr("CPR 16E"));
}

TEST(EnsembleSection, RefusesToxicModelsThatChangeNothing) {
  const TomlDocument document = parse_toml("t", scenario(exact + relations));
  const auto found = testing::ensemble_of(document, testing::weather_of_2025(), 3600);
  Checked checked(document);
  std::vector<Level> levels{lethality_level("SO2")};
  std::vector<Notice> notices;
  say_toxic_models(checked, found.plan, levels, notices);
  ASSERT_TRUE(checked.has_errors());
  EXPECT_THAT(checked.diagnostics[0].message, HasSubstr("would change nothing"));
  EXPECT_THAT(checked.diagnostics[0].remedy, HasSubstr("thresholds.systems"));
}

}  // namespace
}  // namespace farreach
