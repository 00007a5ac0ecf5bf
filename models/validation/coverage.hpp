/// How many observations printed intervals hold.
#pragma once

#include <cmath>
#include <limits>

namespace farreach {

/// Counts of observations inside, below and above their intervals.
struct Coverage {
  int n = 0, below = 0, above = 0;
  double logs = 0;   ///< sum of ln(high/low) over the intervals with two ends
  int with_two = 0;  ///< how many those are

  void add(double low, double high, double observed) {
    ++n;
    if (!(observed >= low))
      ++below;
    else if (!(observed <= high))
      ++above;
    if (!(low > 0 && high >= low && std::isfinite(high))) return;
    logs += std::log(high / low);
    ++with_two;
  }

  double held() const { return share(n - below - above); }  ///< [-]
  double share_below() const { return share(below); }       ///< [-]
  double share_above() const { return share(above); }       ///< [-]
  double width() const {                                    ///< high/low, geometric [-]
    return with_two > 0 ? std::exp(logs / with_two)
                        : std::numeric_limits<double>::quiet_NaN();
  }

 private:
  double share(int count) const {
    return n > 0 ? double(count) / n : std::numeric_limits<double>::quiet_NaN();
  }
};

}  // namespace farreach
