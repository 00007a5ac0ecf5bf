#include "models/gas_plume/profile.hpp"

#include <cmath>

#include "solver/base/constants.hpp"

namespace farreach {

namespace {

/// Digamma by recurrence and the asymptotic series (Abramowitz and Stegun 6.3.18) [-].
double digamma(double x) {
  double sum = 0;
  for (; x < 6; ++x) sum -= 1 / x;
  const double q = 1 / (x * x);
  return sum + std::log(x) - 0.5 / x - q * (1.0 / 12 - q * (1.0 / 120 - q / 252));
}

}  // namespace

double vertical_content(double z_centre, double scale, double shape) {
  const double image =
      z_centre > 0 ? std::exp(-std::pow(2 * z_centre / scale, shape)) : 1;
  return 2 * scale * std::tgamma(1 + 1 / shape) / (1 + image);
}

double lateral_content(double half_width, double sigma) {
  if (half_width < 1e-4 * sigma) return std::sqrt(2 * pi) * sigma;
  return 2 * half_width / std::erf(half_width / (std::sqrt(2.0) * sigma));
}

double lateral_sensitivity(double half_width, double sigma) {
  const double q = half_width / (std::sqrt(2.0) * sigma);
  if (q < 1e-4) return 1;
  return 2 / std::sqrt(pi) * q * std::exp(-q * q) / std::erf(q);
}

double mean_wind_height(double shape) {
  return std::exp(digamma(1 / shape) / shape);
}

}  // namespace farreach
