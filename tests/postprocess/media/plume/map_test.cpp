#include "postprocess/media/plume/effects/map.hpp"
#include "models/hazard/plumes.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "postprocess/media/plume/effects/plume_effects.hpp"
#include "solver/geo/geodesic.hpp"
#include "tests/postprocess/media/plume/plumes.hpp"

namespace farreach {
namespace {

using testing::concentration_level;
using testing::outcome_of;
using testing::PlumeShape;

constexpr double pi_ = 3.14159265358979323846;
const PlumeShape puff{.duration = 600, .spread_share = 0.1, .meander_share = 0.5};

EffectMap map_of(const Outcome& o) {
  return all_maps(o, compute_reaches(o, 2)).at(0);
}

GeoPoint place_of(const EffectMap& m, std::size_t i) {
  return {m.lat[i / m.lon.size()], m.lon[i % m.lon.size()]};
}

TEST(Map, FramesAreThePlumeInThatDirection) {
  Outcome o = outcome_of(puff, {concentration_level(20e-6, 60)});
  o.part<Plumes>().members[0].weather.wind_from = 240;
  const EffectMap m = map_of(o);
  EXPECT_EQ(m.wind_to, 60);
  EXPECT_FALSE(m.all_directions);
  EXPECT_GE(m.frame_time.size(), 12u);
  int compared = 0;
  const std::size_t cells = m.lat.size() * m.lon.size();
  for (std::size_t f = 0; f < m.frame_time.size(); f += 3)
    for (std::size_t i = 0; i < cells; i += 7) {
      const PlanePoint p = to_plane(o.site.place, place_of(m, i));
      const double a = 60 * pi_ / 180;
      const double x = p.east * std::sin(a) + p.north * std::cos(a);
      const double y = p.north * std::sin(a) - p.east * std::cos(a);
      const double length = 600 + 2.5066 * 0.1 * x / puff.wind;
      const double c = mole_fraction(o.part<Plumes>().members[0].plume, 0, x, y, 0,
                                     m.frame_time[f], std::min(600.0, length));
      if (c < 1e-8) continue;
      EXPECT_NEAR(m.frames[f * cells + i], c, 0.03 * c + 1e-9);
      ++compared;
    }
  EXPECT_GT(compared, 100);
}

TEST(Map, PeakOfAllDirectionsIsRound) {
  const Outcome o = outcome_of(puff, {concentration_level(20e-6, 60)});
  const EffectMap m = map_of(o);
  EXPECT_TRUE(m.all_directions);
  const std::size_t n = m.lon.size(), mid = n / 2;
  for (const std::size_t k : {5u, 20u, 60u}) {
    const double east = m.peak[mid * n + mid + k], west = m.peak[mid * n + mid - k];
    const double north = m.peak[(mid + k) * n + mid];
    EXPECT_NEAR(west / east, 1, 1e-6);
    EXPECT_NEAR(north / east, 1, 0.02);  // cells are not quite squares on the ground
  }
}

TEST(Map, ShowsTheWorstWeather) {
  Outcome o = outcome_of(puff, {concentration_level(20e-6, 60)});
  const EffectMap one = map_of(o);
  PlumeShape weak = puff;
  weak.strength /= 10;
  o.part<Plumes>().members.push_back(o.part<Plumes>().members[0]);
  o.part<Plumes>().members[1].plume = testing::gaussian_plume(weak);
  const EffectMap two = map_of(o);
  EXPECT_EQ(two.member, 0u);
  EXPECT_EQ(one.peak, two.peak);
}

TEST(Map, ArrivesWhenTheLowestLevelIsPassed) {
  const Outcome o = outcome_of(puff, {concentration_level(20e-6, 60)});
  const EffectMap m = map_of(o);
  for (std::size_t i = 0; i < m.peak.size(); i += 11) {
    const double d = geodesic(o.site.place, place_of(m, i)).distance;
    if (m.peak[i] < 0.97 * 20e-6) {
      EXPECT_TRUE(std::isnan(m.arrival[i])) << d;
    } else if (m.peak[i] > 40e-6) {
      EXPECT_NEAR(m.arrival[i], d / puff.wind, 0.3 * d / puff.wind + 5);
    }
  }
}

TEST(Map, IsNeverSmallerThanTwoKilometres) {
  const Outcome o = outcome_of({.strength = 1e-7}, {concentration_level(20e-6)});
  const EffectMap m = map_of(o);
  const double half = geodesic({m.lat.front(), 53.0}, o.site.place).distance;
  EXPECT_NEAR(half, 2000, 5);
}

TEST(Map, IsSizedByHarmAndNotByOdour) {
  Level odour = concentration_level(1e-8);
  odour.severity = Severity::limit;
  const PlumeShape shape;
  const Outcome o = outcome_of(shape, {odour, concentration_level(20e-6)});
  const EffectMap m = map_of(o);
  const double half = geodesic({m.lat.front(), 53.0}, o.site.place).distance;
  EXPECT_NEAR(half, 1.15 * testing::distance_of(shape, 20e-6), 10);
}

TEST(Map, DoesNotKnowWhatIsBeyondTheTable) {
  Outcome o = outcome_of({}, {concentration_level(1e-8)});
  o.part<Plumes>().members[0].weather.wind_from = 180;
  const EffectMap m = map_of(o);  // reaches the end of the table
  EXPECT_TRUE(std::isnan(m.peak[m.peak.size() - m.lon.size() / 2]));
}

TEST(Map, ThereIsNoneForASubstanceThatIsNotReleased) {
  Level so2 = concentration_level(1e-6);
  so2.substance = "SO2";
  const Outcome o = outcome_of({}, {so2});
  EXPECT_TRUE(all_maps(o, compute_reaches(o, 2)).empty());
}

}  // namespace
}  // namespace farreach
