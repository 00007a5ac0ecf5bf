/// Which moments of the weather an accident may begin at.
#include "scenarios/ensemble/start_times.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "solver/base/utc.hpp"

namespace farreach {
namespace {

constexpr double hour = 3600, day = 24 * hour;  // [s]

StartRules year_2025() {
  return {.from = utc_seconds("2025-01-01T00:00Z").value(),
          .to = utc_seconds("2026-01-01T00:00Z").value()};
}

TEST(StartTimes, AreEvenOverTheWholeWindow) {
  const StartTimes times(year_2025());
  EXPECT_NEAR(times.total(), 365 * day, 1e-6);
  EXPECT_NEAR(times.quantile(0.5) - year_2025().from, 365 * day / 2, 1e-3);
  EXPECT_NEAR(times.quantile(1), year_2025().to, 1e-3);
}

TEST(StartTimes, KeepChosenMonths) {
  StartRules rules = year_2025();
  rules.months = {12, 1, 2};
  const StartTimes times(rules);
  EXPECT_NEAR(times.total(), (31 + 28 + 31) * day, 1e-6);
  EXPECT_EQ(utc_text(times.quantile(1e-9)).substr(0, 7), "2025-01");
  EXPECT_EQ(utc_text(times.quantile(0.6)).substr(0, 7), "2025-02");
  EXPECT_EQ(utc_text(times.quantile(0.9999)).substr(0, 7), "2025-12");
}

TEST(StartTimes, KeepHoursOfTheLocalDay) {
  StartRules rules = year_2025();
  rules.local_time_ahead = 5 * hour;
  rules.first_hour = 8;
  rules.last_hour = 18;
  const StartTimes times(rules);
  EXPECT_NEAR(times.total(), 365 * 10 * hour, 1e-3);
  for (double u = 0.001; u < 1; u += 0.01) {
    const double local = std::fmod(times.quantile(u) + 5 * hour, day) / hour;
    EXPECT_GE(local, 8 - 1e-9);
    EXPECT_LE(local, 18 + 1e-9);
  }
}

TEST(StartTimes, GoOverMidnight) {
  StartRules rules = year_2025();
  rules.first_hour = 22;
  rules.last_hour = 6;
  const StartTimes times(rules);
  EXPECT_NEAR(times.total(), 365 * 8 * hour, 1e-3);
  for (double u = 0.001; u < 1; u += 0.01) {
    const double at = std::fmod(times.quantile(u), day) / hour;
    EXPECT_TRUE(at <= 6 + 1e-9 || at >= 22 - 1e-9) << at;
  }
}

TEST(StartTimes, AreNoneWhenThereIsNoRoom) {
  StartRules rules = year_2025();
  rules.to = rules.from - 1;
  EXPECT_TRUE(StartTimes(rules).empty());
  rules = year_2025();
  rules.to = rules.from + 3 * day;
  rules.months = {7};
  EXPECT_TRUE(StartTimes(rules).empty());
}

TEST(StartTimes, ReachBackBefore1970) {
  const StartTimes times({.from = utc_seconds("1960-02-01T00:00Z").value(),
                          .to = utc_seconds("1960-03-01T00:00Z").value(),
                          .months = {2}});
  EXPECT_NEAR(times.total(), 29 * day, 1e-6);
}

}  // namespace
}  // namespace farreach
