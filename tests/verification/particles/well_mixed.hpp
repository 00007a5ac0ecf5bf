/// The well-mixed condition: particles spread evenly over the layer stay so.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "tests/verification/particles/flight_fields.hpp"

namespace farreach {

struct WellMixed {
  double chi2 = 0;    ///< of counts in bins of equal depth
  double worst = 0;   ///< deviation of one bin from the mean, over its sampling error
  double mean_w = 0;  ///< mean vertical velocity over its sampling error
  int bins = 0;
};

inline WellMixed mixing_of(const ParticleSet& p, double h, int bins) {
  WellMixed m;
  m.bins = bins;
  std::vector<double> count(static_cast<std::size_t>(bins), 0);
  double sum = 0, sum2 = 0;
  for (std::size_t i = 0; i < p.size(); ++i) {
    const auto bin = static_cast<int>(static_cast<double>(p.z[i]) / h * bins);
    count[std::min(bin, bins - 1)] += 1;
    const auto w = static_cast<double>(p.w[i]);
    sum += w;
    sum2 += w * w;
  }
  const auto n = static_cast<double>(p.size());
  const double mean = n / bins;
  for (const double c : count) {
    m.chi2 += (c - mean) * (c - mean) / mean;
    m.worst =
        std::max(m.worst, std::abs(c - mean) / std::sqrt(mean * (1 - 1.0 / bins)));
  }
  m.mean_w = sum / std::sqrt(sum2);
  return m;
}

/// Upper bound of chi-square that chance passes once in a thousand
/// (Wilson and Hilferty 1931, Proc. Natl Acad. Sci. 17, 684-688).
inline double chi2_bound(int freedom) {
  const double k = 2.0 / (9.0 * freedom);
  const double root = 1 - k + 3.0902 * std::sqrt(k);
  return freedom * root * root * root;
}

/// Lagrangian time scale of the whole layer: h/sigma_w, from the scales of velocity.
inline double crossing_time(const LayerCase& c) {
  const double u = static_cast<double>(c.friction_velocity);
  const double h = static_cast<double>(c.mixing_height);
  const double unstable = std::max(-static_cast<double>(c.inverse_length), 0.0);
  const double convective = u * std::cbrt(h * unstable / 0.4);
  return h / (u + 0.6 * convective);
}

}  // namespace farreach
