/// farreach check, explain and list, as functions.
#include "scenarios/app/commands.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "solver/base/error.hpp"

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
