#include "models/hazard/terrain.hpp"

#include <algorithm>
#include <cmath>

namespace farreach {

GeoPoint place_on_earth(const PlaneFrame& frame, double x, double y) {
  const double across = (x - frame.x0) / frame.step_x;
  const double up = (y - frame.y0) / frame.step_y;
  const int i = std::clamp(static_cast<int>(std::floor(across)), 0, frame.columns - 2);
  const int j = std::clamp(static_cast<int>(std::floor(up)), 0, frame.rows - 2);
  const double a = across - i, b = up - j;
  const auto between = [&](const std::vector<double>& at) {
    const std::size_t k = static_cast<std::size_t>(j) * frame.columns + i;
    const std::size_t above = k + frame.columns;
    return (1 - b) * ((1 - a) * at[k] + a * at[k + 1]) +
           b * ((1 - a) * at[above] + a * at[above + 1]);
  };
  return {.lat = between(frame.lat), .lon = between(frame.lon)};
}

}  // namespace farreach
