#include "models/far_field/member_run.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "models/far_field/far_study.hpp"
#include "models/far_field/member_store.hpp"
#include "models/gas_plume/gas_plume.hpp"
#include "models/toxicity/toxicity.hpp"
#include "solver/base/parallel.hpp"
#include "tests/support/far_field_cases.hpp"

namespace farreach {
namespace {

double closure(const FarMember& m) {
  return (m.airborne + m.deposited + m.left) / m.released - 1;
}

TEST(MemberRun, SulphurIsClosedWithAndWithoutLosses) {
  const WeatherFields fields = test::constant_fields(test::steady_weather('D', 6));
  FarTask task = test::far_task(fields, 3600, 6 * 3600, 400);
  const FarMember clean = run_member(task, 0);
  EXPECT_NEAR(clean.released / (0.4 * 20 * 3600 * 32.06 / 34.08), 1, 3e-4);
  EXPECT_LT(std::abs(closure(clean)), 1e-7);
  EXPECT_EQ(clean.deposited, 0);
  task.settings.losses = {1e7, 0.01, 0.02, 2e-5};
  const FarMember lossy = run_member(task, 0);
  EXPECT_LT(std::abs(closure(lossy)), 1e-6);
  EXPECT_GT(lossy.deposited, 0.01 * lossy.released);
}

TEST(MemberRun, NoReleaseNoField) {
  const WeatherFields fields = test::constant_fields(test::steady_weather('D', 6));
  FarTask task = test::far_task(fields, 3600, 3 * 3600, 100);
  task.levels = {test::h2s_level(1e-9, 600)};
  task.source = [](const Values&, double) {
    return [](const Weather&) { return GasSource{}; };
  };
  const FarMember m = run_member(task, 0);
  EXPECT_EQ(m.released, 0);
  for (const float x : m.multiple) EXPECT_EQ(x, 0);
  EXPECT_EQ(m.near_reach, std::vector<float>{0});
}

/// 20 kg/s of gas with 40 % of H2S blow 241 km to a border at about 8 m/s: after 4 h
/// they are on the way, after 30 h all is gone beyond the range.
TEST(MemberRun, SaysWhatIsStillInTheAirAtTheEnd) {
  const WeatherFields fields = test::constant_fields(test::steady_weather('D', 6));
  const auto run = [&](double duration, double horizon) {
    FarTask task = test::far_task(fields, duration, horizon, 400);
    task.levels = {test::h2s_level(1e-9, 600)};
    return run_member(task, 0);
  };
  const FarMember early = run(3600, 4 * 3600.0);
  EXPECT_GT(early.rest.at(0), 1);
  EXPECT_LT(early.rest.at(0), 1000);
  EXPECT_NEAR(early.drift, 8, 2.5);
  EXPECT_EQ(early.unreleased, 0);
  EXPECT_EQ(early.release_end, 3600);
  const FarMember late = run(3600, 30 * 3600.0);
  EXPECT_EQ(late.rest.at(0), 0) << "all left the range";
  const FarMember cut = run(12 * 3600, 4 * 3600.0);
  EXPECT_TRUE(std::isinf(cut.rest.at(0)));
  EXPECT_NEAR(cut.unreleased / (cut.released + cut.unreleased), 2.0 / 3, 1e-3);
  EXPECT_EQ(cut.release_end, 12 * 3600);
}

/// Highest multiple anywhere that a longer run has and the shorter one had not.
float brought_later(const FarMember& shorter, const FarMember& longer) {
  float most = 0;
  for (std::size_t k = 0; k < longer.multiple.size(); ++k)
    if (longer.multiple[k] > 1.001f * shorter.multiple[k])
      most = std::max(most, longer.multiple[k]);
  return most;
}

// Before the first hour nothing has become SO2 yet; what will is left open all the
// same.
TEST(MemberRun, WhatIsLeftAtTheEndBoundsTheSulphurDioxideThatOxidationBringsLater) {
  const WeatherFields fields = test::constant_fields(test::steady_weather('D', 6));
  const auto run = [&](double hours) {
    FarTask task = test::far_task(fields, 1200, hours * 3600, 3000);
    task.settings.losses.hydroxyl = 1e6;
    task.levels = {test::h2s_level(1e-9, 600)};
    task.levels.front().substance = "SO2";
    return run_member(task, 0);
  };
  for (const double end : {0.5, 1.5, 3.0}) {
    const FarMember shorter = run(end), longer = run(4 * end);
    const float later = brought_later(shorter, longer);
    EXPECT_GT(later, 0) << end;
    EXPECT_GE(1.5 * double(shorter.rest.at(0)), double(later)) << end;
  }
}

// The bound at the end of the computed time, held against what comes afterwards. The
// highest cell is noisy, and low air in stable layers stays behind: up to 1.34 times
// the bound after four hours in class F. Verdicts allow for a factor of 3.
TEST(MemberRun, WhatIsLeftAtTheEndBoundsWhatItBringsLater) {
  for (const auto& [stability, wind] :
       {std::pair{'C', 4.0}, std::pair{'D', 6.0}, std::pair{'F', 2.0}})
    for (const double end : {1.0, 2.0, 4.0}) {
      const WeatherFields fields =
          test::constant_fields(test::steady_weather(stability, wind));
      const auto run = [&](double hours) {
        FarTask task = test::far_task(fields, 1800, hours * 3600, 3000);
        task.levels = {test::h2s_level(1e-7, 600)};
        return run_member(task, 0);
      };
      const FarMember shorter = run(end), longer = run(4 * end);
      const float later = brought_later(shorter, longer);
      EXPECT_GT(later, 0) << stability << end;
      EXPECT_GE(1.5 * double(shorter.rest.at(0)), double(later)) << stability << end;
    }
}

TEST(MemberRun, SameBitsAgainAndWithTwoThreads) {
  const WeatherFields fields = test::constant_fields(test::steady_weather('C', 4));
  FarTask task = test::far_task(fields, 3600, 3 * 3600, 300);
  task.levels = {test::h2s_level(1e-8, 600)};
  set_threads(1);
  const std::string one = bytes_of(run_member(task, 0));
  set_threads(2);
  EXPECT_EQ(one, bytes_of(run_member(task, 0)));
  set_threads(0);
}

TEST(MemberRun, TheGasGoesWhereTheWindGoes) {
  const WeatherFields fields = test::constant_fields(test::steady_weather('D', 6));
  FarTask task = test::far_task(fields, 3600, 5 * 3600, 1000);
  task.levels = {test::h2s_level(1e-9, 600)};
  const FarMember m = run_member(task, 0);
  const RingGrid& grid = task.settings.grid;
  double sum = 0, east = 0, north = 0;
  for (int r = 0; r < grid.rings; ++r)
    for (int s = 0; s < grid.sectors; ++s) {
      const double weight =
          double(m.multiple[std::size_t(r * grid.sectors + s)]) * grid.edge(r);
      const double azimuth = 2 * pi * s / grid.sectors;
      sum += weight;
      east += weight * std::sin(azimuth);
      north += weight * std::cos(azimuth);
    }
  ASSERT_GT(sum, 0);
  EXPECT_NEAR(std::atan2(east, north) * 180 / pi, 70, 3);
}

Level lethality(double share, const std::string& probit) {
  Level l;
  l.name = "test";
  l.substance = "H2S";
  l.quantity = quantity::lethality;
  l.value = share;
  l.probit = probit;
  return l;
}

std::ptrdiff_t cells_met(const FarMember& m) {
  return std::count_if(m.multiple.begin(), m.multiple.end(),
                       [](float x) { return x >= 1; });
}

/// Relations that the members of a plan draw are those of members that know one only.
TEST(MemberRun, AToxicModelOfThePlanIsThatOfTheLevel) {
  const WeatherFields fields = test::constant_fields(test::steady_weather('F', 2));
  FarTask task = test::far_task(fields, 3600, 2 * 3600, 100);
  task.settings.grid = {100, 20e3, 60, 90};
  task.source = [](const Values&, double) {
    SourceSegment strong = test::seep(3600);
    strong.mass_rate *= 10;
    strong.area *= 10;
    return [strong](const Weather&) { return GasSource{{strong}}; };
  };
  task.plan.inputs = {{"thresholds.probit", "", "-", ""}};
  const std::vector<std::size_t> numbers = {0, 1, 4};
  task.plan.values = {{0}, {1}, {4}};
  task.levels = {lethality(0.01, "h2s_perry_articola")};
  std::vector<std::ptrdiff_t> met;
  for (std::size_t m = 0; m < task.plan.values.size(); ++m) {
    const FarMember drawn = run_member(task, int(m));
    FarTask alone = task;
    alone.plan.inputs.clear();
    for (auto& row : alone.plan.values) row.clear();
    alone.levels[0] = lethality(0.01, std::string(probit_models()[numbers[m]].key));
    EXPECT_EQ(bytes_of(drawn), bytes_of(run_member(alone, int(m)))) << m;
    EXPECT_GT(drawn.near_reach[0], 0) << m;
    met.push_back(cells_met(run_member(alone, 0)));  // the same particles for all
  }
  std::sort(met.begin(), met.end());
  EXPECT_GT(met.front(), 0);
  EXPECT_GT(met.back(), met.front()) << "the relation decides which cells are met";
}

TEST(MemberRun, AToxicModelOfAnotherSubstanceLeavesTheLevelItsOwn) {
  const WeatherFields fields = test::constant_fields(test::steady_weather('F', 2));
  FarTask task = test::far_task(fields, 3600, 2 * 3600, 100);
  task.levels = {lethality(0.5, "h2s_tno")};
  const std::string own = bytes_of(run_member(task, 0));
  task.plan.inputs = {{"thresholds.probit", "", "-", ""}};
  task.plan.values = {{5}};
  ASSERT_EQ(probit_models()[5].substance, "SO2");
  EXPECT_EQ(bytes_of(run_member(task, 0)), own);
}

TEST(MemberRun, NoToxicModelHasAHalfNumber) {
  const WeatherFields fields = test::constant_fields(test::steady_weather('F', 2));
  FarTask task = test::far_task(fields, 3600, 2 * 3600, 100);
  task.plan.inputs = {{"thresholds.probit", "", "-", ""}};
  for (const double number : {-1.0, 0.5, 6.0}) {
    task.plan.values = {{number}};
    EXPECT_THROW(run_member(task, 0), std::out_of_range) << number;
  }
}

/// Concentration of steady gas at the ground over the first four tenths of the way
/// beyond the hand-over: by particles over what the plume goes on to.
double step_at_hand_over(char stability, std::uint64_t seed) {
  const Weather weather = test::steady_weather(stability, stability == 'F' ? 2 : 5);
  const WeatherFields fields = test::constant_fields(weather);
  FarTask task = test::far_task(fields, 2 * 3600, 1.5 * 3600, 30000);
  task.plan.seed = seed;
  task.settings.grid = {200, 3.2e3, 56, 360};  // what leaves it is counted no more
  task.levels = {test::h2s_level(1e-9, 3600)};
  task.source = [](const Values&, double) {
    return [](const Weather&) { return GasSource{{test::seep(2 * 3600)}}; };
  };
  const FarMember m = run_member(task, 0);
  PlumeTrain train(weather, {"H2S", "SO2"}, {.max_distance = 40e3});
  train.emit(test::seep(2 * 3600));
  const RingGrid& grid = task.settings.grid;
  double by_particles = 0, by_plume = 0;
  for (int ring = 0; ring < grid.rings; ++ring) {
    const double r = std::sqrt(grid.edge(ring) * grid.edge(ring + 1));
    if (grid.edge(ring) < m.hand_over_to || r > 1.4 * m.hand_over_to) continue;
    for (int s = 0; s < grid.sectors; ++s) {
      by_particles += r * double(m.multiple[std::size_t(ring * grid.sectors + s)]);
      const double turn = std::remainder(360.0 * s / grid.sectors - 70, 360.0);
      if (std::abs(turn) > 60) continue;
      double highest = 0;  // of the three parts of the sector of 1 degree
      for (int part = -1; part <= 1; ++part) {
        double mean = 0;
        for (int k = -2; k <= 2; ++k) {
          const double t = (turn + (part + 0.2 * k) / 3) * pi / 180;
          mean += 0.2 / 1e-9 *
                  mole_fraction(train.table(), 0, r * std::cos(t), r * std::sin(t), 1.5,
                                5000, 600);
        }
        highest = std::max(highest, mean);
      }
      by_plume += r * highest;
    }
  }
  return by_particles / by_plume;
}

TEST(MemberRun, ConcentrationHasNoStepAtTheHandOver) {
  for (const char stability : {'B', 'D', 'F'}) {
    double mean = 0;  // of three, each known to about 5 %
    for (const std::uint64_t seed : {1, 2, 3})
      mean += step_at_hand_over(stability, seed) / 3;
    EXPECT_NEAR(mean, 1, 0.10) << stability;
  }
}

}  // namespace
}  // namespace farreach
