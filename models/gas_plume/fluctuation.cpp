#include "models/gas_plume/fluctuation.hpp"

#include <cmath>

namespace farreach {

namespace {

// Intensity inside a wandering plume near the ground: 0.4, the shear-layer value that
// Wilson (1995), Concentration Fluctuations and Averaging Time in Vapor Clouds, AIChE,
// gives for ground-level sources. PROVISIONAL: from memory.
constexpr double relative_intensity = 0.4;

}  // namespace

double fluctuation_intensity(double sigma_y, double half_width, double meander,
                             double scale_z, double axis_height) {
  const double core = sigma_y * sigma_y + half_width * half_width;
  const double lateral = meander * meander / core;
  double square = (1 + relative_intensity * relative_intensity) * (1 + lateral) /
                  std::sqrt(1 + 2 * lateral);
  // Aloft the plume also wanders up and down, as far as it has not met the ground.
  const double aloft = 1 - std::exp(-std::pow(axis_height / scale_z, 2));
  const double vertical = aloft * lateral;
  square *= (1 + vertical) / std::sqrt(1 + 2 * vertical);
  return std::sqrt(square - 1);
}

}  // namespace farreach
