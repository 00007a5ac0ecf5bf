/// How many observations of a campaign lie inside the 90 % intervals that a run would
/// print for them.
///
/// Two intervals are printed of a plume:
///   distance       that of the level which was observed on the arc: LevelReach by
///                  reach_of, of the plume and its sample of variations; the distance
///                  of the arc is held or not. Above: the level came farther than the
///                  high end.
///   concentration  at the distance of the arc, within the factor of the model; the
///                  observed arc maximum is held or not.
#pragma once

#include <string>
#include <vector>

#include "models/validation/coverage.hpp"
#include "models/validation/validation.hpp"

namespace farreach {

struct CoverageRow {
  std::string group;     ///< "Burro", "Prairie Grass, stable air"
  std::string interval;  ///< which one, in words
  Coverage cover;
};

/// By campaign, by stability of the air and by distance; observations at the detection
/// limit left out.
std::vector<CoverageRow> interval_coverage(const ValidationResult& result);

}  // namespace farreach
