// Verdicts of what a river carries, and the water criterion, on a hand-made river: the
// border is 31 km down it, clouds move at 1, 0.5 and 2 m/s.
#include "postprocess/media/river/river_verdict.hpp"
#include "models/hazard/flow_field.hpp"
#include "models/hazard/river_field.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "postprocess/media/river/river_levels.hpp"
#include "postprocess/voice/voice.hpp"
#include "tests/support/example_river_outcome.hpp"

namespace farreach {
namespace {

using ::testing::HasSubstr;

const BorderVerdict& verdict_on(const std::vector<BorderVerdict>& all,
                                const Outcome& outcome, const std::string& key,
                                const std::string& substance) {
  for (const BorderVerdict& v : all)
    if (outcome.levels[v.level].key == key &&
        outcome.levels[v.level].substance == substance)
      return v;
  throw std::runtime_error("no verdict on " + key);
}

/// The likely peak of a hand-made cloud, worked apart from the code: M/(Q s sqrt(2
/// pi)).
double peak_at_border(double mass, double discharge, double speed) {
  const double spread = 300 + 0.06 * (600 + 31e3 / speed);
  return mass / (discharge * spread * std::sqrt(2 * 3.14159265358979));
}

TEST(RiverVerdict, is_reached_where_the_low_end_of_the_peak_meets_the_level) {
  const Outcome o = testing::example_river_outcome();
  const auto verdicts = river_verdicts(o);
  const BorderVerdict& cn = verdict_on(verdicts, o, "drinking_water1", "CN");
  const double worst = peak_at_border(5000, 10, 0.5);  // low water dilutes least
  EXPECT_EQ(cn.verdict, Reached::reached);
  EXPECT_EQ(cn.state, "RUS");
  EXPECT_EQ(cn.kind, BorderKind::river);
  EXPECT_EQ(o.part<RiverField>().cases[cn.unfavourable_case.index].name, "low");
  EXPECT_EQ(o.part<RiverField>().cases[cn.favourable_case.index].name, "flood");
  EXPECT_NEAR(cn.peak, worst * 1e3, 1e-9 * cn.peak);
  EXPECT_EQ(cn.peak_unit, "mg/L");
  EXPECT_EQ(cn.distance, 31e3);
  EXPECT_LT(cn.margin, 0) << "the level holds beyond the border";
}

TEST(RiverVerdict, first_arrival_is_that_of_the_fastest_water) {
  const Outcome o = testing::example_river_outcome();
  const BorderVerdict cn = verdict_on(river_verdicts(o), o, "drinking_water1", "CN");
  // Flood: middle 16 100 s, spread 1266 s; exceeds the level some spreads before, and
  // the front may come in 0.6 of its time.
  EXPECT_GT(cn.first_arrival, 0.6 * (16100 - 4.1 * 1266));
  EXPECT_LT(cn.first_arrival, 0.6 * 16100);
}

TEST(RiverVerdict, is_undecided_between_the_ends_of_the_band) {
  Outcome o = testing::example_river_outcome();
  o.levels[0].value = 2 * peak_at_border(5000, 10, 0.5);  // above likely, below high
  EXPECT_EQ(verdict_on(river_verdicts(o), o, "drinking_water1", "CN").verdict,
            Reached::undecided);
  o.levels[0].value = 3.1 * peak_at_border(5000, 10, 0.5);
  EXPECT_EQ(verdict_on(river_verdicts(o), o, "drinking_water1", "CN").verdict,
            Reached::not_reached);
}

TEST(RiverVerdict, a_cloud_that_is_not_over_leaves_it_undecided) {
  Outcome o = testing::example_river_outcome();
  o.levels[0].value = 1e3;
  for (RiverSeries& s : o.part<RiverField>().series) s.end = std::nan("");
  const auto v = verdict_on(river_verdicts(o), o, "drinking_water1", "CN");
  EXPECT_EQ(v.verdict, Reached::undecided);
  EXPECT_TRUE(v.out_of_range);
  EXPECT_EQ(v.reason_key, "horizon");
  // 31 km at 0.5 m/s, less what the cloud is ahead of its middle, twice.
  EXPECT_GT(v.deciding_horizon, 31e3 / 0.5);
  EXPECT_LT(v.deciding_horizon, 2 * (600 + 31e3 / 0.5));
}

// A flow that was ended when a tenth of what moves was in the river.
TEST(RiverVerdict, what_has_still_to_come_over_the_ground_leaves_it_undecided) {
  Outcome o = testing::example_river_outcome();
  o.levels[0].value = 20 * peak_at_border(5000, 10, 0.5);
  FlowMember m{.name = "likely", .released = 1000, .into_river = 90, .stopped = true};
  o.part<FlowField>().members = {m};
  const auto verdict = [&] {
    return verdict_on(river_verdicts(o), o, "drinking_water1", "CN");
  };
  EXPECT_EQ(verdict().verdict, Reached::not_reached) << "the rest lies on the ground";
  o.part<FlowField>().members[0].stopped = false;
  o.part<FlowField>().members[0].onward_volume = 990;
  EXPECT_EQ(verdict().verdict, Reached::undecided);
  EXPECT_EQ(verdict().reason_key, "horizon");
  EXPECT_THAT(english(verdict().reason), HasSubstr("10 times what was in the river"));
  o.part<FlowField>().members[0].into_river = 500;  // and 490 to come, twice at most
  EXPECT_EQ(verdict().verdict, Reached::not_reached);
  o.part<FlowField>().members[0].into_river = 0;
  EXPECT_EQ(verdict().verdict, Reached::undecided);
  EXPECT_THAT(english(verdict().reason),
              HasSubstr("nothing had come to the river yet"));
}

TEST(RiverVerdict, a_failed_check_takes_the_all_clear_away) {
  Outcome o = testing::example_river_outcome();
  o.levels[0].value = 1e3;
  o.checks[0].passed = false;
  EXPECT_EQ(verdict_on(river_verdicts(o), o, "drinking_water1", "CN").verdict,
            Reached::undecided);
}

TEST(RiverVerdict, a_river_that_comes_home_is_no_neighbour) {
  Outcome o = testing::example_river_outcome();
  o.site.state = "RUS";
  o.part<RiverField>().stations[2].from_state = "KAZ";
  const auto verdicts = river_verdicts(o);
  EXPECT_TRUE(verdicts.empty()) << "into the own state";
}

/// Worked: at 2 m/s the front is there after (600 + 15 500) - 3 x 1266 = 12 302 s, 0.6
/// of it at the earliest; at 0.5 m/s after 62 600 - 3 x 4056 = 50 432 s, 1.5 of it at
/// the latest: 21 h, within two days.
TEST(WaterCriterion, holds_within_two_days_of_flow) {
  const Outcome o = testing::example_river_outcome();
  const auto criteria = water_criteria(o);
  ASSERT_EQ(criteria.size(), 1U);
  EXPECT_EQ(criteria[0].verdict, Within::inside);
  EXPECT_NEAR(criteria[0].flow_time_early, 0.6 * 12302, 10);
  EXPECT_NEAR(criteria[0].flow_time_late, 1.5 * 50432, 10);
  EXPECT_EQ(criteria[0].flow_time_limit, 2 * 86400);
  EXPECT_TRUE(criteria[0].provisional);
}

TEST(WaterCriterion, is_undecided_across_the_limit_and_outside_beyond_it) {
  Outcome o = testing::example_river_outcome();
  for (RiverSeries& s : o.part<RiverField>().series) s.arrival_late = std::nan("");
  EXPECT_EQ(water_criteria(o)[0].verdict, Within::undecided);
  for (RiverSeries& s : o.part<RiverField>().series) s.arrival_early = 3 * 86400;
  EXPECT_EQ(water_criteria(o)[0].verdict, Within::outside);
}

TEST(RiverFindings, respond_as_wide_as_the_level_holds_within_the_own_state) {
  Outcome o = testing::example_river_outcome();
  for (RiverStation& s : o.part<RiverField>().stations)
    s.to_state = s.from_state = "KAZ";
  const Findings f = assess(o, {});
  EXPECT_TRUE(f.verdicts.empty());
  EXPECT_EQ(f.response_level, "nation") << "80 km of river above the level";
}

TEST(RiverFindings, say_the_verdict_and_what_is_not_known) {
  const Outcome o = testing::example_river_outcome();
  const Findings f = assess(o, {});
  EXPECT_THAT(english(f.headline), HasSubstr("Russia"));
  EXPECT_THAT(english(f.headline), HasSubstr("REACHED"));
  EXPECT_EQ(f.response_level, "transboundary");
  EXPECT_GE(f.unknowns.size(), 2U);
}

}  // namespace
}  // namespace farreach
