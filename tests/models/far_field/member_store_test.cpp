#include "models/far_field/member_store.hpp"

#include <gtest/gtest.h>

#include "solver/base/error.hpp"

namespace farreach {
namespace {

FarMember example() {
  FarMember m;
  m.number = 17;
  m.start_utc = "2026-03-04T05:00:00Z";
  m.weather_start = 1.5e6;
  m.released = 3.25;
  m.left = 0.125;
  m.near_reach = {0, 1200};
  m.multiple = {0.5f, 2, 3};
  m.arrival = {1, 2, 3};
  m.end = {4, 5, 6};
  m.rest = {0.25f, 7};
  m.drift = 4.5;
  return m;
}

TEST(MemberStore, BytesBringBackTheMember) {
  const FarMember back = member_of(bytes_of(example()));
  EXPECT_EQ(bytes_of(back), bytes_of(example()));
  EXPECT_EQ(back.number, 17);
  EXPECT_EQ(back.start_utc, "2026-03-04T05:00:00Z");
  EXPECT_EQ(back.weather_start, 1.5e6);
  EXPECT_EQ(back.multiple, example().multiple);
  EXPECT_EQ(back.end, example().end);
  EXPECT_EQ(back.rest, example().rest);
  EXPECT_EQ(back.drift, 4.5);
}

TEST(MemberStore, CutBytesAreNoMember) {
  const std::string bytes = bytes_of(example());
  for (std::size_t length = 0; length < bytes.size(); length += 7)
    EXPECT_THROW(member_of(bytes.substr(0, length)), RunError) << length;
}

}  // namespace
}  // namespace farreach
