/// A correct scenario, what is read from it, and what happens to mutilated ones.
#include "scenarios/scenario.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <random>
#include <set>
#include <sstream>

#include "scenarios/input_sections.hpp"
#include "scenarios/library.hpp"
#include "scenarios/reading/check_values.hpp"
#include "scenarios/reading/parameter_value.hpp"
#include "scenarios/reading/toml_document.hpp"
#include "solver/base/units.hpp"
#include "tests/scenarios/good_scenario.hpp"
#include "tests/support/process.hpp"

namespace farreach {
namespace {

using ::testing::HasSubstr;

namespace fs = std::filesystem;

using testing::good_file;
using testing::good_text;
using testing::read;
using testing::with;

bool notes(const Scenario& scenario, const std::string& key) {
  for (const auto& notice : scenario.notices)
    if (notice.key == key) return true;
  return false;
}

TEST(Scenario, MayNameAHazardAsItWasFormerlyCalled) {
  std::string text = read_text_file(FARREACH_SOURCE_DIR "/tests/cli/dam_break.toml");
  text.replace(text.find("\"dam_failure\""), 13, "\"tailings\"");
  EXPECT_EQ(read(text).record.hazard, "dam_failure");
}

TEST(Scenario, IsReadWhole) {
  const Scenario s = read_scenario(good_file);
  EXPECT_EQ(s.record.title, "hole in a vessel");
  EXPECT_EQ(s.record.mode, "exercise");
  EXPECT_EQ(s.record.hazard, "sour_gas");
  EXPECT_EQ(s.record.text, good_text());
  EXPECT_EQ(s.record.file_name, "good.toml");
  EXPECT_EQ(s.record.utc_offset_hours, 5);
  EXPECT_EQ(s.record.exposure_time, 3600);
  EXPECT_EQ(s.record.receptor_height, 1.5);
  EXPECT_DOUBLE_EQ(s.record.infiltration_rate, 1.0 / 3600);
  EXPECT_EQ(s.site.state, "KAZ");
  EXPECT_NEAR(s.site.place.lat, 51.353452, 1e-9);
  EXPECT_DOUBLE_EQ(s.input.values.number("release.pressure"), 8e6);
  EXPECT_DOUBLE_EQ(s.input.values.number("release.hole_diameter"), 0.03);
  EXPECT_DOUBLE_EQ(s.input.values.number("release.composition.H2S"), 0.045);
  EXPECT_EQ(s.fingerprint.size(), 16U);
  EXPECT_FALSE(s.geography.borders.empty());
  EXPECT_TRUE(notes(s, "fluid.provisional"));
  EXPECT_TRUE(s.warnings.empty());
}

TEST(Scenario, FingerprintFollowsTheText) {
  const std::string text = good_text();
  EXPECT_EQ(read(text).fingerprint, read(text).fingerprint);
  EXPECT_NE(read(text).fingerprint, read(text + "\n").fingerprint);
}

TEST(Scenario, WeatherInShortForm) {
  const auto weathers = read(good_text()).input.weathers;
  ASSERT_EQ(weathers.size(), 2U);
  EXPECT_EQ(weathers[0].name, "F2");
  EXPECT_EQ(weathers[0].stability, 'F');
  EXPECT_EQ(weathers[0].wind_speed, 2);
  EXPECT_EQ(weathers[0].weight, 0.5);
  EXPECT_FALSE(weathers[0].wind_from.has_value());
}

TEST(Scenario, WeatherCasesTakeTheAirOfTheSection) {
  const auto s =
      read(with(good_text(), "conditions = [\"F2\", \"D5\"]",
                "air_temperature = \"-5 degC\"\n"
                "[[weather.case]]\nname = \"night\"\nwind_speed = \"7.2 km/h\"\n"
                "stability = \"F\"\nweight = 0.25\nwind_from = 180\n"
                "[[weather.case]]\nwind_speed = 5\nobukhov_length = \"-40 m\"\n"
                "weight = 0.75\nair_temperature = \"5 degC\"\nwind_from = 0"));
  const auto& w = s.input.weathers;
  ASSERT_EQ(w.size(), 2U);
  EXPECT_EQ(w[0].name, "night");
  EXPECT_DOUBLE_EQ(w[0].wind_speed, 2);
  EXPECT_DOUBLE_EQ(w[0].air_temperature, 268.15);
  EXPECT_EQ(w[0].weight, 0.25);
  EXPECT_EQ(w[0].wind_from, 180);
  EXPECT_EQ(w[1].obukhov_length, -40);
  EXPECT_DOUBLE_EQ(w[1].air_temperature, 278.15);
}

TEST(Scenario, NeutralLengthIsInfinite) {
  const auto s = read(with(good_text(), "conditions = [\"F2\", \"D5\"]",
                           "wind_speed = 5\nobukhov_length = \"neutral\""));
  ASSERT_EQ(s.input.weathers.size(), 1U);
  EXPECT_TRUE(std::isinf(*s.input.weathers[0].obukhov_length));
  EXPECT_EQ(s.input.weathers[0].weight, 1);
}

TEST(Scenario, RoseIsKeptAndAddsUpToOne) {
  const auto s = read(with(
      good_text(), "conditions =",
      "rose = [0.1, 0.2, 0.3, 0.4]\nweights = [\"30 %\", \"70 %\"]\nconditions ="));
  EXPECT_EQ(s.record.rose.size(), 4U);
  EXPECT_NEAR(s.input.weathers[1].weight, 0.7, 1e-15);
  EXPECT_FALSE(notes(s, "weather.equal_weights"));
}

TEST(Scenario, WithoutWeatherTakesThePlanningConditionsAndSaysSo) {
  const auto s = read(with(good_text(), "conditions = [\"F2\", \"D5\"]", ""));
  EXPECT_EQ(s.input.weathers.size(), 2U);
  EXPECT_TRUE(notes(s, "weather.standard"));
}

/// A sentence in one language would stand on the pages of all.
TEST(Scenario, SaysWhatItAssumesInPhrases) {
  const auto library = library_folder();
  for (const char* name : {"tengiz_blowout_ignited.toml", "ak_tyuz_tailings.toml"}) {
    const auto file = library / name;
    const auto s = read_scenario_text(file.string(), read_text_file(file));
    EXPECT_GT(s.notices.size(), 1U) << name;
    for (const Notice& told : s.notices)
      EXPECT_TRUE(told.text.starts_with("notice.text.")) << told.text;
  }
  const auto s = read(with(good_text(), "conditions = [\"F2\", \"D5\"]", ""));
  for (const Notice& told : s.notices)
    EXPECT_TRUE(told.text.starts_with("notice.text.")) << told.text;
}

TEST(Scenario, WarnsOfAClassThatHardlyOccurs) {
  const auto s = read(with(good_text(), "\"F2\"", "\"F8\""));
  ASSERT_EQ(s.warnings.size(), 1U);
  EXPECT_TRUE(s.warnings[0].is_warning);
  EXPECT_THAT(format_diagnostics(s.warnings), HasSubstr("warning: class F"));
}

const Level* level(const Scenario& s, const std::string& key,
                   const std::string& substance = "H2S") {
  for (const auto& l : s.levels)
    if (l.key == key && l.substance == substance) return &l;
  return nullptr;
}

TEST(Levels, AreThoseOfTheExposureTime) {
  const auto s = read(good_text());
  ASSERT_TRUE(level(s, "aegl2"));
  EXPECT_DOUBLE_EQ(level(s, "aegl2")->value, 27e-6);
  EXPECT_EQ(level(s, "aegl2")->exposure_time, 3600);
  EXPECT_EQ(level(s, "aegl2")->name, "H2S AEGL-2 (60 min)");
  EXPECT_FALSE(level(s, "aegl2", "SO2"));
  EXPECT_FALSE(level(s, "idlh"));
}

TEST(Levels, OfAeglBringTheirShorterTimes) {
  const auto s = read(good_text());
  const Level* aegl2 = level(s, "aegl2");
  ASSERT_TRUE(aegl2);
  EXPECT_EQ(aegl2->averaging_time, 3600);
  ASSERT_EQ(aegl2->shorter.size(), 2U);
  EXPECT_EQ(aegl2->shorter[0].time, 600);
  EXPECT_DOUBLE_EQ(aegl2->shorter[0].value, 41e-6);
  EXPECT_EQ(aegl2->shorter[1].time, 1800);
  EXPECT_DOUBLE_EQ(aegl2->shorter[1].value, 32e-6);
  EXPECT_EQ(aegl2->comparison,
            "Judged by the mean over 60 min, the time it is stated for; exceeded "
            "too by the mean over 10 min (41 ppm), 30 min (32 ppm).");
  const auto longer = read(with(good_text(), "\"60 min\"", "\"2 h\""));
  EXPECT_EQ(level(longer, "aegl2")->shorter.size(), 3U);
  EXPECT_EQ(level(longer, "aegl2")->averaging_time, 7200);
}

// One rule for all: the time a level is stated for.
TEST(Levels, AreAveragedOverTheTimeTheyAreStatedFor) {
  const auto s =
      read(with(good_text(), "[\"aegl\", \"lethality\"]",
                "[\"aegl\", \"erpg\", \"idlh\", \"pac\", \"pdk\", \"lethality\"]"));
  const auto minutes = [&](const char* key) {
    const Level* l = level(s, key);
    return l ? l->averaging_time / 60 : -1;
  };
  EXPECT_EQ(minutes("aegl1"), 60);
  EXPECT_EQ(minutes("erpg2"), 60);
  EXPECT_EQ(minutes("pac2"), 60);
  EXPECT_EQ(minutes("idlh"), 30);
  EXPECT_EQ(minutes("pdk"), 20);
  EXPECT_TRUE(level(s, "erpg2") && level(s, "erpg2")->shorter.empty());
  EXPECT_TRUE(notes(s, "levels.means"));
  for (const auto& l : s.levels) EXPECT_FALSE(l.comparison.empty()) << l.name;
}

// Who stays ten minutes does not breathe the clean air after.
TEST(Levels, AreNotAveragedBeyondTheStayOfPeople) {
  const auto s = read(with(good_text(), "\"60 min\"", "\"5 min\""));
  EXPECT_EQ(level(s, "aegl2")->averaging_time, 300);
  EXPECT_EQ(level(s, "aegl2")->exposure_time, 600);
  EXPECT_TRUE(level(s, "aegl2")->shorter.empty());
}

// Within a system the values rise with the rank at each of their times.
TEST(Library, LevelsOfASystemAreInOrder) {
  const auto levels = library_levels();
  for (const auto& low : levels)
    for (const auto& high : levels) {
      const bool comparable = level_system(low) == level_system(high) &&
                              low.substance == high.substance &&
                              low.exposure_time == high.exposure_time;
      if (!comparable || low.key >= high.key) continue;
      EXPECT_LT(low.value, high.value) << low.name;
    }
}

TEST(Levels, BetweenTabulatedTimesFollowAPowerOfTime) {
  const auto s = read(with(good_text(), "\"60 min\"", "\"2 h\""));
  // 60 min: 27 ppm, 240 min: 20 ppm; half way in ln t is the geometric mean
  EXPECT_NEAR(level(s, "aegl2")->value, std::sqrt(27.0 * 20.0) * 1e-6, 1e-12);
  EXPECT_NEAR(level(s, "aegl2")->shown_value, std::sqrt(27.0 * 20.0), 1e-6);
  EXPECT_EQ(level(s, "aegl2")->exposure_time, 7200);
  EXPECT_TRUE(notes(s, "levels.interpolated"));
}

TEST(Levels, BelowTheShortestTimeKeepItsValue) {
  const auto s = read(with(good_text(), "\"60 min\"", "\"5 min\""));
  EXPECT_DOUBLE_EQ(level(s, "aegl3")->value, 76e-6);
  EXPECT_EQ(level(s, "aegl3")->exposure_time, 600);
  EXPECT_TRUE(notes(s, "levels.short_exposure"));
}

TEST(Levels, OfSulphurDioxideComeWithFire) {
  const auto s = read(with(good_text(), "kind = \"hole\"",
                           "kind = \"hole\"\nignition = \"immediate\""));
  EXPECT_TRUE(level(s, "aegl3", "SO2"));
  EXPECT_TRUE(level(s, "aegl3", "H2S"));
}

TEST(Levels, OfTheUser) {
  const auto s = read(good_text() +
                      "\n[[thresholds.level]]\nname = \"alarm\"\nvalue = \"5 ppm\"\n"
                      "[[thresholds.level]]\nname = \"shift\"\nvalue = \"10 mg/m3\"\n"
                      "averaging_time = \"20 min\"\nseverity = \"odour\"\n");
  int found = 0;
  for (const auto& l : s.levels) {
    if (l.name == "alarm") {
      EXPECT_DOUBLE_EQ(l.value, 5e-6);
      ++found;
    }
    if (l.name != "shift") continue;
    EXPECT_DOUBLE_EQ(l.value, 10e-6);  // kg/m3
    EXPECT_EQ(l.unit, "mg/m3");
    EXPECT_EQ(l.averaging_time, 1200);
    EXPECT_EQ(l.severity, Severity::limit);
    ++found;
  }
  EXPECT_EQ(found, 2);
}

TEST(Levels, LethalityNamesItsProbit) {
  const auto s =
      read(with(good_text(), "exposure_time", "probit = \"h2s_hse\"\nexposure_time"));
  ASSERT_TRUE(level(s, "lethality50"));
  EXPECT_EQ(level(s, "lethality50")->probit, "h2s_hse");
  EXPECT_EQ(level(s, "lethality50")->value, 0.5);
  EXPECT_EQ(s.record.lethality_model, "h2s_hse");
  EXPECT_EQ(s.levels.front().severity, Severity::lethal);
}

TEST(Receptors, OfTheUserAreAddedWithDistance) {
  const auto s =
      read(with(good_text(), "[thresholds]",
                "[[receptors.point]]\nname = \"north\"\nlatitude = 51.453452\n"
                "longitude = 53.211079\npopulation = 12\n[thresholds]"));
  bool found = false;
  for (const auto& r : s.geography.receptors) {
    if (r.kind != "user") continue;
    found = true;
    EXPECT_NEAR(r.distance, 11126, 5);  // 0.1 deg of latitude at 51.4 deg
    EXPECT_NEAR(r.azimuth, 0, 1e-6);
    EXPECT_EQ(r.state, "KAZ");
    EXPECT_EQ(r.height, 1.5);
  }
  EXPECT_TRUE(found);
}

TEST(Times, AreReadInUtc) {
  const auto s =
      read(with(good_text(), "mode =",
                "start_time = 2026-11-20T03:00:00Z\nutc_offset = \"-03:30\"\n"
                "horizon = \"90 min\"\nmode ="));
  EXPECT_EQ(s.record.start_utc, "2026-11-20T03:00:00Z");
  EXPECT_EQ(s.record.utc_offset_hours, -3.5);
  EXPECT_EQ(s.record.horizon, 5400);
}

TEST(Site, OfOnesOwnIsKept) {
  const auto s =
      read(with(good_text(), "id = \"karachaganak\"",
                "name = \"well 7\"\nlatitude = 51.40\nlongitude = \"53.20 deg\"\n"
                "position_error = \"0.2 km\"\nstate = \"KAZ\"\n"
                "activity = \"well\""));
  EXPECT_EQ(s.site.name, "well 7");
  EXPECT_EQ(s.site.position_error, 200);
  EXPECT_EQ(s.site.activity, "well");
}

TEST(Site, InAnotherStateThanStatedIsDoubted) {
  const auto s = read(with(good_text(), "id = \"karachaganak\"",
                           "name = \"x\"\nlatitude = 51.77\nlongitude = 55.10\n"
                           "position_error = 0\nstate = \"KAZ\"\n"
                           "activity = \"well\""));
  ASSERT_EQ(s.warnings.size(), 1U);
  EXPECT_THAT(s.warnings[0].message, HasSubstr("lies in RUS"));
}

TEST(Site, AtSeaWithSomethingOfTheLandIsDoubted) {
  const auto s = read(with(good_text(), "id = \"karachaganak\"",
                           "name = \"x\"\nlatitude = 46.0\nlongitude = 51.5\n"
                           "position_error = 0\nstate = \"KAZ\"\n"
                           "activity = \"onshore_plant\""));
  ASSERT_EQ(s.warnings.size(), 1U);
  EXPECT_THAT(s.warnings[0].message, HasSubstr("at sea"));
}

std::string dam_break_text() {
  std::ifstream in(FARREACH_SOURCE_DIR "/tests/cli/dam_break.toml");
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

TEST(Flow, IsReadWithTerrainAndLevelsOfTheGround) {
  const auto s = read(dam_break_text());
  EXPECT_TRUE(s.input.weathers.empty());
  EXPECT_TRUE(s.input.terrain.analytic);
  EXPECT_EQ(s.input.terrain.gauges.size(), 2U);
  EXPECT_FALSE(s.input.terrain.initial_depth.empty());
  ASSERT_FALSE(s.levels.empty());
  EXPECT_EQ(s.levels.size(), s.input.levels.size());
  for (const auto& l : s.levels)
    EXPECT_THAT(l.quantity, ::testing::AnyOf(quantity::depth, quantity::depth_speed))
        << l.name;
  EXPECT_TRUE(notes(s, "terrain.analytic"));
}

TEST(Flow, TakesLevelsOfItsOwnInMetres) {
  const auto s = read(dam_break_text() +
                      "\n[thresholds]\nsystems = []\n[[thresholds.level]]\n"
                      "name = \"cellar\"\nvalue = \"15 cm\"\n");
  ASSERT_EQ(s.levels.size(), 1U);
  EXPECT_EQ(s.levels[0].quantity, quantity::depth);
  EXPECT_DOUBLE_EQ(s.levels[0].value, 0.15);
  EXPECT_EQ(s.levels[0].unit, "m");
}

TEST(Flow, MayLieBeyondTheBordersOfTheLibrary) {
  const auto s = read(with(with(with(dam_break_text(), "43.07", "47.66"),
                                "longitude = 73.07", "longitude = 23.58"),
                           "\"KAZ\"", "\"ROU\""));
  EXPECT_TRUE(s.geography.borders.empty());
  EXPECT_TRUE(notes(s, "geography.not_covered"));
}

TEST(Flow, ChangesItsFingerprintWithItsTerrain) {
  const auto text = dam_break_text();
  EXPECT_EQ(read(text).fingerprint, read(text).fingerprint);
  EXPECT_NE(read(text).fingerprint,
            read(with(text, "slope = 0.02", "slope = 0.03")).fingerprint);
}

TEST(Schema, HasReadableDefaultsWithinTheirRange) {
  for (const auto& p : all_parameters()) {
    EXPECT_FALSE(p.meaning.empty()) << p.key;
    const bool number = p.kind == ValueKind::number || p.kind == ValueKind::numbers;
    const bool known = known_unit(p.unit) || p.unit == unit_of_another_key;
    EXPECT_TRUE(!number || known) << p.key << " in " << p.unit;
    EXPECT_TRUE(!number || p.low < p.high) << p.key;
    if (p.standard.empty()) continue;
    const auto value = standard_value(p);
    ASSERT_TRUE(value) << p.key;
    if (const auto* x = std::get_if<double>(&*value)) {
      EXPECT_GE(*x, p.low) << p.key;
      EXPECT_LE(*x, p.high) << p.key;
    }
    EXPECT_FALSE(p.required) << p.key << " is required and has a default";
  }
}

TEST(Schema, HasEachKeyOnceForEachHazard) {
  for (const auto& hazard : hazard_catalog()) {
    std::set<std::string> keys;
    for (const auto& p : parameters_of(&hazard))
      EXPECT_TRUE(keys.insert(p.key).second) << p.key << " twice in " << hazard.name;
  }
}

TEST(Schema, ConditionsNameKeysThatExist) {
  std::set<std::string> keys;
  for (const auto& p : all_parameters()) keys.insert(p.key);
  for (const auto& p : all_parameters())
    EXPECT_TRUE(p.when.empty() || keys.contains(p.when.substr(0, p.when.find(" = "))))
        << p.when;
}

/// Whatever bytes: a scenario or an InputError, nothing else.
void read_anything(const std::string& text) {
  try {
    read(text);
  } catch (const InputError& wrong) {
    EXPECT_FALSE(wrong.diagnostics().empty());
    EXPECT_FALSE(format_diagnostics(wrong.diagnostics()).empty());
  }
}

TEST(MutilatedScenarios, AreReadOrRefusedButNeverCrash) {
  const std::string text = good_text();
  const std::string spice = "\"'[]{}=#.\n\t\\,+-0129eEnaif \xc3\xa9";
  std::mt19937 random(20260301);
  for (int round = 0; round < 400; ++round) {
    std::string other = text;
    const int cuts = 1 + static_cast<int>(random() % 4);
    for (int cut = 0; cut < cuts && !other.empty(); ++cut) {
      const std::size_t at = random() % other.size();
      switch (random() % 4) {
        case 0:
          other.erase(at, 1 + random() % 12);
          break;
        case 1:
          other.insert(at, 1, spice[random() % spice.size()]);
          break;
        case 2:
          other[at] = spice[random() % spice.size()];
          break;
        default:
          other.insert(at, other.substr(random() % other.size(), 30));
          break;
      }
    }
    read_anything(other);
  }
}

TEST(MutilatedScenarios, OfAnyLengthAreReadOrRefused) {
  const std::string text = good_text();
  for (std::size_t length = 0; length < text.size(); length += 3)
    read_anything(text.substr(0, length));
  std::string many;
  for (int i = 0; i < 20000; ++i) many += "key" + std::to_string(i) + " = 1\n";
  read_anything(many);
  read_anything("title = \"" + std::string(100000, 'x') + "\"\nmode = 7");
  read_anything(std::string(3000, '['));
  read_anything("a = " + std::string(3000, '['));
  read_anything(std::string("title = \"a\0b\"", 13));
  read_anything("title = \"x\"\r\nmode = \"exercise\"\r\n");
}

// Members are followed in whole windows of ten minutes, which the weather must hold
// though the horizon ends within one.
TEST(Scenario, WeatherHoldsTheLastWindowOfEveryMember) {
  const Scenario s = read(R"(
title = "t"
mode = "exercise"
hazard = "sour_gas"
horizon = 7778
[site]
id = "tengiz"
activity = "well"
[release]
kind = "rate"
mass_rate = 20
temperature = 288
area = 1
[release.composition]
H2S = 1.0
[meteorology]
kind = "constant"
wind_speed = 5
wind_from = 230
[ensemble]
members = 200
)");
  ASSERT_EQ(s.input.ensemble.inputs.at(0).key, "start");
  double last = 0;
  for (const auto& row : s.input.ensemble.values) last = std::max(last, row.at(0));
  EXPECT_GT(last, 7000) << "they start at any time that leaves room";
  EXPECT_LE(last + 7800, s.input.meteorology.time.back());
}

}  // namespace
}  // namespace farreach
