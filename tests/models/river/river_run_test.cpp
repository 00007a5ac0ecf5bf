/// One way down a river: what tracer tests say of a cloud, dilution, bounds,
/// reservoirs, losses, and that one half of a river after the other gives the whole.
#include "models/river/river_run.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "models/river/river_line.hpp"
#include "models/river/river_run_store.hpp"
#include "models/river/travel_laws.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

RiverReach reach(double length, double discharge) {
  RiverReach r;
  r.name = "reach";
  r.length = length;
  r.slope = 5e-4;
  r.drainage_area = 2e10;
  r.mean_discharge = discharge;
  r.flows = {{discharge, 0, 0, 0}};
  return r;
}

struct Case {
  RiverNetwork network;
  RiverSettings settings;
  std::vector<RiverSubstance> substances{{"CN", 0, -1}};
  RiverRelease release;

  Case() {
    network.cases = {{"mean", "", 0}};
    network.reaches = {reach(100e3, 100)};
    settings.still_share = 0.1;
    settings.suspended_solids = 0.05;
    settings.settling_speed = 2e-4;
    settings.deposition_stress = 0.1;
    settings.horizon = 6 * 86400.0;
    release.from = {0};
    release.to = {60};
    release.volume = {1};
    release.loads = {{{1000}, {0}}};
  }

  RiverRunResult run(std::vector<double> distances,
                     RiverPace pace = RiverPace::probable) const {
    std::vector<RiverProbe> probes;
    for (const double d : distances) probes.push_back({d, true});
    return run_river({&network, &settings, &substances, &release, 0, pace, {}}, probes);
  }
};

TEST(RiverRun, comes_back_whole_from_its_bytes) {
  const RiverRunResult run = Case().run({50e3, 100e3});
  const std::string bytes = bytes_of_river_run(run);
  const RiverRunResult again = river_run_of(bytes);
  EXPECT_EQ(bytes_of_river_run(again), bytes);
  EXPECT_EQ(again.probes[0][1].peak, run.probes[0][1].peak);
  EXPECT_EQ(again.probes[0][1].series, run.probes[0][1].series);
  EXPECT_EQ(again.reaches.size(), run.reaches.size());
  EXPECT_THROW(river_run_of(bytes.substr(0, bytes.size() - 3)), RunError);
}

/// Jobson 1996, worked: 100 km at 0.697 m/s is 39.8 h; unit peak 52.1; the front at
/// 0.89 of the time; a tenth of the peak lasts 10.7 h.
TEST(RiverRun, a_cloud_behaves_as_in_tracer_tests) {
  const auto found = Case().run({100e3}).probes[0][0];
  EXPECT_NEAR(found.peak_time / 3600, 39.8, 1.0);
  const double unit_peak = found.peak * 100 / 1000 * 1e6;
  EXPECT_NEAR(unit_peak, 52.1, 0.08 * 52.1);
  const float tenth = static_cast<float>(0.1 * found.peak);
  const auto above = std::count_if(found.series.begin(), found.series.end(),
                                   [&](float c) { return c > tenth; });
  const double step = Case().run({100e3}).step;
  EXPECT_NEAR(static_cast<double>(above) * step / 3600, 10.7, 2.1);
  double front = 0;
  while (found.series[static_cast<std::size_t>(front)] < tenth) front += 1;
  EXPECT_NEAR(front * step / found.peak_time, 0.89, 0.02);
}

TEST(RiverRun, travel_time_is_that_of_the_reaches) {
  Case c;
  c.network.reaches = {reach(40e3, 100), reach(60e3, 100)};
  const auto two = c.run({100e3}).probes[0][0];
  const auto one = Case().run({100e3}).probes[0][0];
  EXPECT_NEAR(two.peak_time, one.peak_time, 1e-6 * one.peak_time);
  EXPECT_NEAR(two.peak, one.peak, 1e-6 * one.peak);
}

TEST(RiverRun, a_tributary_dilutes_by_its_share) {
  Case c;
  c.network.reaches = {reach(50e3, 100), reach(50e3, 300)};
  c.network.reaches[1].mean_discharge = 300;
  const auto found = c.run({49.9e3, 50.6e3}).probes[0];
  EXPECT_NEAR(found[1].peak / found[0].peak, 1.0 / 3, 0.02);
  EXPECT_NEAR(found[1].mass, 1000, 1e-6);
}

/// A station at a confluence lies below it, whatever the grid makes of the place.
TEST(RiverRun, where_reaches_meet_the_lower_one_counts) {
  for (const double length : {50e3, 50.3e3, 51.7e3, 53.1e3}) {
    Case c;
    c.network.reaches = {reach(length, 100), reach(30e3, 300)};
    c.network.reaches[1].mean_discharge = 300;
    const auto found = c.run({length - 1, length, length + 1}).probes[0];
    EXPECT_NEAR(found[1].peak / found[0].peak, 1.0 / 3, 0.02) << length;
    EXPECT_NEAR(found[2].peak / found[1].peak, 1, 0.02) << length;
  }
}

TEST(RiverRun, a_canal_takes_its_share_of_the_mass) {
  Case c;
  c.network.reaches = {reach(50e3, 100), reach(50e3, 60)};
  const auto found = c.run({20e3, 90e3}).probes[0];
  EXPECT_NEAR(found[0].mass, 1000, 1e-6);
  EXPECT_NEAR(found[1].mass, 600, 1e-4);
}

TEST(RiverRun, nothing_is_stronger_than_what_was_released) {
  Case c;
  c.network.reaches = {reach(50e3, 1)};
  c.release.volume = {100000};
  c.release.loads = {{{2000}, {3000}}};  // 0.05 kg/m3
  const auto found = c.run({1e3, 10e3, 40e3}).probes[0];
  for (const ProbeResult& p : found) {
    EXPECT_LT(p.peak, 0.05);
    EXPECT_NEAR(p.mass, 5000, 1e-4);
  }
  EXPECT_GT(found[0].peak, 0.049);
}

TEST(RiverRun, decays_by_its_half_life) {
  Case c;
  c.substances[0].decay = std::log(2.0) / (24 * 3600);
  const auto found = c.run({0, 100e3}).probes[0];
  const double hours = Case().run({100e3}).probes[0][0].peak_time / 3600;
  EXPECT_NEAR(found[1].mass / 1000, std::pow(0.5, hours / 24), 0.01);
}

TEST(RiverRun, solids_settle_in_slack_water_and_stay_in_a_steep_river) {
  Case c;
  c.release.loads = {{{0}, {1000}}};
  EXPECT_NEAR(c.run({100e3}).probes[0][0].mass, 1000, 1e-6);
  c.network.reaches[0].slope = 1e-6;
  EXPECT_LT(c.run({100e3}).probes[0][0].mass, 500);
  c.release.loads = {{{1000}, {0}}};
  EXPECT_NEAR(c.run({100e3}).probes[0][0].mass, 1000, 1e-6) << "dissolved does not";
}

TEST(RiverRun, a_partition_coefficient_shares_it_between_water_and_solids) {
  Case c;
  c.network.reaches[0].slope = 1e-6;
  c.substances[0].partition = 20;  // half of it at 0.05 kg/m3
  const double half = c.run({100e3}).probes[0][0].mass;
  c.substances[0].partition = -1;
  c.release.loads = {{{0}, {1000}}};
  const double all = c.run({100e3}).probes[0][0].mass;
  EXPECT_NEAR(half / 1000, std::sqrt(all / 1000), 0.01);
}

TEST(RiverRun, a_reservoir_lets_the_mass_out_slowly) {
  Case c;
  c.settings.horizon = 12 * 86400.0;
  RiverReach lake = reach(10e3, 100);
  lake.reservoir_volume = 100 * 2 * 86400.0;  // two days
  c.network.reaches = {reach(40e3, 100), lake, reach(50e3, 100)};
  const auto found = c.run({39e3, 51e3}).probes[0];
  // Exact: the pulse fills the lake at once, c = M/V at most.
  EXPECT_NEAR(found[1].peak, 1000 / lake.reservoir_volume, 0.1 * 1000 / 1.728e7);
  EXPECT_NEAR(found[1].mass, 1000 * (1 - std::exp(-(12 - 0.7) / 2)), 0.5);
}

TEST(RiverRun, slow_and_fast_lie_around_the_probable) {
  const Case c;
  const double slow = c.run({100e3}, RiverPace::slow).probes[0][0].arrival;
  const double probable = c.run({100e3}).probes[0][0].arrival;
  const double fast = c.run({100e3}, RiverPace::fast).probes[0][0].arrival;
  EXPECT_GT(slow, probable);
  EXPECT_LT(fast, probable);
}

TEST(RiverRun, a_flood_wave_hastens_the_fast_pace_alone) {
  const Case c;
  const RiverReach& r = c.network.reaches[0];
  const double slow = reach_velocity(r, 0, c.settings, RiverPace::probable, 3000);
  EXPECT_EQ(slow, reach_velocity(r, 0, c.settings, RiverPace::probable));
  const double fast = reach_velocity(r, 0, c.settings, RiverPace::fast, 3000);
  EXPECT_GT(fast, reach_velocity(r, 0, c.settings, RiverPace::fast));
  EXPECT_LT(fast, 6) << "no water runs at tens of metres a second";
}

TEST(RiverRun, closes_every_balance) {
  Case c;
  RiverReach lake = reach(10e3, 90);
  lake.reservoir_volume = 1e7;
  lake.reservoir_depth = 5;
  c.network.reaches = {reach(40e3, 100), lake, reach(50e3, 150)};
  c.substances = {{"CN", 1e-6, -1}, {"Pb", 0, 5}};
  c.release.loads = {{{1000}, {500}}, {{10}, {20}}};
  EXPECT_LT(c.run({100e3}).worst_balance, 1e-12);
}

TEST(RiverRun, says_which_reach_lacks_a_velocity) {
  Case c;
  c.network.reaches[0].drainage_area = 0;
  EXPECT_THROW(c.run({1e3}), InputError);
  c.network.reaches[0].flows[0].velocity = 0.8;
  EXPECT_NO_THROW(c.run({1e3}));
  EXPECT_NEAR(reach_velocity(c.network.reaches[0], 0, c.settings, RiverPace::fast), 1.2,
              1e-12);
}

}  // namespace
}  // namespace farreach
