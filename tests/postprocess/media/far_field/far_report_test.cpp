/// The part about an ensemble: what the hand-made members say stands on the page.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/hazard/far_field.hpp"
#include "postprocess/media/far_field/effects/far_field.hpp"
#include "postprocess/report/report.hpp"
#include "tests/support/example_far_field.hpp"

namespace farreach {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct FarReportTest : ::testing::Test {
  Outcome outcome = testing::example_far_outcome(false, 40);
  std::string page(const std::string& language = "en") const {
    const Effects effects = compute_effects(outcome);
    return html_report(outcome, effects, assess(outcome, effects), language);
  }
  /// Without scripts and their data.
  std::string visible(const std::string& language = "en") const {
    const std::string text = page(language);
    return text.substr(0, text.find("<script"));
  }
};

TEST_F(FarReportTest, TellsSharesWithTheirIntervals) {
  const Effects effects = compute_effects(outcome);
  const FarPlace* p = far_place(effects.part<FarEffects>(), 0, 2);
  ASSERT_EQ(p->reached.hits, 7u);
  const std::string text = visible();
  EXPECT_THAT(text, HasSubstr("Over all weathers"));
  EXPECT_THAT(text, HasSubstr("40 weathers were computed"));
  // Clopper-Pearson of 7 in 40: 0.1750, 0.0734 to 0.3278.
  EXPECT_THAT(text, HasSubstr("18 (7.3–33) %"));
  EXPECT_THAT(text, HasSubstr("7 of 40 weathers"));
  EXPECT_THAT(text, HasSubstr("&lt;\u00a08.8\u00a0%"));  // 0 of 40
  EXPECT_EQ(outcome.part<FarField>().members[p->unfavourable].start_utc,
            "2026-05-02T06:00:00Z");
  EXPECT_THAT(text, HasSubstr("2026-05-02 06:00\u00a0UTC"));
}

TEST_F(FarReportTest, OpensWithTheShareAndWhatDecides) {
  const std::string text = visible();
  EXPECT_THAT(text, HasSubstr("of 40 weathers"));
  EXPECT_THAT(text, HasSubstr("What would change the verdict for"));
  EXPECT_THAT(text, HasSubstr("the weather (moment of the accident)"));
  EXPECT_THAT(text, HasSubstr("winds that change from place to place are expected"));
  outcome.part<FarField>().weather_kind = "gridded";
  EXPECT_THAT(visible(), Not(HasSubstr("winds that change from place")));
}

TEST_F(FarReportTest, SpeaksRussianAndKazakh) {
  EXPECT_THAT(visible("ru"), HasSubstr("По всем погодам"));
  EXPECT_THAT(visible("ru"), HasSubstr("погода (момент аварии)"));
  EXPECT_THAT(visible("kk"), HasSubstr("Барлық ауа райы бойынша"));
}

TEST_F(FarReportTest, DrawsRingsCurvesAndInputs) {
  const std::string text = page();
  for (const char* part :
       {"\"far\":{\"inner\":5000.0", "\"sectors\":72", "\"curves\":[{", "\"cloud\":{",
        "id=\"far-convergence\"", "id=\"far-inputs\""})
    EXPECT_THAT(text, HasSubstr(part));
}

TEST_F(FarReportTest, LetsNoTextOfTheEnsembleBecomeMarkup) {
  outcome.part<FarField>().weather_source = "<b>x</b>";
  outcome.part<FarField>().plan.inputs[1].key = "<i>";
  outcome.part<FarField>().plan.inputs[1].meaning = "<script>alert(1)</script>";
  EXPECT_THAT(page(), Not(HasSubstr("<script>alert(1)")));
  EXPECT_THAT(visible(), HasSubstr("&lt;b&gt;x"));
}

TEST_F(FarReportTest, IsLeftOutWithoutAnEnsembleAndWorksWithOneMember) {
  outcome = testing::example_far_outcome(true, 1);
  EXPECT_THAT(visible(), HasSubstr("Over all weathers"));
  outcome = testing::example_outcome();
  EXPECT_THAT(visible(), Not(HasSubstr("Over all weathers")));
}

TEST_F(FarReportTest, IsTheSameEveryTimeAndSmall) {
  const std::string text = page();
  EXPECT_TRUE(text == page());
  EXPECT_LT(text.size(), 1500000u);
}

}  // namespace
}  // namespace farreach
