#include "scenarios/reading/law_tables.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "scenarios/reading/diagnostics.hpp"
#include "scenarios/reading/library_folder.hpp"
#include "scenarios/reading/toml_document.hpp"
#include "scenarios/schema.hpp"
#include "solver/base/error.hpp"
#include "tests/support/temporary_folder.hpp"

namespace farreach {
namespace {

using ::testing::HasSubstr;

std::vector<LawRoute> routes_of(const Law& law, const std::string& activity) {
  std::vector<LawRoute> routes;
  for (const LawRoute& route : law.routes)
    if (route.activity == activity) routes.push_back(route);
  return routes;
}

TEST(LawTables, EveryActivityOfAScenarioHasARoute) {
  const Law law = library_law();
  const auto parameters = general_parameters_for(nullptr);
  const auto activity =
      std::find_if(parameters.begin(), parameters.end(),
                   [](const Parameter& p) { return p.key == "site.activity"; });
  ASSERT_NE(activity, parameters.end());
  ASSERT_FALSE(activity->choices.empty());
  for (const std::string& choice : activity->choices) {
    const auto routes = routes_of(law, choice);
    ASSERT_FALSE(routes.empty()) << choice;
    EXPECT_THAT(find_text(law, routes[0].instrument)->en,
                HasSubstr("Industrial Accidents"))
        << choice;
  }
  EXPECT_EQ(routes_of(law, "*").size(), 1u);
}

TEST(LawTables, TheSeaIsOutsideTheConventionAndHasTreatiesOfItsOwn) {
  const Law law = library_law();
  for (const char* activity :
       {"offshore_island", "offshore_platform", "subsea_pipeline"}) {
    EXPECT_TRUE(is_marine(law, activity));
    const auto routes = routes_of(law, activity);
    ASSERT_EQ(routes.size(), 4u);
    EXPECT_THAT(find_text(law, routes[0].reason)->en, HasSubstr("2(2)(f)"));
    EXPECT_THAT(find_text(law, routes[1].instrument)->en, HasSubstr("Astrakhan"));
    EXPECT_THAT(find_text(law, routes[2].instrument)->en, HasSubstr("Tehran"));
    EXPECT_THAT(find_text(law, routes[3].reason)->en, HasSubstr("not in force"));
  }
  EXPECT_FALSE(is_marine(law, "onshore_plant"));
}

TEST(LawTables, PipelinesAreDebatedAndSaySo) {
  const Law law = library_law();
  const LawRoute route = routes_of(law, "pipeline").at(0);
  EXPECT_THAT(find_text(law, route.reason)->en, HasSubstr("2(2)(d)"));
  EXPECT_EQ(route.status, "provisional");
}

TEST(LawTables, TellTheirVersionsAndStandings) {
  const Law law = library_law();
  ASSERT_EQ(law.tables.size(), 5u);
  for (const LawTable& table : law.tables)
    EXPECT_THAT(table.version, HasSubstr("20")) << table.name;
  EXPECT_EQ(find_standing(law, "KAZ")->status, "seen");
  EXPECT_EQ(find_standing(law, "RUS")->status, "provisional");
  EXPECT_EQ(find_standing(law, "XXX"), nullptr);
  EXPECT_DOUBLE_EQ(find_criterion(law, "air_15_km")->limit, 15e3);
  EXPECT_DOUBLE_EQ(find_criterion(law, "water_two_days")->limit, 48 * 3600.0);
}

TEST(LawTables, TheHighestRungWhoseLimitsAreMetHolds) {
  const Law law = library_law();
  EXPECT_EQ(response_level_of(law, 0, {}), "installation");
  EXPECT_EQ(response_level_of(law, 999, {}), "site");
  EXPECT_EQ(response_level_of(law, 1000, {}), "local");
  EXPECT_EQ(response_level_of(law, 1000, 1.0), "region");
  EXPECT_EQ(response_level_of(law, 1000, 2e5), "nation");
  EXPECT_EQ(response_level_of(law, 60e3, {}), "nation");
  EXPECT_EQ(response_level_of({}, 60e3, {}), "");
}

/// A library that a ministry corrects.
class OwnTables {
 public:
  OwnTables() {
    std::filesystem::copy(library_folder() / "convention",
                          folder_.path() / "convention");
    setenv("FARREACH_LIBRARY", folder_.path().c_str(), 1);
  }
  ~OwnTables() { unsetenv("FARREACH_LIBRARY"); }

  void change(const std::string& table, const std::string& old,
              const std::string& other) {
    const auto file = folder_.path() / "convention" / table;
    std::string text = read_text_file(file);
    const auto at = text.find(old);
    ASSERT_NE(at, std::string::npos) << old;
    text.replace(at, old.size(), other);
    std::ofstream(file) << text;
  }
  std::string fault() const {
    try {
      library_law();
    } catch (const InputError& wrong) {
      return format_diagnostics(wrong.diagnostics());
    }
    return "";
  }

 private:
  testing::TemporaryFolder folder_;
};

TEST(LawTables, AreTheMinistrysToChange) {
  OwnTables own;
  own.change("standing.csv", "UZB,law.standing.not_in_2018,provisional",
             "UZB,law.standing.party,seen");
  EXPECT_EQ(find_standing(library_law(), "UZB")->status, "seen");
  own.change("texts.csv", "key,en,ru,kk,kk_status\n",
             "key,en,ru,kk,kk_status\nlaw.own,Own rule.,Правило.,Ереже.,checked\n");
  own.change("routes.csv", "*,no,",
             "geothermal_well,no,instrument.none,law.own,seen\n*,no,");
  const Law law = library_law();
  EXPECT_EQ(find_text(law, routes_of(law, "geothermal_well").at(0).reason)->ru,
            "Правило.");
}

TEST(LawTables, ThatAreWrongAreToldWithFileLineAndValue) {
  {
    OwnTables own;
    own.change("routes.csv", "law.plant", "law.plan");
    EXPECT_THAT(own.fault(), HasSubstr("routes.csv:"));
    EXPECT_THAT(own.fault(), HasSubstr("\"law.plan\" is no key of"));
  }
  {
    OwnTables own;
    own.change("criteria.csv", "15000", "fifteen");
    EXPECT_THAT(own.fault(), HasSubstr("\"fifteen\" is not a number"));
  }
  {
    OwnTables own;
    own.change("response_levels.csv", "site,100", "sight,100");
    EXPECT_THAT(own.fault(), HasSubstr("known are: installation, site, local"));
  }
  {
    OwnTables own;
    own.change("standing.csv", "# version:", "# edition:");
    EXPECT_THAT(own.fault(), HasSubstr("does not say which version"));
  }
  {
    OwnTables own;
    own.change("texts.csv", ",Party,", ",,");
    EXPECT_THAT(own.fault(), HasSubstr("has no en"));
  }
}

}  // namespace
}  // namespace farreach
