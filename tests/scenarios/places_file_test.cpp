/// The user's own list of places: what is read, and what is said about a wrong one.
#include "scenarios/reading/places_file.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "scenarios/scenario.hpp"
#include "tests/support/process.hpp"

namespace farreach {
namespace {

using ::testing::HasSubstr;

TEST(PlacesFile, ReadsCommasAndWhatSpreadsheetsOfTheRegionWrite) {
  for (const char* text : {"# remark\nname,latitude,longitude,kind,people,state\n"
                           "\"Berezovka, old\",51.4,53.25,village,1200,KAZ\n,,,,,\n",
                           "\xEF\xBB\xBFname;latitude;longitude;kind;people;state\r\n"
                           "Berezovka, old;51,4;53,25;village;1200;KAZ\r\n"}) {
    const PlacesFile list = read_places("own.csv", text);
    ASSERT_FALSE(list.places.empty());
    EXPECT_EQ(list.places[0].name, "Berezovka, old");
    EXPECT_DOUBLE_EQ(list.places[0].place.lat, 51.4);
    EXPECT_DOUBLE_EQ(list.places[0].place.lon, 53.25);
    EXPECT_DOUBLE_EQ(list.places[0].population, 1200);
    EXPECT_EQ(list.places[0].state, "KAZ");
  }
}

TEST(PlacesFile, SaysEverythingThatIsWrongWithLineValueAndRemedy) {
  const PlacesFile list = read_places("own.csv",
                                      "name,latitude,longitude,kind,people,state\n"
                                      "A,95,53,town,1,KAZ\n"
                                      "B,51.4,east,town,1,KAZ\n"
                                      "C,51.4,53,city,1,KAZ\n"
                                      "D,51.4,53,town,-5,KAZ\n"
                                      "E,51.4,53,town,5,Kaz\n"
                                      "F,51.4,53\n"
                                      "E,51.4,53,town,5,KAZ\n"
                                      ",51.4,53,town,5,KAZ\n");
  const std::pair<int, const char*> expected[] = {
      {2, "latitude = 95 is outside [-89, 89]"},
      {3, "longitude = \"east\" is not a number"},
      {4, "kind = \"city\" is none of town, village, intake, post"},
      {5, "people = -5 is outside"},
      {6, "state = \"Kaz\" is not an ISO 3166"},
      {7, "this row has 3 fields"},
      {8, "two places \"E\", the first in line 6"},
      {9, "has no name"}};
  ASSERT_EQ(list.errors.size(), std::size(expected));
  for (std::size_t i = 0; i < list.errors.size(); ++i) {
    EXPECT_EQ(list.errors[i].file, "own.csv");
    EXPECT_EQ(list.errors[i].line, expected[i].first);
    EXPECT_THAT(list.errors[i].message, HasSubstr(expected[i].second));
    EXPECT_FALSE(list.errors[i].remedy.empty());
  }
}

TEST(PlacesFile, RefusesWrongColumnsEmptyFilesAndOtherEncodings) {
  const auto first = [](std::string_view text) {
    const PlacesFile list = read_places("own.csv", text);
    return list.errors.empty() ? "" : list.errors[0].message;
  };
  EXPECT_THAT(first("name,latitude,longitude,peple\nA,1,2,3\n"),
              HasSubstr("did you mean \"people\"?"));
  EXPECT_THAT(first("name,latitude\nA,1\n"), HasSubstr("no column \"longitude\""));
  EXPECT_THAT(first("name,name,latitude,longitude\n"), HasSubstr("stands twice"));
  EXPECT_THAT(first(""), HasSubstr("no place"));
  EXPECT_THAT(first("name,latitude,longitude\n"), HasSubstr("no place"));
  EXPECT_THAT(first("name,latitude,longitude\n\xC0\xEA\xF1\xE0\xE9,51,53\n"),
              HasSubstr("not UTF-8"));
}

/// A scenario at Karachaganak with that list beside it.
struct Listed {
  testing::TemporaryFolder folder;

  std::string with(const std::string& list) const {
    testing::write_file(folder.path() / "own.csv", list);
    std::string text =
        testing::read_file(FARREACH_SOURCE_DIR "/tests/scenarios/good.toml");
    const std::string before = "[receptors]\n";
    text.replace(text.find(before), before.size(), before + "places = \"own.csv\"\n");
    testing::write_file(folder.path() / "s.toml", text);
    return (folder.path() / "s.toml").string();
  }
};

TEST(OwnPlaces, StandBesideThoseOfTheLibraryAndReplaceThem) {
  const Listed at;
  const Scenario s = read_scenario(
      at.with("name,latitude,longitude,kind,people\nBerezovka,51.40,53.25,village,900\n"
              "Аксай,51.17,53.0,town,41000\nPost on the Ilek,51.5,53.4,post,\n"));
  const auto count = [&](const std::string& name) {
    return std::count_if(
        s.geography.receptors.begin(), s.geography.receptors.end(),
        [&](const Receptor& r) { return r.name == name || r.name_ru == name; });
  };
  EXPECT_EQ(count("Berezovka"), 1);
  EXPECT_EQ(count("Аксай"), 1);
  for (const Receptor& r : s.geography.receptors) {
    if (r.name == "Berezovka") {
      EXPECT_EQ(r.state, "KAZ");
    }
    if (r.name == "Аксай") {
      EXPECT_DOUBLE_EQ(r.population, 41000);
    }
    EXPECT_GT(r.distance, 0);
  }
}

TEST(OwnPlaces, AreNamedWithTheirFileWhenTheyAreFarAway) {
  const Listed at;
  try {
    read_scenario(at.with("name,latitude,longitude\nAksay,53.0,-51.17\n"));
    FAIL();
  } catch (const InputError& wrong) {
    ASSERT_EQ(wrong.diagnostics().size(), 1u);
    EXPECT_THAT(wrong.diagnostics()[0].file, HasSubstr("own.csv"));
    EXPECT_EQ(wrong.diagnostics()[0].line, 2);
    EXPECT_THAT(wrong.diagnostics()[0].remedy, HasSubstr("exchanged"));
  }
}

TEST(OwnPlaces, ChangeTheFingerprint) {
  const Listed at;
  const auto print = [&](const char* people) {
    return read_scenario(at.with(std::string("name,latitude,longitude,people\n"
                                             "Berezovka,51.40,53.25,") +
                                 people + "\n"))
        .fingerprint;
  };
  EXPECT_NE(print("900"), print("901"));
}

}  // namespace
}  // namespace farreach
