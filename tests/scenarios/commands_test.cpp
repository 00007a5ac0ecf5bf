/// farreach check, explain and list, as functions.
#include "scenarios/app/commands.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "solver/base/error.hpp"
#include "tests/support/temporary_folder.hpp"

namespace farreach::app {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct Said {
  int status = 0;
  std::string text;
};

template <typename Action>
Said said(Action action) {
  ::testing::internal::CaptureStdout();
  const int status = action();
  return {status, ::testing::internal::GetCapturedStdout()};
}

const std::string tests = FARREACH_SOURCE_DIR "/tests/scenarios/";

TEST(Check, SumsUpARightScenario) {
  const auto out = said([] { return check({tests + "good.toml"}); });
  EXPECT_EQ(out.status, 0);
  for (const char* part : {": ok", "Karachaganak", "RUS land", "F2: 2 m/s",
                           "H2S AEGL-2 (60 min) = 27 ppm", "fingerprint"})
    EXPECT_THAT(out.text, HasSubstr(part));
}

TEST(Check, SaysEveryErrorAndRunsNothing) {
  const auto out =
      said([] { return check({tests + "wrong/many_errors_in_one_go.toml"}); });
  EXPECT_EQ(out.status, 2);
  EXPECT_THAT(out.text, HasSubstr("8 errors, nothing was run"));
  EXPECT_THAT(out.text, HasSubstr("many_errors_in_one_go.toml:"));
  EXPECT_THAT(out.text, Not(HasSubstr(": ok")));
}

const std::string station_weather =
    FARREACH_SOURCE_DIR "/scenarios/library/karachaganak_station_weather.toml";

TEST(Check, PrintsWhatWasReadWithTheLineItStandsOn) {
  const auto plain = said([] { return check({station_weather}); });
  EXPECT_THAT(plain.text, Not(HasSubstr("exercise_month.csv:5")));
  const auto out =
      said([] { return check({.scenario = station_weather, .inputs = true}); });
  EXPECT_EQ(out.status, 0);
  // The first row of the file: 1.9 m/s from 131, -4.4 degC, 1003.7 hPa, 78 %, no rain.
  EXPECT_THAT(out.text,
              HasSubstr("2026-04-01 00:00    1.9   131    -4.4   1003.7    78 "));
  EXPECT_THAT(out.text, HasSubstr("exercise_month.csv:5\n"));
}

TEST(Check, DrawsWhatWasReadAsAPage) {
  const testing::TemporaryFolder folder;
  const auto file = folder / "inputs.html";
  const auto out = said([&] {
    return check({.scenario = station_weather, .inputs = true, .inputs_page = file});
  });
  EXPECT_EQ(out.status, 0);
  EXPECT_THAT(out.text, HasSubstr("inputs.html"));
  std::ifstream in(file);
  const std::string page((std::istreambuf_iterator<char>(in)), {});
  EXPECT_THAT(page, HasSubstr("exercise_month.csv:5"));
  EXPECT_THAT(page, HasSubstr("</html>"));
  const auto unwritten = said([&] {
    return check({.scenario = station_weather,
                  .inputs = true,
                  .inputs_page = folder / "none" / "inputs.html"});
  });
  EXPECT_EQ(unwritten.status, 2);
  EXPECT_THAT(unwritten.text, HasSubstr("cannot write"));
}

TEST(Explain, WithoutSubjectListsHazardsAndSections) {
  const auto out = said([] { return explain({""}); });
  for (const char* part : {"sour_gas", "[weather]", "[thresholds]"})
    EXPECT_THAT(out.text, HasSubstr(part));
}

TEST(Explain, AHazardASectionAndAKey) {
  EXPECT_THAT(said([] { return explain({"sour_gas"}); }).text,
              HasSubstr("release.kind"));
  EXPECT_THAT(said([] { return explain({"weather"}); }).text,
              HasSubstr("weather.case[].wind_speed"));
  const auto key = said([] { return explain({"release.pressure"}); });
  for (const char* part : {"Pa, hPa, kPa, MPa, bar", "[100000, 1e+08] Pa", "only for"})
    EXPECT_THAT(key.text, HasSubstr(part));
  EXPECT_THAT(said([] { return explain({"weather.case[2].wind_speed"}); }).text,
              HasSubstr("m/s"));
  EXPECT_THAT(said([] { return explain({"towns_within"}); }).text,
              HasSubstr("receptors.towns_within"));
}

TEST(Explain, SuggestsWhatWasMeant) {
  try {
    explain({"wind_sped"});
    FAIL();
  } catch (const InputError& wrong) {
    EXPECT_THAT(wrong.what(), HasSubstr("wind_speed"));
  }
}

TEST(List, ShowsTheLibrary) {
  EXPECT_THAT(said([] { return list({"sites"}); }).text,
              HasSubstr("kashagan_island_d"));
  EXPECT_THAT(said([] { return list({"scenarios"}); }).text, HasSubstr(".toml"));
  EXPECT_THAT(said([] { return list({"substances"}); }).text,
              HasSubstr("karachaganak_gas"));
  const auto levels = said([] { return list({"thresholds"}); });
  EXPECT_THAT(levels.text, HasSubstr("AEGL-3"));
  EXPECT_THAT(levels.text, HasSubstr("h2s_perry_articola"));
  EXPECT_THROW(list({"sights"}), InputError);
}

}  // namespace
}  // namespace farreach::app
