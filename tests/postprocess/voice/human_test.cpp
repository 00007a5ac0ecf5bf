/// Numbers for people: two digits, units that fit, clocks across midnight.
#include "postprocess/voice/human.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace farreach {
namespace {

ScenarioRecord at(const std::string& start, double offset = 5) {
  ScenarioRecord scenario;
  scenario.start_utc = start;
  scenario.utc_offset_hours = offset;
  return scenario;
}

struct HumanTest : ::testing::Test {
  Messages say{"en"};
  Human human{say, at("2026-11-20T22:30:00Z")};
};

TEST_F(HumanTest, RoundsToSignificantDigits) {
  EXPECT_EQ(human.number(9.96), "10");
  EXPECT_EQ(human.number(0.0123456, 3), "0.0123");
  EXPECT_EQ(human.number(123456), "120000");
  EXPECT_EQ(human.number(-3.14159), "−3.1");
  EXPECT_EQ(human.number(1.5e-9), "1.5·10⁻⁹");
  EXPECT_EQ(human.number(9.99e-9), "1.0·10⁻⁸");
  EXPECT_EQ(human.number(0), "0");
  EXPECT_EQ(human.number(std::numeric_limits<double>::quiet_NaN()), "—");
  EXPECT_EQ(human.given(50), "50");
  EXPECT_EQ(human.given(0.51), "0.51");
}

TEST_F(HumanTest, ChoosesUnitsThatFit) {
  EXPECT_EQ(human.distance(852), "850\u00a0m");
  EXPECT_EQ(human.distance(999), "1.0\u00a0km");
  EXPECT_EQ(human.distance(15190, 3), "15.2\u00a0km");
  EXPECT_EQ(human.distance_range(5300, 2900, 9400), "5.3 (2.9–9.4)\u00a0km");
  EXPECT_EQ(human.distance_range(5300, 2900, 9400, true), "5.3 (2.9–over 9.4)\u00a0km");
  EXPECT_EQ(human.with_error(15190, 5010), "15.2 ± 5.0\u00a0km");
  EXPECT_EQ(human.with_error(-900, 120), "−900 ± 120\u00a0m");
  EXPECT_EQ(human.area(4.2e6), "4.2\u00a0km²");
  EXPECT_EQ(human.ppm(27e-6), "27\u00a0ppm");
}

TEST_F(HumanTest, TellsDurations) {
  EXPECT_EQ(human.duration(45), "45\u00a0s");
  EXPECT_EQ(human.duration(2100), "35\u00a0min");
  EXPECT_EQ(human.duration(12000), "3\u00a0h 20\u00a0min");
  EXPECT_EQ(human.duration(7200), "2\u00a0h");
  EXPECT_EQ(human.duration(259200), "3.0\u00a0d");
}

TEST_F(HumanTest, TellsClocksAcrossMidnight) {
  EXPECT_EQ(human.clock_utc(1800), "23:00");
  EXPECT_EQ(human.clock_utc(2 * 3600), "00:30 21.11");
  EXPECT_EQ(human.clock_local(0), "03:30");  // the local day began on the 21st
  EXPECT_EQ(human.start_utc(), "2026-11-20 22:30\u00a0UTC");
  EXPECT_EQ(human.start_local(), "2026-11-21 03:30");
  EXPECT_EQ(human.offset(), "UTC+5");
  const Human none(say, at(""));
  EXPECT_FALSE(none.has_clock());
  EXPECT_EQ(none.clock_utc(100), "");
}

TEST_F(HumanTest, NamesDirections) {
  EXPECT_EQ(human.azimuth(0), "N, 0°");
  EXPECT_EQ(human.compass(359), "N");
  EXPECT_EQ(human.compass(-45), "NW");
  EXPECT_EQ(human.compass(396), "NE");
}

TEST(HumanRussian, UsesTheDecimalComma) {
  const Messages say("ru");
  EXPECT_EQ(Human(say, at("")).distance(5300), "5,3\u00a0км");
}

TEST(IsoTime, ReadsZoneAndRefusesNonsense) {
  EXPECT_EQ(read_iso_time("1970-01-02T00:00:30Z"), 86430);
  EXPECT_EQ(read_iso_time("1970-01-02 05:00+05:00"), 86400);
  EXPECT_FALSE(read_iso_time("2026-13-01T00:00Z"));
  EXPECT_FALSE(read_iso_time("soon"));
  EXPECT_FALSE(read_iso_time("2026-11-20T03:00:00 in the morning"));
}

}  // namespace
}  // namespace farreach
