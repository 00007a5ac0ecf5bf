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

}  // namespace
}  // namespace farreach
