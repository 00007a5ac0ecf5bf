/// A place on the Earth and a closed line of places.
#pragma once

#include <vector>

namespace farreach {

struct GeoPoint {
  double lat = 0;  ///< WGS84 [deg]
  double lon = 0;  ///< WGS84 [deg]
};

/// A closed line, first point not repeated.
using Ring = std::vector<GeoPoint>;

/// A box of longitudes and latitudes that does not cross the date line [deg].
struct GeoBox {
  double west = -180, east = 180, south = -90, north = 90;
};

inline bool contains(const GeoBox& box, GeoPoint p) {
  return p.lon >= box.west && p.lon <= box.east && p.lat >= box.south &&
         p.lat <= box.north;
}

}  // namespace farreach
