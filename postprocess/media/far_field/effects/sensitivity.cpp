#include "postprocess/media/far_field/effects/sensitivity.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <random>
#include <utility>

namespace farreach {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr int halves = 100;
constexpr double standard_errors = 1.96;
constexpr std::size_t neighbours = 3;
constexpr std::size_t fewest_repeats = 4;  // of a value, on average, to be a group

struct Moments {
  double mean = 0, variance = 0;
};

Moments moments_of(const Sample& y) {
  const auto n = static_cast<double>(y.size());
  Moments m;
  for (const double v : y) m.mean += v / n;
  for (const double v : y) m.variance += (v - m.mean) * (v - m.mean) / n;
  return m;
}

/// Rows by ascending value; equal values keep their order.
std::vector<std::size_t> order_of(const Sample& x) {
  std::vector<std::size_t> order(x.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return x[a] < x[b]; });
  return order;
}

/// Ranks from 0 to 1; equal values share the mean of their ranks.
Sample ranks_of(const Sample& x) {
  const auto order = order_of(x);
  Sample ranks(x.size());
  for (std::size_t i = 0, end = 0; i < order.size(); i = end) {
    while (end < order.size() && x[order[end]] == x[order[i]]) ++end;
    const double rank = 0.5 * static_cast<double>(i + end - 1);
    for (std::size_t k = i; k < end; ++k)
      ranks[order[k]] =
          rank / static_cast<double>(std::max<std::size_t>(1, order.size() - 1));
  }
  return ranks;
}

double distance2(const std::vector<Sample>& ranks, std::size_t a, std::size_t b) {
  double sum = 0;
  for (const Sample& r : ranks) sum += (r[a] - r[b]) * (r[a] - r[b]);
  return sum;
}

/// Variance of y among member j and the members nearest to it, 0 to 1 of the ranks
/// being one step in every input.
double variance_near(const std::vector<Sample>& ranks, const Sample& y, std::size_t j) {
  std::vector<std::pair<double, std::size_t>> by_distance;
  for (std::size_t k = 0; k < y.size(); ++k)
    if (k != j) by_distance.emplace_back(distance2(ranks, j, k), k);
  const std::size_t count = std::min(neighbours, by_distance.size());
  std::partial_sort(by_distance.begin(),
                    by_distance.begin() + static_cast<std::ptrdiff_t>(count),
                    by_distance.end());
  Sample near{y[j]};
  for (std::size_t k = 0; k < count; ++k) near.push_back(y[by_distance[k].second]);
  const auto n = static_cast<double>(near.size());
  return moments_of(near).variance * n / std::max(1.0, n - 1);
}

/// Groups of equal number into which members are cut.
std::size_t group_count(std::size_t members) {
  const auto half_root = std::lround(0.5 * std::sqrt(static_cast<double>(members)));
  return static_cast<std::size_t>(std::clamp(half_root, 4L, 40L));
}

/// Ends of the groups in the order of x: where its values repeat, a group for each of
/// them, else groups of equal number.
std::vector<std::size_t> group_ends(const Sample& x,
                                    const std::vector<std::size_t>& order) {
  const std::size_t n = x.size();
  std::vector<std::size_t> ends;
  for (std::size_t i = 1; i <= n; ++i)
    if (i == n || x[order[i]] != x[order[i - 1]]) ends.push_back(i);
  if (ends.size() * fewest_repeats <= n) return ends;
  const std::size_t groups = group_count(n);
  ends.clear();
  for (std::size_t g = 1; g <= groups; ++g) ends.push_back(g * n / groups);
  return ends;
}

Sample chosen(const Sample& all, const std::vector<std::size_t>& rows) {
  Sample some;
  for (const std::size_t row : rows) some.push_back(all[row]);
  return some;
}

/// Half of the rows at random; the same ones on every computer.
std::vector<std::size_t> half_of(std::size_t count, std::mt19937_64& random) {
  std::vector<std::size_t> rows(count);
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  for (std::size_t i = 0; i < count / 2; ++i)
    std::swap(rows[i], rows[i + random() % (count - i)]);
  rows.resize(count / 2);
  std::sort(rows.begin(), rows.end());
  return rows;
}

/// `estimate` takes the group and the answer of some of the rows.
template <class Estimate>
Index with_interval(const std::vector<Sample>& group, const Sample& y,
                    const Estimate& estimate) {
  const double value = estimate(group, y);
  if (!std::isfinite(value) || y.size() < 16) return {nan, nan, nan};
  std::mt19937_64 random(20240911);
  Sample found;
  for (int i = 0; i < halves; ++i) {
    const auto rows = half_of(y.size(), random);
    std::vector<Sample> half;
    for (const Sample& x : group) half.push_back(chosen(x, rows));
    const double of_half = estimate(half, chosen(y, rows));
    if (std::isfinite(of_half)) found.push_back(of_half);
  }
  const double error = standard_errors * std::sqrt(moments_of(found).variance);
  const auto cut = [](double v) { return std::clamp(v, 0.0, 1.0); };
  return {cut(value), cut(value - error), cut(value + error)};
}

}  // namespace

double first_order_index(const Sample& x, const Sample& y) {
  const Moments m = moments_of(y);
  const std::size_t n = y.size();
  if (!(m.variance > 0) || n < 2 * group_count(n)) return nan;
  const auto order = order_of(x);
  const auto ends = group_ends(x, order);
  const std::size_t groups = ends.size();
  double between = 0;
  for (std::size_t g = 0, from = 0; g < groups; from = ends[g++]) {
    double sum = 0;
    for (std::size_t i = from; i < ends[g]; ++i) sum += y[order[i]] - m.mean;
    between += sum * sum / static_cast<double>(ends[g] - from);
  }
  const double whole = m.variance * static_cast<double>(n);
  const double chance = static_cast<double>(groups - 1) * (whole - between) /
                        static_cast<double>(n - groups);
  return (between - chance) / whole;
}

double unexplained_share(const std::vector<Sample>& group, const Sample& y) {
  const Moments m = moments_of(y);
  if (!(m.variance > 0)) return nan;
  if (group.empty()) return 1;
  std::vector<Sample> ranks;
  for (const Sample& x : group) ranks.push_back(ranks_of(x));
  double sum = 0;
  for (std::size_t j = 0; j < y.size(); ++j) sum += variance_near(ranks, y, j);
  return sum / static_cast<double>(y.size()) / m.variance;
}

Index first_order_with_interval(const Sample& x, const Sample& y) {
  return with_interval({x}, y,
                       [](const std::vector<Sample>& group, const Sample& part) {
                         return first_order_index(group.front(), part);
                       });
}

Index unexplained_with_interval(const std::vector<Sample>& group, const Sample& y) {
  return with_interval(group, y, unexplained_share);
}

}  // namespace farreach
