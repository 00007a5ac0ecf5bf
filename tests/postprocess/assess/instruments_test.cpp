#include "postprocess/assess/instruments.hpp"

#include <gmock/gmock.h>

#include "postprocess/assess/findings.hpp"
#include "postprocess/effects/effects.hpp"
#include "postprocess/io/result_file.hpp"
#include "postprocess/voice/voice.hpp"
#include "tests/support/example_outcome.hpp"
#include "tests/support/temporary_folder.hpp"

namespace farreach {
namespace {

using ::testing::HasSubstr;

std::vector<LegalRoute> routes_of(const Law& law, const std::string& activity,
                                  const std::vector<std::string>& others = {}) {
  Site site;
  site.activity = activity;
  site.state = "KAZ";
  return legal_routes(law, site, others);
}

TEST(Instruments, AreThoseOfTheRowsOfTheActivity) {
  const auto routes = routes_of(testing::example_law(), "pipeline");
  ASSERT_EQ(routes.size(), 2u);
  EXPECT_EQ(english(routes[0].instrument), "Industrial Accidents Convention");
  EXPECT_EQ(english(routes[0].reason), "Transport is debated.");
  EXPECT_EQ(routes[0].status, "provisional");
  const Messages say("ru");
  const Human human(say, {});
  EXPECT_EQ(Voice(say, human)(routes[0].reason), "Транспорт спорен.");
}

TEST(Instruments, AtSeaNoStandingIsTold) {
  EXPECT_EQ(routes_of(testing::example_law(), "offshore_island", {"RUS"}).size(), 1u);
}

TEST(Instruments, NamesTheStandingOfTheStates) {
  const auto routes = routes_of(testing::example_law(), "pipeline", {"RUS", "XXX"});
  ASSERT_EQ(routes.size(), 4u);
  EXPECT_THAT(english(routes[1].instrument), HasSubstr("Kazakhstan"));
  EXPECT_EQ(routes[1].status, "seen");
  EXPECT_THAT(english(routes[2].instrument), HasSubstr("Russia"));
  EXPECT_EQ(routes[2].status, "provisional");
  EXPECT_THAT(english(routes[3].instrument), HasSubstr("XXX"));
  EXPECT_THAT(english(routes[3].reason), HasSubstr("unknown"));
}

TEST(Instruments, WithoutATableNothingIsDetermined) {
  const auto routes = routes_of({}, "pipeline", {"RUS"});
  ASSERT_EQ(routes.size(), 1u);
  EXPECT_THAT(english(routes[0].instrument), HasSubstr("not determined"));
  EXPECT_THAT(english(routes[0].reason), HasSubstr("no table"));
}

Findings judged_again(const Outcome& outcome) {
  const testing::TemporaryFolder folder;
  write_result(folder / "result.h5", outcome, {}, {});
  const Outcome back = read_result(folder / "result.h5");
  return assess(back, compute_effects(back));
}

// The border of the example is 16.5 km away: inside of 25 km, with no other program.
TEST(LawOfTheFile, IsWhatItsResultIsJudgedBy) {
  Outcome outcome = testing::example_outcome();
  outcome.site.position_error = 0;
  outcome.site.position_quality = "surveyed";
  outcome.geography.borders[0].uncertainty = 100;
  const auto told = [&] { return judged_again(outcome).criteria.at(0); };
  const double away = outcome.geography.borders[0].distance;
  outcome.law.criteria[0].limit = away + 5e3;
  EXPECT_EQ(told().verdict, Within::inside);
  outcome.law.criteria[0].limit = away - 5e3;
  EXPECT_EQ(told().verdict, Within::outside);
  EXPECT_TRUE(told().provisional);
  outcome.law.criteria[0].status = "seen";
  EXPECT_FALSE(told().provisional);
}

// As of a file that an older program wrote.
TEST(LawOfTheFile, ThatHoldsNoneDeterminesNothing) {
  Outcome outcome = testing::example_outcome();
  outcome.law = {};
  for (Level& level : outcome.levels)
    level.severity = Severity::limit;  // so that nothing crosses
  const Findings found = judged_again(outcome);
  EXPECT_TRUE(found.criteria.empty());
  EXPECT_THAT(english(found.routes.at(0).reason), HasSubstr("no table"));
}

}  // namespace
}  // namespace farreach
