/// Measured against predicted: what a validation run hands to whoever scores it.
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "models/hazard/outcome.hpp"
#include "models/hazard/plumes.hpp"

namespace farreach {

inline constexpr std::size_t no_member = std::numeric_limits<std::size_t>::max();

/// Largest concentration on one arc, measured and predicted.
struct ValidationPoint {
  std::string campaign;             ///< "Burro"
  std::string trial;                ///< "Burro8"
  double distance = 0;              ///< of the arc [m]
  double observed = 0;              ///< in `unit`
  double predicted = 0;             ///< in `unit`
  std::string unit;                 ///< "vol%", "mg/m3"
  bool at_detection_limit = false;  ///< scored only in the second line of the table
  /// What the interval of the product is computed from; no member: there is none.
  std::size_t member = no_member;  ///< index into ValidationResult::members
  double height = 0;               ///< of the sampler [m]
  double averaging_time = 0;       ///< [s]
  double observed_fraction = 0;    ///< the same as `observed` [-]
  bool by_class = false;  ///< weather as a user has it: wind and class, no turbulence
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
  std::vector<Member> members;  ///< plume of each trial with those of its sample
  std::vector<ValidationSkip> skipped;
  std::vector<std::string> notes;  ///< what was assumed, and the averaging time
};

}  // namespace farreach
