#include "solver/geo/geodesic.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace farreach {
namespace {

// A degree of latitude at the equator and the quarter meridian of WGS84, from the
// defining constants (NIMA TR8350.2): the quarter meridian is 10 001 965.729 m.
TEST(Geodesic, KnowsTheQuarterMeridian) {
  const GeodesicLine line = geodesic({0, 10}, {90, 10});
  EXPECT_NEAR(line.distance, 10001965.729, 0.01);
  EXPECT_NEAR(line.azimuth, 0, 1e-9);
}

// Along the equator the geodesic is an arc of radius a = 6378137 m.
TEST(Geodesic, KnowsTheEquator) {
  const GeodesicLine line = geodesic({0, 50}, {0, 51});
  EXPECT_NEAR(line.distance, 6378137.0 * std::acos(-1.0) / 180, 1e-6);
  EXPECT_NEAR(line.azimuth, 90, 1e-9);
}

TEST(Geodesic, ThereAndBackIsTheSamePlace) {
  const GeoPoint from{51.35, 53.21};
  for (double azimuth = 0; azimuth < 360; azimuth += 17) {
    const GeoPoint to = destination(from, azimuth, 43210);
    const GeodesicLine line = geodesic(from, to);
    EXPECT_NEAR(line.distance, 43210, 1e-6);
    EXPECT_NEAR(line.azimuth, azimuth, 1e-9);
    const GeoPoint again = from_plane(from, to_plane(from, to));
    EXPECT_NEAR(again.lat, to.lat, 1e-11);
    EXPECT_NEAR(again.lon, to.lon, 1e-11);
  }
}

TEST(Geodesic, PlaneKeepsDistanceAndAzimuthFromItsOrigin) {
  const GeoPoint from{46.15, 53.38};
  const GeoPoint to = destination(from, 30, 100000);
  const PlanePoint p = to_plane(from, to);
  EXPECT_NEAR(p.east, 100000 * 0.5, 1e-6);
  EXPECT_NEAR(p.north, 100000 * std::sqrt(0.75), 1e-6);
}

TEST(Geodesic, DirectionsStayWithinACircle) {
  EXPECT_DOUBLE_EQ(turned(350, 20), 10);
  EXPECT_DOUBLE_EQ(turned(10, -20), 350);
  EXPECT_DOUBLE_EQ(turned(0, 180), 180);
  EXPECT_DOUBLE_EQ(turned(360, 0), 0);
}

}  // namespace
}  // namespace farreach
