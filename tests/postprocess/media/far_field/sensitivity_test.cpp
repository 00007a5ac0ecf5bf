/// Sensitivity indices from a plain sample against functions whose indices are known.
#include "postprocess/media/far_field/effects/sensitivity.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <utility>

namespace farreach {
namespace {

constexpr double pi = 3.14159265358979323846;

/// Independent uniform inputs on [0, 1).
std::vector<Sample> inputs(std::size_t count, std::size_t members, unsigned seed) {
  std::mt19937_64 random(seed);
  std::vector<Sample> x(count, Sample(members));
  for (std::size_t m = 0; m < members; ++m)
    for (Sample& values : x)
      values[m] = (static_cast<double>(random() >> 11) + 0.5) / 9007199254740992.0;
  return x;
}

/// sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1 on [-pi, pi]^3 (Ishigami and Homma 1990).
Sample ishigami(const std::vector<Sample>& x) {
  Sample y;
  for (std::size_t m = 0; m < x[0].size(); ++m) {
    const auto at = [&](std::size_t i) { return pi * (2 * x[i][m] - 1); };
    y.push_back(std::sin(at(0)) + 7 * std::pow(std::sin(at(1)), 2) +
                0.1 * std::pow(at(2), 4) * std::sin(at(0)));
  }
  return y;
}

std::vector<Sample> without(std::vector<Sample> x, std::size_t i) {
  x.erase(x.begin() + static_cast<std::ptrdiff_t>(i));
  return x;
}

// Its indices in closed form, a = 7, b = 0.1.
constexpr double first[] = {0.3139, 0.4424, 0.0};
constexpr double total[] = {0.5576, 0.4424, 0.2437};

TEST(FirstOrder, IshigamiByGroups) {
  const auto x = inputs(3, 4000, 1);
  const Sample y = ishigami(x);
  for (std::size_t i = 0; i < 3; ++i)
    EXPECT_NEAR(first_order_index(x[i], y), first[i], 0.04) << i;
}

TEST(Total, IshigamiByNearestNeighbours) {
  const auto x = inputs(3, 4000, 2);
  const Sample y = ishigami(x);
  for (std::size_t i = 0; i < 3; ++i)
    EXPECT_NEAR(unexplained_share(without(x, i), y), total[i], 0.06) << i;
}

TEST(Indices, OfAnAdditiveFunctionAreItsShares) {
  const auto x = inputs(3, 2000, 3);
  Sample y;
  for (std::size_t m = 0; m < 2000; ++m) y.push_back(4 * x[0][m] + 2 * x[1][m]);
  // Variances 16, 4 and 0 twelfths.
  EXPECT_NEAR(first_order_index(x[0], y), 0.8, 0.06);
  EXPECT_NEAR(first_order_index(x[1], y), 0.2, 0.06);
  EXPECT_NEAR(first_order_index(x[2], y), 0.0, 0.06);
  EXPECT_NEAR(unexplained_share(without(x, 0), y), 0.8, 0.06);
  EXPECT_NEAR(unexplained_share(without(x, 2), y), 0.0, 0.02);
}

TEST(Indices, StandEvenlySpreadSamples) {
  // Hammersley points: neighbours in one input are far apart in the next.
  constexpr std::size_t n = 256;
  std::vector<Sample> x(2, Sample(n));
  Sample y;
  for (std::size_t m = 0; m < n; ++m) {
    x[0][m] = (static_cast<double>(m) + 0.5) / n;
    for (std::size_t bit = 0; bit < 8; ++bit)
      if (m >> bit & 1) x[1][m] += std::pow(0.5, double(bit + 1));
    y.push_back(2 * x[0][m] + x[1][m]);
  }
  EXPECT_NEAR(first_order_index(x[0], y), 0.8, 0.05);
  EXPECT_NEAR(first_order_index(x[1], y), 0.2, 0.05);
}

TEST(Indices, DoNotDependOnTheScaleOfAnInput) {
  auto x = inputs(2, 300, 4);
  Sample y;
  for (std::size_t m = 0; m < 300; ++m) y.push_back(x[0][m] + x[1][m]);
  const double before = unexplained_share(x, y),
               first_before = first_order_index(x[1], y);
  for (double& v : x[1]) v = std::exp(20 * v);
  EXPECT_EQ(unexplained_share(x, y), before);
  EXPECT_EQ(first_order_index(x[1], y), first_before);
}

/// Means 0, 5, 1 of three names with shares 1/2, 1/4, 1/4 and noise of unit variance:
/// the mean is 1.5, the variance between the names 9/8 + 49/16 + 1/16 = 4.25.
TEST(Indices, OfAnInputWithFewValuesAreThoseOfItsGroups) {
  const std::vector<std::pair<double, double>> numbering = {{0, 1}, {1, 0}, {4, 2}};
  double mean_of_estimates = 0;
  constexpr int samples = 40;
  for (unsigned s = 0; s < samples; ++s) {
    const auto x = inputs(2, 200, 500 + s);
    Sample name, other_name, y;
    for (std::size_t m = 0; m < 200; ++m) {
      const int k = x[0][m] < 0.5 ? 0 : x[0][m] < 0.75 ? 1 : 2;
      name.push_back(numbering[std::size_t(k)].first);
      other_name.push_back(numbering[std::size_t(k)].second);
      y.push_back((k == 1 ? 5 : k == 2 ? 1 : 0) + std::sqrt(12.0) * (x[1][m] - 0.5));
    }
    const double index = first_order_index(name, y);
    EXPECT_NEAR(first_order_index(other_name, y), index, 1e-12)
        << "names have no order";
    mean_of_estimates += index / samples;
  }
  EXPECT_NEAR(mean_of_estimates, 4.25 / 5.25, 0.01);
}

TEST(Indices, OfAnAnswerThatDoesNotVaryAreUnknown) {
  const Sample x{1, 2, 3}, y{5, 5, 5};
  EXPECT_TRUE(std::isnan(first_order_index(x, y)));
  EXPECT_TRUE(std::isnan(unexplained_share({x}, y)));
  EXPECT_TRUE(std::isnan(first_order_with_interval(x, y).value));
}

TEST(Interval, OfTheFirstOrderIndexHoldsTheTruth) {
  int held = 0;
  constexpr int samples = 60;
  for (unsigned s = 0; s < samples; ++s) {
    const auto x = inputs(2, 200, 100 + s);
    Sample y;
    for (std::size_t m = 0; m < 200; ++m) y.push_back(2 * x[0][m] + x[1][m]);
    const Index i = first_order_with_interval(x[0], y);
    held += i.low <= 0.8 && 0.8 <= i.high;
    EXPECT_LT(i.high - i.low, 0.5);
  }
  // 95 % nominal; of 60 at least 52 unless the true rate is below 93 % (1 in 40).
  EXPECT_GE(held, 52);
}

}  // namespace
}  // namespace farreach
