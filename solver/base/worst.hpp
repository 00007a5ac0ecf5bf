/// The worst of several gaps, as checks report it.
#pragma once

#include <cmath>

namespace farreach {

/// Whether a gap is worse than the worst so far: larger by size. What is not a number
/// is worst of all, and nothing replaces it.
inline bool worse(double gap, double worst) {
  return !std::isnan(worst) && !(std::abs(gap) <= std::abs(worst));
}

inline double worst_of(double worst, double gap) {
  return worse(gap, worst) ? gap : worst;
}

}  // namespace farreach
