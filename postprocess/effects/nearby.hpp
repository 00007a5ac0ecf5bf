/// Distances between places that lie near each other.
#pragma once

#include "solver/geo/point.hpp"

namespace farreach {

/// Distance between two places not far apart, on the WGS84 ellipsoid by its radii
/// halfway; right to 1e-4 up to 100 km [m].
double nearby_distance(GeoPoint a, GeoPoint b);

}  // namespace farreach
