/// The quasi-random points: even, uniform, fixed by seed and number.
#include "scenarios/ensemble/quasi_random.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace farreach {
namespace {

using Points = std::vector<std::vector<double>>;

/// L2 star discrepancy after Warnock (1972), in closed form:
/// D2 = 3^-d - 2^(1-d)/N sum_i prod_k (1 - x_ik^2)
///      + 1/N2 sum_ij prod_k (1 - max(x_ik, x_jk)).
double discrepancy(const Points& points) {
  const auto n = static_cast<double>(points.size());
  const std::size_t d = points.front().size();
  double single = 0, pairs = 0;
  for (const auto& x : points) {
    double product = 1;
    for (const double c : x) product *= 1 - c * c;
    single += product;
    for (const auto& y : points) {
      double both = 1;
      for (std::size_t k = 0; k < d; ++k) both *= 1 - std::max(x[k], y[k]);
      pairs += both;
    }
  }
  const auto dims = static_cast<double>(d);
  return std::sqrt(std::pow(3, -dims) - std::pow(2, 1 - dims) / n * single +
                   pairs / (n * n));
}

Points random_points(unsigned seed, std::size_t count, std::size_t dimensions) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> uniform;
  Points points(count, std::vector<double>(dimensions));
  for (auto& x : points)
    for (double& c : x) c = uniform(random);
  return points;
}

TEST(QuasiRandom, FillsTheCubeMoreEvenlyThanRandomPoints) {
  for (const std::size_t dimensions : {2, 5}) {
    double random = 0, quasi = 0;
    for (unsigned seed = 1; seed <= 10; ++seed) {
      random += discrepancy(random_points(seed, 256, dimensions));
      quasi += discrepancy(quasi_random_points(seed, 256, dimensions));
    }
    EXPECT_LT(quasi, 0.5 * random) << dimensions << " dimensions";
  }
}

TEST(QuasiRandom, EveryCoordinateIsStratified) {
  const auto points = quasi_random_points(7, 256, 20);
  for (std::size_t j = 0; j < 20; ++j) {
    std::vector<int> hits(128, 0);
    for (const auto& x : points) ++hits[static_cast<std::size_t>(x[j] * 128)];
    EXPECT_EQ(*std::min_element(hits.begin(), hits.end()), 2) << j;
    EXPECT_EQ(*std::max_element(hits.begin(), hits.end()), 2) << j;
  }
}

TEST(QuasiRandom, LiesInsideTheOpenInterval) {
  for (const auto& x : quasi_random_points(3, 5000, 8))
    for (const double c : x) {
      EXPECT_GT(c, 0);
      EXPECT_LT(c, 1);
    }
}

TEST(QuasiRandom, APointDependsOnSeedAndNumberAlone) {
  const auto few = quasi_random_points(5, 10, 3), many = quasi_random_points(5, 999, 9);
  for (std::size_t k = 0; k < few.size(); ++k)
    for (std::size_t j = 0; j < 3; ++j) EXPECT_EQ(few[k][j], many[k][j]);
}

TEST(QuasiRandom, SeedsDiffer) {
  const auto one = quasi_random_points(1, 4, 2), two = quasi_random_points(2, 4, 2);
  for (std::size_t k = 0; k < 4; ++k)
    for (std::size_t j = 0; j < 2; ++j) EXPECT_NE(one[k][j], two[k][j]);
}

TEST(QuasiRandom, MeanOverSeedsIsTheMiddle) {
  double sum = 0;
  for (std::uint64_t seed = 0; seed < 2000; ++seed)
    sum += quasi_random_points(seed, 1, 1)[0][0];
  EXPECT_NEAR(sum / 2000, 0.5, 4 / std::sqrt(12 * 2000.0));
}

}  // namespace
}  // namespace farreach
