/// Phrases become sentences of each language, and lines of a result file and back.
#include "postprocess/voice/voice.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <stdexcept>

#include "postprocess/voice/levels.hpp"

namespace farreach {
namespace {

constexpr double endless = std::numeric_limits<double>::infinity();

std::string in(const std::string& language, const PhraseValue& value) {
  const Messages say(language);
  const Human human(say, {});
  return Voice(say, human).value(value);
}

TEST(Voice, SaysEachValueInItsUnitAndLanguage) {
  EXPECT_EQ(in("en", said::length(12345)), "12\u00a0km");
  EXPECT_EQ(in("en", said::site_length(12345)), "12.3\u00a0km");
  EXPECT_EQ(in("ru", said::error_length(15190, 5010)), "15,2 ± 5,0\u00a0км");
  EXPECT_EQ(in("en", said::reach(5300, 2900, 9400, endless)), "5.3 (2.9–9.4)\u00a0km");
  EXPECT_EQ(in("en", said::time(2520)), "42\u00a0min");
  EXPECT_EQ(in("en", said::share(0.123)), "12\u00a0%");
  EXPECT_EQ(in("en", said::amount(0.123, "-")), "12\u00a0%");
  EXPECT_EQ(in("ru", said::amount(55, "ppm")), "55\u00a0ppm");
  EXPECT_EQ(in("ru", said::state("RUS")), "Россия");
  EXPECT_EQ(in("en", said::state("XYZ")), "XYZ");
  EXPECT_EQ(in("kk", said::own_name("Ural", "Урал", "Жайық")), "Жайық");
  EXPECT_EQ(in("kk", said::own_name("Ural", "Урал", "")), "Урал");
  EXPECT_EQ(in("en", said::driver("lid")),
            "the top of the mixing layer and what goes through it");
  EXPECT_EQ(in("en", said::name("no.such", "as it is")), "as it is");
}

TEST(Voice, NamesALevelWithItsSubstanceOnce) {
  Level level{.name = "AEGL-2 (60 min)", .substance = "H2S", .unit = "ppm"};
  level.quantity = quantity::concentration;
  level.shown_value = 27;
  level.severity = Severity::disabling;
  EXPECT_EQ(in("en", said::level(level)), "AEGL-2 (60\u00a0min), 27\u00a0ppm H₂S");
  level.name = "H2S AEGL-2 (60 min)";
  EXPECT_EQ(in("en", said::level(level)), "AEGL-2 (60\u00a0min), 27\u00a0ppm H₂S");
  EXPECT_EQ(in("en", said::severity(level)), "disabling");
}

TEST(Voice, EnglishForOtherProgramsHasPlainSpaces) {
  EXPECT_EQ(english(phrase("people.population", {{"people", said::people(35000)}})),
            "35 000 people live there, where it is known.");
}

TEST(Voice, RefusesAPlaceThatNobodyFilled) {
  EXPECT_THROW(english(phrase("people.population")), std::out_of_range);
}

TEST(Phrase, PlacesComeBackFromOneLine) {
  const PhrasePlaces places{{"a", said::reach(1.5, 0, endless, 1e5)},
                            {"b", said::text("half = 50 %; \"or\" more|less")},
                            {"c", said::own_name("Ural", "Урал", "")},
                            {"d", said::amount(0.1, "mg/L")}};
  const PhrasePlaces again = read_places(written_places(places));
  ASSERT_EQ(again.size(), places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    EXPECT_EQ(again[i].first, places[i].first);
    EXPECT_EQ(again[i].second.said, places[i].second.said);
    EXPECT_EQ(again[i].second.numbers, places[i].second.numbers);
    EXPECT_EQ(again[i].second.words, places[i].second.words);
  }
  EXPECT_TRUE(read_places("").empty());
  EXPECT_THROW(read_places("nothing"), std::invalid_argument);
  EXPECT_THROW(read_places("a=nothing 1"), std::invalid_argument);
}

}  // namespace
}  // namespace farreach
