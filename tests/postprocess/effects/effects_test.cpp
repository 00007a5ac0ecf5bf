#include "postprocess/effects/effects.hpp"
#include "models/hazard/plumes.hpp"

#include <gtest/gtest.h>

#include <cstring>

#include "postprocess/media/plume/effects/plume_effects.hpp"
#include "solver/base/parallel.hpp"
#include "tests/support/example_outcome.hpp"

namespace farreach {
namespace {

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  return a.size() == b.size() &&
         (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0);
}

Outcome example() {
  Outcome o = testing::example_outcome();
  o.scenario.rose = {1, 2, 3, 4, 5, 6, 7, 8};
  o.part<Plumes>().members[1].weather.wind_from = 190;
  return o;
}

TEST(Effects, OfTheExampleAreComplete) {
  const Outcome o = testing::example_outcome();
  const Effects e = compute_effects(o);
  ASSERT_EQ(e.reaches.size(), o.levels.size() * o.part<Plumes>().members.size());
  for (std::size_t i = 0; i < e.reaches.size(); ++i) {
    EXPECT_EQ(e.reaches[i].level, i / o.part<Plumes>().members.size());
    EXPECT_EQ(e.reaches[i].found_in.index, i % o.part<Plumes>().members.size());
    EXPECT_GT(e.reaches[i].distance, 0);
    EXPECT_LE(e.reaches[i].distance_low, e.reaches[i].distance);
    EXPECT_GE(e.reaches[i].distance_high, e.reaches[i].distance);
    EXPECT_GT(e.reaches[i].area, 0);
  }
  EXPECT_EQ(e.part<PlumeEffects>().histories.size(),
            3 * o.part<Plumes>().members.size());
  EXPECT_EQ(e.part<PlumeEffects>().probabilities.size(), o.levels.size());
  ASSERT_EQ(e.part<PlumeEffects>().maps.size(), 1u);
  const auto& m = e.part<PlumeEffects>().maps[0];
  EXPECT_EQ(m.peak.size(), m.lat.size() * m.lon.size());
  EXPECT_EQ(m.frames.size(), m.peak.size() * m.frame_time.size());
}

TEST(Effects, AreTheSameBitsForOneAndTwoThreads) {
  const Outcome o = example();
  set_threads(1);
  const Effects a = compute_effects(o);
  set_threads(2);
  const Effects b = compute_effects(o);
  set_threads(0);
  ASSERT_EQ(a.reaches.size(), b.reaches.size());
  for (std::size_t i = 0; i < a.reaches.size(); ++i) {
    EXPECT_EQ(a.reaches[i].distance, b.reaches[i].distance);
    EXPECT_EQ(a.reaches[i].area, b.reaches[i].area);
    EXPECT_TRUE(same_bits(a.reaches[i].outline_y, b.reaches[i].outline_y));
  }
  const auto& first = a.part<PlumeEffects>();
  const auto& second = b.part<PlumeEffects>();
  ASSERT_EQ(first.histories.size(), second.histories.size());
  for (std::size_t i = 0; i < first.histories.size(); ++i) {
    EXPECT_TRUE(same_bits(first.histories[i].outdoor, second.histories[i].outdoor));
    EXPECT_TRUE(same_bits(first.histories[i].indoor, second.histories[i].indoor));
    EXPECT_TRUE(
        same_bits(first.histories[i].load_indoor, second.histories[i].load_indoor));
  }
  ASSERT_EQ(first.probabilities.size(), second.probabilities.size());
  for (std::size_t i = 0; i < first.probabilities.size(); ++i)
    EXPECT_EQ(first.probabilities[i].probability, second.probabilities[i].probability);
  ASSERT_EQ(first.maps.size(), second.maps.size());
  for (std::size_t i = 0; i < first.maps.size(); ++i) {
    EXPECT_TRUE(same_bits(first.maps[i].peak, second.maps[i].peak));
    EXPECT_TRUE(same_bits(first.maps[i].arrival, second.maps[i].arrival));
    EXPECT_TRUE(same_bits(first.maps[i].frames, second.maps[i].frames));
  }
}

TEST(Effects, OfNothingAreNothing) {
  const Effects e = compute_effects(Outcome{});
  EXPECT_TRUE(e.reaches.empty());
  EXPECT_TRUE(e.part<PlumeEffects>().histories.empty());
  EXPECT_TRUE(e.part<PlumeEffects>().maps.empty());
}

TEST(Effects, OfAMemberWithoutAPlumeSayThatNothingIsKnown) {
  Outcome o = testing::example_outcome();
  for (auto& m : o.part<Plumes>().members) m.plume.segments.clear();
  const Effects e = compute_effects(o);
  EXPECT_TRUE(std::isnan(e.reaches.at(0).distance));
  EXPECT_EQ(e.part<PlumeEffects>().histories.at(0).state, "beyond_table");
  EXPECT_TRUE(std::isnan(e.part<PlumeEffects>().histories.at(0).peak));
}

}  // namespace
}  // namespace farreach
