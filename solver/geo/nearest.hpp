/// The point of a polygon's rim nearest to a place, and where a ray meets a polygon.
///
/// Edges are straight in longitude and latitude. The nearest edge is found in
/// earth-centred coordinates, edges longer than 0.1 deg being walked in pieces, and
/// the distance to the point found is geodesic. Distances are true to about 1e-4 of
/// themselves or 5 m, whichever is larger, up to 1500 km.
#pragma once

#include <optional>
#include <span>

#include "solver/geo/point.hpp"

namespace farreach {

struct NearestPoint {
  GeoPoint place;
  double distance = 0;  ///< geodesic [m]
  double azimuth = 0;   ///< from the place asked for [deg]
};

/// The nearest point of the rim. Edges that lie on a side of `cut` are not part of the
/// rim: there the data end, not the territory. Nothing when there is no edge at all.
std::optional<NearestPoint> nearest_on_rim(std::span<const Ring> rings, GeoPoint from,
                                           const std::optional<GeoBox>& cut = {});

/// A stretch of a ray, by distance from its start [m].
struct RayInterval {
  double from = 0, to = 0;
};

/// The stretches, up to `range` [m], in which the geodesic from `from` towards
/// `azimuth` [deg] is inside the polygon; ascending, apart from each other.
std::vector<RayInterval> stretches_inside(std::span<const Ring> rings, GeoPoint from,
                                          double azimuth, double range);

}  // namespace farreach
