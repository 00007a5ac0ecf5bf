#include "postprocess/media/plume/effects/territory.hpp"
#include "models/hazard/plumes.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "postprocess/media/plume/effects/reach.hpp"
#include "solver/geo/geodesic.hpp"
#include "tests/postprocess/media/plume/plumes.hpp"

namespace farreach {
namespace {

using testing::concentration_level;
using testing::outcome_of;

constexpr double pi_ = 3.14159265358979323846;

/// A half-plane at this distance and azimuth.
Outcome with_half_plane(double azimuth, double distance) {
  Outcome o = outcome_of({}, {concentration_level(20e-6)});
  const auto corner = [&](double along, double across) {
    const double a = azimuth * pi_ / 180;
    return from_plane(o.site.place, {along * std::sin(a) + across * std::cos(a),
                                     along * std::cos(a) - across * std::sin(a)});
  };
  Ring ring;
  for (int i = -20; i <= 20; ++i) ring.push_back(corner(distance, 500.0 * i));
  ring.push_back(corner(20e3, 10e3));
  ring.push_back(corner(20e3, -10e3));
  o.geography.detailed = {{"RUS", BorderKind::land, "test", {ring}}};
  o.geography.borders = {{.state = "RUS",
                          .kind = BorderKind::land,
                          .nearest = corner(distance, 0),
                          .distance = distance,
                          .azimuth = azimuth}};
  return o;
}

/// A needle: reaches 3 km, of no width.
LevelReach needle() {
  LevelReach r;
  r.distance = 3000;
  r.outline_x = {10, 3000, 10};
  r.outline_y = {1e-3, 0, -1e-3};
  return r;
}

TEST(Probability, OfANeedleIsTheAngleUnderWhichTheBorderIsSeen) {
  Outcome o = with_half_plane(30, 2000);
  o.scenario.rose.assign(16, 1.0);
  const auto p = all_probabilities(o, {needle()}).at(0);
  EXPECT_NEAR(p.probability, std::acos(2.0 / 3) / pi_, 0.002);
  EXPECT_FALSE(p.lower_bound);
}

TEST(Probability, DoesNotDependOnWhereNorthIs) {
  for (const double azimuth : {0.0, 90.0, 137.0, 300.0}) {
    Outcome o = with_half_plane(azimuth, 2000);
    o.scenario.rose.assign(12, 1.0);
    EXPECT_NEAR(all_probabilities(o, {needle()}).at(0).probability,
                std::acos(2.0 / 3) / pi_, 0.003)
        << azimuth;
  }
}

TEST(Probability, IsThatOfTheWindThatBlowsThere) {
  Outcome o = with_half_plane(90, 2000);  // to the east: wind from the west
  for (int s = 0; s < 4; ++s) {
    o.scenario.rose.assign(4, 0.0);
    o.scenario.rose[static_cast<std::size_t>(s)] = 1;
    const double p = all_probabilities(o, {needle()}).at(0).probability;
    if (s == 3)
      EXPECT_NEAR(p, 4 * (pi_ / 4) / pi_, 0.01);  // +-45 deg of +-48.2 deg
    else
      EXPECT_LT(p, 0.05);
  }
}

TEST(Probability, OfAWideFootprintIsThatOfNeedlesInAllItsAngles) {
  Outcome o = with_half_plane(0, 2000);
  o.scenario.rose = {1};
  LevelReach fan = needle();  // a circle sector of +-20 deg about the axis
  fan.outline_x = {10};
  fan.outline_y = {0};
  for (int i = 20; i >= -20; --i) {
    fan.outline_x.push_back(3000 * std::cos(i * pi_ / 180));
    fan.outline_y.push_back(3000 * std::sin(i * pi_ / 180));
  }
  EXPECT_NEAR(all_probabilities(o, {fan}).at(0).probability,
              std::acos(2.0 / 3) / pi_ + 20.0 / 180, 0.004);
}

TEST(Probability, HasNoValueWithoutDirectionOrRose) {
  const Outcome o = with_half_plane(0, 2000);
  const auto p = all_probabilities(o, {needle()}).at(0);
  EXPECT_TRUE(std::isnan(p.probability));
  ASSERT_EQ(p.by_direction.size(), 36u);
  EXPECT_EQ(p.by_direction[18], 1);  // wind from the south
  EXPECT_EQ(p.by_direction[0], 0);
  const double mean =
      std::accumulate(p.by_direction.begin(), p.by_direction.end(), 0.0);
  EXPECT_NEAR(mean / 36, std::acos(2.0 / 3) / pi_, 0.002);
}

TEST(Probability, WithADirectionIsYesOrNo) {
  Outcome o = with_half_plane(0, 2000);
  o.part<Plumes>().members[0].weather.wind_from = 180;
  EXPECT_EQ(all_probabilities(o, {needle()}).at(0).probability, 1);
  o.part<Plumes>().members[0].weather.wind_from = 0;
  EXPECT_EQ(all_probabilities(o, {needle()}).at(0).probability, 0);
  EXPECT_TRUE(all_probabilities(o, {needle()}).at(0).by_direction.empty());
}

TEST(Probability, WeighsTheWeathers) {
  Outcome o = with_half_plane(0, 2000);
  o.part<Plumes>().members.push_back(o.part<Plumes>().members[0]);
  o.part<Plumes>().members[0].weather.weight = 3;
  o.part<Plumes>().members[0].weather.wind_from = 180;
  o.part<Plumes>().members[1].weather.wind_from = 0;
  LevelReach second = needle();
  second.found_in.index = 1;
  EXPECT_NEAR(all_probabilities(o, {needle(), second}).at(0).probability, 0.75, 1e-12);
}

TEST(Probability, IsALowerBoundWhenTheReachIsNotKnown) {
  const Outcome o = with_half_plane(0, 2000);
  LevelReach r = needle();
  r.beyond_range = true;
  EXPECT_TRUE(all_probabilities(o, {r}).at(0).lower_bound);
}

TEST(Probability, OnTheTerritoryItselfIsCertain) {
  Outcome o = with_half_plane(0, 2000);
  o.geography.borders[0].distance = 0;
  o.scenario.rose = {1};
  EXPECT_NEAR(all_probabilities(o, {needle()}).at(0).probability, 1, 1e-12);
}

TEST(OuterRadius, OfTheComputedFootprintBeginsWithTheDistance) {
  const Outcome o = outcome_of({}, {concentration_level(20e-6)});
  const LevelReach r = reach_of(o, 0, 0, 2);
  const auto radius = outer_radius(r);
  EXPECT_EQ(radius.front(), r.distance);
  for (std::size_t i = 1; i < radius.size(); ++i)
    EXPECT_LE(radius[i], radius[i - 1] * 1.001);
}

TEST(TerritoryBoundary, OfLongEdgesIsCutIntoShortPieces) {
  Outcome o = outcome_of({}, {});
  o.geography.detailed = {{"RUS",
                           BorderKind::land,
                           "test",
                           {{{51.1, 51.0}, {51.1, 55.0}, {52, 55.0}, {52, 51.0}}}}};
  const BorderDistance border{
      .state = "RUS", .kind = BorderKind::land, .nearest = {51.1, 53}};
  const TerritoryBoundary rim = rim_of(o, border, 30e3);
  for (std::size_t i = 0; i + 1 < rim.places.size(); ++i) {
    if (!rim.joined[i] || rim.distance[i] > 30e3) continue;
    const double piece = geodesic(rim.places[i], rim.places[i + 1]).distance;
    EXPECT_LE(piece, std::max(210.0, 0.012 * rim.distance[i]));
  }
  EXPECT_LT(rim.places.size(), 3000u);
}

}  // namespace
}  // namespace farreach
