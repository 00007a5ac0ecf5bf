#include "postprocess/media/plume/effects/passage.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <numeric>

#include "tests/postprocess/media/plume/plumes.hpp"

namespace farreach {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Emitted so long before it passes that front and back are as named.
PassingSegment bell(double front, double back, double spread, double travel = 1e4) {
  PassingSegment s;
  s.start = front - travel;
  s.end = back - travel;
  s.travel_front = s.travel_back = travel;
  s.spread = spread;
  return s;
}

TEST(MeanShare, AgreesWithQuadratureOfTheShare) {
  for (const double spread : {1.0, 40.0, 900.0})
    for (const double centre : {50.0, 350.0, 900.0}) {
      const PassingSegment s = bell(100, 700, spread);
      const int n = 20000;
      double sum = 0;
      for (int i = 0; i < n; ++i)
        sum += share_at(s, centre - 300 + 600 * (i + 0.5) / n);
      EXPECT_NEAR(mean_share(s, centre, 600), sum / n, 1e-7) << spread << " " << centre;
    }
}

TEST(MeanShare, OfABoxIsItsOverlapWithTheWindow) {
  const PassingSegment s = bell(100, 160, 1e-6);
  EXPECT_NEAR(mean_share(s, 130, 600), 0.1, 1e-9);
  EXPECT_NEAR(mean_share(s, 130, 60), 1.0, 1e-6);
  EXPECT_NEAR(mean_share(s, 100, 60), 0.5, 1e-6);
  EXPECT_EQ(mean_share(s, 5000, 60), 0.0);
}

TEST(MeanShare, KeepsItsDigitsLongAfterTheStart) {
  const PassingSegment s = bell(1e6, 1e6 + 60, 10);
  EXPECT_NEAR(mean_share(s, 1e6 + 30, 600), 0.1, 1e-8);
}

TEST(ShareAt, OfAReleaseWithoutEndStaysOne) {
  const PassingSegment s = bell(100, infinity, 10);
  EXPECT_EQ(share_at(s, 1e9), 1.0);
  EXPECT_DOUBLE_EQ(mean_share(s, 1e9, 600), 1.0);
  EXPECT_NEAR(share_at(s, 100), 0.5, 1e-3);  // median and mean differ by the skewness
}

TEST(ShareAt, KeepsTheMassOfThePuff) {
  for (const double spread : {0.5, 30.0, 3000.0}) {
    const PassingSegment s = bell(0, 60, spread);
    double sum = 0;
    const double step = spread / 50;
    for (double t = -10 * spread; t < 60 + 20 * spread; t += step)
      sum += share_at(s, t) * step;
    EXPECT_NEAR(sum, 60, 60e-4) << spread;
  }
}

TEST(ShareAt, IsNothingBeforeMatterCouldHaveCome) {
  const PassingSegment s = bell(300, 900, 60, 300);
  EXPECT_EQ(share_at(s, -1), 0.0);
  EXPECT_LT(share_at(s, 30), 1e-40);
}

TEST(ShareTable, FindsTheWindowOfTheLargestMean) {
  for (const double window : {20.0, 600.0, 3600.0}) {
    const PassingSegment s = bell(1000, 1300, 250, 1000);
    double largest = 0;
    for (double centre = 0; centre < 4000; centre += 1)
      largest = std::max(largest, mean_share(s, centre, window));
    const ShareTable table(Passage{.x = 1, .segments = {s}}, window);
    double found = 0;
    for (std::size_t j = 0; j < table.rows(); ++j)
      found = std::max(found, table.sum(j, {1.0}));
    EXPECT_NEAR(found, largest, 1e-4 * largest) << window;
  }
}

TEST(PassageAt, KeepsATrainOfSlowingSegmentsTogetherAndItsMatter) {
  testing::PlumeShape shape{.duration = 300, .spread_share = 0.02};
  auto plume = testing::gaussian_plume(shape);
  const PlumeSegment one = plume.segments[0];
  plume.segments.clear();
  for (int k = 0; k < 3; ++k) {  // each follower drifts a fifth more slowly
    plume.segments.push_back(one);
    auto& s = plume.segments.back();
    s.start = 300 * k;
    s.end = 300 * (k + 1);
    for (auto& slice : s.slices) slice.arrival *= 1 + 0.2 * k;
  }
  const Passage p = passage_at(plume, 0, 5000);
  ASSERT_EQ(p.segments.size(), 3u);
  for (int k = 1; k < 3; ++k)
    EXPECT_DOUBLE_EQ(p.segments[k].front(), p.segments[k - 1].back());
  for (const auto& s : p.segments) {
    double passed = 0;
    for (double t = 0.5; t < 6000; t += 1) passed += share_at(s, t);
    EXPECT_NEAR(passed, 300, 0.1);  // seconds of steady flux, as emitted
  }
  const double between = p.segments[1].front();
  EXPECT_GT(share_at(p.segments[0], between) + share_at(p.segments[1], between), 0.3);
}

TEST(PassageTimes, AscendAndCoverTheCloud) {
  testing::PlumeShape shape{.duration = 60, .spread_share = 0.1};
  const auto plume = testing::gaussian_plume(shape);
  const Passage p = passage_at(plume, 0, 5000);
  const auto times = passage_times(p, 600);
  EXPECT_TRUE(std::is_sorted(times.begin(), times.end()));
  EXPECT_LT(share_at(p.segments[0], times.front()), 1e-5);
  EXPECT_LT(share_at(p.segments[0], times.back()), 1e-5);
  EXPECT_LT(times.size(), 120u);
}

TEST(ShareTable, OfContiguousPartsIsThatOfTheWhole) {
  testing::PlumeShape shape{.duration = 600, .spread_share = 0.02};
  auto plume = testing::gaussian_plume(shape);
  const Passage whole = passage_at(plume, 0, 3000);
  const PlumeSegment one = plume.segments[0];
  plume.segments.clear();
  for (int k = 0; k < 6; ++k) {
    plume.segments.push_back(one);
    plume.segments.back().start = 100 * k;
    plume.segments.back().end = 100 * (k + 1);
  }
  const Passage parts = passage_at(plume, 0, 3000);
  const std::vector<double> times{500, 590, 600, 700, 1180, 1210};
  const ShareTable a(whole, times), b(parts, times);
  for (std::size_t j = 0; j < times.size(); ++j)
    EXPECT_NEAR(a.sum(j, {1.0}), b.sum(j, std::vector<double>(6, 1.0)), 1e-12);
}

}  // namespace
}  // namespace farreach
