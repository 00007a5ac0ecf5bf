// What stands behind "not reached in every wind from 1 to 15 m/s", on whole scenarios
// of the library.
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "models/hazard/hazard.hpp"
#include "postprocess/media/air/border_verdict.hpp"
#include "postprocess/media/plume/effects/plume_effects.hpp"
#include "scenarios/scenario.hpp"
#include "scenarios/schema.hpp"

namespace farreach {
namespace {

Outcome run_library(const char* name) {
  std::string path = FARREACH_SOURCE_DIR "/scenarios/library/";
  path += name;
  path += ".toml";
  Scenario scenario = read_scenario(path);
  Outcome outcome;
  outcome.scenario = scenario.record;
  outcome.site = scenario.site;
  outcome.geography = scenario.geography;
  outcome.levels = scenario.levels;
  const auto hazard = find_hazard("sour_gas")->make(scenario.input);
  for (double t = 0; t < hazard->end_time() - 1e-9;) t += hazard->advance(t, 600);
  hazard->finish(outcome);
  return outcome;
}

const BorderVerdict& verdict_on(const std::vector<BorderVerdict>& all,
                                const Outcome& outcome, const std::string& key) {
  for (const BorderVerdict& v : all)
    if (outcome.levels[v.level].key == key) return v;
  throw std::runtime_error("no verdict on " + key);
}

// A neighbour 5 km from the well: AEGL-2 comes 2.5 km at most in the weathers of the
// scenario, 5.7 km in F1, which is not among them. Not reached must not be said.
TEST(WindScan, AWindThatIsNotInTheScenarioTakesBackNotReached) {
  Outcome outcome = run_library("karachaganak_well_blowout");
  outcome.geography.borders.resize(1);
  outcome.geography.borders[0].distance = 5000;
  outcome.geography.borders[0].uncertainty = 100;
  Effects effects;
  effects.reaches = compute_reaches(outcome, effects.model_factor);
  const auto scanned = border_verdicts(outcome, effects);
  EXPECT_EQ(verdict_on(scanned, outcome, "aegl2").verdict, Reached::undecided);
  EXPECT_EQ(verdict_on(scanned, outcome, "aegl2").reason_key, "wind_scan");
  for (const BorderVerdict& v : scanned)
    for (const LevelReach& r : effects.reaches)
      if (v.verdict == Reached::not_reached && r.level == v.level) {
        EXPECT_FALSE(r.scan_distance > 4900) << outcome.levels[v.level].name;
      }
  double farthest = 0, wind = 0;
  for (LevelReach& r : effects.reaches) {
    if (outcome.levels[r.level].key == "aegl2" && r.scan_distance > farthest) {
      farthest = r.scan_distance;
      wind = r.scan_wind;
    }
    r.scan_distance = r.scan_wind = std::numeric_limits<double>::quiet_NaN();
  }
  EXPECT_EQ(wind, 1);
  const auto blind = border_verdicts(outcome, effects);
  EXPECT_EQ(verdict_on(blind, outcome, "aegl2").verdict, Reached::not_reached);
}

/// A vertical jet of light gas with 5 % H2S in class F, looked at in one wind or in all
/// of the scan.
LevelReach light_jet(double wind, double ppm) {
  Values v;
  v.set("release.kind", std::string("rate"));
  v.set("release.mass_rate", 20.0);
  v.set("release.area", 0.2);
  v.set("release.temperature", 290.0);
  v.set("release.direction", std::string("vertical"));
  v.set("release.composition.H2S", 0.05);
  v.set("release.composition.C1", 0.95);
  Weather w;
  w.name = w.stability = 'F';
  w.wind_speed = wind;
  const auto hazard = find_hazard("sour_gas")->make({v, {w}});
  for (double t = 0; t < hazard->end_time() - 1e-9;) t += hazard->advance(t, 600);
  Outcome o;
  Level level;
  level.substance = "H2S";
  level.quantity = quantity::concentration;
  level.unit = "ppm";
  level.value = 1e-6 * ppm;
  o.levels = {level};
  hazard->finish(o);
  return compute_reaches(o, 2).front();
}

// In little wind the jet rises out of reach, in much it is thinned: neither end of the
// range is the worst, and the scan of any one wind of the class finds the wind between.
TEST(WindScan, ALightJetReachesFarthestInAWindBetween) {
  const LevelReach light = light_jet(1, 5), middle = light_jet(4.6, 5),
                   strong = light_jet(15, 5);
  EXPECT_EQ(light.distance, 0);
  EXPECT_GT(middle.distance, 1.5 * strong.distance);
  for (const LevelReach& r : {light, middle, strong}) {
    EXPECT_EQ(r.scan_wind, 4.6);
    EXPECT_NEAR(r.scan_distance, middle.distance, 0.02 * middle.distance);
  }
}

/// Cold gas near air's density from a crater, in D5.
LevelReach near_air(double rate) {
  Values v;
  v.set("release.kind", std::string("rate"));
  v.set("release.mass_rate", rate);
  v.set("release.area", 0.05 * rate);
  v.set("release.temperature", 250.0);
  v.set("release.direction", std::string("vertical"));
  v.set("release.obstructed", true);
  v.set("release.composition.H2S", 0.05);
  v.set("release.composition.C1", 0.80);
  v.set("release.composition.CO2", 0.15);
  Weather w;
  w.name = w.stability = 'D';
  w.wind_speed = 5;
  const auto hazard = find_hazard("sour_gas")->make({v, {w}});
  for (double t = 0; t < hazard->end_time() - 1e-9;) t += hazard->advance(t, 600);
  Outcome o;
  Level level;
  level.substance = "H2S";
  level.quantity = quantity::concentration;
  level.unit = "ppm";
  level.value = 35e-6;
  o.levels = {level};
  hazard->finish(o);
  return compute_reaches(o, 2).front();
}

// Near air's density the gas lifts off or stays down: the distance jumps between two
// rates. The band on either side of the jump holds what is on the other.
TEST(TwoBranches, AreBothInTheBand) {
  LevelReach before = near_air(100);
  double jump = 0;
  for (double rate = 110; rate < 1000; rate *= 1.1) {
    const LevelReach r = near_air(rate);
    jump = std::max({jump, r.distance / before.distance, before.distance / r.distance});
    EXPECT_LE(r.distance_low, 1.02 * before.distance) << rate;
    EXPECT_GE(before.distance_high, 0.98 * r.distance) << rate;
    EXPECT_LE(before.distance_low, 1.02 * r.distance) << rate;
    EXPECT_GE(r.distance_high, 0.98 * before.distance) << rate;
    before = r;
  }
  EXPECT_GT(jump, 3);
}

}  // namespace
}  // namespace farreach
