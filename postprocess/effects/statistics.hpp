/// What a sample of members says about all weathers: shares with their confidence
/// intervals, and percentiles.
///
/// The interval of a share of k among n is that of Clopper and Pearson (Biometrika 26
/// (1934) 404), from the quantiles of the beta distribution:
///
///   low  = B^-1(a/2; k, n - k + 1),  high = B^-1(1 - a/2; k + 1, n - k),  a = 0.05
///
/// It holds the true share in at least 95 % of all samples of independent members; an
/// evenly spread sample does better. 0 of n leaves the bound 1 - 0.025^(1/n).
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace farreach {

/// A probability known from a sample, with its 95 % interval.
struct Share {
  std::size_t hits = 0, members = 0;
  double probability = 0, low = 0, high = 1;  ///< [-]
};

Share share_of(std::size_t hits, std::size_t members);

/// The estimate after the first 1, 2, ... members.
std::vector<Share> running_share(const std::vector<bool>& hits);

/// Quantile with linear interpolation between the order statistics, definition 7 of
/// Hyndman and Fan (Am. Stat. 50 (1996) 361); NaN of no values. `values` are sorted
/// ascending and hold no NaN.
double quantile(std::span<const double> values, double probability);

/// 5, 50 and 95 % of a sample with its ends; NaN where there is none.
struct Spread {
  std::size_t count = 0;
  double least, low, median, high, most;
};

/// NaN among the values are left out.
Spread spread_of(std::vector<double> values);

}  // namespace farreach
