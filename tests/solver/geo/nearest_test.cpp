#include "solver/geo/nearest.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "solver/geo/geodesic.hpp"
#include "solver/geo/polygon.hpp"

namespace farreach {
namespace {

/// Smallest geodesic distance to 2000 points of every edge: slow and sure.
double walked_distance(const std::vector<Ring>& rings, GeoPoint from) {
  double best = 1e99;
  for (const Ring& ring : rings)
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const GeoPoint a = ring[i], b = ring[(i + 1) % ring.size()];
      for (int k = 0; k <= 2000; ++k) {
        const double t = k / 2000.0;
        const GeoPoint p{a.lat + t * (b.lat - a.lat), a.lon + t * (b.lon - a.lon)};
        best = std::min(best, geodesic(from, p).distance);
      }
    }
  return best;
}

TEST(Nearest, AgreesWithAWalkAlongEveryEdge) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> lat(44, 54), lon(48, 70);
  for (int trial = 0; trial < 20; ++trial) {
    std::vector<Ring> rings(1);
    for (int i = 0; i < 5; ++i) rings[0].push_back({lat(random), lon(random)});
    const GeoPoint from{lat(random), lon(random)};
    const auto found = nearest_on_rim(rings, from);
    ASSERT_TRUE(found);
    const double walked = walked_distance(rings, from);
    EXPECT_NEAR(found->distance, walked, 1e-4 * walked + 1000);  // steps of ~1 km
    EXPECT_LE(found->distance, walked + 1e-4 * walked + 5);
    EXPECT_NEAR(geodesic(from, found->place).distance, found->distance, 1e-6);
  }
}

TEST(Nearest, PointStraightNorthOfABorderAlongAParallel) {
  const std::vector<Ring> rings{{{51.5, 53}, {51.5, 53.4}, {52, 53.4}, {52, 53}}};
  const GeoPoint from{51.4, 53.2};
  const auto found = nearest_on_rim(rings, from);
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->distance, geodesic(from, {51.5, 53.2}).distance, 0.5);
  EXPECT_TRUE(found->azimuth < 0.1 || found->azimuth > 359.9);
}

TEST(Nearest, CutEdgesAreNoBorder) {
  const std::vector<Ring> rings{{{50, 50}, {50, 60}, {57, 60}, {57, 50}}};
  const GeoBox cut{44, 88, 36, 57};
  const GeoPoint from{56.9, 55};
  EXPECT_LT(nearest_on_rim(rings, from)->distance, 12000);
  EXPECT_GT(nearest_on_rim(rings, from, cut)->distance, 290000);
  EXPECT_FALSE(nearest_on_rim(std::vector<Ring>{}, from));
}

TEST(Ray, FindsEntryAndExit) {
  const std::vector<Ring> rings{
      {{51, 54}, {51, 55}, {52, 55}, {52, 54}},
      {{51.4, 54.4}, {51.4, 54.6}, {51.6, 54.6}, {51.6, 54.4}}};
  const GeoPoint from{51.5, 53};
  const auto found = stretches_inside(rings, from, 90, 1e6);
  ASSERT_EQ(found.size(), 2u);
  for (const RayInterval& s : found) {
    EXPECT_FALSE(inside(rings, destination(from, 90, s.from - 20)));
    EXPECT_TRUE(inside(rings, destination(from, 90, s.from + 20)));
    EXPECT_TRUE(inside(rings, destination(from, 90, s.to - 20)));
    EXPECT_FALSE(inside(rings, destination(from, 90, s.to + 20)));
  }
  EXPECT_TRUE(stretches_inside(rings, from, 270, 1e6).empty());
  const auto near = stretches_inside(rings, from, 90, 80000);
  ASSERT_EQ(near.size(), 1u);
  EXPECT_DOUBLE_EQ(near[0].to, 80000);
}

TEST(Ray, StartsInsideWhenThePlaceIs) {
  const std::vector<Ring> rings{{{51, 54}, {51, 55}, {52, 55}, {52, 54}}};
  const auto found = stretches_inside(rings, {51.5, 54.5}, 0, 1e6);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].from, 0);
  EXPECT_NEAR(found[0].to, geodesic({51.5, 54.5}, {52, 54.5}).distance, 1);
}

// Every direction against sampling points along the ray.
TEST(Ray, AgreesWithSampling) {
  const std::vector<Ring> rings{
      {{51, 53.5}, {51.2, 55}, {51.1, 53.9}, {52.5, 54.2}, {51.6, 53.4}}};
  const GeoPoint from{51.3, 53.6};
  for (double azimuth = 0; azimuth < 360; azimuth += 3.3) {
    const auto found = stretches_inside(rings, from, azimuth, 150000);
    for (double d = 50; d < 150000; d += 500) {
      bool near_end = false, in = false;
      for (const RayInterval& s : found) {
        if (std::abs(d - s.from) < 30 || std::abs(d - s.to) < 30) near_end = true;
        if (d > s.from && d < s.to) in = true;
      }
      if (near_end) continue;
      EXPECT_EQ(in, inside(rings, destination(from, azimuth, d))) << d;
    }
  }
}

}  // namespace
}  // namespace farreach
