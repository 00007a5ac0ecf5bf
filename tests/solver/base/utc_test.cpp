/// Moments in UTC: known ones, there and back, and what is none.
#include "solver/base/utc.hpp"

#include <gtest/gtest.h>

namespace farreach {
namespace {

TEST(Utc, KnownMoments) {
  EXPECT_EQ(utc_seconds("1970-01-01T00:00:00Z"), 0);
  EXPECT_EQ(utc_seconds("2000-03-01T00:00Z"), 951868800);
  EXPECT_EQ(utc_seconds("2038-01-19 03:14:07Z"), 2147483647);
  EXPECT_EQ(utc_seconds("1969-12-31T23:59:59Z"), -1);
}

TEST(Utc, ThereAndBack) {
  for (const char* text : {"1950-01-01T00:00:00Z", "1969-12-31T23:59:59Z",
                           "2024-02-29T12:34:56Z", "2026-12-31T23:59:59Z"})
    EXPECT_EQ(utc_text(utc_seconds(text).value()), text);
}

TEST(Utc, RefusesWhatIsNoMoment) {
  for (const char* text :
       {"", "2026-11-20", "2026-11-20T03:00:00", "2026-02-30T00:00:00Z",
        "2026-11-20T24:00:00Z", "2026-11-20T03:60:00Z", "2026-13-01T00:00:00Z",
        "2026-11-20T03:00:00+05:00", "20x6-11-20T03:00:00Z"})
    EXPECT_FALSE(utc_seconds(text)) << text;
}

}  // namespace
}  // namespace farreach
