/// Verdicts over all weathers, and how they go with those of the plume.
#include "postprocess/media/air/far_verdict.hpp"
#include "models/hazard/far_field.hpp"
#include "models/hazard/plumes.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

#include "postprocess/assess/headline.hpp"
#include "postprocess/media/far_field/effects/rings.hpp"
#include "postprocess/voice/voice.hpp"
#include "tests/support/example_far_field.hpp"

namespace farreach {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// 200 members that bring nothing but a trace anywhere.
Outcome quiet(std::size_t members = 200) {
  Outcome o = testing::example_far_outcome(false, members);
  for (FarMember& m : o.part<FarField>().members) {
    std::fill(m.multiple.begin(), m.multiple.end(), 1e-6f);
    std::fill(m.arrival.begin(), m.arrival.end(), static_cast<float>(NAN));
    std::fill(m.near_reach.begin(), m.near_reach.end(), 0.0f);
  }
  return o;
}

void bring(Outcome& o, std::size_t member, std::size_t border, float multiple,
           float arrival) {
  const BorderDistance& b = o.geography.borders[border];
  const auto cell = *cell_of(o.part<FarField>().grid, b.distance, b.azimuth);
  const std::size_t at = o.part<FarField>().grid.cells() + cell;  // of AEGL-1
  o.part<FarField>().members[member].multiple[at] = multiple;
  o.part<FarField>().members[member].arrival[at] = arrival;
}

/// The verdict about AEGL-1 in Uzbekistan.
BorderVerdict verdict(const Outcome& o) {
  const auto all = far_verdicts(o, far_effects(o));
  for (const BorderVerdict& v : all)
    if (v.state == "UZB" && v.level == 1) return v;
  throw std::runtime_error("no verdict");
}

TEST(FarVerdict, IsReachedWhereAMemberReachesInSpiteOfTheModelsError) {
  Outcome o = quiet();
  bring(o, 17, 0, 3.5f, 40000);
  bring(o, 18, 0, 1.5f, 30000);
  const BorderVerdict v = verdict(o);
  EXPECT_EQ(v.verdict, Reached::reached);
  EXPECT_EQ(v.model, "far_field");
  EXPECT_DOUBLE_EQ(v.probability, 0.01);
  EXPECT_LT(v.probability_low, 0.01);
  EXPECT_GT(v.probability_high, 0.01);
  EXPECT_EQ(v.first_arrival, 30000);
  EXPECT_EQ(v.arrival_median, 35000);
  EXPECT_EQ(v.unfavourable_case, (MediumCase{"far_field", 17}));
  EXPECT_EQ(v.worst_wind_from, o.part<FarField>().members[17].wind_from);
  EXPECT_NEAR(v.peak, 3.5 * 0.51, 1e-6);
  EXPECT_EQ(v.peak_unit, "ppm");
  EXPECT_THAT(english(v.reason), HasSubstr("2 of 200 weathers"));
  EXPECT_THAT(english(v.reason), HasSubstr("Decided by 200 particle runs"));
}

TEST(FarVerdict, IsUndecidedWithinTheErrorOfTheModel) {
  Outcome o = quiet();
  bring(o, 17, 0, 2.5f, 40000);  // reaches, but not at a third
  EXPECT_EQ(verdict(o).verdict, Reached::undecided);
  bring(o, 17, 0, 0.5f, NAN);  // does not, but would at three times
  const BorderVerdict v = verdict(o);
  EXPECT_EQ(v.verdict, Reached::undecided);
  EXPECT_EQ(v.probability, 0);
  EXPECT_TRUE(std::isnan(v.first_arrival));
}

TEST(FarVerdict, AShareThatIsKnownIsAnAnswerForAnyNumberOfMembers) {
  for (const std::size_t members : {27U, 270U}) {
    Outcome o = quiet(members);
    for (std::size_t m = 0; m < members; ++m)
      if (m % 27 < 10) bring(o, m, 0, 1.5f, 40000);  // 37 %, none at a third
    const BorderVerdict v = verdict(o);
    EXPECT_EQ(v.verdict, Reached::reached) << members;
    EXPECT_NEAR(v.probability, 0.37, 0.005);
    EXPECT_THAT(english(v.reason), HasSubstr("37 % (95 % sure"));
  }
}

TEST(FarVerdict, NotReachedStatesTheBoundOfTheProbability) {
  const BorderVerdict v = verdict(quiet());
  EXPECT_EQ(v.verdict, Reached::not_reached);
  EXPECT_NEAR(v.probability_high, 1 - std::pow(0.025, 1.0 / 200), 1e-12);
  EXPECT_THAT(english(v.reason), HasSubstr("A probability above 1.8 % is excluded"));
}

TEST(FarVerdict, ExcludesNothingByFewMembersOrAnUntrustedRun) {
  BorderVerdict v = verdict(quiet(19));
  EXPECT_EQ(v.verdict, Reached::undecided);
  EXPECT_EQ(v.reason_key, "far_few_members");
  Outcome o = quiet();
  o.complete = false;
  v = verdict(o);
  EXPECT_EQ(v.verdict, Reached::undecided);
  EXPECT_EQ(v.reason_key, "not_trusted");
}

TEST(FarVerdict, WhatIsAirborneAtTheEndAboveTheLevelLeavesItUndecided) {
  Outcome o = quiet();
  FarMember& m = o.part<FarField>().members[123];
  m.rest[1] = 0.3f;  // below the level even at three times
  EXPECT_EQ(verdict(o).verdict, Reached::not_reached);
  m.rest[1] = 0.4f;
  m.drift = 5;
  BorderVerdict v = verdict(o);
  EXPECT_EQ(v.verdict, Reached::undecided);
  EXPECT_EQ(v.reason_key, "horizon");
  const double way = v.distance + v.distance_uncertainty;
  EXPECT_NEAR(v.deciding_horizon, 2 * 86400 + way / 5, 1);
  EXPECT_THAT(english(v.reason), HasSubstr("1.2 times the level"));
  EXPECT_THAT(english(v.reason), Not(HasSubstr("is excluded")));
  EXPECT_THAT(english(assess(o, compute_effects(o)).headline),
              HasSubstr("until the computed time ended"));
  m.drift = 0.1;  // may stay where it is
  EXPECT_TRUE(std::isnan(verdict(o).deciding_horizon));
}

TEST(FarVerdict, AReleaseThatOutlastsTheComputedTimeLeavesItUndecided) {
  Outcome o = quiet();
  FarMember& m = o.part<FarField>().members[3];
  m.rest[1] = std::numeric_limits<float>::infinity();
  m.release_end = 5 * 86400;
  m.drift = 4;
  const BorderVerdict v = verdict(o);
  EXPECT_EQ(v.verdict, Reached::undecided);
  EXPECT_EQ(v.reason_key, "horizon");
  EXPECT_GT(v.deciding_horizon, 5 * 86400);
  EXPECT_LT(v.deciding_horizon, 7 * 86400);
}

TEST(FarVerdict, WhatAnOlderFileDoesNotTellIsNotExcluded) {
  Outcome o = quiet();
  for (FarMember& m : o.part<FarField>().members) m.rest.clear();
  EXPECT_EQ(verdict(o).verdict, Reached::undecided);
}

TEST(FarVerdict, AsksForGriddedWindsFromFiftyKilometresOn) {
  Outcome o = quiet();
  EXPECT_THAT(english(verdict(o).reason), HasSubstr("winds on a grid are expected"));
  EXPECT_TRUE(verdict(o).out_of_range);
  o.part<FarField>().weather_kind = "gridded";
  EXPECT_THAT(english(verdict(o).reason), Not(HasSubstr("winds on a grid")));
  EXPECT_FALSE(lacks_gridded_winds(o, 400e3));
}

TEST(FarVerdict, LeavesOutLevelsThatTheParticlesDoNotCarry) {
  Outcome o = quiet();
  for (FarMember& m : o.part<FarField>().members) {
    std::fill(m.multiple.begin(),
              m.multiple.begin() +
                  static_cast<std::ptrdiff_t>(o.part<FarField>().grid.cells()),
              0.0f);
    m.rest[0] = 0;
  }
  const auto all = far_verdicts(o, far_effects(o));
  EXPECT_EQ(all.size(), 4u);  // two neighbours, two of three levels
  for (const BorderVerdict& v : all) EXPECT_NE(v.level, 0u);
  // What has brought nothing yet but may still do so is not left out.
  o.part<FarField>().members[3].rest[0] = 5;
  EXPECT_EQ(far_verdicts(o, far_effects(o)).size(), 6u);
}

TEST(FarVerdict, BeyondTheRingsSaysHowFarTheLevelHolds) {
  Outcome o = quiet();
  o.geography.overview.clear();
  o.geography.borders[0].distance = 1.2 * o.part<FarField>().grid.outer;
  EXPECT_EQ(verdict(o).verdict, Reached::not_reached);
  auto& cells = o.part<FarField>().members[3].multiple;
  cells[2 * o.part<FarField>().grid.cells() - 1] = 1;  // the last ring, AEGL-1
  const BorderVerdict v = verdict(o);
  EXPECT_EQ(v.verdict, Reached::undecided);
  EXPECT_EQ(v.reason_key, "far_beyond_rings");
}

/// Uzbekistan's two eastern corners are moved to that longitude.
void end_at(double longitude, Outcome& o) {
  for (GeoPoint& p : o.geography.overview[0].rings[0])
    if (p.lon > 60) p.lon = longitude;
}

TEST(FarVerdict, WhatLeavesTheRingsMayComeToWhatOfTheNeighbourLiesBeyond) {
  Outcome o = quiet();
  end_at(60.5, o);
  auto& cells = o.part<FarField>().members[3].multiple;
  const std::size_t last = 2 * o.part<FarField>().grid.cells() - 1;  // of AEGL-1
  cells[last] = 0.4f;  // above it with the factor of the model
  EXPECT_EQ(verdict(o).verdict, Reached::not_reached) << "all of it was looked at";
  end_at(75, o);
  const BorderVerdict v = verdict(o);
  EXPECT_EQ(v.verdict, Reached::undecided);
  EXPECT_EQ(v.reason_key, "far_beyond_rings");
  cells[last] = 0.3f;
  EXPECT_EQ(verdict(o).verdict, Reached::not_reached);
}

TEST(JoinedVerdicts, TheFarFieldDecidesBeyondThePlume) {
  Outcome o = testing::example_far_outcome();
  EXPECT_TRUE(far_field_decides(o, o.geography.borders[0]));
  BorderDistance near = o.geography.borders[0];
  near.distance = 7000;  // a hand-over lies at 8 km
  EXPECT_FALSE(far_field_decides(o, near));
  for (FarMember& m : o.part<FarField>().members) m.hand_over_to = 1000;
  EXPECT_FALSE(far_field_decides(o, near)) << "the plume is the better model";
  near.distance = 20000;
  EXPECT_TRUE(far_field_decides(o, near));
  o.part<Plumes>().members.clear();
  near.distance = 7000;
  EXPECT_TRUE(far_field_decides(o, near));  // there is no other answer
}

TEST(JoinedVerdicts, WhatOneModelReachesTheOtherDoesNotTakeBack) {
  Outcome o = testing::example_far_outcome();
  o.geography.borders.resize(1);
  o.geography.borders[0].distance = 7000;
  BorderVerdict plume, far;
  plume.state = far.state = "UZB";
  plume.kind = far.kind = BorderKind::land;
  plume.verdict = Reached::not_reached;
  far.model = "far_field";
  far.verdict = Reached::reached;
  EXPECT_EQ(joined_verdicts(o, {plume}, {far}).at(0).model, "far_field");
  far.verdict = Reached::undecided;
  EXPECT_EQ(joined_verdicts(o, {plume}, {far}).at(0).model, "plume");
  plume.verdict = Reached::reached;
  far.verdict = Reached::reached;
  EXPECT_EQ(joined_verdicts(o, {plume}, {far}).at(0).model, "plume");
}

TEST(Assess, TellsProbabilityModelAndWhatDecides) {
  for (const bool plumes : {true, false}) {
    const Outcome o = testing::example_far_outcome(plumes, 120);
    const Effects effects = compute_effects(o);
    const Findings f = assess(o, effects);
    EXPECT_EQ(f.verdicts.size(), 6u);
    for (const BorderVerdict& v : f.verdicts) EXPECT_EQ(v.model, "far_field");
    EXPECT_THAT(english(f.headline), HasSubstr("% of 120 weathers"));
    EXPECT_THAT(english(f.headline), HasSubstr("Decided by 120 particle runs"));
    ASSERT_GE(f.unknowns.size(), 3u);
    EXPECT_EQ(f.unknowns[0].key, "unknown.far_input");
    EXPECT_THAT(english(f.unknowns[0]), HasSubstr("moment of the accident"));
    EXPECT_FALSE(f.response_level.empty());
  }
}

// Nothing is reached: of the land border, 15 km away, and a sector 625 km away that
// particles come no nearer than 620 km to, the land border is the one to name.
TEST(Headline, NamesTheNearestNeighbourThoughParticlesTellNoMargin) {
  Outcome o = testing::example_far_outcome();
  BorderVerdict land, sector;
  land.kind = BorderKind::land;
  land.distance = 15e3;
  land.margin = 14.4e3;
  land.reach_high = 600;
  sector.kind = BorderKind::sector;
  sector.model = "far_field";
  sector.distance = 625e3;
  sector.margin = std::numeric_limits<double>::quiet_NaN();
  sector.reach_high = 5e3;
  for (const bool land_first : {true, false}) {
    const std::vector<BorderVerdict> both =
        land_first ? std::vector{land, sector} : std::vector{sector, land};
    EXPECT_EQ(leading_verdict(o, both)->kind, BorderKind::land);
  }
}

/// As the page rounds: 3 of 24 weathers are 12.5 %.
TEST(FarSentences, RoundHalvesUp) {
  const Outcome outcome = testing::example_far_outcome();
  BorderVerdict v;
  v.state = outcome.geography.borders.front().state;
  v.kind = outcome.geography.borders.front().kind;
  v.probability = 3.0 / 24;
  v.probability_low = 0.0266;
  v.probability_high = 0.996;
  EXPECT_THAT(english(far_sentences(outcome, v)),
              HasSubstr("in 13 (2.7–100) % of 40 weathers"));
}

}  // namespace
}  // namespace farreach
