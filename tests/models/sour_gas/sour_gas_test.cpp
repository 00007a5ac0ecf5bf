#include "models/sour_gas/sour_gas.hpp"
#include "models/hazard/plumes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/support/sour_gas_cases.hpp"

namespace farreach {
namespace {

std::vector<Weather> two_weathers() {
  Weather calm, windy;
  calm.name = "F2";
  calm.wind_speed = 2;
  calm.stability = 'F';
  windy.name = "D5";
  windy.wind_speed = 5;
  windy.air_temperature = 298;
  return {calm, windy};
}

Outcome run(const Values& values) {
  const auto hazard = make_sour_gas({values, two_weathers()});
  for (double t = 0; t < hazard->end_time() - 1e-9;) t += hazard->advance(t, 600);
  Outcome o;
  hazard->finish(o);
  return o;
}

double fact(const Outcome& o, const std::string& name) {
  for (const SourceFact& f : o.source_facts) {
    if (f.name == name) return f.value;
  }
  ADD_FAILURE() << "no fact " << name;
  return 0;
}

void expect_checks(const Outcome& o) {
  EXPECT_GE(o.checks.size(), 6u);
  for (const Check& c : o.checks) EXPECT_TRUE(c.passed) << c.name << " " << c.value;
}

TEST(SourGas, StatedRate) {
  const Outcome o = run(testing::rate_values());
  expect_checks(o);
  ASSERT_EQ(o.part<Plumes>().members.size(), 2u);
  EXPECT_EQ(o.part<Plumes>().members[0].plume.tracked, std::vector<std::string>{"H2S"});
  EXPECT_NEAR(fact(o, "released mass"), 36000, 1e-6);
  EXPECT_NEAR(fact(o, "largest H2S rate"), 10, 1e-12);
}

TEST(SourGas, EveryKindPassesItsChecks) {
  for (const Values& v :
       {testing::hole_values(), testing::rupture_values(), testing::blowout_values()}) {
    expect_checks(run(v));
  }
}

TEST(SourGas, SegmentsAreContiguousAndTheirMassIsExact) {
  Values v = testing::rupture_values();
  v.set("release.feed_rate", 200.0);
  v.set("release.valve_closure_time", 600.0);
  v.set("release.duration", 14400.0);
  const Outcome o = run(v);
  EXPECT_EQ(o.part<Plumes>().source.segments.front().start, 0);
  for (std::size_t k = 1; k < o.part<Plumes>().source.segments.size(); ++k) {
    EXPECT_EQ(o.part<Plumes>().source.segments[k].start,
              o.part<Plumes>().source.segments[k - 1].end);
    EXPECT_LT(o.part<Plumes>().source.segments[k].mass_rate,
              o.part<Plumes>().source.segments[k - 1].mass_rate);
  }
  EXPECT_NEAR(o.part<Plumes>().source.total_mass() / fact(o, "released mass"), 1,
              1e-12);
  EXPECT_NEAR(fact(o, "released mass") +
                  fact(o, "mass still in the line at the end of the release"),
              fact(o, "mass in the line between the valves") + 200 * 600, 1);
}

TEST(SourGas, ValvesCloseAndTheVesselEmpties) {
  Values v = testing::hole_values();
  v.set("release.inventory_volume", 50.0);
  v.set("release.valve_closure_time", 120.0);
  const Outcome o = run(v);
  expect_checks(o);
  EXPECT_NEAR(o.part<Plumes>().source.segments.front().end, 120, 1e-9);
  EXPECT_LT(fact(o, "released mass"),
            fact(o, "mass in the closed volume") + 120 * fact(o, "rate at the start"));
}

TEST(SourGas, IgnitionSplitsTheReleaseAndTurnsItIntoSulphurDioxide) {
  Values v = testing::hole_values();
  v.set("release.ignition", std::string("after"));
  v.set("release.ignition_delay", 900.0);
  const Outcome o = run(v);
  expect_checks(o);
  ASSERT_EQ(o.part<Plumes>().source.segments.size(), 2u);
  EXPECT_EQ(o.part<Plumes>().source.segments[0].end, 900);
  EXPECT_EQ(o.part<Plumes>().members[0].plume.tracked,
            (std::vector<std::string>{"H2S", "SO2"}));
  const double h2s = fact(o, "largest H2S rate");
  EXPECT_NEAR(fact(o, "largest SO2 rate") / h2s, 0.98 * 64.058 / 34.076, 1e-6);
  EXPECT_NEAR(fact(o, "largest rate of unburnt H2S") / h2s, 0.02, 1e-9);
  // Each weather draws in its own air.
  EXPECT_GT(o.part<Plumes>().source.segments[1].temperature, 800);
}

TEST(SourGas, WarmerAirMakesTheSameStreamColderRelativeToIt) {
  Values v = testing::rate_values();
  const auto first = two_weathers();
  Outcome cold, warm;
  make_sour_gas({v, {first[0]}})->finish(cold);
  make_sour_gas({v, {first[1]}})->finish(warm);
  EXPECT_LT(warm.part<Plumes>().source.segments[0].excess_enthalpy,
            cold.part<Plumes>().source.segments[0].excess_enthalpy - 5e3);
}

TEST(SourGas, ProvisionalDefaultsAreTold) {
  const Outcome o = run(testing::hole_values());
  const auto told =
      std::count_if(o.notices.begin(), o.notices.end(), [](const Notice& n) {
        return n.key == "provisional.release.discharge_coefficient";
      });
  EXPECT_EQ(told, 1);
}

TEST(SourGas, RatesOfTheRegionAreOfTheRightSize) {
  // An open flow of 40 000 bbl/day at Tengiz means about 36 kg/s of gas with 7-9 kg/s
  // of H2S; an export line of 8 bn m3/yr carries about 254 m3/s of gas.
  Values v = testing::blowout_values();
  v = testing::with_composition(v, testing::rich_sour_oil());
  v.set("release.composition.IC4", 0.01);
  v.set("release.reservoir_pressure", 8.424e7);
  v.set("release.reservoir_temperature", 378.0);
  v.set("release.depth", 4500.0);
  v.set("release.open_flow", 150.0);
  v.set("release.drops_airborne", 0.0);
  const Outcome o = run(v);
  expect_checks(o);
  EXPECT_GT(fact(o, "rate of the well"), 20);
  EXPECT_LT(fact(o, "rate of the well"), 150);
  EXPECT_GT(fact(o, "liquid fallen to the ground"), 0);
}

}  // namespace
}  // namespace farreach
