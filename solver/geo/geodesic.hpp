/// Shortest lines on the WGS84 ellipsoid and a local plane, on GeographicLib.
///
/// Source: C. F. F. Karney, Algorithms for geodesics, J. Geodesy 87 (2013) 43-55;
/// accurate to some nanometres, valid everywhere. The local plane is the azimuthal
/// equidistant projection: lines through its origin keep length and azimuth; other
/// lengths are too long by at most (s / R)^2 / 6, 1e-5 at 50 km, 1 % at 1500 km.
#pragma once

#include "solver/geo/point.hpp"

namespace farreach {

struct GeodesicLine {
  double distance = 0;  ///< [m]
  double azimuth = 0;   ///< at the start, clockwise from north, in [0, 360) [deg]
};

/// The shortest line between two places.
GeodesicLine geodesic(GeoPoint from, GeoPoint to);

/// The place reached after `distance` [m] in direction `azimuth` [deg].
GeoPoint destination(GeoPoint from, double azimuth, double distance);

/// A place in a local plane [m].
struct PlanePoint {
  double east = 0, north = 0;
};

PlanePoint to_plane(GeoPoint origin, GeoPoint place);
GeoPoint from_plane(GeoPoint origin, PlanePoint place);

/// Sum of two directions, in [0, 360) [deg].
double turned(double azimuth, double by);

}  // namespace farreach
