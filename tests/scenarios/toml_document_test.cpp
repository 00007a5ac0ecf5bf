#include "scenarios/reading/toml_document.hpp"

#include <gtest/gtest.h>

namespace farreach {
namespace {

TEST(TomlDocument, KnowsWhereEverythingStands) {
  const auto d = parse_toml("f", "a = 1\n[b]\nc = \"t\" # r\n[[b.d]]\ne = [1, 2.5]\n");
  ASSERT_EQ(d.root.entries.size(), 2U);
  EXPECT_EQ(d.root.entries[0].key, "a");
  EXPECT_EQ(d.root.entries[0].spot.line, 1);
  EXPECT_EQ(d.root.entries[0].value.spot.column, 5);
  const TomlNode* b = d.root.find("b");
  ASSERT_TRUE(b);
  EXPECT_EQ(b->spot.line, 2);
  EXPECT_EQ(b->find("c")->spot.line, 3);
  EXPECT_EQ(b->find("c")->spot.column, 5);
  EXPECT_EQ(b->find("c")->spot.length, 3);
  const TomlNode* list = b->find("d");
  ASSERT_EQ(list->items.size(), 1U);
  EXPECT_EQ(list->items[0].spot.line, 4);
  EXPECT_EQ(list->items[0].find("e")->items[1].number, 2.5);
  EXPECT_EQ(d.root.find("nothing"), nullptr);
}

TEST(TomlDocument, CountsColumnsInCharacters) {
  const auto d = parse_toml("f", "a = [\"Орал\", 5]\n");
  EXPECT_EQ(d.root.find("a")->items[1].spot.column, 14);
}

TEST(TomlDocument, KeepsTheOrderOfTheFile) {
  const auto d = parse_toml("f", "z = 1\na = 2\nm = 3\n");
  EXPECT_EQ(d.root.entries[0].key, "z");
  EXPECT_EQ(d.root.entries[2].key, "m");
}

TEST(TomlDocument, TellsWhereTheSyntaxBreaks) {
  try {
    parse_toml("f.toml", "a = 1\nb = = 2\n");
    FAIL();
  } catch (const InputError& wrong) {
    ASSERT_EQ(wrong.diagnostics().size(), 1U);
    EXPECT_EQ(wrong.diagnostics()[0].file, "f.toml");
    EXPECT_EQ(wrong.diagnostics()[0].line, 2);
    EXPECT_EQ(wrong.diagnostics()[0].line_text, "b = = 2");
  }
}

TEST(TomlDocument, KeepsTheTextByteForByte) {
  const std::string text = "a = 1\r\n# ё\r\n";
  EXPECT_EQ(parse_toml("f", text).text, text);
}

std::string repeated(const std::string& part, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += part;
  return all;
}

std::string refusal_of(const std::string& text) {
  try {
    parse_toml("f.toml", text);
  } catch (const InputError& wrong) {
    return wrong.what();
  }
  return "";
}

TEST(TomlDocument, RefusesWhatIsTooDeepBeforeItIsParsed) {
  const std::string dotted = repeated("a.", 49'999) + "a";
  for (const std::string& text :
       {"[" + dotted + "]\n", dotted + " = 1\n", "x = { " + dotted + " = 1 }\n",
        "[" + repeated("\"a\" . ", 50'000) + "b]\n", "[[" + dotted + "]]\n"})
    EXPECT_NE(refusal_of(text).find("more than 32 parts"), std::string::npos)
        << refusal_of(text);
  for (const std::string bracket : {"[", "{a="})
    EXPECT_NE(refusal_of("x = " + repeated(bracket, 50'000)).find("32 deep"),
              std::string::npos);
  EXPECT_NE(refusal_of("x = [" + repeated("1,", 1'000'000) + "]").find("values"),
            std::string::npos);
}

TEST(TomlDocument, DoesNotCountPointsAndBracketsInTexts) {
  const std::string points = repeated("[.{", 500);
  EXPECT_EQ(refusal_of("a = \"" + points + "\\\"" + points + "\"\nb = '" + points +
                       "'\n# " + points + "\nc = \"\"\"" + points + "\n\"" + points +
                       "\"\"\"\nd = [" + repeated("[1.5, 2.5],\n", 200) + "]\n"),
            "");
}

}  // namespace
}  // namespace farreach
