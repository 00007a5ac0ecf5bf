#include "solver/geo/polygon.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace farreach {
namespace {

const Ring square{{0, 0}, {0, 4}, {4, 4}, {4, 0}};
const Ring hole{{1, 1}, {1, 2}, {2, 2}, {2, 1}};

TEST(Polygon, EvenOddKnowsHolesAndIslandsInThem) {
  const Ring island{{1.4, 1.4}, {1.4, 1.6}, {1.6, 1.6}, {1.6, 1.4}};
  const std::vector<Ring> rings{square, hole, island};
  EXPECT_TRUE(inside(rings, {3, 3}));
  EXPECT_FALSE(inside(rings, {1.2, 1.2}));
  EXPECT_TRUE(inside(rings, {1.5, 1.5}));
  EXPECT_FALSE(inside(rings, {5, 1}));
  EXPECT_FALSE(inside(std::vector<Ring>{}, {0, 0}));
}

// A concave comb: clipping must not change who is inside, whatever the box.
TEST(Polygon, ClippingKeepsTheInsideOfTheBox) {
  Ring comb;
  for (int i = 0; i < 10; ++i) {
    comb.push_back({i % 2 ? 5.0 : 1.0, i * 1.0});
    comb.push_back({i % 2 ? 5.0 : 1.0, i + 0.9});
  }
  comb.push_back({0, 9.9});
  comb.push_back({0, 0});
  const std::vector<Ring> rings{comb, hole};
  const GeoBox box{0.5, 8.3, 0.5, 3.3};
  const std::vector<Ring> part = clipped(rings, box);
  std::mt19937 random(1);
  std::uniform_real_distribution<double> lon(0.5, 8.3), lat(0.5, 3.3);
  for (int i = 0; i < 5000; ++i) {
    const GeoPoint p{lat(random), lon(random)};
    EXPECT_EQ(inside(part, p), inside(rings, p)) << p.lat << " " << p.lon;
  }
  const GeoBox around = bounds(part);
  EXPECT_GE(around.west, 0.5);
  EXPECT_LE(around.east, 8.3);
  EXPECT_TRUE(clipped(rings, {20, 21, 20, 21}).empty());
}

TEST(Polygon, ThinningStaysWithinItsTolerance) {
  Ring circle;
  for (int i = 0; i < 1000; ++i)
    circle.push_back({10 + std::sin(i * 0.00628318), 10 + std::cos(i * 0.00628318)});
  const std::vector<Ring> thin = thinned(std::vector<Ring>{circle}, 0.01);
  ASSERT_EQ(thin.size(), 1u);
  EXPECT_LT(thin[0].size(), 60u);
  const std::vector<Ring> rings = thin;
  for (int i = 0; i < 1000; ++i) {
    const double a = i * 0.00628318;
    EXPECT_TRUE(inside(rings, {10 + 0.98 * std::sin(a), 10 + 0.98 * std::cos(a)}));
    EXPECT_FALSE(inside(rings, {10 + 1.02 * std::sin(a), 10 + 1.02 * std::cos(a)}));
  }
}

}  // namespace
}  // namespace farreach
