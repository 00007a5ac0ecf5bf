#include "models/gas_plume/profile.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

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

/// Functions of the exponent alone, tabulated once: they are asked for at every trial.
class ShapeTable {
 public:
  ShapeTable() {
    for (std::size_t i = 0; i <= cells; ++i) {
      const double r = lowest + step * static_cast<double>(i);
      rows_[i] = {std::tgamma(1 + 1 / r), std::exp(digamma(1 / r) / r)};
    }
  }
  /// Column 0: Gamma(1 + 1/r); 1: the mean wind height. Linear, within 3e-7.
  double at(double shape, std::size_t column) const {
    if (!(shape > 0)) return shape + std::nan("");  // a trial step gone astray
    const double place = std::clamp((shape - lowest) / step, 0.0, 1.0 * cells - 1e-9);
    const auto i = static_cast<std::size_t>(place);
    const double w = place - static_cast<double>(i);
    return rows_[i][column] + w * (rows_[i + 1][column] - rows_[i][column]);
  }

 private:
  static constexpr std::size_t cells = 8192;
  static constexpr double lowest = 0.4, step = 8.0 / cells;
  std::array<std::array<double, 2>, cells + 1> rows_;
};

const ShapeTable& shapes() {
  static const ShapeTable table;
  return table;
}

}  // namespace

double gamma_of_shape(double shape) {
  return shapes().at(shape, 0);
}

double vertical_content(double z_centre, double scale, double shape) {
  // The image at -zc adds to the axis, by which the profile is normed.
  const double image =
      z_centre > 1e-9 * scale ? std::exp(-std::pow(2 * z_centre / scale, shape)) : 1;
  return 2 * scale * gamma_of_shape(shape) / (1 + image);
}

double lateral_content(double half_width, double sigma) {
  // The limit of a plain Gaussian.
  if (half_width < 1e-4 * sigma) return std::sqrt(2 * pi) * sigma;
  return 2 * half_width / std::erf(half_width / (std::sqrt(2.0) * sigma));
}

double lateral_sensitivity(double half_width, double sigma) {
  const double q = half_width / (std::sqrt(2.0) * sigma);
  if (q < 1e-4) return 1;
  return 2 / std::sqrt(pi) * q * std::exp(-q * q) / std::erf(q);
}

double mean_wind_height(double shape) {
  return shapes().at(shape, 1);
}

}  // namespace farreach
