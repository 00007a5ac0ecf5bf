#include "models/atmosphere/pasquill.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "solver/base/error.hpp"

namespace farreach {

namespace {

// Convective layers over land in summer are 1 to 2 km deep (Stull 1988, An Introduction
// to Boundary Layer Meteorology, section 1.5).
constexpr double convective_height = 1500;  // [m]

constexpr double coriolis = 1.1e-4;  // at 50 degrees north [1/s]

int class_number(char pasquill_class) {
  if (!(pasquill_class >= 'A' && pasquill_class <= 'F'))
    throw InputError(std::string("stability class '") + pasquill_class +
                     "' is not one of A, B, C, D, E, F");
  return pasquill_class - 'A' + 1;
}

}  // namespace

double inverse_obukhov_length(char pasquill_class, double roughness) {
  switch (class_number(pasquill_class)) {
    case 1:
      return -1 / (11.4 * std::pow(roughness, 0.10));
    case 2:
      return -1 / (26 * std::pow(roughness, 0.17));
    case 3:
      return -1 / (123 * std::pow(roughness, 0.30));
    case 5:
      return 1 / (123 * std::pow(roughness, 0.30));
    case 6:
      return 1 / (26 * std::pow(roughness, 0.17));
    default:
      return 0;
  }
}

double class_mixing_height(char pasquill_class) {
  return std::min(130 * std::pow(2.0, 7 - class_number(pasquill_class)),
                  convective_height);
}

double similarity_mixing_height(double friction_velocity, double inverse_length) {
  const double neutral = std::min(0.3 * friction_velocity / coriolis, 1000.0);
  if (!(inverse_length > 0)) return std::max(neutral, 1000.0);
  const double stable =
      0.4 * std::sqrt(friction_velocity / (inverse_length * coriolis));
  return std::max(std::min(neutral, stable), 20.0);
}

}  // namespace farreach
