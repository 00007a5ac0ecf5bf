/// Polygons of rings on the lon/lat plane, even-odd: a point is inside when a line from
/// it to infinity crosses the rings an odd number of times. Rings may touch themselves.
///
/// Edges are straight in longitude and latitude, as in GeoJSON (RFC 7946, 3.1.1). The
/// date line must not be crossed.
#pragma once

#include <span>

#include "solver/geo/point.hpp"

namespace farreach {

bool inside(std::span<const Ring> rings, GeoPoint place);

GeoBox bounds(std::span<const Ring> rings);

/// The part of the polygon within the box (Sutherland and Hodgman, CACM 17 (1974) 32).
/// Pieces of one ring may stay joined by lines on the sides of the box; the even-odd
/// test is not changed by them. Lines on the sides of the box are cuts, not borders.
std::vector<Ring> clipped(std::span<const Ring> rings, const GeoBox& box);

/// Fewer points: those nearer than `tolerance` [deg] to the line that replaces them are
/// left out (Douglas and Peucker, Cartographica 10 (1973) 112). For drawing alone.
std::vector<Ring> thinned(std::span<const Ring> rings, double tolerance);

}  // namespace farreach
