/// What flows out of something over time.
#pragma once

#include <vector>

namespace farreach {

/// Discharge over time, linear between its points; zero after the last.
struct Hydrograph {
  std::vector<double> time;       ///< ascending, from 0 [s]
  std::vector<double> discharge;  ///< [m3/s]
  double at(double t) const;      ///< [m3/s]
  double volume() const;          ///< [m3]
  double peak() const;            ///< [m3/s]
  double end() const { return time.empty() ? 0 : time.back(); }  ///< [s]
};

}  // namespace farreach
