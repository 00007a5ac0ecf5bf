/// The catalogues: same keys, same places to fill, nothing unread.
#include "postprocess/voice/messages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <stdexcept>

namespace farreach {
namespace {

using ::testing::HasSubstr;

std::multiset<std::string> places_of(const std::string& text) {
  std::multiset<std::string> places;
  for (auto open = text.find('{'); open != std::string::npos;
       open = text.find('{', open + 1))
    places.insert(text.substr(open, text.find('}', open) - open + 1));
  return places;
}

TEST(Catalogue, ReadsTextsAndMarksUnsureOnes) {
  const Catalogue c = read_catalogue("# remark\na.b = one = two\n\nc ?= three\r\n");
  EXPECT_EQ(c.texts.at("a.b"), "one = two");
  EXPECT_EQ(c.texts.at("c"), "three");
  EXPECT_EQ(c.unsure, std::vector<std::string>{"c"});
}

TEST(Catalogue, SaysWhichLineIsWrong) {
  const auto message_of = [](const char* lines) {
    try {
      read_catalogue(lines);
    } catch (const std::invalid_argument& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  EXPECT_THAT(message_of("a = b\nno sign"), HasSubstr("line 2"));
  EXPECT_THAT(message_of("a ="), HasSubstr("empty"));
  EXPECT_THAT(message_of("a = b\na = c"), HasSubstr("repeats"));
}

TEST(Catalogue, EveryLanguageHasEveryKeyWithTheSamePlaces) {
  const Catalogue english = built_in_catalogue("en");
  EXPECT_TRUE(english.unsure.empty());
  for (const std::string& language : report_languages()) {
    const Catalogue own = built_in_catalogue(language);
    for (const auto& [key, text] : english.texts) {
      ASSERT_TRUE(own.texts.contains(key)) << language << " lacks " << key;
      EXPECT_EQ(places_of(own.texts.at(key)), places_of(text))
          << language << " " << key;
    }
    for (const auto& [key, text] : own.texts)
      EXPECT_TRUE(english.texts.contains(key)) << language << " has " << key;
    EXPECT_EQ(Messages(language).missing(), 0u);
  }
}

TEST(Catalogue, UsesTheOfficialKazakhWordForTransboundary) {
  EXPECT_EQ(Messages("kk")("response.transboundary"), "шекарааралық");
  EXPECT_GT(Messages("kk").unsure(), 0u);
}

TEST(Messages, FillsPlacesByName) {
  const Messages say("en");
  EXPECT_EQ(say("clock.both", {{"local", "08:00"}, {"utc", "03:00"}}),
            "03:00 UTC, 08:00 local");
}

TEST(Messages, RefusesUnknownKeysAndLanguages) {
  EXPECT_THROW(Messages("en")("no.such.key"), std::out_of_range);
  EXPECT_THROW(Messages("de"), std::invalid_argument);
  EXPECT_EQ(Messages("en").text_or("no.such.key", "as it is"), "as it is");
}

}  // namespace
}  // namespace farreach
