/// What any river obeys, whatever its numbers: linear in the mass, one release after
/// the other gives the sum, more water dilutes, farther is later and weaker.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "models/river/river_run.hpp"

namespace farreach {
namespace {

struct RandomRiver {
  RiverNetwork network;
  RiverSettings settings;
  std::vector<RiverSubstance> substances{{"CN", 0, -1}};
  RiverRelease release;

  explicit RandomRiver(unsigned seed) {
    std::mt19937 random(seed);
    const auto between = [&](double low, double high) {
      return std::exp(
          std::uniform_real_distribution(std::log(low), std::log(high))(random));
    };
    network.cases = {{"mean", "", 0}};
    double discharge = between(5, 500), area = between(5e8, 5e10);
    for (int k = 0; k < 3; ++k) {
      RiverReach reach;
      reach.name = "reach";
      reach.length = between(10e3, 80e3);
      reach.slope = between(5e-5, 5e-3);
      reach.drainage_area = area;
      reach.mean_discharge = discharge;
      reach.flows = {{discharge, 0, 0, 0}};
      network.reaches.push_back(reach);
      discharge *= between(1, 2);
      area *= between(1, 2);
    }
    settings.still_share = 0.1;
    settings.horizon = 20 * 86400.0;
    release = puff(between(10, 1e5), 0, between(60, 36000));
  }

  static RiverRelease puff(double mass, double from, double to) {
    return {"", {from}, {to}, {0}, {{{mass}, {0}}}};
  }

  double length() const {
    double sum = 0;
    for (const RiverReach& reach : network.reaches) sum += reach.length;
    return sum;
  }

  std::vector<ProbeResult> run() const {
    const std::vector<RiverProbe> probes = {
        {0.3 * length(), true}, {0.6 * length(), true}, {0.95 * length(), true}};
    return run_river(
               {&network, &settings, &substances, &release, 0, RiverPace::probable, {}},
               probes)
        .probes[0];
  }
};

class RiverLaws : public ::testing::TestWithParam<unsigned> {};

TEST_P(RiverLaws, farther_is_later_and_weaker_and_loses_nothing) {
  const RandomRiver river(GetParam());
  const auto found = river.run();
  for (std::size_t k = 1; k < found.size(); ++k) {
    EXPECT_GT(found[k].peak_time, found[k - 1].peak_time);
    EXPECT_GT(found[k].arrival, found[k - 1].arrival);
    EXPECT_LT(found[k].peak, found[k - 1].peak);
  }
  const double mass = river.release.loads[0].mass();
  for (const ProbeResult& p : found) EXPECT_NEAR(p.mass, mass, 1e-9 * mass);
}

TEST_P(RiverLaws, twice_the_mass_is_twice_the_concentration) {
  RandomRiver river(GetParam());
  const auto once = river.run();
  river.release.loads[0].dissolved[0] *= 2;
  const auto twice = river.run();
  for (std::size_t k = 0; k < once.size(); ++k) {
    EXPECT_NEAR(twice[k].peak, 2 * once[k].peak, 1e-6 * twice[k].peak);
    EXPECT_NEAR(twice[k].arrival, once[k].arrival, 1e-3);
  }
}

TEST_P(RiverLaws, two_releases_add_up) {
  RandomRiver river(GetParam());
  const RiverRelease first = river.release;
  const RiverRelease second = RandomRiver::puff(500, 40000, 50000);
  const auto a = river.run();
  river.release = second;
  const auto b = river.run();
  river.release = {"",
                   {first.from[0], second.from[0]},
                   {first.to[0], second.to[0]},
                   {0, 0},
                   {{{first.loads[0].mass(), 500}, {0, 0}}}};
  const auto both = river.run();
  for (std::size_t k = 0; k < both.size(); ++k)
    for (std::size_t n = 0; n < both[k].series.size(); ++n) {
      const double one = n < a[k].series.size() ? a[k].series[n] : 0;
      const double other = n < b[k].series.size() ? b[k].series[n] : 0;
      ASSERT_NEAR(both[k].series[n], one + other, 1e-5 * both[k].peak) << k << ' ' << n;
    }
}

TEST_P(RiverLaws, a_wetter_year_dilutes_and_hurries) {
  RandomRiver river(GetParam());
  const auto mean = river.run();
  for (RiverReach& reach : river.network.reaches) reach.flows[0].discharge *= 3;
  const auto flood = river.run();
  for (std::size_t k = 0; k < mean.size(); ++k) {
    EXPECT_LT(flood[k].peak, mean[k].peak);
    EXPECT_LT(flood[k].peak_time, mean[k].peak_time);
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RiverLaws, ::testing::Range(1U, 5U));

}  // namespace
}  // namespace farreach
