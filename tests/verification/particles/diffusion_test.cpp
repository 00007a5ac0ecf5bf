/// The engine in homogeneous turbulence, where Taylor (1921), Proc. London Math. Soc.
/// 20, 196-212, is exact: variance = 2 sigma^2 T^2 (t/T - 1 + exp(-t/T)).
#include <gmock/gmock.h>

#include <cmath>

#include "tests/verification/particles/toy_air.hpp"
#include "tests/verification/particles/well_mixed.hpp"

namespace farreach {
namespace {

double taylor(double sigma, double scale, double t) {
  return 2 * sigma * sigma * scale * scale * (t / scale - 1 + std::exp(-t / scale));
}

double variance(const std::vector<float>& x) {
  double sum = 0, sum2 = 0;
  for (const float value : x) {
    sum += static_cast<double>(value);
    sum2 += static_cast<double>(value) * static_cast<double>(value);
  }
  const auto n = static_cast<double>(x.size());
  return sum2 / n - sum / n * sum / n;
}

constexpr int many = 10000;

StepRule following(float fraction) {
  StepRule rule;
  rule.fraction = fraction;
  rule.young = 1e9F;
  rule.longest = 1e9F;
  return rule;
}

class Taylor : public testing::TestWithParam<double> {};

TEST_P(Taylor, spreads_all_three_directions) {
  const ToyAir air;
  const double t = GetParam() * 100;
  ParticleSet p = particles_at(0, 0, 0, many);
  carry(air, p, following(0.05F), t, t);
  const double exact = taylor(1, 100, t);
  const double allowed = 4 * std::sqrt(2.0 / many);  // of sampling, relative
  EXPECT_NEAR(variance(p.x) / exact, 1, allowed);
  EXPECT_NEAR(variance(p.y) / exact, 1, allowed);
  EXPECT_NEAR(variance(p.z) / exact, 1, allowed);
}

INSTANTIATE_TEST_SUITE_P(time_over_scale, Taylor,
                         testing::Values(0.01, 0.3, 3.0, 30.0));

TEST(Taylor, limits_hold_with_steps_longer_than_the_scale) {
  // Diffusivity sigma^2 T_L is kept whatever the step.
  const ToyAir air;
  ParticleSet p = particles_at(0, 0, 0, many);
  carry(air, p, following(3.0F), 100 * 100, 100 * 100);
  EXPECT_NEAR(variance(p.z) / (2 * 100.0 * 100 * 100), 1,
              4 * std::sqrt(2.0 / many) + 0.02);
}

TEST(Reflection, follows_the_mirrored_path) {
  // No memory lost, no noise: a particle that rises at 1 m/s between 0 and 10 m.
  ToyAir air;
  air.time = 1e12F;
  air.low = 0;
  air.high = 10;
  for (const double t : {3.0, 9.0, 13.0, 25.0, 31.0}) {
    ParticleSet p = particles_at(0, 0, 2, 1);
    p.w[0] = 1;
    p.draw[0] = 1;
    StepRule rule = following(1);
    rule.longest = 0.7F;
    carry(air, p, rule, t, t);
    const double phase = std::fmod(2 + t, 20.0);
    const double exact = phase < 10 ? phase : 20 - phase;
    EXPECT_NEAR(static_cast<double>(p.z[0]), exact, 1e-3) << t;
    EXPECT_NEAR(static_cast<double>(p.w[0]), phase < 10 ? 1 : -1, 1e-3) << t;
  }
}

/// Share of the cloud of an instant source at `z0` between reflecting walls 0 and h
/// that lies below z, after images of the Gaussian.
double below(double z, double z0, double h, double spread) {
  const auto gauss = [&](double x) {
    return 0.5 * std::erfc(-x / spread / std::sqrt(2.0));
  };
  double sum = 0;
  for (int n = -20; n <= 20; ++n)
    for (const double centre : {2 * n * h + z0, 2 * n * h - z0})
      sum += gauss(z - centre) - gauss(-centre);
  return sum;
}

TEST(Diffusion, between_walls_is_the_plume_with_its_images) {
  ToyAir air;
  air.time = 0.5F;
  air.low = 0;
  air.high = 50;
  ParticleSet p = particles_at(0, 0, 10, many);
  StepRule rule = following(0.5F);
  carry(air, p, rule, 200, 200);
  const double spread = std::sqrt(taylor(1, 0.5, 200));
  constexpr int bins = 10;
  std::vector<double> count(bins, 0);
  for (const float z : p.z) count[std::min(static_cast<int>(z / 5), bins - 1)] += 1;
  double chi2 = 0;
  for (int k = 0; k < bins; ++k) {
    const double exact =
        many * (below(5.0 * (k + 1), 10, 50, spread) - below(5.0 * k, 10, 50, spread));
    chi2 += (count[k] - exact) * (count[k] - exact) / exact;
  }
  EXPECT_LT(chi2, chi2_bound(bins - 1));
}

double miss_after_a_turn(double length) {
  ToyAir air;
  air.sigma = 1e-6F;
  air.rotation = 1e-3F;
  const double turn = 2 * M_PI / 1e-3;
  ParticleSet p = particles_at(1000, 0, 0, 1);
  const double legs = std::round(turn / length);
  carry(air, p, following(1), turn, turn / legs);
  return std::hypot(static_cast<double>(p.x[0]) - 1000, static_cast<double>(p.y[0]));
}

TEST(MeanWind, solid_rotation_is_second_order_in_the_leg) {
  const double coarse = miss_after_a_turn(300), fine = miss_after_a_turn(150);
  const double finest = miss_after_a_turn(75);
  EXPECT_GT(std::log2(coarse / fine), 1.8);
  EXPECT_GT(std::log2(fine / finest), 1.8);
  // The midpoint rule errs by 2 pi (w dt)^2/6 radii in one turn.
  EXPECT_NEAR(finest, 1000 * 2 * M_PI * 0.075 * 0.075 / 6, 0.3);
}

}  // namespace
}  // namespace farreach
