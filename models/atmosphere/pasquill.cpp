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

int class_number(char pasquill_class) {
  if (!(pasquill_class >= 'A' && pasquill_class <= 'F'))
    throw InputError(std::string("stability class '") + pasquill_class +
                     "' is not one of A, B, C, D, E, F");
  return pasquill_class - 'A' + 1;
}

}  // namespace

double inverse_obukhov_length(char pasquill_class, double roughness) {
  // The fit of the header, with its signs.
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

ClassRange inverse_obukhov_range(char pasquill_class, double roughness) {
  const auto at = [&](char c) { return inverse_obukhov_length(c, roughness); };
  // Half way to the neighbouring classes; the outer two reach as far outwards.
  const double middle = at(pasquill_class);
  const char before = static_cast<char>(pasquill_class - 1),
             after = static_cast<char>(pasquill_class + 1);
  if (pasquill_class == 'A')
    return {1.5 * middle - 0.5 * at(after), 0.5 * (middle + at(after))};
  if (pasquill_class == 'F')
    return {0.5 * (at(before) + middle), 1.5 * middle - 0.5 * at(before)};
  return {0.5 * (at(before) + middle), 0.5 * (middle + at(after))};
}

double class_mixing_height(char pasquill_class) {
  // 260 m in class F, doubled from class to class, at most that of convection.
  return std::min(130 * std::pow(2.0, 7 - class_number(pasquill_class)),
                  convective_height);
}

double lid_height(double inverse_length, double roughness) {
  // Between the heights of the classes whose 1/L lie about it.
  const char stable[] = {'D', 'E', 'F'}, unstable[] = {'D', 'C', 'B', 'A'};
  const auto between = [&](const char* classes, int count) {
    for (int i = 0; i + 1 < count; ++i) {
      const double a = inverse_obukhov_length(classes[i], roughness);
      const double b = inverse_obukhov_length(classes[i + 1], roughness);
      if (std::abs(inverse_length) > std::abs(b)) continue;
      const double share = (inverse_length - a) / (b - a);
      return (1 - share) * class_mixing_height(classes[i]) +
             share * class_mixing_height(classes[i + 1]);
    }
    return class_mixing_height(classes[count - 1]);
  };
  return inverse_length > 0 ? between(stable, 3) : between(unstable, 4);
}

}  // namespace farreach
