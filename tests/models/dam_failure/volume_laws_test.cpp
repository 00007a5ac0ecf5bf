#include "models/dam_failure/volume_laws.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "models/dam_failure/ensemble.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

TEST(VolumeLaws, ReleaseOfAMillionCubicMetres) {
  EXPECT_NEAR(released_volume(volume_law("rico_2008"), 1e6, 0).middle(), 0.354e6, 1);
  EXPECT_NEAR(released_volume(volume_law("larrauri_lall_2018"), 1e6, 0).middle(),
              0.332e6, 1);
  EXPECT_NEAR(released_volume(volume_law("own_fit"), 1e6, 0).middle(),
              std::pow(10, 6 - 0.563), 1);
  EXPECT_NEAR(released_volume(volume_law("piciullo_2022"), 1e6, 20).middle(),
              std::pow(10, 0.33) * std::pow(1e6, 0.611) * std::pow(20, 0.994), 1);
}

TEST(VolumeLaws, PredictiveDistributionIsStudents) {
  LogStudent v = released_volume(volume_law("own_fit"), 1e7, 0);
  v.cap = 0;
  // t at 0.975 with 51 degrees of freedom is 2.0076: a factor of 10^(0.51 2.0076).
  EXPECT_NEAR(v.quantile(0.975) / v.middle(), std::pow(10, 0.51 * 2.0076), 1e-2);
  EXPECT_NEAR(v.middle() / v.quantile(0.025), std::pow(10, 0.51 * 2.0076), 1e-2);
}

TEST(VolumeLaws, NoMoreIsReleasedThanStored) {
  const LogStudent v = released_volume(volume_law("rico_2008"), 1e6, 0);
  EXPECT_EQ(v.quantile(0.99), 1e6);
}

TEST(VolumeLaws, RunOutByRegression) {
  const LogStudent d = runout_estimate({"own_fit", 1e6, 4e6, 40});
  const double fall = 40 * 0.25 * 1.0;
  EXPECT_NEAR(d.middle(), 1000 * std::pow(10, 0.481) * std::pow(fall, 0.386), 1);
  EXPECT_GT(d.quantile(0.975) / d.middle(), 30);
  EXPECT_NEAR(runout_estimate({"rico_2008", 1e6, 4e6, 40}).middle(),
              1610 * std::pow(40.0, 0.66), 1);
  EXPECT_THROW(runout_estimate({"own_fit", 4e6, 1e6, 40}), InputError);
  EXPECT_THROW(runout_estimate({"guess", 1e6, 4e6, 40}), InputError);
}

TEST(Ensemble, WeightsAddUpToOneAndTheLikelyRunComesFirst) {
  const LogStudent volume = released_volume(volume_law("own_fit"), 1e6, 0);
  FluidMaterial mud;
  mud.rheology.law = "bingham";
  mud.rheology.yield = 20;
  mud.factor = 3;
  for (const int count : {1, 3, 5, 9}) {
    const auto members = ensemble_of(count, volume, mud);
    ASSERT_EQ(members.size(), static_cast<std::size_t>(count));
    EXPECT_EQ(members.front().name, "likely");
    double sum = 0;
    for (const auto& m : members) sum += m.weight;
    EXPECT_NEAR(sum, 1, 1e-12);
  }
  const auto three = ensemble_of(3, volume, mud);
  EXPECT_LT(three[1].volume, three[0].volume);
  EXPECT_NEAR(three[1].rheology.yield, 60, 1e-9);
  EXPECT_THROW(ensemble_of(4, volume, mud), InputError);
}

// At 0.40 of solids the mixtures with both values span 4 to 528 Pa: a mud of which
// nothing was measured may be any of them, and the ensemble holds both ends.
TEST(Ensemble, SamplesTheRangeOfAMudThatWasNotMeasured) {
  Values v;
  v.set("release.material", std::string("fine_tailings"));
  const FluidMaterial guess = material_of(v);
  EXPECT_NEAR(rheology_variant(guess, -1).yield, 4.0, 0.05);
  EXPECT_NEAR(rheology_variant(guess, 1).yield, 527.5, 0.5);
  v.set("release.mixture", std::string("glenwood_4"));
  const FluidMaterial named = material_of(v);
  EXPECT_NEAR(rheology_variant(named, 1).yield / named.rheology.yield, 3.16, 0.01);
}

// 90 % of the volumes lie between the least and the most of three runs.
TEST(Ensemble, HoldsNinetyPercentOfTheVolumes) {
  LogStudent volume{.log_middle = 6, .scatter = 0.5, .freedom = 1000};
  const auto three = ensemble_of(3, volume, {});
  EXPECT_NEAR(std::log10(three[2].volume / three[1].volume), 2 * 0.5 * 1.6464, 1e-3);
}

}  // namespace
}  // namespace farreach
