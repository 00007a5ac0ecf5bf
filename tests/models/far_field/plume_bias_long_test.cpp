/// Particles against the integral plume from 2 to 100 km.
#include "tests/support/plume_bias.hpp"

namespace farreach::test {
namespace {

TEST(PlumeBias, ParticlesReadWhatThePlumeDoesFromTwoToAHundredKilometres) {
  expect_no_bias({}, 0.2, 0.12);
}

/// In stable air the wind grows so much with height that the head and the tail of two
/// hours of gas thin out on the way, which the plume does not describe: not as far.
TEST(PlumeBias, NorInStableAir) {
  expect_no_bias({.stability = 'E', .wind = 3, .farthest = 60e3}, 0.2, 0.12);
  expect_no_bias({.stability = 'F', .wind = 2, .farthest = 15e3}, 0.22, 0.17);
}

TEST(PlumeBias, ShortMeansOfALongReleaseAreNoHighestNoise) {
  expect_no_bias({.duration = 6 * 3600, .averaging_time = 600, .farthest = 30e3}, 0.2,
                 0.1);
}

/// Mean reading over the plume's with such steps, over twelve seeds: known to about 1
/// %.
double mean_ratio(char stability, double step_fraction) {
  double sum = 0, count = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed)
    for (const auto& ring : plume_ratios({.stability = stability,
                            .wind = stability == 'F' ? 2.0 : 4.0,
                            .particles = 10000,
                            .farthest = 5e3,
                            .seed = seed,
                            .step_fraction = step_fraction,
                            .young = 1e6})) {
      sum += ring.second;
      ++count;
    }
  return sum / count;
}

TEST(PlumeBias, StepsOfATenthOfTheTimeScaleAreFineEnough) {
  for (const char stability : {'B', 'D', 'F'})
    EXPECT_NEAR(mean_ratio(stability, 0.1) / mean_ratio(stability, 0.025), 1, 0.05)
        << stability;
}

TEST(PlumeBias, TheReadingDoesNotDependOnTheNumberOfParticles) {
  const BiasCase many{.particles = 20000, .farthest = 20e3};
  BiasCase few = many;
  few.particles = 4000;
  const auto a = plume_ratios(many), b = plume_ratios(few);
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += b[i].second / a[i].second;
  EXPECT_NEAR(sum / double(a.size()), 1, 0.12);
}

}  // namespace
}  // namespace farreach::test
