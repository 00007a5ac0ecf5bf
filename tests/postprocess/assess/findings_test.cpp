#include "postprocess/assess/findings.hpp"
#include "models/hazard/plumes.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>

#include "models/atmosphere/stable_nights.hpp"
#include "models/phrase/message.hpp"
#include "postprocess/assess/criteria.hpp"
#include "postprocess/assess/interval.hpp"
#include "postprocess/assess/places.hpp"
#include "postprocess/media/air/air_criteria.hpp"
#include "postprocess/media/air/air_extents.hpp"
#include "postprocess/media/air/border_verdict.hpp"
#include "postprocess/media/plume/effects/plume_effects.hpp"
#include "postprocess/voice/voice.hpp"
#include "tests/support/example_outcome.hpp"

namespace farreach {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

struct Case {
  Outcome outcome = testing::example_outcome();
  Effects effects;

  /// Reaches of AEGL-3 and AEGL-2 in both weathers, level-major.
  explicit Case(double aegl3, double aegl2, double factor = 1.5) {
    for (std::size_t level = 0; level < 2; ++level)
      for (std::size_t member = 0; member < 2; ++member) {
        const double reach = (level == 0 ? aegl3 : aegl2) * (member == 0 ? 0.25 : 1);
        LevelReach r{.level = level, .found_in = {"plume", member}, .distance = reach};
        r.averaging_time = outcome.levels[level].averaging_time;
        r.distance_low = reach / factor;
        r.distance_high = reach * factor;
        r.outline_x = {0, 0.5 * reach, reach, 0.5 * reach};
        r.outline_y = {0, 0.05 * reach, 0, -0.05 * reach};
        effects.reaches.push_back(r);
      }
    outcome.geography.borders[0].distance = 15190;
    outcome.geography.borders[0].uncertainty = 1000;
  }
  Findings found() const { return assess(outcome, effects); }
};

TEST(Findings, ThreeValuesWithTheirNumbers) {
  const Findings f = Case(4e3, 30e3).found();
  ASSERT_EQ(f.verdicts.size(), 2u);
  EXPECT_EQ(f.verdicts[0].level, 0u);  // the graver level first
  EXPECT_EQ(f.verdicts[0].verdict, Reached::not_reached);
  EXPECT_EQ(f.verdicts[1].verdict, Reached::reached);
  EXPECT_EQ(f.verdicts[1].unfavourable_case.index, 1u);
  EXPECT_NEAR(f.verdicts[1].margin, 15190 - 30e3, 1e-9);
  EXPECT_EQ(f.verdicts[1].favourable_case.index, 0u);
  EXPECT_EQ(f.verdicts[1].favourable_verdict, Reached::not_reached);
  EXPECT_EQ(f.response_level, "transboundary");
  EXPECT_THAT(english(f.headline), HasSubstr("30 (20–45) km"));
  EXPECT_THAT(english(f.headline), HasSubstr("Russia, 15.2 ± 1.0 km away: REACHED"));
  EXPECT_FALSE(f.unknowns.empty());
}

// A mild level that is undecided does not hide that the disabling ones stay away.
TEST(Findings, HeadlineOpensWithTheDisablingLevels) {
  Case c(1e3, 14e3);
  c.outcome.levels[1].severity = Severity::limit;
  const Findings f = c.found();
  EXPECT_EQ(f.verdicts[1].verdict, Reached::undecided);
  EXPECT_THAT(english(f.headline),
              HasSubstr("No disabling or deadly level reaches a neighbour"));
  EXPECT_THAT(english(f.headline), HasSubstr(" Milder: Russia"));
  EXPECT_NE(f.response_level, "transboundary");
}

// AEGL-2 is nearer to the border, yet who may die is not told of what disables.
TEST(Findings, HeadlineTellsTheGravestLevelThatIsNotRuledOut) {
  const Findings f = Case(13e3, 15e3).found();
  for (const BorderVerdict& v : f.verdicts) EXPECT_EQ(v.verdict, Reached::undecided);
  EXPECT_THAT(english(f.headline), HasSubstr("UNDECIDED at AEGL-3"));
  EXPECT_THAT(english(Case(13e3, 30e3).found().headline), HasSubstr("REACHED"));
}

// The verdict says undecided exactly when the margin is smaller than its error.
TEST(Findings, MarginAndErrorSayTheSameAsTheVerdict) {
  for (double reach = 500; reach < 49e3; reach *= 1.07) {
    const Case c(reach, reach, 1.2);
    if (reach * 1.2 >= 50e3) break;
    for (const BorderVerdict& v : c.found().verdicts) {
      const bool smaller = std::abs(v.margin) < v.margin_uncertainty;
      if (std::abs(std::abs(v.margin) - v.margin_uncertainty) < 1) continue;
      EXPECT_EQ(v.verdict == Reached::undecided, smaller) << reach;
    }
  }
}

TEST(Findings, LargerReachNeverTurnsReachedMilder) {
  int before = 0;
  for (double reach = 100; reach < 200e3; reach *= 1.05) {
    const Findings f = Case(1, reach).found();
    const int now = seriousness(f.verdicts[1].verdict);
    EXPECT_GE(now, before) << reach;
    before = now;
  }
  EXPECT_EQ(before, 2);
}

TEST(Findings, WhatIsNoNumberIsNeverNotReached) {
  for (int which = 0; which < 5; ++which) {
    Case c(100, 100);
    double* const targets[] = {
        &c.effects.reaches[2].distance, &c.effects.reaches[2].distance_low,
        &c.effects.reaches[2].distance_high, &c.outcome.geography.borders[0].distance,
        &c.outcome.geography.borders[0].uncertainty};
    *targets[which] = nan;
    const Findings f = c.found();
    EXPECT_EQ(f.verdicts[1].verdict, Reached::undecided) << which;
    EXPECT_THAT(english(f.headline), HasSubstr("UNDECIDED")) << which;
    EXPECT_EQ(f.response_level, "transboundary");
  }
}

TEST(Findings, NothingIsExcludedOutsideTheRangeOfTheModel) {
  Case calm(100, 200);
  calm.outcome.part<Plumes>().members[1].weather.wind_speed = 0.4;
  EXPECT_EQ(calm.found().verdicts[1].verdict, Reached::undecided);
  EXPECT_EQ(calm.found().verdicts[1].reason_key, "calm");

  Case far(100, 45e3);  // 67.5 km at its high end, 135 km when doubled
  far.outcome.geography.borders[0].distance = 100e3;
  EXPECT_EQ(far.found().verdicts[0].verdict, Reached::not_reached);
  EXPECT_EQ(far.found().verdicts[1].verdict, Reached::undecided);
  EXPECT_EQ(far.found().verdicts[1].reason_key, "far");
  far.outcome.geography.borders[0].distance = 300e3;
  EXPECT_EQ(far.found().verdicts[1].verdict, Reached::not_reached);
  far.effects.reaches[3].high_beyond_range = true;
  EXPECT_EQ(far.found().verdicts[1].verdict, Reached::undecided);
  EXPECT_EQ(far.found().verdicts[1].reason_key, "beyond_range");
  EXPECT_TRUE(std::isnan(far.found().verdicts[1].margin_uncertainty));

  // Met 1.1 times at 100 km: by the square root of distance, with factor 2, 968 km.
  far.effects.reaches[3].distance_high = 100e3;
  far.effects.reaches[3].multiple_at_end = 1.1;
  const BorderVerdict near = far.found().verdicts[1];
  EXPECT_EQ(near.verdict, Reached::undecided);
  EXPECT_EQ(near.reason_key, "bounded");
  EXPECT_NEAR(near.reach_high, 968e3, 1);
  EXPECT_THAT(english(near.reason), HasSubstr("1.1 times the level"));
  EXPECT_THAT(english(near.reason),
              HasSubstr("does not end the level before the border"));
  far.outcome.geography.borders[0].distance = 1400e3;
  EXPECT_EQ(far.found().verdicts[1].verdict, Reached::not_reached);
  far.effects.reaches[3].multiple_at_end = 50;  // far above: honestly open
  EXPECT_EQ(far.found().verdicts[1].verdict, Reached::undecided);
  EXPECT_THAT(english(far.found().verdicts[1].reason), HasSubstr("50 times the level"));

  Case stopped(100, 200);
  stopped.outcome.complete = false;
  EXPECT_EQ(stopped.found().verdicts[1].verdict, Reached::undecided);
  Case failed(100, 200);
  failed.outcome.checks[0].passed = false;
  EXPECT_EQ(failed.found().verdicts[1].verdict, Reached::undecided);
  EXPECT_THAT(english(failed.found().headline), HasSubstr("do not rely on it"));
}

/// AEGL-2 in class of the second weather, at the worst wind of the scan.
BorderVerdict scanned(double reach, double in_scan, double border) {
  Case c(0, reach);
  c.outcome.geography.borders[0].distance = border;
  c.effects.reaches[3].scan_distance = in_scan;
  c.effects.reaches[3].scan_wind = 3.2;
  return c.found().verdicts[1];
}

TEST(Findings, NoWindOfTheScanMayReachEitherWithTheErrorOfTheModel) {
  EXPECT_EQ(scanned(4e3, 9e3, 15190).verdict, Reached::not_reached);
  EXPECT_EQ(scanned(4e3, 10e3, 15190).verdict, Reached::undecided);
  EXPECT_EQ(scanned(4e3, 10e3, 15190).reason_key, "wind_scan");
  // A weather that brings it nowhere to the ground has no error of its own.
  EXPECT_EQ(scanned(0, 5e3, 15190).verdict, Reached::not_reached);
  EXPECT_EQ(scanned(0, 10e3, 15190).verdict, Reached::undecided);
  // One that ends beside the source, with a band up to 10 km, tells no factor of 1000.
  Case beside(0, 10);
  beside.outcome.geography.borders[0].distance = 15190;
  beside.effects.reaches[3].distance_high = 10e3;
  beside.effects.reaches[3].scan_distance = 2e3;
  EXPECT_EQ(beside.found().verdicts[1].verdict, Reached::not_reached);
  beside.effects.reaches[3].scan_distance = 3e3;
  EXPECT_EQ(beside.found().verdicts[1].verdict, Reached::undecided);
  // 45 km with a factor of 1.5 are beyond the range of the model.
  EXPECT_EQ(scanned(4e3, 45e3, 100e3).verdict, Reached::undecided);
  EXPECT_EQ(scanned(4e3, 30e3, 100e3).verdict, Reached::not_reached);
}

// An error belongs to a distance: that of a level which ends about there in the weather
// itself, not that of one which ends beside the source.
TEST(Findings, TheScanTakesTheErrorOfTheLevelThatEndsNearby) {
  Case c(0, 10);
  c.outcome.geography.borders[0].distance = 15190;
  c.effects.reaches[3].distance_high = 10e3;
  c.effects.reaches[3].scan_distance = 6e3;
  EXPECT_EQ(c.found().verdicts[1].verdict, Reached::undecided);  // 5 times 6 km
  c.effects.reaches[1].distance = 5e3;
  c.effects.reaches[1].distance_high = 7.5e3;
  EXPECT_EQ(c.found().verdicts[1].verdict, Reached::not_reached);  // 1.5 times 6 km
  c.effects.reaches[1].high_beyond_range = true;  // that tells no error
  EXPECT_EQ(c.found().verdicts[1].verdict, Reached::undecided);
}

TEST(Findings, APlumeThatCouldNotBeFollowedDecidesNothing) {
  Outcome outcome = testing::example_outcome();
  for (Member& m : outcome.part<Plumes>().members) {
    m.plume.limiting = message(
        "plume.failed",
        {{"distance", said::length(3)}, {"reason", said::name("plume.end.no_number")}});
    for (PlumeSegment& segment : m.plume.segments) {
      segment.slices.clear();
      segment.followed = PlumeEnd::failed;
    }
  }
  const Effects effects = compute_effects(outcome);
  const auto verdicts = border_verdicts(outcome, effects);
  ASSERT_FALSE(verdicts.empty());
  for (const BorderVerdict& v : verdicts) {
    EXPECT_EQ(v.verdict, Reached::undecided);
    EXPECT_THAT(english(v.reason), HasSubstr("its state is not a number"));
  }
}

TEST(Findings, WithoutBordersNothingIsSaidToBeSafe) {
  Case c(100, 200);
  c.outcome.geography.borders.clear();
  EXPECT_THAT(english(c.found().headline), HasSubstr("UNDECIDED"));
}

TEST(Findings, GivenWindDecidesByTheZoneInThatDirection) {
  Case towards(100, 25e3);
  for (Member& m : towards.outcome.part<Plumes>().members) m.weather.wind_from = 180;
  EXPECT_EQ(towards.found().verdicts[1].verdict, Reached::reached);
  EXPECT_TRUE(towards.found().verdicts[1].directed);

  Case away(100, 25e3);
  for (Member& m : away.outcome.part<Plumes>().members) m.weather.wind_from = 0;
  const Findings f = away.found();
  EXPECT_EQ(f.verdicts[1].verdict, Reached::not_reached);
  EXPECT_EQ(f.verdicts[1].reason_key, "other_direction");
  EXPECT_NEAR(f.verdicts[1].margin, 15190, 100);
  EXPECT_EQ(f.unknowns[0].key, "unknown.other_wind");

  Case calm(100, 200);
  for (Member& m : calm.outcome.part<Plumes>().members) {
    m.weather.wind_from = 0;
    m.weather.wind_speed = 0.5;
  }
  EXPECT_EQ(calm.found().verdicts[1].verdict, Reached::undecided);
}

// Right within a factor of 2, 27 ppm may be met from 13.5 ppm on: 3.5/44 of the way
// from 10 to 54 ppm, and until 6.5/20 of the way from 20 ppm to nothing.
TEST(Findings, TimesAndPeakComeFromTheBorder) {
  Case c(100, 30e3);
  ReceptorHistory h{.member = 1, .border = 0, .substance = "H2S"};
  h.time = {0, 600, 1200, 1800, 2400, 3000};
  h.outdoor = {0, 10e-6, 54e-6, 54e-6, 20e-6, 0};
  h.peak = 54e-6;
  h.first_arrival = 300;
  h.last = 2900;
  h.level_multiple = {54.0 / 50, 54.0 / 27};
  c.effects.part<PlumeEffects>().histories.push_back(h);
  c.effects.part<PlumeEffects>().probabilities.push_back(
      {.level = 1, .border = 0, .probability = 0.12});
  const BorderVerdict v = c.found().verdicts[1];
  EXPECT_NEAR(v.peak, 54, 1e-9);
  EXPECT_EQ(v.peak_unit, "ppm");
  EXPECT_NEAR(v.first_arrival, 600 + 600 * 3.5 / 44, 1e-6);
  EXPECT_EQ(v.peak_time, 1200);
  EXPECT_NEAR(v.end, 2400 + 600 * 6.5 / 20, 1e-6);
  EXPECT_EQ(v.probability, 0.12);
  EXPECT_EQ(v.worst_wind_from, 180);
  const BorderVerdict none = c.found().verdicts[0];
  EXPECT_EQ(none.verdict, Reached::not_reached);
  EXPECT_TRUE(std::isnan(none.first_arrival));
  EXPECT_TRUE(std::isnan(none.probability));
}

// What lies beyond the end of the table excludes a place or not; it is no distance that
// a band is told to have.
TEST(Findings, ABoundBeyondTheTableIsNotToldAsADistance) {
  Case c(100, 45e3);
  for (LevelReach& r : c.effects.reaches) r.range_end = 100e3;
  c.effects.reaches[3].distance_high = 100e3;
  c.effects.reaches[3].high_beyond_range = true;
  c.effects.reaches[3].multiple_at_end = 2.7;
  c.outcome.geography.borders[0].distance = 100e3;
  const Findings f = c.found();
  EXPECT_NEAR(f.verdicts[1].reach_high, 2 * 100e3 * 5.4 * 5.4, 1);  // 5832 km
  EXPECT_THAT(english(f.verdicts[1].reason), HasSubstr("–over 100) km"));
  for (const std::string& text : {english(f.headline), english(f.verdicts[1].reason)})
    EXPECT_THAT(text, Not(HasSubstr("583"))) << text;
  c.outcome.geography.borders[0].distance = 7000e3;
  EXPECT_EQ(c.found().verdicts[1].verdict, Reached::not_reached);
  EXPECT_THAT(english(c.found().verdicts[1].reason),
              HasSubstr("ends the level before the border"));
}

// Not reached holds over all winds of the scan, or is not said.
TEST(Findings, AWindOfTheScanTakesBackNotReached) {
  Case c(100, 5e3);
  EXPECT_EQ(c.found().verdicts[1].verdict, Reached::not_reached);
  EXPECT_THAT(english(c.found().verdicts[1].reason),
              HasSubstr("So in the 2 weathers computed"));
  for (LevelReach& r : c.effects.reaches) {
    r.scan_distance = 1.2 * r.distance;
    r.scan_wind = 3.2;
  }
  EXPECT_EQ(c.found().verdicts[1].verdict, Reached::not_reached);
  EXPECT_THAT(english(c.found().verdicts[1].reason),
              HasSubstr("in every wind from 1 to 15 m/s"));
  // 12 km in F1, 18 km with the error of the model of that weather: the border at 15.
  c.effects.reaches[3].scan_distance = 12e3;
  c.effects.reaches[3].scan_wind = 1;
  const BorderVerdict v = c.found().verdicts[1];
  EXPECT_EQ(v.verdict, Reached::undecided);
  EXPECT_EQ(v.reason_key, "wind_scan");
  EXPECT_NEAR(v.reach_high, 18e3, 1);
  EXPECT_THAT(english(v.reason), HasSubstr("In a wind of 1.0 m/s"));
  c.effects.reaches[3].scan_distance = std::numeric_limits<double>::infinity();
  EXPECT_EQ(c.found().verdicts[1].verdict, Reached::undecided);
}

TEST(Findings, SaysHowOftenStableAirLastsOnlyWhereThatIsKnown) {
  Case c(100, 30e3);
  c.effects.reaches[3].outlasts = true;
  c.effects.reaches[3].arrival = 5 * 3600;
  EXPECT_THAT(english(c.found().verdicts[1].reason), HasSubstr("is not known here"));
  c.outcome.source_facts.push_back({stable_nights_fact, 0.34, "-"});
  EXPECT_THAT(english(c.found().verdicts[1].reason),
              HasSubstr("lasts over 3 h in 34 % of the nights"));
}

TEST(Findings, LevelsOfOtherSubstancesAreLeftOut) {
  Case c(100, 200);
  for (LevelReach& r : c.effects.reaches)
    if (r.level == 0) r.tracked = false;
  const Findings f = c.found();
  ASSERT_EQ(f.verdicts.size(), 1u);
  EXPECT_EQ(f.verdicts[0].level, 1u);
}

TEST(Findings, TheReasonNamesTheMeanThatDecides) {
  Case c(100, 30e3);
  EXPECT_THAT(english(c.found().verdicts[1].reason), Not(HasSubstr("mean")));
  c.effects.reaches[3].averaging_time = 600;
  c.effects.reaches[3].value = 41e-6;
  EXPECT_THAT(english(c.found().verdicts[1].reason),
              HasSubstr("The 10 min mean decides, for which the level is 41 ppm"));
}

// A bound that reaches beyond the known rim of the territory must not unsay what the
// given wind surely carries into it.
TEST(Findings, GivenWindReachesUnderABoundFarAway) {
  Case c(100, 45e3);
  for (Member& m : c.outcome.part<Plumes>().members) m.weather.wind_from = 180;
  c.effects.reaches[3].distance_high = 100e3;
  c.effects.reaches[3].high_beyond_range = true;
  c.effects.reaches[3].multiple_at_end = 0.9;
  EXPECT_EQ(c.found().verdicts[1].reason_key, "bounded");
  EXPECT_EQ(c.found().verdicts[1].verdict, Reached::reached);
  for (Member& m : c.outcome.part<Plumes>().members) m.weather.wind_from = 0;
  EXPECT_NE(c.found().verdicts[1].verdict, Reached::reached);
}

/// Criterion for a place and two border products.
Within air_verdict(double osm, double other, double site_error,
                   const std::string& quality) {
  Outcome o = testing::example_outcome();
  o.site.position_quality = quality;
  BorderDistance& b = o.geography.borders[0];
  b.distance = osm;
  b.other_product_distance = other;
  b.site_share = site_error;
  b.product_share = std::abs(osm - other);
  b.resolution_share = 260;
  b.uncertainty = std::hypot(b.site_share, b.product_share, b.resolution_share);
  const auto criteria = air_criteria(o);
  return criteria.at(0).verdict;
}

// Karachaganak: 15.0 km by one product, 15.3 km by the other. Shemonaikha: 17.4 and
// 14.9 km. Two products, two answers, one verdict.
TEST(AirCriterion, TwoProductsThatDisagreeCannotDecide) {
  EXPECT_EQ(air_verdict(15000, 15300, 0, "surveyed"), Within::undecided);
  EXPECT_EQ(air_verdict(15300, 15000, 7500, "field centre"), Within::undecided);
  EXPECT_EQ(air_verdict(17400, 14900, 0, "surveyed"), Within::undecided);
  EXPECT_EQ(air_verdict(14900, 17400, 0, "surveyed"), Within::undecided);
  EXPECT_EQ(air_verdict(17400, 17300, 0, "surveyed"), Within::outside);
  EXPECT_EQ(air_verdict(3700, 2800, 0, "surveyed"), Within::inside);
}

TEST(AirCriterion, TownAndFieldPointsMayNotDecideNearTheLimit) {
  EXPECT_EQ(air_verdict(3700, 2800, 0, "town point"), Within::undecided);
  EXPECT_EQ(air_verdict(20900, 21000, 100, "field centre"), Within::undecided);
  EXPECT_EQ(air_verdict(20900, 21000, 100, ""), Within::undecided);
  EXPECT_EQ(air_verdict(239e3, 239e3, 0, "field centre"), Within::outside);
  // Only what the point is counts, not what else its description names.
  EXPECT_EQ(
      air_verdict(1500, 1600, 1000, "assumption: on the line from the field centre"),
      Within::inside);
  EXPECT_EQ(air_verdict(nan, 15000, 0, "surveyed"), Within::undecided);
}

TEST(AirCriterion, IsProvisionalAndNotForTheSea) {
  Outcome o = testing::example_outcome();
  ASSERT_EQ(air_criteria(o).size(), 1u);
  EXPECT_TRUE(air_criteria(o)[0].provisional);
  EXPECT_THAT(english(air_criteria(o)[0].reason), HasSubstr("was not read"));
  o.site.activity = "offshore_island";
  EXPECT_TRUE(air_criteria(o).empty());
  o.site.activity = "well";
  o.geography.borders[0].kind = BorderKind::sector;
  EXPECT_TRUE(air_criteria(o).empty());
}

TEST(Findings, SectorsAreNamedAsComputed) {
  Case c(100, 200);
  c.outcome.geography.borders[0].kind = BorderKind::sector;
  EXPECT_THAT(english(c.found().verdicts[0].reason), HasSubstr("computed line"));
  EXPECT_EQ(c.found().verdicts[0].kind, BorderKind::sector);
}

TEST(ResponseLevel, GrowsWithReachAndTowns) {
  const auto level = [](double reach, double population = -1) {
    Case c(1, reach, 1.0);
    c.outcome.geography.borders[0].distance = 900e3;
    c.outcome.geography.receptors.clear();
    if (population >= 0)
      c.outcome.geography.receptors.push_back(
          {.name = "T", .population = population, .kind = "town", .distance = 400});
    return c.found().response_level;
  };
  EXPECT_EQ(level(50), "installation");
  EXPECT_EQ(level(500), "site");
  EXPECT_EQ(level(2000), "local");
  EXPECT_EQ(level(2000, 0), "region");
  EXPECT_EQ(level(7000), "region");
  EXPECT_EQ(level(2000, 200e3), "nation");
}

// One level has one reach: that of the particles where they find it farther out than
// the weathers of the plume do; margin and verdict go with it.
TEST(Findings, TakeTheReachOfTheParticlesWhereTheyFindItFartherOut) {
  Case c(100, 600);
  c.outcome.geography.borders[0].distance = 15e3;
  c.outcome.geography.borders[0].uncertainty = 7.5e3;
  Findings f = c.found();
  ASSERT_EQ(f.verdicts[1].verdict, Reached::not_reached);
  for (LevelExtent& e : f.extents)
    if (e.level == f.verdicts[1].level)
      e = {.level = e.level,
           .model = "far_field",
           .reach = 10e3,
           .low = 10e3,
           .high = 13.3e3};
  take_extents(c.outcome, f);
  const BorderVerdict& v = f.verdicts[1];
  EXPECT_EQ(v.verdict, Reached::undecided);
  EXPECT_EQ(v.reason_key, "particles");
  EXPECT_EQ(v.reach, 10e3);
  EXPECT_EQ(v.reach_high, 13.3e3);
  EXPECT_EQ(v.margin, 5e3);
  EXPECT_EQ(v.margin_uncertainty, 7.5e3 + 3.3e3);
  EXPECT_EQ(f.verdicts[0].verdict, Reached::not_reached);  // AEGL-3 stays
}

}  // namespace
}  // namespace farreach
