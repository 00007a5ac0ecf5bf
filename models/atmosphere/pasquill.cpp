#include "models/atmosphere/pasquill.hpp"

#include <cmath>
#include <string>

#include "solver/base/error.hpp"

namespace farreach {

namespace {

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
  return 130 * std::pow(2.0, 7 - class_number(pasquill_class));
}

}  // namespace farreach
