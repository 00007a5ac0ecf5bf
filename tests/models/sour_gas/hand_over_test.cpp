#include "models/sour_gas/hand_over.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "models/sour_gas/rules.hpp"
#include "models/sour_gas/sour_gas.hpp"
#include "tests/support/sour_gas_cases.hpp"

namespace farreach {
namespace {

struct Handed {
  Fluid fluid;
  Stretch stretch;
  Placement placement;
  HandOver out;
  Departures gaps;
};

Handed handed(Values values, double air) {
  values = with_standards(sour_gas_parameters(), values);
  const Fluid fluid = fluid_of(values);
  const Release release = make_release(fluid, values, {101325});
  const Placement placement = placement_of(values);
  const HandOver out = hand_over(fluid, release.stretches[0], placement, air);
  return {fluid, release.stretches[0], placement, out,
          departures(fluid, release.stretches[0], placement, out, air)};
}

void expect_closed(const Departures& d) {
  EXPECT_NEAR(d.mass, 0, 1e-12);
  EXPECT_NEAR(d.species, 0, 1e-12);
  EXPECT_NEAR(d.enthalpy, 0, 1e-8);
  EXPECT_NEAR(d.momentum, 0, 1e-12);
}

TEST(HandOver, ConservesForEveryKindAndPlacement) {
  for (const Values& kind : {testing::rate_values(), testing::hole_values(),
                             testing::rupture_values(), testing::blowout_values()}) {
    expect_closed(handed(kind, 288.15).gaps);
    Values hindered = kind;
    hindered.set("release.obstructed", true);
    hindered.set("release.drops_airborne", 0.25);
    expect_closed(handed(hindered, 253.15).gaps);
  }
}

TEST(HandOver, ExcessEnthalpyOfAirWarmGasIsItsDeparture) {
  Values v = testing::with_composition(testing::rate_values(), {{"H2S", 0.2}});
  v.set("release.composition.C1", 0.8);
  v.set("release.temperature", 288.15);
  const Handed h = handed(v, 288.15);
  EXPECT_NEAR(h.out.segment.excess_enthalpy, -1800, 1800);
  EXPECT_NEAR(
      handed(v, 298.15).out.segment.excess_enthalpy - h.out.segment.excess_enthalpy,
      -10 * 1700, 4000);
}

TEST(HandOver, DropsThatFallLeaveTheStream) {
  Values v = testing::hole_values();
  v.set("release.drops_airborne", 0.0);
  const Handed h = handed(v, 288.15);
  EXPECT_GT(h.out.fallen_rate, 0.1 * h.stretch.stream.mass_rate);
  for (const auto& c : h.out.segment.components) EXPECT_EQ(c.liquid_mass_fraction, 0);
  EXPECT_LT(h.out.segment.density, h.stretch.stream.state.density);
}

TEST(HandOver, ObstacleTakesMomentumAndWarms) {
  Values v = testing::hole_values();
  v.set("release.obstructed", true);
  const Handed h = handed(v, 288.15);
  EXPECT_NEAR(h.out.segment.speed / h.stretch.stream.speed, 0.1, 1e-12);
  EXPECT_GT(h.out.segment.temperature, h.stretch.stream.state.temperature + 10);
}

TEST(HandOver, DirectionOfTheJet) {
  Values v = testing::hole_values();
  EXPECT_EQ(handed(v, 288).placement.elevation, 0);
  v.set("release.direction", std::string("vertical"));
  EXPECT_EQ(handed(v, 288).placement.elevation, 90);
  v.set("release.direction", std::string("inclined"));
  v.set("release.elevation", 35.0);
  EXPECT_EQ(handed(v, 288).placement.elevation, 35);
  EXPECT_EQ(handed(testing::blowout_values(), 288).placement.elevation, 90);
}

TEST(HandOver, FlatSourceKeepsItsArea) {
  Values v = testing::rate_values();
  v.set("release.geometry", std::string("area"));
  v.set("release.area", 400.0);
  const Handed h = handed(v, 288.15);
  EXPECT_EQ(h.out.segment.geometry, SourceGeometry::area);
  EXPECT_EQ(h.out.segment.area, 400);
  EXPECT_NEAR(h.out.segment.speed * 400 * h.out.segment.density, 10, 1e-9);
}

}  // namespace
}  // namespace farreach
