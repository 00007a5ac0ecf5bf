/// The rule of the end of a computation, by hand.
#include "postprocess/assess/openness.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace farreach {
namespace {

BorderVerdict verdict(Reached by_numbers) {
  BorderVerdict v;
  v.verdict = by_numbers;
  return v;
}

TEST(Openness, takes_back_an_all_clear_and_nothing_else) {
  const Openness horizon{.ended = Ended::horizon, .deciding_horizon = 7200};
  for (const Reached was :
       {Reached::reached, Reached::undecided, Reached::not_reached}) {
    BorderVerdict v = verdict(was);
    apply(horizon, v);
    const bool taken_back = was == Reached::not_reached;
    EXPECT_EQ(v.verdict, taken_back ? Reached::undecided : was);
    EXPECT_EQ(v.reason_key, taken_back ? "horizon" : "intervals");
    EXPECT_EQ(v.out_of_range, taken_back);
  }
}

TEST(Openness, each_reason_has_a_key_of_its_own) {
  for (const auto& [ended, key] : {std::pair{Ended::horizon, "horizon"},
                                   std::pair{Ended::range, "far_beyond_rings"},
                                   std::pair{Ended::map_edge, "map_edge"},
                                   std::pair{Ended::slices, "beyond_range"},
                                   std::pair{Ended::failed, "not_computed"}}) {
    BorderVerdict v = verdict(Reached::not_reached);
    apply({.ended = ended}, v);
    EXPECT_EQ(v.reason_key, key);
    EXPECT_EQ(v.verdict, Reached::undecided) << key;
    EXPECT_FALSE(what_is_open({.ended = ended}).empty()) << key;
  }
}

TEST(Openness, what_is_left_below_the_level_leaves_nothing_open) {
  BorderVerdict v = verdict(Reached::not_reached);
  apply({.ended = Ended::horizon, .multiple = 0.99}, v);
  apply({}, v);
  EXPECT_EQ(v.verdict, Reached::not_reached);
  EXPECT_TRUE(what_is_open({.ended = Ended::horizon, .multiple = 0.99}).empty());
  EXPECT_TRUE(is_open({.ended = Ended::horizon, .multiple = std::nan("")}));
}

TEST(Openness, of_members_the_one_that_leaves_more_with_the_longest_horizon) {
  const Openness a{.ended = Ended::horizon, .multiple = 3, .deciding_horizon = 3600};
  const Openness b{.ended = Ended::horizon, .multiple = 2, .deciding_horizon = 7200};
  EXPECT_EQ(more_open(a, b).multiple, 3);
  EXPECT_EQ(more_open(b, a).multiple, 3);
  EXPECT_EQ(more_open(b, a).deciding_horizon, 7200);
  EXPECT_EQ(more_open({}, b).multiple, 2);
  EXPECT_FALSE(is_open(more_open({}, {})));
}

}  // namespace
}  // namespace farreach
