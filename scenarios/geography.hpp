/// Which state a place belongs to, and how far the others are.
///
/// `geography_around` and `library_towns` of scenarios/library.hpp are made here.
///
/// Distance d to a territory: geodesic to the nearest point of its rim, 0 inside. Its
/// uncertainty is the root of the sum of squares of three shares [m]:
///   site        error of the site's coordinates,
///   product     |d - d'|, with d' by the second border product; for a computed Caspian
///               sector instead the distance between computed and treaty line,
///   resolution  generalization and rounding of the table; where the nearest point is
///               on the Caspian shore, the shift of the shore with the sea level.
/// Valid within the box of the land table, 44-88 E, 36-57 N.
#pragma once

#include <string>
#include <vector>

#include "models/hazard/geography.hpp"

namespace farreach {

/// State whose land holds the place, else whose computed Caspian sector does (ISO 3166
/// alpha-3); empty: neither. Where two claim it, the smaller ring, an exclave, wins.
std::string state_at(GeoPoint place);

/// True when the place lies in a Caspian sector and on no land of the table.
bool at_sea(GeoPoint place);

/// Whether the borders of the library reach there.
bool borders_known_at(GeoPoint place);

/// Settlements of the library in the strip along the course of a river
/// (models/river/river_course.hpp), wherever the site is; distances are left open.
std::vector<Receptor> towns_by_course(const std::vector<GeoPoint>& course,
                                      const std::vector<double>& distance);

}  // namespace farreach
