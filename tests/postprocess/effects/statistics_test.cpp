/// Shares and percentiles against known distributions.
#include "postprocess/effects/statistics.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace farreach {
namespace {

TEST(Share, NoneAndAllHaveTheClosedForms) {
  // 0 of n: the largest p with (1 - p)^n >= 2.5 %.
  const Share none = share_of(0, 200);
  EXPECT_EQ(none.low, 0);
  EXPECT_NEAR(none.high, 1 - std::pow(0.025, 1.0 / 200), 1e-12);
  const Share all = share_of(50, 50);
  EXPECT_NEAR(all.low, std::pow(0.025, 1.0 / 50), 1e-12);
  EXPECT_EQ(all.high, 1);
  EXPECT_TRUE(std::isnan(share_of(0, 0).probability));
}

TEST(Share, AgreesWithPublishedExactLimits) {
  // 81 of 263: Newcombe, Stat. Med. 17 (1998) 857, table I, exact: 0.2527 to 0.3676.
  const Share s = share_of(81, 263);
  EXPECT_NEAR(s.low, 0.2527, 5e-5);
  EXPECT_NEAR(s.high, 0.3676, 5e-5);
  EXPECT_NEAR(s.probability, 81.0 / 263, 1e-15);
}

/// Chance that the interval of n members holds the truth, summed over all outcomes.
double coverage(std::size_t n, double truth) {
  double covered = 0;
  for (std::size_t k = 0; k <= n; ++k) {
    const Share s = share_of(k, n);
    if (s.low > truth || s.high < truth) continue;
    const auto a = static_cast<double>(k), b = static_cast<double>(n - k);
    covered +=
        std::exp(std::lgamma(a + b + 1) - std::lgamma(a + 1) - std::lgamma(b + 1) +
                 a * std::log(truth) + b * std::log1p(-truth));
  }
  return covered;
}

TEST(Share, IntervalHoldsTheTruthInAtLeast95PercentOfAllSamples) {
  for (const std::size_t n : {20u, 40u, 200u})
    for (const double truth : {0.003, 0.02, 0.1, 0.37, 0.5, 0.9}) {
      EXPECT_GE(coverage(n, truth), 0.95) << n << " members, " << truth;
    }
  EXPECT_LT(coverage(200, 0.5), 0.975);  // and is not needlessly wide
}

TEST(RunningShare, EndsWithTheWholeSampleAndNarrows) {
  std::vector<bool> hits;
  for (int i = 0; i < 300; ++i) hits.push_back(i % 3 == 0);
  const auto shares = running_share(hits);
  ASSERT_EQ(shares.size(), 300u);
  EXPECT_EQ(shares.back().hits, 100u);
  EXPECT_LT(shares.back().high - shares.back().low, 0.12);
  EXPECT_GT(shares[20].high - shares[20].low, 0.3);
}

TEST(Spread, PercentilesOfKnownDistributions) {
  std::vector<double> uniform, exponential;
  std::mt19937_64 random(7);
  for (int i = 0; i < 20000; ++i) {
    const double u = (static_cast<double>(random() >> 11) + 0.5) / 9007199254740992.0;
    uniform.push_back(u);
    exponential.push_back(-std::log(u));
  }
  const Spread u = spread_of(uniform), e = spread_of(exponential);
  // Four standard errors sqrt(p (1 - p) / n) / density.
  EXPECT_NEAR(u.low, 0.05, 4 * std::sqrt(0.05 * 0.95 / 20000));
  EXPECT_NEAR(u.high, 0.95, 4 * std::sqrt(0.05 * 0.95 / 20000));
  EXPECT_NEAR(e.median, std::log(2.0), 4 * std::sqrt(0.25 / 20000) / 0.5);
  EXPECT_NEAR(e.high, -std::log(0.05), 4 * std::sqrt(0.05 * 0.95 / 20000) / 0.05);
}

TEST(Spread, LeavesOutWhatIsNotANumber) {
  const double nan = std::nan("");
  const Spread s = spread_of({3, nan, 1, 2, nan});
  EXPECT_EQ(s.count, 3u);
  EXPECT_EQ(s.least, 1);
  EXPECT_EQ(s.median, 2);
  EXPECT_EQ(s.most, 3);
  EXPECT_TRUE(std::isnan(spread_of({nan}).median));
}

}  // namespace
}  // namespace farreach
