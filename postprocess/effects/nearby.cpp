#include "postprocess/effects/nearby.hpp"

#include <cmath>

#include "solver/base/constants.hpp"

namespace farreach {

double nearby_distance(GeoPoint a, GeoPoint b) {
  constexpr double equator = 6378137.0, eccentricity2 = 0.00669437999014;  // WGS84
  const double degree = pi / 180, lat = 0.5 * (a.lat + b.lat) * degree;
  const double w2 = 1 - eccentricity2 * std::sin(lat) * std::sin(lat);
  const double north = equator * (1 - eccentricity2) / (w2 * std::sqrt(w2));
  const double east = equator / std::sqrt(w2) * std::cos(lat);
  return std::hypot(north * (b.lat - a.lat) * degree, east * (b.lon - a.lon) * degree);
}

}  // namespace farreach
