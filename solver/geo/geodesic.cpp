#include "solver/geo/geodesic.hpp"

#include <GeographicLib/AzimuthalEquidistant.hpp>
#include <GeographicLib/Geodesic.hpp>
#include <cmath>

namespace farreach {

double turned(double azimuth, double by) {
  const double a = std::fmod(azimuth + by, 360.0);
  return a < 0 ? a + 360.0 : a;
}

GeodesicLine geodesic(GeoPoint from, GeoPoint to) {
  GeodesicLine line;
  double azimuth = 0, back = 0;
  GeographicLib::Geodesic::WGS84().Inverse(from.lat, from.lon, to.lat, to.lon,
                                           line.distance, azimuth, back);
  line.azimuth = turned(azimuth, 0);
  return line;
}

GeoPoint destination(GeoPoint from, double azimuth, double distance) {
  GeoPoint to;
  GeographicLib::Geodesic::WGS84().Direct(from.lat, from.lon, azimuth, distance, to.lat,
                                          to.lon);
  return to;
}

PlanePoint to_plane(GeoPoint origin, GeoPoint place) {
  PlanePoint p;
  GeographicLib::AzimuthalEquidistant(GeographicLib::Geodesic::WGS84())
      .Forward(origin.lat, origin.lon, place.lat, place.lon, p.east, p.north);
  return p;
}

GeoPoint from_plane(GeoPoint origin, PlanePoint place) {
  GeoPoint p;
  GeographicLib::AzimuthalEquidistant(GeographicLib::Geodesic::WGS84())
      .Reverse(origin.lat, origin.lon, place.east, place.north, p.lat, p.lon);
  return p;
}

}  // namespace farreach
