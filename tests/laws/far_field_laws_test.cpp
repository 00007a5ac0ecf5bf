/// Laws that every hazard obeys, for sour gas carried on by particles.
#include <gtest/gtest.h>

#include <cmath>
#include <sstream>

#include "models/far_field/member_store.hpp"
#include "models/hazard/hazard.hpp"
#include "models/sour_gas/sour_gas.hpp"
#include "solver/base/parallel.hpp"
#include "tests/support/far_field_cases.hpp"
#include "tests/support/sour_gas_cases.hpp"
#include "tests/support/temporary_folder.hpp"

namespace farreach {
namespace {

HazardInput input() {
  HazardInput in;
  in.values = testing::rate_values();
  in.values.set("horizon", 4 * 3600.0);
  in.values.set("release.duration", 1800.0);
  in.values.set("far_field.particles", 300.0);
  in.values.set("far_field.range", 200e3);
  in.weathers = {test::steady_weather('D', 5)};
  in.meteorology = test::constant_fields(test::steady_weather('D', 5));
  in.place = {.lat = 46, .lon = 53};
  in.levels = {test::h2s_level(1e-8, 600)};
  in.ensemble.seed = 3;
  in.ensemble.inputs = {{"start", "when", "s", "any"},
                        {"release.mass_rate", "rate", "kg/s", "uniform"}};
  in.ensemble.values = {{0, 5}, {3600, 10}, {7200, 20}, {9000, 40}};
  return in;
}

std::vector<std::string> members_of(Hazard& hazard, double from = 0) {
  for (double t = from; t < hazard.end_time() * (1 - 1e-12);)
    t += hazard.advance(t, hazard.end_time() - t);
  Outcome outcome;
  hazard.finish(outcome);
  for (const Check& c : outcome.checks) EXPECT_TRUE(c.passed) << c.name << c.value;
  std::vector<std::string> bytes;
  for (const FarMember& m : outcome.far_field.members) bytes.push_back(bytes_of(m));
  return bytes;
}

TEST(FarFieldLaws, MassIsAccountedForAtEveryStep) {
  const auto hazard = make_sour_gas(input());
  for (double t = 0; t < hazard->end_time() * (1 - 1e-12);) {
    t += hazard->advance(t, hazard->end_time() - t);
    const Snapshot s = hazard->snapshot(t);
    ASSERT_GT(s.mass_released, 0);
    const bool plumes = s.mass_tolerance < 1e-7;
    EXPECT_NEAR(s.mass_accounted / s.mass_released, 1, plumes ? 2e-3 : 1e-6);
  }
}

TEST(FarFieldLaws, ALargerReleaseReachesFarther) {
  const auto hazard = make_sour_gas(input());
  for (double t = 0; t < hazard->end_time() * (1 - 1e-12);)
    t += hazard->advance(t, hazard->end_time() - t);
  Outcome outcome;
  hazard->finish(outcome);
  ASSERT_EQ(outcome.far_field.members.size(), 4u);
  const auto reach = [&](std::size_t m) {
    const FarField& f = outcome.far_field;
    std::size_t last = 0;
    for (std::size_t c = 0; c < f.grid.cells(); ++c)
      if (f.members[m].multiple[c] >= 1) last = c;
    return last / std::size_t(f.grid.sectors);
  };
  EXPECT_GT(reach(3), reach(0));
}

TEST(FarFieldLaws, SameBitsWithOneAndTwoThreads) {
  set_threads(1);
  const auto one = members_of(*make_sour_gas(input()));
  set_threads(2);
  const auto two = members_of(*make_sour_gas(input()));
  set_threads(0);
  ASSERT_EQ(one.size(), 4u);
  EXPECT_EQ(one, two);
}

TEST(FarFieldLaws, AStoppedEnsembleGoesOnWithTheSameBits) {
  const auto whole = members_of(*make_sour_gas(input()));
  const testing::TemporaryFolder folder;
  std::stringstream state;
  double stood = 0;
  {
    set_threads(1);
    const auto first = make_sour_gas(input());
    first->keep_members_in(folder.path());
    for (int k = 0; k < 3; ++k) stood += first->advance(stood, first->end_time());
    ASSERT_TRUE(first->save(state));
    set_threads(0);
  }
  const auto second = make_sour_gas(input());
  second->keep_members_in(folder.path());
  second->restore(state);
  EXPECT_EQ(members_of(*second, stood), whole);
}

}  // namespace
}  // namespace farreach
