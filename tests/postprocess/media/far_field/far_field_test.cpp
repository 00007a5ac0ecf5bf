/// What an ensemble says over all its weathers, against members made by hand.
#include "models/hazard/far_field.hpp"
#include "postprocess/media/far_field/effects/far_field.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "postprocess/media/far_field/effects/far_map.hpp"
#include "postprocess/media/far_field/effects/rings.hpp"
#include "tests/support/example_far_field.hpp"

namespace farreach {
namespace {

using testing::example_far_outcome;

/// Members whose cells are all empty but those set.
Outcome blank(std::size_t members) {
  Outcome o = example_far_outcome(true, members);
  for (FarMember& m : o.part<FarField>().members) {
    std::fill(m.multiple.begin(), m.multiple.end(), 0.0f);
    std::fill(m.arrival.begin(), m.arrival.end(), static_cast<float>(NAN));
    std::fill(m.end.begin(), m.end.end(), static_cast<float>(NAN));
    std::fill(m.near_reach.begin(), m.near_reach.end(), 0.0f);
  }
  return o;
}

std::size_t border_cell(const Outcome& o, std::size_t border) {
  const BorderDistance& b = o.geography.borders[border];
  return *cell_of(o.part<FarField>().grid, b.distance, b.azimuth);
}

void set(Outcome& o, std::size_t member, std::size_t level, std::size_t cell,
         float multiple, float arrival) {
  FarMember& m = o.part<FarField>().members[member];
  m.multiple[level * o.part<FarField>().grid.cells() + cell] = multiple;
  m.arrival[level * o.part<FarField>().grid.cells() + cell] = arrival;
}

TEST(FarEffects, AreEmptyWithoutAFarField) {
  EXPECT_TRUE(far_effects(testing::example_outcome()).levels.empty());
}

TEST(FarEffects, CountMembersThatReachANeighbour) {
  Outcome o = blank(20);
  const std::size_t cell = border_cell(o, 0);
  set(o, 3, 1, cell, 1.0f, 40000);
  set(o, 7, 1, cell, 5.0f, 50000);
  set(o, 8, 1, cell, 0.5f, NAN);   // only with the factor of the model
  set(o, 9, 1, cell, 0.25f, NAN);  // not even so
  const FarEffects far = far_effects(o);
  const FarPlace* p = far_place(far, 0, 1);
  ASSERT_NE(p, nullptr);
  EXPECT_EQ(p->reached.hits, 2u);
  EXPECT_EQ(p->reached.members, 20u);
  EXPECT_EQ(p->reached_low.hits, 1u);   // 5 / 3 is still above
  EXPECT_EQ(p->reached_high.hits, 3u);  // 0.5 x 3, not 0.25 x 3
  EXPECT_EQ(p->arrival.count, 2u);
  EXPECT_EQ(p->arrival.least, 40000);
  EXPECT_EQ(p->arrival.most, 50000);
  EXPECT_EQ(p->unfavourable, 7u);
  EXPECT_NE(p->favourable, 7u);
  EXPECT_EQ(p->multiple[p->favourable], 0);
  EXPECT_FALSE(p->near);
  EXPECT_FALSE(p->outside);
  EXPECT_EQ(far_place(far, 1, 1)->reached.hits, 0u);
  EXPECT_EQ(far_place(far, 0, 0)->reached.hits, 0u);
}

TEST(FarEffects, TakeTheFactorThatMembersDrewOutOfTheModelsError) {
  Outcome o = blank(20);
  o.part<FarField>().plan.inputs.push_back(
      {"model_factor", "error of the model", "-", ""});
  for (auto& row : o.part<FarField>().plan.values) row.push_back(4.0);
  set(o, 0, 1, border_cell(o, 0), 5.0f, 1);  // without the factor drawn: 1.25
  const FarEffects far = far_effects(o);
  const FarPlace* p = far_place(far, 0, 1);
  EXPECT_EQ(p->reached.hits, 1u);
  EXPECT_EQ(p->reached_low.hits, 0u);   // 1.25 / 3
  EXPECT_EQ(p->reached_high.hits, 1u);  // 1.25 x 3
}

TEST(FarEffects, ProbabilityMapCountsPerCell) {
  Outcome o = blank(10);
  for (std::size_t m = 0; m < 4; ++m)
    set(o, m, 2, 100, 2.0f, static_cast<float>(1000 * (m + 1)));
  const FarEffects far = far_effects(o);
  EXPECT_FLOAT_EQ(far.levels[2].probability[100], 0.4f);
  EXPECT_FLOAT_EQ(far.levels[2].probability[101], 0.0f);
  EXPECT_FLOAT_EQ(far.levels[2].probability_low[100], 0.0f);
  EXPECT_FLOAT_EQ(far.levels[2].median_arrival[100], 2500.0f);
  EXPECT_TRUE(std::isnan(far.levels[2].median_arrival[101]));
  EXPECT_FLOAT_EQ(far.levels[2].largest_multiple[100], 2.0f);
}

TEST(FarEffects, DistancesJoinNearFieldAndRings) {
  Outcome o = blank(10);
  const RingGrid& g = o.part<FarField>().grid;
  o.part<FarField>().members[0].near_reach[0] = 3000;
  set(o, 1, 0, static_cast<std::size_t>(12 * g.sectors + 5), 1.5f, 10);
  o.part<FarField>().members[1].near_reach[0] = 4000;
  const FarEffects far = far_effects(o);
  const FarLevel& l = far.levels[0];
  EXPECT_EQ(l.reach[0], 3000);
  EXPECT_DOUBLE_EQ(l.reach[1], g.edge(13));
  EXPECT_EQ(l.reach[2], 0);
  EXPECT_EQ(l.distance.median, 0);
  EXPECT_DOUBLE_EQ(l.distance.most, g.edge(13));
  EXPECT_DOUBLE_EQ(l.farthest_low, 4000);  // 1.5 / 3 is no more; the plume remains
  EXPECT_DOUBLE_EQ(l.area.most, cell_area(g, 12));
}

TEST(FarEffects, TownsAndPeopleAreCounted) {
  Outcome o = blank(10);
  const Receptor& town = o.geography.receptors[1];
  const auto cell = *cell_of(o.part<FarField>().grid, town.distance, town.azimuth);
  set(o, 4, 1, cell, 3.0f, 30000);
  const FarEffects far = far_effects(o);
  const auto p = std::find_if(far.places.begin(), far.places.end(), [](const auto& q) {
    return q.receptor == 1 && q.level == 1;
  });
  ASSERT_NE(p, far.places.end());
  EXPECT_EQ(p->reached.hits, 1u);
  EXPECT_EQ(far.levels[1].population.most, 41000);
  EXPECT_EQ(far.levels[1].population.median, 0);
}

TEST(FarEffects, NearerThanTheRingsThePlumeCounts) {
  Outcome o = blank(10);
  BorderDistance& b = o.geography.borders[0];
  o.geography.overview.clear();
  b.distance = 4000;  // the rings begin at 5 km
  b.azimuth = 90;
  o.part<FarField>().members[2].wind_from = 270;
  o.part<FarField>().members[2].near_reach[1] = 7000;
  o.part<FarField>().members[3].wind_from = 270;
  o.part<FarField>().members[3].near_reach[1] = 3000;  // ends before
  o.part<FarField>().members[4].wind_from = 90;
  o.part<FarField>().members[4].near_reach[1] = 7000;  // blows away
  const FarEffects far = far_effects(o);
  const FarPlace* p = far_place(far, 0, 1);
  EXPECT_TRUE(p->near);
  EXPECT_EQ(p->reached.hits, 1u);
  EXPECT_EQ(p->unfavourable, 2u);
}

TEST(FarEffects, GoByTheNumbersOfMembersWhereSomeWereNotComputed) {
  Outcome o = blank(60);
  const std::size_t cell = border_cell(o, 0);
  for (std::size_t m = 0; m < 60; ++m) {
    const double rate = o.part<FarField>().plan.values[m][1];
    set(o, m, 2, cell, static_cast<float>(rate * rate), 1);
  }
  auto& members = o.part<FarField>().members;
  members.erase(members.begin(), members.begin() + 7);
  const FarEffects far = far_effects(o);
  EXPECT_EQ(far_place(far, 0, 2)->reached.members, 53u);
  EXPECT_EQ(far.sensitivity.front().inputs[0].input, 1u);
  EXPECT_GT(far.sensitivity.front().inputs[0].first.value, 0.85);
}

TEST(FarEffects, BeyondTheLastRingNothingIsKnown) {
  Outcome o = blank(10);
  o.geography.overview.clear();
  o.geography.borders[1].distance = 2 * o.part<FarField>().grid.outer;
  const FarEffects far = far_effects(o);
  EXPECT_TRUE(far_place(far, 1, 0)->outside);
}

TEST(FarEffects, ConvergenceEndsAtTheProbability) {
  const Outcome o = example_far_outcome();
  const FarEffects far = far_effects(o);
  const FarPlace* p = far_place(far, 0, 2);
  const auto running = convergence(*p);
  ASSERT_EQ(running.size(), o.part<FarField>().members.size());
  EXPECT_EQ(running.back().probability, p->reached.probability);
  EXPECT_EQ(running.back().low, p->reached.low);
}

TEST(FarSensitivity, FindsTheInputThatTheMembersFollow) {
  // The rate alone decides; the wind is the same for all.
  Outcome o = blank(120);
  const std::size_t cell = border_cell(o, 0);
  for (std::size_t m = 0; m < 120; ++m) {
    const double rate = o.part<FarField>().plan.values[m][1];
    set(o, m, 2, cell, static_cast<float>(rate * rate), 1);
  }
  const FarEffects far = far_effects(o);
  ASSERT_FALSE(far.sensitivity.empty());
  const FarSensitivity& s = far.sensitivity.front();
  EXPECT_EQ(s.counted, 120u);
  EXPECT_EQ(s.inputs[0].input, 1u);
  EXPECT_GT(s.inputs[0].first.value, 0.9);
  EXPECT_LT(s.inputs[1].first.value, 0.3);
  for (const InputShare& i : s.inputs) EXPECT_EQ(i.weather, i.input == 0);
}

TEST(FarSensitivity, GivesTheWindItsShare) {
  const Outcome o = example_far_outcome(true, 200);
  const FarEffects far = far_effects(o);
  ASSERT_FALSE(far.sensitivity.empty());
  const FarSensitivity& s = far.sensitivity.front();
  EXPECT_TRUE(s.inputs[0].weather);  // the direction decides nearly everything
  EXPECT_GT(s.inputs[0].first.value, 0.7);
  EXPECT_GT(s.inputs[0].total.value, s.inputs[0].first.value - 0.1);
}

TEST(FarRaster, TakesTheValueOfTheCellThatHoldsIt) {
  const Outcome o = example_far_outcome(true, 20);
  const FarEffects far = far_effects(o);
  const FarRaster raster = far_raster(o, far, 60);
  const auto values = on_raster(raster, far.levels[2].probability);
  std::size_t known = 0;
  for (std::size_t j = 0; j < 60; ++j)
    for (std::size_t i = 0; i < 60; ++i) {
      const GeodesicLine line = geodesic(o.site.place, {raster.lat[j], raster.lon[i]});
      const auto cell = cell_of(o.part<FarField>().grid, line.distance, line.azimuth);
      if (!cell || line.distance > far_radius(o, far)) {
        EXPECT_TRUE(std::isnan(values[j * 60 + i]));
        continue;
      }
      ++known;
      EXPECT_EQ(values[j * 60 + i], far.levels[2].probability[*cell]);
    }
  EXPECT_GT(known, 2000u);
}

}  // namespace
}  // namespace farreach
