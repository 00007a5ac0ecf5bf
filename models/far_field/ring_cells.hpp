/// Cells of a ring grid in the plane that particles fly in.
#pragma once

#include <vector>

#include "models/hazard/far_field.hpp"

namespace farreach {

/// Turns places of the plane that particles fly in, x = N(lat0) cos(lat0) (lon - lon0)
/// and y = M(lat0) (lat - lat0), to distance east and north by geodesic distance r and
/// azimuth a of the centre, (r sin a, r cos a):
///   r^2 = y^2 + (x cos(m)/cos(lat0))^2,  a = atan2(x cos(m)/cos(lat0), y)
///                                            - (lon - lon0) sin(m)/2
/// m the latitude halfway. Within 0.5 % and 0.5 deg up to 1000 km from places between
/// 60 deg south and north.
class PolarPlaces {
 public:
  explicit PolarPlaces(double latitude);  ///< of the centre [deg]
  struct Place {
    double east = 0, north = 0;  ///< [m]
  };
  Place at(double x, double y) const;

 private:
  double latitude_, per_cosine_, per_north_, per_east_;  // [rad], [-], [rad/m]
};

/// Cell that holds (x east, y north) [m] of the centre; -1: none.
int plane_cell(const RingGrid& grid, double x, double y);

/// Area of a cell of each ring [m2].
std::vector<double> plane_cell_areas(const RingGrid& grid);

}  // namespace farreach
