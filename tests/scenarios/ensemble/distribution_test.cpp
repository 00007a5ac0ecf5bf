/// Samples of each distribution against its distribution function (Kolmogorov and
/// Smirnov), and what users read of it.
#include "scenarios/ensemble/distribution.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "scenarios/ensemble/quasi_random.hpp"

namespace farreach {
namespace {

using Kind = Distribution::Kind;

double phi(double z) {
  return 0.5 * std::erfc(-z / std::sqrt(2.0));
}

/// Largest distance of the sample's distribution function from `cdf`.
double distance(const Distribution& d, const std::function<double(double)>& cdf) {
  constexpr std::size_t count = 2000;
  std::vector<double> x;
  for (const auto& u : quasi_random_points(11, count, 1)) x.push_back(d.quantile(u[0]));
  std::sort(x.begin(), x.end());
  double largest = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double f = cdf(x[i]), n = count;
    largest = std::max({largest, std::abs(f - static_cast<double>(i) / n),
                        std::abs(f - static_cast<double>(i + 1) / n)});
  }
  return largest;
}

/// Plain random samples stay below 1.63/sqrt(N) in 99 of 100 cases; these are evener.
constexpr double bound = 0.003;

const double z95 = 1.6448536269514722;

TEST(Distribution, Lognormal) {
  const Distribution d{.kind = Kind::lognormal, .middle = 36, .spread = 2};
  EXPECT_LT(
      distance(d, [](double x) { return phi(std::log(x / 36) / std::log(2) * z95); }),
      bound);
  EXPECT_NEAR(d.quantile(0.5), 36, 1e-9);
  EXPECT_NEAR(d.quantile(0.95), 72, 1e-9) << "90 % lie between m/f and m f";
  EXPECT_NEAR(d.quantile(0.05), 18, 1e-9);
}

TEST(Distribution, NormalCutOff) {
  const Distribution d{
      .kind = Kind::normal, .middle = 10, .spread = 2, .low = 7, .high = 11};
  const double below = phi(-1.5), above = phi(0.5);
  EXPECT_LT(
      distance(d,
               [&](double x) { return (phi((x - 10) / 2) - below) / (above - below); }),
      bound);
  EXPECT_NEAR(d.share_cut_off(), below + 1 - above, 1e-12);
}

TEST(Distribution, Uniform) {
  const Distribution d{.kind = Kind::uniform, .from = -2, .to = 6};
  EXPECT_LT(distance(d, [](double x) { return (x + 2) / 8; }), bound);
}

TEST(Distribution, LogUniform) {
  const Distribution d{.kind = Kind::loguniform, .from = 0.1, .to = 10};
  EXPECT_LT(distance(d, [](double x) { return 0.5 * (1 + std::log10(x)); }), bound);
}

TEST(Distribution, Triangular) {
  const Distribution d{.kind = Kind::triangular, .middle = 2, .from = 1, .to = 5};
  EXPECT_LT(distance(d,
                     [](double x) {
                       return x < 2 ? (x - 1) * (x - 1) / 4
                                    : 1 - (5 - x) * (5 - x) / 12;
                     }),
            bound);
}

TEST(Distribution, Discrete) {
  const Distribution d{
      .kind = Kind::discrete, .values = {3, 1, 2}, .weights = {0.5, 0.2, 0.3}};
  int threes = 0, ones = 0;
  for (const auto& u : quasi_random_points(4, 4000, 1)) {
    threes += d.quantile(u[0]) == 3;
    ones += d.quantile(u[0]) == 1;
  }
  EXPECT_NEAR(threes, 2000, 8);
  EXPECT_NEAR(ones, 800, 8);
}

TEST(Distribution, StaysInsideItsLimitsInTheFarTails) {
  const Distribution d{
      .kind = Kind::lognormal, .middle = 1, .spread = 10, .low = 0.5, .high = 2};
  EXPECT_GE(d.quantile(1e-16), 0.5);
  EXPECT_LE(d.quantile(1 - 1e-16), 2);
  EXPECT_LT(d.quantile(0.4), d.quantile(0.6));
}

TEST(Distribution, IsSaidInWords) {
  EXPECT_EQ(in_words({.kind = Kind::lognormal, .middle = 36, .spread = 2}, "kg/s"),
            "lognormal, median 36 kg/s, 90 % within a factor of 2");
  EXPECT_EQ(
      in_words({.kind = Kind::discrete, .values = {0, 1}, .weights = {0.25, 0.75}},
               "-"),
      "one of 0 (25 %), 1 (75 %)");
}

}  // namespace
}  // namespace farreach
