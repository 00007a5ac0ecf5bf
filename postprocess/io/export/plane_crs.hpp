/// The plane of a flow's maps as a grid mapping of the CF conventions.
///
/// Source: CF-1.8, appendix F: transverse_mercator (so every UTM and Gauss-Krueger
/// zone) and azimuthal_equidistant (planes of their own). Other projections are told by
/// `crs_wkt` alone, which CF and GDAL read too.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "models/hazard/terrain.hpp"

namespace farreach {

/// Attributes of the variable `crs`; both empty: the plane lies nowhere, or its
/// projection is not known here.
struct GridMapping {
  std::vector<std::pair<const char*, std::string>> texts;
  std::vector<std::pair<const char*, double>> numbers;
};

/// A plane "local" is the azimuthal equidistant one about the site; where the site lies
/// in it follows from a node of its frame.
GridMapping grid_mapping(const PlaneFrame& frame, GeoPoint site);

}  // namespace farreach
