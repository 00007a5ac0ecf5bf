/// What a dam failure obeys beyond the laws of all hazards: balances in both
/// precisions, members kept and checkpoints in every order.
#include <gtest/gtest.h>

#include <cmath>
#include <sstream>

#include "models/hazard/flow_field.hpp"
#include "tests/support/dam_failure_cases.hpp"
#include "tests/support/temporary_folder.hpp"

namespace farreach {
namespace {

using testing::dam_failure;
using testing::run_dam_failure;

/// Water at once, mud at once, a discharge, and a fluid with pollutants.
std::vector<HazardInput> failures() {
  std::vector<HazardInput> all(4, dam_failure());
  all[1].values.set("release.material", std::string("fine_tailings"));
  all[1].values.set("release.rheology", std::string("bingham"));
  all[1].values.set("release.viscosity", 5.0);
  all[2].values.set("release.kind", std::string("hydrograph"));
  all[2].values.set("release.hydrograph_time", std::vector<double>{0, 60, 300});
  all[2].values.set("release.hydrograph_discharge", std::vector<double>{0, 200, 0});
  all[3].values.set("release.material", std::string("mud_flood"));
  all[3].values.set("release.settles", true);
  all[3].values.set("release.pollutant[0].substance", std::string("CN"));
  all[3].values.set("release.pollutant[0].dissolved", 0.1);
  return all;
}

/// Everything that two runs are compared by.
std::vector<float> fingerprint_of(const FlowField& f) {
  std::vector<float> all;
  for (const auto* map : {&f.max_depth, &f.max_speed, &f.max_depth_speed, &f.duration,
                          &f.deposit, &f.wetted_share, &f.frames})
    all.insert(all.end(), map->begin(), map->end());
  for (const FlowMember& m : f.members)
    for (const double v : {m.released, m.deposited, m.left_raster, m.run_out})
      all.push_back(static_cast<float>(v));
  return all;
}

TEST(DamFailureLaws, MassIsAccountedForAtEveryStepInBothPrecisions) {
  for (HazardInput input : failures())
    for (const char* precision : {"single", "double"}) {
      input.values.set("numerics.precision", std::string(precision));
      double worst = 0, tolerance = 0;
      const Outcome o = run_dam_failure(input, [&](const Snapshot& s) {
        if (s.mass_released > 0)
          worst = std::max(
              worst, std::abs(s.mass_accounted - s.mass_released) / s.mass_released);
        tolerance = s.mass_tolerance;
      });
      EXPECT_EQ(tolerance, std::string(precision) == "single" ? 1e-6 : 1e-13);
      EXPECT_LE(worst, tolerance) << o.part<FlowField>().fluid << ", " << precision;
      for (const Check& check : o.checks) EXPECT_TRUE(check.passed) << check.name;
    }
}

TEST(DamFailureLaws, TakesUpKeptMembersWithTheSameBitsAndChecks) {
  HazardInput input = failures()[3];
  input.values.set("numerics.members", 3.0);
  input.values.set("numerics.flow_time", 200.0);
  const Outcome whole = run_dam_failure(input);
  const testing::TemporaryFolder folder;
  Outcome resumed;
  for (const double until : {250.0, 600.0}) {
    const auto hazard = make_dam_failure(input);
    ASSERT_TRUE(hazard->keep_members_in(folder.path() / "members"));
    Clock clock(hazard->end_time());
    while (!clock.finished() && clock.time() < until)
      clock.tick(hazard->advance(clock.time(), clock.longest_step()));
    if (clock.finished()) hazard->finish(resumed);
  }
  EXPECT_EQ(fingerprint_of(whole.part<FlowField>()),
            fingerprint_of(resumed.part<FlowField>()));
  ASSERT_EQ(whole.checks.size(), resumed.checks.size());
  for (std::size_t k = 0; k < whole.checks.size(); ++k)
    EXPECT_EQ(whole.checks[k].value, resumed.checks[k].value) << whole.checks[k].name;
}

// Killed between keeping a member and the next checkpoint: the checkpoint still holds
// the run of that member.
TEST(DamFailureLaws, GoesOnFromACheckpointOlderThanItsMembers) {
  HazardInput input = failures()[0];
  input.values.set("numerics.members", 3.0);
  input.values.set("numerics.flow_time", 200.0);
  const auto whole = fingerprint_of(run_dam_failure(input).part<FlowField>());
  const testing::TemporaryFolder folder;
  std::stringstream kept;
  auto hazard = make_dam_failure(input);
  hazard->keep_members_in(folder.path() / "members");
  Clock clock(hazard->end_time());
  for (int k = 0; k < 3; ++k)
    clock.tick(hazard->advance(clock.time(), clock.longest_step()));
  ASSERT_TRUE(hazard->save(kept));
  Clock later = clock;
  while (later.time() < 1.5 * 200)
    later.tick(hazard->advance(later.time(), later.longest_step()));
  hazard = make_dam_failure(input);
  hazard->keep_members_in(folder.path() / "members");
  hazard->restore(kept);
  EXPECT_EQ(kept.peek(), std::stringstream::traits_type::eof());
  while (!clock.finished())
    clock.tick(hazard->advance(clock.time(), clock.longest_step()));
  Outcome o;
  hazard->finish(o);
  EXPECT_EQ(whole, fingerprint_of(o.part<FlowField>()));
}

TEST(DamFailureLaws, GoesOnFromACheckpointWithTheSameBits) {
  for (HazardInput input : failures()) {
    input.values.set("numerics.members", 3.0);
    input.values.set("numerics.flow_time", 200.0);
    const auto whole = fingerprint_of(run_dam_failure(input).part<FlowField>());
    for (const int stop_after : {3, 150}) {
      std::stringstream kept;
      auto hazard = make_dam_failure(input);
      Clock clock(hazard->end_time());
      for (int k = 0; k < stop_after && !clock.finished(); ++k)
        clock.tick(hazard->advance(clock.time(), clock.longest_step()));
      ASSERT_TRUE(hazard->save(kept));
      hazard = make_dam_failure(input);
      hazard->restore(kept);
      while (!clock.finished())
        clock.tick(hazard->advance(clock.time(), clock.longest_step()));
      Outcome o;
      hazard->finish(o);
      EXPECT_EQ(whole, fingerprint_of(o.part<FlowField>())) << stop_after;
    }
  }
}

}  // namespace
}  // namespace farreach
