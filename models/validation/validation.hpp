/// Measured against predicted: what a validation run hands to whoever scores it.
#pragma once

#include <string>
#include <vector>

namespace farreach {

/// Largest concentration on one arc, measured and predicted.
struct ValidationPoint {
  std::string campaign;             ///< "Burro"
  std::string trial;                ///< "Burro8"
  double distance = 0;              ///< of the arc [m]
  double observed = 0;              ///< in `unit`
  double predicted = 0;             ///< in `unit`
  std::string unit;                 ///< "vol%", "mg/m3"
  bool at_detection_limit = false;  ///< scored only in the second line of the table
};

/// Rows of the observations that could not be run, and why.
struct ValidationSkip {
  std::string campaign;
  std::string trial;
  int rows = 0;
  std::string reason;
  bool failed = false;  ///< the model could not do it, though it was given all it needs
};

struct ValidationResult {
  std::string dataset;  ///< "lng", "prairie-grass"
  std::vector<ValidationPoint> points;
  std::vector<ValidationSkip> skipped;
  std::vector<std::string> notes;  ///< what was assumed, and the averaging time
};

}  // namespace farreach
