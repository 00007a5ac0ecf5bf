/// Laws that every hazard obeys, for the sour-gas hazard.
#include <gtest/gtest.h>

#include <cmath>

#include "models/hazard/hazard.hpp"
#include "models/sour_gas/sour_gas.hpp"
#include "solver/base/error.hpp"
#include "solver/base/parallel.hpp"
#include "tests/support/sour_gas_cases.hpp"

namespace farreach {
namespace {

std::vector<Weather> weathers() {
  std::vector<Weather> all;
  for (const auto& [name, stability, speed, air] :
       {std::tuple{"F2", 'F', 2.0, 273.15}, std::tuple{"D5", 'D', 5.0, 288.15},
        std::tuple{"B3", 'B', 3.0, 303.15}}) {
    Weather w;
    w.name = name;
    w.stability = stability;
    w.wind_speed = speed;
    w.air_temperature = air;
    all.push_back(w);
  }
  return all;
}

std::vector<Values> releases() {
  Values emptying = testing::hole_values();
  emptying.set("release.inventory_volume", 100.0);
  Values lit = testing::rupture_values();
  lit.set("release.ignition", std::string("after"));
  lit.set("release.ignition_delay", 600.0);
  return {testing::rate_values(), emptying, lit, testing::blowout_values()};
}

Outcome run(const Values& values) {
  const auto hazard = make_sour_gas({values, weathers()});
  for (double t = 0; t < hazard->end_time() - 1e-9;) t += hazard->advance(t, 300);
  Outcome o;
  hazard->finish(o);
  return o;
}

TEST(SourGasLaws, MassIsAccountedForAtEveryStep) {
  for (const Values& v : releases()) {
    const auto hazard = make_sour_gas({v, weathers()});
    double last = 0;
    for (double t = 0; t < hazard->end_time() - 1e-9;) {
      t += hazard->advance(t, 300);
      const Snapshot s = hazard->snapshot(t);
      EXPECT_GT(s.mass_released, last);
      EXPECT_NEAR(s.mass_accounted / s.mass_released, 1, 2e-3) << t;
      last = s.mass_released;
    }
  }
}

TEST(SourGasLaws, NothingIsNegativeOrUndefined) {
  for (const Values& v : releases()) {
    const Outcome o = run(v);
    for (const Member& m : o.members) {
      for (const PlumeSegment& p : m.plume.segments) {
        for (const double share : p.molar_share) EXPECT_GE(share, 0);
        for (const PlumeSlice& s : p.slices) {
          EXPECT_GE(s.mole_fraction, 0);
          EXPECT_LE(s.mole_fraction, 1);
          EXPECT_GT(s.density, 0);
          EXPECT_TRUE(std::isfinite(s.arrival));
        }
      }
    }
  }
}

// A release of nothing has no field to compute: it is an error of the input.
TEST(SourGasLaws, NoReleaseIsRefused) {
  Values v = testing::rate_values();
  v.set("release.mass_rate", 0.0);
  EXPECT_THROW(make_sour_gas({v, weathers()}), InputError);
}

void expect_same(const Outcome& a, const Outcome& b) {
  ASSERT_EQ(a.members.size(), b.members.size());
  for (std::size_t i = 0; i < a.members.size(); ++i) {
    const auto& p = a.members[i].plume.segments;
    const auto& q = b.members[i].plume.segments;
    ASSERT_EQ(p.size(), q.size());
    for (std::size_t k = 0; k < p.size(); ++k) {
      ASSERT_EQ(p[k].slices.size(), q[k].slices.size());
      for (std::size_t j = 0; j < p[k].slices.size(); ++j) {
        EXPECT_EQ(p[k].slices[j].mole_fraction, q[k].slices[j].mole_fraction);
        EXPECT_EQ(p[k].slices[j].arrival, q[k].slices[j].arrival);
        EXPECT_EQ(p[k].slices[j].sigma_z, q[k].slices[j].sigma_z);
      }
    }
  }
}

TEST(SourGasLaws, OneAndTwoThreadsGiveTheSameBits) {
  for (const Values& v : releases()) {
    set_threads(1);
    const Outcome one = run(v);
    set_threads(2);
    const Outcome two = run(v);
    set_threads(0);
    expect_same(one, two);
  }
}

TEST(SourGasLaws, ShortAndLongStepsGiveTheSame) {
  const Values v = testing::rupture_values();
  const Outcome coarse = run(v);
  const auto hazard = make_sour_gas({v, weathers()});
  for (double t = 0; t < hazard->end_time() - 1e-9;) t += hazard->advance(t, 17);
  Outcome fine;
  hazard->finish(fine);
  expect_same(coarse, fine);
}

}  // namespace
}  // namespace farreach
