/// Who is in danger on either side, from when on, and what they are told.
#include "postprocess/assess/places.hpp"
#include "models/hazard/river_field.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "postprocess/assess/criteria.hpp"
#include "postprocess/media/plume/effects/plume_effects.hpp"
#include "postprocess/voice/voice.hpp"
#include "tests/support/example_outcome.hpp"
#include "tests/support/example_river_outcome.hpp"

namespace farreach {
namespace {

using ::testing::HasSubstr;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// A square wave of `peak` [ppm] between `from` and `to` [s] at one receptor.
ReceptorHistory wave(const Outcome& outcome, std::size_t receptor, double peak,
                     double from, double to) {
  ReceptorHistory h;
  h.receptor = static_cast<int>(receptor);
  h.substance = "H2S";
  h.peak = peak * 1e-6;
  h.time = {0, from, from + 1, to, to + 1, 4 * to};
  h.outdoor = {0, 0, h.peak, h.peak, 0, 0};
  h.indoor = {0, 0, 0, 0.5 * h.peak, 0, 0};
  h.first_arrival = from;
  for (const Level& level : outcome.levels)
    h.level_multiple.push_back(h.peak / level.value);
  return h;
}

/// The example with reaches of both levels and what each town sees.
struct Case {
  Outcome outcome = testing::example_outcome();
  Effects effects;

  Case(double aegl3, double aegl2) {
    for (std::size_t level = 0; level < 2; ++level)
      for (std::size_t member = 0; member < 2; ++member) {
        LevelReach r{.level = level, .found_in = {"plume", member}};
        r.distance = level == 0 ? aegl3 : aegl2;
        r.distance_low = r.distance / 1.2;
        r.distance_high = r.distance * 1.2;
        r.outline_x = {0, r.distance};
        r.outline_y = {0, 0};
        effects.reaches.push_back(r);
      }
    outcome.site.position_error = 0;
    outcome.geography.borders[0].distance = 45e3;
    outcome.geography.borders[0].uncertainty = 1e3;
  }
  void see(std::size_t receptor, double ppm, double from = 5400, double to = 9000) {
    effects.part<PlumeEffects>().histories.push_back(
        wave(outcome, receptor, ppm, from, to));
  }
  Findings found() const { return assess(outcome, effects); }
};

const PlaceFinding& place(const Findings& f, const std::string& name) {
  return *std::find_if(f.places.begin(), f.places.end(),
                       [&](const PlaceFinding& p) { return p.name == name; });
}

// Aksai, 25 km, of the State of origin, has five times AEGL-2, whose zone is 33 to 48
// km long; no level comes to the border, 60 km away.
TEST(People, AreInDangerThoughTheNeighbourIsNot) {
  Case c(1e3, 40e3);
  c.outcome.geography.borders[0].distance = 60e3;
  c.see(0, 135);
  c.see(1, 0.1);
  const Findings f = c.found();
  for (const BorderVerdict& v : f.verdicts) EXPECT_EQ(v.verdict, Reached::not_reached);
  EXPECT_EQ(f.people.verdict, Reached::reached);
  EXPECT_EQ(f.people.reached, 1u);
  EXPECT_DOUBLE_EQ(f.people.population, 35000);
  EXPECT_THAT(english(f.headline), HasSubstr("People in Kazakhstan: IN DANGER: Aksai"));
  EXPECT_LT(english(f.headline).find("IN DANGER"),
            english(f.headline).find("Neighbour: "));
}

TEST(People, OfTheOtherSideAreNotOurs) {
  Case c(1e3, 31e3);
  c.outcome.geography.borders[0].distance = 20e3;
  c.see(0, 0.1);
  c.see(1, 135);
  const Findings f = c.found();
  EXPECT_EQ(place(f, "Ilek").verdict, Reached::reached);
  EXPECT_FALSE(place(f, "Ilek").own);
  EXPECT_EQ(f.people.reached, 0u);
  EXPECT_NE(f.people.verdict, Reached::reached);
}

// 27 ppm within a factor of 2: from 13.5 to 54 ppm nothing is decided.
TEST(People, AreUndecidedWithinTheFactorOfTheModel) {
  for (const auto& [ppm, verdict] : {std::pair{13.0, Reached::not_reached},
                                     {14.0, Reached::undecided},
                                     {53.0, Reached::undecided},
                                     {55.0, Reached::reached}}) {
    // A zone that agrees with the history, so that the history decides.
    Case c(1, verdict == Reached::reached ? 40e3 : 20e3);
    c.outcome.levels[0].value = 1;
    c.see(0, ppm);
    c.see(1, 0.1);
    EXPECT_EQ(place(c.found(), "Aksai").verdict, verdict) << ppm;
  }
}

TEST(People, AreUndecidedWhereAZoneHoldsPlacesThatNobodyListed) {
  Case far(100, 5e3);
  far.outcome.geography.receptors.clear();
  EXPECT_EQ(far.found().people.verdict, Reached::undecided);
  EXPECT_THAT(english(far.found().headline),
              HasSubstr("hamlets and camps within it are not in the list"));
  Case near(100, 500);
  near.outcome.geography.receptors.clear();
  EXPECT_EQ(near.found().people.verdict, Reached::not_reached);
  const UnlistedPeople people = far.found().people.unlisted;
  EXPECT_EQ(people.advice, Advice::too_late);
  EXPECT_DOUBLE_EQ(people.within, 6e3);
  EXPECT_DOUBLE_EQ(people.surely_within, 5e3 / 1.2);
}

TEST(People, AreNeverSafeWhenNothingWasComputedOrTheRunIsPartial) {
  Outcome nothing = testing::example_outcome();
  nothing.part<Plumes>().members.clear();
  EXPECT_EQ(assess(nothing, {}).people.verdict, Reached::undecided);
  Case c(100, 200);
  c.see(0, 0.1);
  c.see(1, 0.1);
  c.outcome.complete = false;
  EXPECT_EQ(c.found().people.verdict, Reached::undecided);
}

// The wave rises between 5400 and 5401 s, in another weather between 4000 and 4001 s.
TEST(Arrival, IsTheEarliestOfAllWeathersThatMayMeetTheLevel) {
  Case c(20e3, 40e3);
  c.see(0, 135, 5400, 9000);
  c.see(0, 20, 4000, 9500);  // may meet 27 ppm by the factor of 2
  c.see(0, 5, 1000, 9900);   // may not
  c.see(1, 0.1);
  const Findings f = c.found();
  EXPECT_NEAR(place(f, "Aksai").arrival, 4000, 1);
  EXPECT_NEAR(place(f, "Aksai").end, 9501, 1);
  EXPECT_NEAR(place(f, "Aksai").peak, 135e-6, 1e-9);
}

TEST(Places, InDangerComeFirstByArrival) {
  Case c(40e3, 40e3);
  c.see(0, 200, 5400, 9000);
  c.see(1, 200, 3000, 9000);
  Receptor quiet = c.outcome.geography.receptors[0];
  quiet.name = "Quiet";
  quiet.distance = 44e3;
  c.outcome.geography.receptors.push_back(quiet);
  c.see(2, 0.01, 100, 200);
  const Findings f = c.found();
  ASSERT_EQ(f.places.size(), 3u);
  EXPECT_EQ(f.places[0].name, "Ilek");
  EXPECT_EQ(f.places[1].name, "Aksai");
  EXPECT_NE(f.places[2].verdict, Reached::reached);
}

// Indoors half of what is outdoors: 135 ppm are 67 ppm there, above 27; 60 ppm are 30.
TEST(Places, LeaveOnlyWhereHousesDoNotHelpAndThereIsTime) {
  Case c(1, 40e3);
  c.outcome.levels[0].value = 1;
  c.see(0, 135, 5400, 9000);
  c.see(1, 135, 1200, 9000);
  const Findings f = c.found();
  EXPECT_EQ(place(f, "Aksai").advice, Advice::leave);
  EXPECT_EQ(place(f, "Ilek").advice, Advice::too_late);
  Case house(1, 40e3);
  house.outcome.levels[0].value = 1;
  house.see(0, 53.9, 5400, 9000);
  house.see(1, 0.1);
  EXPECT_EQ(place(house.found(), "Aksai").advice, Advice::shelter);
}

TEST(Places, AlongARiverAreStationsWherePeopleAre) {
  const Outcome outcome = testing::example_river_outcome();
  const Findings f = assess(outcome, {});
  EXPECT_EQ(place(f, "Ilovka").advice, Advice::no_drinking);
  EXPECT_TRUE(place(f, "Ilovka").own);
  EXPECT_EQ(place(f, "Intake of Ilek").state, "RUS");
  for (const PlaceFinding& p : f.places)
    EXPECT_TRUE(p.name != "Gauge Lower Bridge" && p.name != "Mouth") << p.name;
  EXPECT_EQ(f.people.verdict, Reached::reached);
  EXPECT_THAT(english(f.headline),
              HasSubstr("People in Kazakhstan: IN DANGER: Ilovka"));
}

// Concentration only falls on the way: what passed the border and stayed below every
// level there does not meet it farther down, though the cloud is still on its way to
// Ilek.
TEST(Places, DownTheRiverAreRuledOutByWhatPassedFartherUp) {
  Outcome outcome = testing::example_river_outcome();
  for (Level& level : outcome.levels) level.value = 1e3;
  for (RiverSeries& s : outcome.part<RiverField>().series)
    if (s.station == 4) s.end = nan;
  EXPECT_EQ(place(assess(outcome, {}), "Ilek").verdict, Reached::not_reached);
  for (RiverSeries& s : outcome.part<RiverField>().series) s.end = nan;
  EXPECT_EQ(place(assess(outcome, {}), "Ilek").verdict, Reached::undecided);
}

// The lethal level of a provisional model does not hide a level of checked values, and
// what is not ruled out beside it is told.
TEST(Places, TellAGraverLevelThatIsNotRuledOut) {
  Case c(25e3, 40e3);
  c.see(0, 60);
  c.see(1, 0.1);
  const PlaceFinding aksai = place(c.found(), "Aksai");
  EXPECT_EQ(aksai.verdict, Reached::reached);
  EXPECT_EQ(aksai.level, 1u);
  EXPECT_EQ(aksai.possible, 0u);
}

TEST(Extents, AreThoseOfTheZone) {
  const Findings f = Case(3e3, 31e3).found();
  ASSERT_EQ(f.extents.size(), 2u);
  EXPECT_EQ(f.extents[1].model, "plume");
  EXPECT_DOUBLE_EQ(f.extents[1].reach, 31e3);
  EXPECT_DOUBLE_EQ(f.extents[1].low, 31e3 / 1.2);
  EXPECT_DOUBLE_EQ(f.extents[1].high, 31e3 * 1.2);
}

// ---- settlements along a river that are no station of its table
// ----------------------

Receptor settlement(const char* name, GeoPoint place, const char* state) {
  Receptor r;
  r.name = name;
  r.place = place;
  r.state = state;
  r.kind = "village";
  r.population = 800;
  return r;
}

/// Between Ilovka, 9 km down the river, and the gauge at 24 km.
GeoPoint halfway() {
  return {51.40, 53.36};
}

TEST(RiverPlaces, ASettlementOnTheCourseIsJudgedBetweenItsStations) {
  Outcome o = testing::example_river_outcome();
  o.geography.receptors = {settlement("Halfway", halfway(), "KAZ")};
  const Findings f = assess(o, {});
  const PlaceFinding& here = place(f, "Halfway");
  const PlaceFinding& above = place(f, "Ilovka");
  EXPECT_EQ(here.verdict, Reached::reached);
  EXPECT_EQ(here.model, "river");
  EXPECT_EQ(here.advice, Advice::no_drinking);
  EXPECT_TRUE(here.own);
  EXPECT_LT(here.peak, above.peak);
  EXPECT_GT(here.peak, 0.5 * above.peak);
  // At the earliest with the front in flood, 2 m/s: 16.5 km after 600 s, less three
  // spreads of the cloud, and as much earlier as at the stations.
  const double t = 600 + 16.5e3 / 2, front = 0.6 * (t - 3 * (300 + 0.06 * t));
  EXPECT_NEAR(here.arrival, front, 0.1 * front);
  EXPECT_EQ(f.people.reached, 2u);
  EXPECT_THAT(english(f.headline), HasSubstr("To be warned: 2 of 2"));
}

// The course leaves bends out: who lives within the bend may lie by the river.
TEST(RiverPlaces, BesideTheCourseASettlementMayBeReached) {
  Outcome o = testing::example_river_outcome();
  o.part<RiverField>().course_distance[1] =
      26e3;  // the stretch of 9.5 km is 17 km of river
  o.geography.receptors = {settlement("In the bend", {51.435, 53.36}, "KAZ"),
                           settlement("Far off", {51.70, 53.36}, "KAZ"),
                           settlement("Above the release", {51.20, 53.20}, "KAZ")};
  const Findings f = assess(o, {});
  EXPECT_EQ(place(f, "In the bend").verdict, Reached::undecided);
  EXPECT_GT(place(f, "In the bend").off_course, 2e3);
  for (const PlaceFinding& p : f.places) {
    EXPECT_NE(p.name, "Far off");
    EXPECT_NE(p.name, "Above the release");
  }
}

TEST(RiverPlaces, AStationStandsForTheSettlementOfItsName) {
  Outcome o = testing::example_river_outcome();
  o.geography.receptors = {settlement("Ilovka", {51.39, 53.31}, "KAZ")};
  const Findings f = assess(o, {});
  const auto told = std::count_if(f.places.begin(), f.places.end(),
                                  [](const auto& p) { return p.name == "Ilovka"; });
  EXPECT_EQ(told, 1);
}

// People live at a gauge as well.
TEST(RiverPlaces, AGaugeWithPeopleIsToldOf) {
  Outcome o = testing::example_river_outcome();
  o.part<RiverField>().stations[1].population = 5000;
  EXPECT_EQ(place(assess(o, {}), "Gauge Lower Bridge").kind, "village");
}

}  // namespace
}  // namespace farreach
