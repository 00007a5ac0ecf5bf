/// The sets of points that are scored: the campaign, then each distance.
#pragma once

#include <string>
#include <vector>

#include "postprocess/validation/score.hpp"

namespace farreach {

struct ScoreSet {
  std::string scope;  ///< "Burro", "Burro, with arcs at the detection limit"
  Score score;
};

std::vector<ScoreSet> score_sets(const ValidationResult& result);

/// Largest |ln(observed/predicted)| first.
std::vector<ValidationPoint> worst_points(const ValidationResult& result,
                                          std::size_t count);

}  // namespace farreach
