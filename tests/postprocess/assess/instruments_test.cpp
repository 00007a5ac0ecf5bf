#include "postprocess/assess/instruments.hpp"

#include <gmock/gmock.h>
#include "postprocess/voice/voice.hpp"

namespace farreach {
namespace {

using ::testing::HasSubstr;

Site site_of(const std::string& activity) {
  Site site;
  site.activity = activity;
  site.state = "KAZ";
  return site;
}

TEST(Instruments, EveryActivityOfAScenarioHasARoute) {
  for (const char* activity :
       {"onshore_plant", "pipeline", "well", "offshore_island", "offshore_platform",
        "subsea_pipeline", "storage", "tailings_dam", "water_dam"}) {
    const auto routes = legal_routes(site_of(activity), {});
    ASSERT_FALSE(routes.empty()) << activity;
    EXPECT_THAT(english(routes[0].instrument), HasSubstr("Industrial Accidents"))
        << activity;
    for (const LegalRoute& r : routes) {
      EXPECT_TRUE(r.status == "seen" || r.status == "provisional") << r.status;
      EXPECT_FALSE(english(r.reason).empty());
    }
  }
}

TEST(Instruments, TheSeaIsOutsideTheConventionAndHasTreatiesOfItsOwn) {
  for (const char* activity :
       {"offshore_island", "offshore_platform", "subsea_pipeline"}) {
    const auto routes = legal_routes(site_of(activity), {"RUS"});
    ASSERT_EQ(routes.size(), 4u);
    EXPECT_THAT(english(routes[0].reason), HasSubstr("2(2)(f)"));
    EXPECT_THAT(english(routes[1].instrument), HasSubstr("Astrakhan"));
    EXPECT_THAT(english(routes[2].instrument), HasSubstr("Tehran"));
    EXPECT_THAT(english(routes[3].reason), HasSubstr("not in force"));
  }
  EXPECT_THAT(english(legal_routes(site_of("onshore_plant"), {})[0].reason),
              HasSubstr("inside the scope"));
}

TEST(Instruments, PipelinesAreDebatedAndSayso) {
  const auto routes = legal_routes(site_of("pipeline"), {});
  EXPECT_THAT(english(routes[0].reason), HasSubstr("2(2)(d)"));
  EXPECT_EQ(routes[0].status, "provisional");
}

TEST(Instruments, UnknownActivityIsNotDecided) {
  const auto routes = legal_routes(site_of("submarine"), {});
  EXPECT_EQ(routes[0].instrument.key, "instrument.none");
  EXPECT_EQ(routes[0].status, "provisional");
}

TEST(Instruments, NamesTheStandingOfTheStates) {
  const auto routes = legal_routes(site_of("onshore_plant"), {"RUS", "CHN", "XXX"});
  ASSERT_EQ(routes.size(), 5u);
  EXPECT_THAT(english(routes[1].instrument), HasSubstr("Kazakhstan"));
  EXPECT_EQ(routes[1].status, "seen");
  EXPECT_THAT(english(routes[2].instrument), HasSubstr("Russia"));
  EXPECT_EQ(routes[2].status, "provisional");
  EXPECT_THAT(english(routes[3].reason), HasSubstr("not a member State"));
  EXPECT_THAT(english(routes[4].instrument), HasSubstr("XXX"));
}

}  // namespace
}  // namespace farreach
