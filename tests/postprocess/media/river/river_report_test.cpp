/// The part about the river: what the numbers of the example say stands on the page.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "models/hazard/flow_field.hpp"
#include "models/hazard/river_field.hpp"
#include "postprocess/assess/places.hpp"
#include "postprocess/media/river/river_story.hpp"
#include "postprocess/report/report.hpp"
#include "tests/postprocess/media/river/example_river_findings.hpp"

namespace farreach {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

struct RiverReportTest : ::testing::Test {
  Outcome outcome = testing::example_river_outcome();
  Findings findings = testing::example_river_findings(outcome);
  std::string page(const std::string& language = "en") const {
    return html_report(outcome, {}, findings, language);
  }
  /// Without scripts and their data.
  std::string visible(const std::string& language = "en") const {
    const std::string text = page(language);
    return text.substr(0, text.find("<script"));
  }
};

TEST_F(RiverReportTest, TellsEveryPlaceInEveryWater) {
  const std::string text = visible();
  for (const char* part :
       {"The river: Ilovka, Ural", "3. Border", "border Kazakhstan – Russia",
        "Along the river: cyanide (CN)", "Along the river: arsenic (As)",
        "31.00 ± 0.82\u00a0km", "low water", "mean water", "flood",
        "town, Russia, 9700 people", "5000\u00a0kg",
        "What is not known about the river"})
    EXPECT_THAT(text, HasSubstr(part));
}

// Mean water: 31 km at 1 m/s from 600 s on, spread 300 s + 0.06 t, three spreads early;
// the highest is 5000 kg over 30 m3/s and the bell of that spread.
TEST_F(RiverReportTest, ShowsArrivalAndPeakWithTheirBands) {
  const std::string text = visible();
  EXPECT_THAT(text, HasSubstr("6.9 (4.2–10)\u00a0h"));
  EXPECT_THAT(text, HasSubstr("30 (10–91)\u00a0mg/\u2060L"));
}

TEST_F(RiverReportTest, SaysTheVerdictAlongTheRiverInEveryLanguage) {
  EXPECT_THAT(visible(), HasSubstr("Russia, 31.00 ± 0.82\u00a0km down the river"));
  EXPECT_THAT(visible(), HasSubstr("REACHED after"));
  EXPECT_THAT(visible("ru"), HasSubstr("вниз по реке"));
  EXPECT_THAT(visible("kk"), HasSubstr("өзен бойымен"));
  for (BorderVerdict& v : findings.verdicts) v.verdict = Reached::not_reached;
  EXPECT_THAT(visible(), HasSubstr("NOT REACHED"));
}

// Milder levels ask for samples, not for a warning.
TEST_F(RiverReportTest, WarnsTownsOnlyOfLevelsThatDisable) {
  findings.places = place_findings(outcome, {});
  EXPECT_THAT(visible(), HasSubstr("Do not drink"));
  EXPECT_THAT(visible(), HasSubstr("Close the intake before that time"));
  for (Level& level : outcome.levels) level.severity = Severity::limit;
  findings.places = place_findings(outcome, {});
  EXPECT_THAT(visible(), Not(HasSubstr("Do not drink")));
  EXPECT_THAT(visible(), HasSubstr("Take samples"));
}

// A river is long: 700 km down it the border is as much concerned as 70 km down.
TEST_F(RiverReportTest, NamesTheStatesDownTheRiverHoweverFar) {
  for (BorderVerdict& v : findings.verdicts) {
    v.distance = 700e3;
    v.verdict = Reached::reached;
  }
  const std::string text = visible();
  const auto affected = text.find("Affected, or possibly: ");
  ASSERT_NE(affected, std::string::npos);
  EXPECT_EQ(text.compare(affected + 23, 6, "Russia"), 0);
}

TEST_F(RiverReportTest, SaysBothWaysOverLandAndByRiver) {
  outcome.part<FlowField>().members = {{.name = "likely"}};
  BorderVerdict over_land = findings.verdicts[0];
  over_land.kind = BorderKind::land;
  over_land.model = "ground";
  over_land.verdict = Reached::not_reached;
  outcome.levels.push_back({.name = "depth 1 m (houses)", .quantity = quantity::depth});
  over_land.level = outcome.levels.size() - 1;
  findings.verdicts.push_back(over_land);
  const std::string text = visible();
  const auto river = text.find("down the river"), land = text.find("Over land: Russia");
  ASSERT_NE(land, std::string::npos);
  EXPECT_LT(river, land);
}

TEST_F(RiverReportTest, SaysSoWhereNothingArrivesWithinTheTime) {
  for (RiverSeries& s : outcome.part<RiverField>().series)
    if (s.station == 5)
      s.arrival = s.arrival_early = s.arrival_late = s.peak_time = s.end = nan;
  for (const char* language : {"en", "ru", "kk"})
    for (const char* word : {">nan", " nan", "(nan", ">inf", "undefined"})
      EXPECT_THAT(visible(language), Not(HasSubstr(word))) << language;
  EXPECT_THAT(visible(), HasSubstr("not within the time computed"));
  for (RiverSeries& s : outcome.part<RiverField>().series) s.arrival_early = 90000;
  EXPECT_THAT(visible(), HasSubstr("not before 25\u00a0h"));
}

TEST_F(RiverReportTest, LetsNoNameOfAPlaceBecomeMarkup) {
  const std::string nasty = "<b>x</b></script><script>alert(1)</script>";
  const auto scripts = [](const std::string& text) {
    std::size_t n = 0;
    for (auto at = text.find("<script"); at != text.npos;
         at = text.find("<script", ++at))
      ++n;
    return n;
  };
  const std::size_t before = scripts(page());
  outcome.part<RiverField>().name = outcome.part<RiverField>().stations[0].name = nasty;
  outcome.part<RiverField>().cases[0].name =
      outcome.part<RiverField>().cases[0].meaning = nasty;
  EXPECT_EQ(scripts(page()), before);
  EXPECT_THAT(page(), Not(HasSubstr("<b>x")));
}

TEST_F(RiverReportTest, LeavesTheRiverOutWhereThereIsNone) {
  outcome.part<RiverField>() = {};
  outcome.levels.clear();
  findings.verdicts.clear();
  EXPECT_THAT(page(), Not(HasSubstr("id=\"river\"")));
}

}  // namespace
}  // namespace farreach
