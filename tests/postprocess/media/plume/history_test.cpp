#include "postprocess/media/plume/effects/history.hpp"
#include "models/hazard/plumes.hpp"

#include <gtest/gtest.h>

#include "models/toxicity/toxicity.hpp"
#include "solver/geo/geodesic.hpp"
#include "tests/postprocess/media/plume/plumes.hpp"

namespace farreach {
namespace {

using testing::concentration_level;
using testing::lethality_level;
using testing::outcome_of;
using testing::PlumeShape;

/// A town at this distance and azimuth.
Outcome with_town(const PlumeShape& shape, double azimuth, double distance) {
  Outcome o = outcome_of(shape, {concentration_level(20e-6)});
  o.geography.receptors = {{.name = "town",
                            .place = destination(o.site.place, azimuth, distance),
                            .height = 0}};
  return o;
}

double integral(const std::vector<double>& t, const std::vector<double>& c) {
  double sum = 0;
  for (std::size_t i = 0; i + 1 < t.size(); ++i)
    sum += 0.5 * (c[i] + c[i + 1]) * (t[i + 1] - t[i]);
  return sum;
}

TEST(History, WithoutADirectionTheWindBlowsStraightThere) {
  const PlumeShape shape{.duration = 3600, .spread_share = 0.05};
  const auto h = all_histories(with_town(shape, 77, 4000)).at(0);
  EXPECT_EQ(h.state, "inside");
  EXPECT_TRUE(h.worst_direction);
  EXPECT_NEAR(h.downwind, 4000, 1e-3);
  EXPECT_NEAR(h.peak, shape.strength * std::pow(4.0, -1.6), 1e-3 * h.peak);
  const double s = 0.05 * 800;
  EXPECT_LT(h.first_arrival, 800 - 2 * s);
  EXPECT_GT(h.first_arrival, 400);
  EXPECT_GT(h.last, 800 + 3600 + 2 * s);
  EXPECT_GE(h.time.size(), 60u);
  EXPECT_LE(h.time.size(), 140u);
}

TEST(History, IsWhatThePlumeTableSays) {
  const PlumeShape shape{.duration = 1200, .spread_share = 0.1, .meander_share = 0.5};
  Outcome o = with_town(shape, 10, 4000);
  o.part<Plumes>().members[0].weather.wind_from = 185;
  const auto h = all_histories(o).at(0);
  EXPECT_NEAR(h.crosswind, 4000 * std::sin(-5 * std::acos(-1.0) / 180), 0.01);
  for (std::size_t i = 0; i < h.time.size(); i += 5)
    EXPECT_NEAR(h.outdoor[i],
                mole_fraction(o.part<Plumes>().members[0].plume, 0, h.downwind,
                              h.crosswind, 0, h.time[i], h.averaging_time),
                1e-5 * h.peak);
}

TEST(History, TurnsWithTheWindAndThePlace) {
  const PlumeShape shape{.duration = 1200, .spread_share = 0.1};
  std::vector<double> peaks;
  for (const double turn : {0.0, 90.0, 211.0}) {
    Outcome o = with_town(shape, turn + 3, 4000);
    o.part<Plumes>().members[0].weather.wind_from = turned(turn, 180);
    peaks.push_back(all_histories(o).at(0).peak);
  }
  EXPECT_NEAR(peaks[1] / peaks[0], 1, 1e-6);
  EXPECT_NEAR(peaks[2] / peaks[0], 1, 1e-6);
}

TEST(History, KeepsTheDosageInAndOutOfDoors) {
  const PlumeShape shape{.duration = 600, .spread_share = 0.1};
  Outcome o = with_town(shape, 0, 4000);
  o.scenario.infiltration_rate = 2.0 / 3600;
  const auto h = all_histories(o).at(0);
  const double dosage = shape.strength * std::pow(4.0, -1.6) * 600;
  EXPECT_NEAR(integral(h.time, h.outdoor), dosage, 2e-3 * dosage);
  EXPECT_NEAR(integral(h.time, h.indoor), dosage, 2e-2 * dosage);
}

TEST(History, IndoorsIsExactForABox) {
  const PlumeShape shape{.duration = 1800};
  Outcome o = with_town(shape, 0, 4000);
  const double rate = 1.0 / 3600;
  o.scenario.infiltration_rate = rate;
  const auto h = all_histories(o).at(0);
  const double highest = *std::max_element(h.indoor.begin(), h.indoor.end());
  EXPECT_NEAR(highest, h.peak * (1 - std::exp(-rate * 1800)), 1e-4 * h.peak);
  const double after = h.time.back() - (4000 / shape.wind + 1800);
  EXPECT_GT(after, 10000);
  EXPECT_NEAR(h.indoor.back(), highest * std::exp(-rate * after), 1e-4 * highest);
}

TEST(History, HarmOfABoxIsExactAndLessIndoors) {
  const PlumeShape shape{.strength = 3e-3, .duration = 1800, .intensity = 0.8};
  Outcome o = with_town(shape, 0, 2000);
  o.scenario.infiltration_rate = 1.0 / 3600;
  const auto h = all_histories(o).at(0);
  const auto models = probit_models();
  ASSERT_EQ(h.lethality_outdoor.size(), models.size());
  ASSERT_EQ(lethality_models().size(), models.size());
  for (std::size_t p = 0; p < models.size(); ++p) {
    const auto& model = models[p];
    if (model.substance != "H2S") {
      EXPECT_TRUE(std::isnan(h.lethality_outdoor[p]));
      continue;
    }
    const double c = concentration_in_unit_of(model, h.peak, 0.024);
    const double load =
        toxic_load(c, 1800, model.n) * fluctuation_amplification(0.8, model.n);
    EXPECT_NEAR(h.load_outdoor[p], load, 1e-3 * load) << model.key;
    EXPECT_NEAR(h.lethality_outdoor[p], fraction_killed(model, load), 1e-3);
    EXPECT_LT(h.load_indoor[p], 0.5 * load);
    EXPECT_LE(h.lethality_indoor[p], h.lethality_outdoor[p]);
  }
}

TEST(History, LevelMultipleIsOneAtTheReach) {
  const PlumeShape shape;
  const double x = testing::distance_of(shape, 20e-6);
  EXPECT_NEAR(all_histories(with_town(shape, 0, x)).at(0).level_multiple.at(0), 1,
              1e-4);
}

TEST(History, NeverTakesTheUnknownForClean) {
  const auto h = all_histories(with_town({}, 0, 150e3)).at(0);
  EXPECT_EQ(h.state, "beyond_table");
  EXPECT_TRUE(std::isnan(h.peak));
  EXPECT_TRUE(std::isnan(h.level_multiple.at(0)));
  EXPECT_TRUE(h.time.empty());
}

TEST(History, UpwindIsClean) {
  Outcome o = with_town({}, 0, 5000);
  o.part<Plumes>().members[0].weather.wind_from = 0;
  const auto h = all_histories(o).at(0);
  EXPECT_EQ(h.state, "upwind");
  EXPECT_EQ(h.peak, 0);
  EXPECT_EQ(h.level_multiple.at(0), 0);
}

TEST(History, NearerThanTheTableSaysSo) {
  const auto h = all_histories(with_town({}, 0, 1)).at(0);
  EXPECT_EQ(h.state, "near_source");
  EXPECT_NEAR(h.peak, 1e-4 * std::pow(0.01, -1.6), 1e-3 * h.peak);
}

TEST(History, OfAReleaseWithoutEndStopsAtTheHorizon) {
  PlumeShape shape{.duration = std::numeric_limits<double>::infinity()};
  const auto h = all_histories(with_town(shape, 0, 4000)).at(0);
  EXPECT_GE(h.time.back(), 7199);
  EXPECT_TRUE(std::isfinite(h.time.back()));
  EXPECT_NEAR(h.outdoor.back(), h.peak, 1e-3 * h.peak);
}

TEST(History, FindsTheWorstOfABorderAwayFromItsNearestPoint) {
  Outcome o = outcome_of({}, {concentration_level(20e-6)});
  // Territory north of 51.1; nearest point due north, wind to the north-east.
  o.geography.detailed = {{"RUS",
                           BorderKind::land,
                           "test",
                           {{{51.1, 51.0}, {51.1, 55.0}, {52, 55.0}, {52, 51.0}}}}};
  const double north = geodesic(o.site.place, {51.1, 53.0}).distance;
  o.geography.borders = {{.state = "RUS",
                          .kind = BorderKind::land,
                          .nearest = {51.1, 53.0},
                          .distance = north,
                          .azimuth = 0}};
  o.part<Plumes>().members[0].weather.wind_from = 225;
  const auto all = all_histories(o);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_FALSE(all[0].largest_on_territory);
  EXPECT_TRUE(all[1].largest_on_territory);
  EXPECT_GT(all[1].peak, 1e3 * all[0].peak);
  EXPECT_NEAR(all[1].downwind, north * std::sqrt(2.0), 0.02 * north);
  EXPECT_LT(std::abs(all[1].crosswind), 200);
  EXPECT_NEAR(all[1].place.lat, 51.1, 0.002);
}

}  // namespace
}  // namespace farreach
