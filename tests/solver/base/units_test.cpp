#include "solver/base/units.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace farreach {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

struct Case {
  const char* text;
  double value;
  const char* si_unit;
};

class Translates : public ::testing::TestWithParam<Case> {};

TEST_P(Translates, ToSi) {
  const auto& [text, value, si_unit] = GetParam();
  const auto read = parse_quantity(text);
  ASSERT_TRUE(read) << text;
  EXPECT_NEAR(read->value, value, 1e-14 * std::abs(value)) << text;
  EXPECT_EQ(read->si_unit, si_unit) << text;
}

INSTANTIATE_TEST_SUITE_P(
    Units, Translates,
    ::testing::Values(
        Case{"120 bar", 12e6, "Pa"}, Case{"25 degC", 298.15, "K"},
        Case{"-40 degF", 233.15, "K"}, Case{"-40 degC", 233.15, "K"},
        Case{"100 kg/s", 100, "kg/s"}, Case{"10 km", 1e4, "m"},
        Case{"30 min", 1800, "s"}, Case{"5 %", 0.05, "-"}, Case{"5%", 0.05, "-"},
        Case{"40 ppm", 40e-6, "-"}, Case{"0.008 mg/m3", 8e-9, "kg/m3"},
        Case{"2 in", 0.0508, "m"}, Case{"7", 7, ""}, Case{" +7.5e-1 ", 0.75, ""},
        Case{"1000 bbl/day", 158.987294928 / 86400, "m3/s"},
        Case{"8.5e9 m3/year", 8.5e9 / 31557600, "m3/s"}, Case{"36 km/h", 10, "m/s"},
        Case{"1 kJ/(kg K)", 1000, "J/(kg K)"}, Case{"1 kJ/kg/K", 1000, "J/(kg K)"},
        Case{"2 1/h", 2.0 / 3600, "1/s"}, Case{"3 m^2", 3, "m2"},
        Case{"3 cm2", 3e-4, "m2"}, Case{"1 g/mol", 1e-3, "kg/mol"},
        Case{"1 psi", 6894.757293168, "Pa"}, Case{"1 atm", 101325, "Pa"},
        Case{"1 N/m2", 1, "Pa"}, Case{"2 kW", 2000, "W"},
        Case{"5 t/h", 5e3 / 3600, "kg/s"}, Case{"90 \u00b0", 90, "deg"},
        Case{"20 \u00b0C", 293.15, "K"}, Case{"1 m3/(s Pa)", 1, "m3/(s Pa)"},
        Case{"0.03 s/m^(1/3)", 0.03, "s/m^(1/3)"},
        Case{"30 m^(1/3)/s", 30, "m^(1/3)/s"}, Case{"10 kn", 18520.0 / 3600, "m/s"}));

class Refused : public ::testing::TestWithParam<const char*> {};

TEST_P(Refused, IsNotAQuantity) {
  EXPECT_FALSE(parse_quantity(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Units, Refused,
                         ::testing::Values("", " ", "bar", "120 barg", "1,5 m", "nan",
                                           "inf m", "1e999 m", "- 5 m", "5 m/",
                                           "5 m/(s", "5 /", "5 J/kg K", "5 degC/m",
                                           "5 degC2", "5 m99", "5 m^", "0x10 m",
                                           "1e308 km", "5 m s)", "5 \xff\xfe"));

TEST(Units, TellDimensionsApart) {
  EXPECT_TRUE(same_dimension("Pa", "bar"));
  EXPECT_TRUE(same_dimension("J/kg", "m2/s2"));
  EXPECT_FALSE(same_dimension("Pa", "m"));
  EXPECT_FALSE(same_dimension("deg", "-"));
  EXPECT_FALSE(same_dimension("Pa", "nonsense"));
  EXPECT_FALSE(same_dimension("nonsense", "nonsense"));
}

TEST(Units, AreListedWithTheSiUnitFirst) {
  const auto pressures = units_of("Pa");
  EXPECT_EQ(pressures.front(), "Pa");
  EXPECT_THAT(pressures, Contains("bar"));
  EXPECT_THAT(pressures, Not(Contains("m")));
  EXPECT_THAT(units_of("m3/s"), Contains("bbl/day"));
  EXPECT_THAT(units_of("J/(kg K)"), Contains("kJ/(kg K)"));
  EXPECT_TRUE(units_of("nonsense").empty());
}

TEST(Units, ListedOnesCanBeRead) {
  for (const auto si :
       {"-", "m", "m2", "m3", "kg", "s", "Pa", "K", "m/s", "m3/s", "kg/s", "kg/m3",
        "J/kg", "J/(kg K)", "W", "deg", "1/s", "m3/(s Pa)"})
    for (const auto& unit : units_of(si)) {
      EXPECT_TRUE(same_dimension(unit, si)) << unit << " for " << si;
      EXPECT_TRUE(parse_quantity("1 " + unit)) << unit;
    }
}

TEST(Units, GiveAHintForWhatIsRefusedOnPurpose) {
  EXPECT_THAT(unit_hint("120 barg"), HasSubstr("absolute"));
  EXPECT_THAT(unit_hint("25 C"), HasSubstr("degC"));
  EXPECT_THAT(unit_hint("3 Sm3/day"), HasSubstr("standard"));
  EXPECT_THAT(unit_hint("5 J/kg K"), HasSubstr("bracket"));
  for (const char* comma : {"1,5 m", "50,5 kg/s", "1,5 J/(kg K)", "2,0 m3/day", "0,5"})
    EXPECT_THAT(unit_hint(comma), HasSubstr("point")) << comma;
  EXPECT_NEAR(parse_quantity("760 mmHg")->value, 101325, 0.1);
  EXPECT_EQ(unit_hint("5 m"), "");
  EXPECT_EQ(unit_hint("nonsense"), "");
}

}  // namespace
}  // namespace farreach
