#include "postprocess/effects/statistics.hpp"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>
#include <limits>

namespace farreach {
namespace {

constexpr double tail = 0.025;  // on either side of 95 %

}  // namespace

Share share_of(std::size_t hits, std::size_t members) {
  Share share{.hits = hits, .members = members};
  if (members == 0) {
    share.probability = std::numeric_limits<double>::quiet_NaN();
    return share;
  }
  const auto k = static_cast<double>(hits), n = static_cast<double>(members);
  share.probability = k / n;
  if (hits > 0) share.low = boost::math::ibeta_inv(k, n - k + 1, tail);
  if (hits < members) share.high = boost::math::ibeta_inv(k + 1, n - k, 1 - tail);
  return share;
}

std::vector<Share> running_share(const std::vector<bool>& hits) {
  std::vector<Share> shares;
  std::size_t count = 0;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (hits[i]) ++count;
    shares.push_back(share_of(count, i + 1));
  }
  return shares;
}

double quantile(std::span<const double> values, double probability) {
  if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
  const double at = probability * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(std::floor(at));
  const std::size_t above = std::min(below + 1, values.size() - 1);
  const double share = at - std::floor(at);
  return values[below] + share * (values[above] - values[below]);
}

Spread spread_of(std::vector<double> values) {
  std::erase_if(values, [](double v) { return std::isnan(v); });
  std::sort(values.begin(), values.end());
  return {values.size(),         quantile(values, 0),    quantile(values, 0.05),
          quantile(values, 0.5), quantile(values, 0.95), quantile(values, 1)};
}

}  // namespace farreach
