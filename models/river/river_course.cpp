#include "models/river/river_course.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "solver/geo/geodesic.hpp"

namespace farreach {
namespace {

constexpr double narrowest_strip = 1e3, widest_strip = 10e3;  // half widths [m]

/// Share of the way from a to b at which the line is nearest to the origin of the
/// plane; below 0 and above 1 beyond its ends.
double nearest_share(PlanePoint a, PlanePoint b) {
  const double x = b.east - a.east, y = b.north - a.north;
  const double squared = x * x + y * y;
  return squared > 0 ? -(a.east * x + a.north * y) / squared : 0;
}

}  // namespace

std::optional<CoursePlace> place_by_course(const std::vector<GeoPoint>& course,
                                           const std::vector<double>& distance,
                                           GeoPoint place) {
  if (course.size() < 2 || distance.size() != course.size()) return {};
  CoursePlace found{.off = std::numeric_limits<double>::infinity()};
  bool beside = false;
  PlanePoint a = to_plane(place, course[0]);
  for (std::size_t k = 0; k + 1 < course.size(); ++k) {
    const PlanePoint b = to_plane(place, course[k + 1]);
    const double t = nearest_share(a, b), share = std::clamp(t, 0.0, 1.0);
    const double off = std::hypot(a.east + share * (b.east - a.east),
                                  a.north + share * (b.north - a.north));
    if (off < found.off) {
      const double chord = std::hypot(b.east - a.east, b.north - a.north);
      const double length = distance[k + 1] - distance[k];
      const double stretch = chord > 0 ? std::max(1.0, length / chord) : 1;
      found.along = distance[k] + share * length;
      found.off = off;
      found.half_width = std::clamp(0.5 * chord * std::sqrt(stretch * stretch - 1),
                                    narrowest_strip, widest_strip);
      beside = !(k == 0 && t < 0) && !(k + 2 == course.size() && t > 1);
    }
    a = b;
  }
  if (!beside) return {};
  return found;
}

}  // namespace farreach
