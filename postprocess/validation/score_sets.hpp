/// The sets of points that are scored: the campaign, then each distance.
#pragma once

#include <string>
#include <vector>

#include "postprocess/validation/score.hpp"

namespace farreach {

/// Behind the name of a campaign whose weather is known as a user knows it.
inline constexpr const char* by_class_words = ", weather as wind and class";

struct ScoreSet {
  std::string scope;  ///< "Burro", "Burro, with arcs at the detection limit"
  Score score;
};

std::vector<ScoreSet> score_sets(const ValidationResult& result);

/// Largest |ln(observed/predicted)| first, of those in the weather as measured.
std::vector<ValidationPoint> worst_points(const ValidationResult& result,
                                          std::size_t count);

}  // namespace farreach
