#include "scenarios/reading/diagnostics.hpp"

#include <gtest/gtest.h>

#include "scenarios/reading/check_values.hpp"

namespace farreach {
namespace {

TEST(EditDistance, CountsInsertionsDeletionsReplacementsAndSwaps) {
  EXPECT_EQ(edit_distance("wind", "wind"), 0);
  EXPECT_EQ(edit_distance("wnid", "wind"), 1);
  EXPECT_EQ(edit_distance("wid", "wind"), 1);
  EXPECT_EQ(edit_distance("winde", "wind"), 1);
  EXPECT_EQ(edit_distance("wand", "wind"), 1);
  EXPECT_EQ(edit_distance("WIND", "wind"), 0);
  EXPECT_EQ(edit_distance("", "wind"), 4);
}

TEST(NearestWord, IsNoGuessWhenNothingIsNear) {
  EXPECT_EQ(nearest_word("wind_sped", {"wind_from", "wind_speed"}), "wind_speed");
  EXPECT_EQ(nearest_word("temperature", {"wind_from", "wind_speed"}), "");
  EXPECT_EQ(nearest_word("x", {}), "");
}

TEST(Diagnostics, AreWrittenAsTheHouseSays) {
  const Diagnostic d{.file = "site.toml",
                     .line = 14,
                     .column = 21,
                     .length = 3,
                     .message = "h2s_mole_fraction = 1.7 is outside [0, 1]",
                     .remedy = "mole fraction of H2S in the released gas [-], required",
                     .line_text = "h2s_mole_fraction = 1.7"};
  EXPECT_EQ(format_diagnostic(d),
            "site.toml:14:21: error: h2s_mole_fraction = 1.7 is outside [0, 1]\n"
            "   14 | h2s_mole_fraction = 1.7\n"
            "      |                     ^~~\n"
            "      mole fraction of H2S in the released gas [-], required\n");
}

TEST(Diagnostics, KeepTheCaretInsideTheLineAndShowNoControlCharacters) {
  const Diagnostic d{.file = "a",
                     .line = 1,
                     .column = 3,
                     .length = 99,
                     .message = "m",
                     .line_text = "a\tb\x1b[31m"};
  const std::string text = format_diagnostic(d);
  EXPECT_EQ(text.find('\x1b'), text.npos);
  EXPECT_EQ(text.find('\t'), text.npos);
  EXPECT_LT(text.rfind('~') - text.rfind('|'), 12U);
}

TEST(Diagnostics, WithoutAPlaceAreStillSaid) {
  EXPECT_EQ(format_diagnostic({.message = "m"}), "error: m\n");
}

TEST(Ranges, AreShownInTheUnitOfTheUser) {
  const Parameter p{.key = "p", .unit = "Pa", .low = 1e5, .high = 1e8};
  EXPECT_EQ(range_text(p), "[100000, 1e+08] Pa");
  EXPECT_EQ(range_text(p, "bar"), "[1, 1000] bar");
  const Parameter t{.key = "t", .unit = "K", .low = 273.15, .high = 373.15};
  EXPECT_EQ(range_text(t, "degC"), "[0, 100] degC");
  const Parameter x{.key = "x", .unit = "-", .low = 0, .high = 1};
  EXPECT_EQ(range_text(x), "[0, 1]");
}

}  // namespace
}  // namespace farreach
