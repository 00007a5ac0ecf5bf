/// Where a place lies beside the drawn course of a river.
///
/// A course is drawn through few points: between two of them, c apart, the river of
/// length s c (s from the lengths that are stated) may leave the straight line. One
/// that does so in a single bend (an isosceles triangle) is off it by
///
///   h = c/2 sqrt(s^2 - 1)
///
/// taken as the half width of the strip in which a place may lie on the river, at least
/// 1 km (courses are rounded to 0.01 degree) and at most 10 km: own assumption,
/// provisional.
#pragma once

#include <optional>
#include <vector>

#include "solver/geo/point.hpp"

namespace farreach {

struct CoursePlace {
  double along = 0;       ///< nearest point of the course, from the release [m]
  double off = 0;         ///< distance to it [m]
  double half_width = 0;  ///< of the strip there [m]
};

/// Empty for a course of fewer than two points, and for what lies above its first or
/// below its last point.
std::optional<CoursePlace> place_by_course(const std::vector<GeoPoint>& course,
                                           const std::vector<double>& distance,
                                           GeoPoint place);

}  // namespace farreach
