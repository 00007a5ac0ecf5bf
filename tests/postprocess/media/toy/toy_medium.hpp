/// A medium that the product does not know: paint that was spilt. A folder, and a line
/// in a catalogue, are all that it takes to be in files, findings and on the page.
#pragma once

#include <vector>

#include "models/hazard/quantity.hpp"

namespace farreach::testing {

struct Paint {
  double radius = 0;              ///< of the spill [m]; 0: none
  std::vector<double> thickness;  ///< of its layers [m]
};

/// The one line that a quantity takes.
inline constexpr LevelQuantity thickness{"thickness"};

}  // namespace farreach::testing
