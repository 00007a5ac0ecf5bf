#include "models/gas_plume/closures.hpp"

#include <algorithm>
#include <cmath>

namespace farreach {

double dense_jet_damping(double richardson) {
  return 1 / (1 + 5 * std::max(richardson, 0.0));
}

double dense_damping(double richardson) {
  return 1 / (1 + 0.2 * std::max(richardson, 0.0));
}

double front_speed(double reduced_gravity, double height, double richardson) {
  if (!(reduced_gravity > 0)) return 0;
  return 1.15 * std::sqrt(reduced_gravity * height) * richardson / (1 + richardson);
}

double lateral_spread(double sigma_v, double mixing_height, double time) {
  const double x = sigma_v * time / mixing_height;
  return sigma_v * time * std::pow(1 + 78 * x, -0.3);
}

double lateral_rate(double sigma_v, double mixing_height, double share, double sigma) {
  // With X = sigma_v t/h the spread is h X (1 + 78 X)^-0.3 = sigma/share: solve for X.
  const double wanted = sigma / (share * mixing_height);
  double x = wanted * std::pow(1 + 78 * std::pow(wanted, 1 / 0.7), 0.3);
  for (int i = 0; i < 8; ++i) {
    const double base = std::pow(1 + 78 * x, -0.3);
    const double slope = base * (1 - 0.3 * 78 * x / (1 + 78 * x));
    const double step = (wanted - x * base) / slope;
    x = std::max(x + step, 0.1 * x);
    if (std::abs(step) < 1e-9 * x) break;
  }
  const double base = std::pow(1 + 78 * x, -0.3);
  return share * sigma_v * base * (1 - 0.3 * 78 * x / (1 + 78 * x));
}

}  // namespace farreach
