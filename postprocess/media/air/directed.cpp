#include "postprocess/media/air/directed.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "solver/base/constants.hpp"
#include "solver/geo/geodesic.hpp"
#include "solver/geo/polygon.hpp"

namespace farreach {
namespace {

struct PlumePoint {
  double x, y;  // downwind, to the left [m]
};

/// The middle footprint by its rim and its axis, scaled to a reach of 1.
std::vector<PlumePoint> unit_footprint(const LevelReach& reach) {
  constexpr int axis_points = 64;
  std::vector<PlumePoint> points;
  for (int i = 0; i <= axis_points; ++i) points.push_back({double(i) / axis_points, 0});
  if (!(reach.distance > 0)) return points;
  for (std::size_t i = 0; i < reach.outline_x.size(); ++i) {
    const PlumePoint p{reach.outline_x[i] / reach.distance,
                       reach.outline_y[i] / reach.distance};
    points.push_back(p);
    points.push_back({0.5 * p.x, 0.5 * p.y});
  }
  return points;
}

/// All detailed rings with one box around them; edges on it are cuts.
GeoBox box_of(const std::vector<Territory>& territories) {
  GeoBox all{180, -180, 90, -90};
  for (const Territory& t : territories) {
    const GeoBox box = bounds(t.rings);
    all = {std::min(all.west, box.west), std::max(all.east, box.east),
           std::min(all.south, box.south), std::max(all.north, box.north)};
  }
  return all;
}

double distance_to_box(GeoPoint p, const GeoBox& box) {
  return std::min({geodesic(p, {box.north, p.lon}).distance,
                   geodesic(p, {box.south, p.lon}).distance,
                   geodesic(p, {p.lat, box.west}).distance,
                   geodesic(p, {p.lat, box.east}).distance});
}

bool on_side(GeoPoint a, GeoPoint b, const GeoBox& box) {
  const auto both = [](double va, double vb, double side) {
    return std::abs(va - side) < 1e-9 && std::abs(vb - side) < 1e-9;
  };
  return both(a.lon, b.lon, box.west) || both(a.lon, b.lon, box.east) ||
         both(a.lat, b.lat, box.south) || both(a.lat, b.lat, box.north);
}

double distance_to_edge(double px, double py, double ax, double ay, double bx,
                        double by) {
  const double dx = bx - ax, dy = by - ay, length2 = dx * dx + dy * dy;
  double t = 0;
  if (length2 > 0)
    t = std::clamp(((px - ax) * dx + (py - ay) * dy) / length2, 0.0, 1.0);
  return std::hypot(px - ax - t * dx, py - ay - t * dy);
}

}  // namespace

std::optional<NearTerritory> NearTerritory::of(const Outcome& outcome,
                                               const BorderDistance& border) {
  const std::vector<Territory>& detailed = outcome.geography.detailed;
  const GeoPoint site = outcome.site.place;
  const auto found =
      std::find_if(detailed.begin(), detailed.end(), [&](const Territory& t) {
        return t.state == border.state && t.kind == border.kind;
      });
  if (found == detailed.end()) return {};
  const GeoBox box = box_of(detailed);
  NearTerritory near;
  near.range_ = contains(box, site) ? distance_to_box(site, box) : 0;
  for (const Ring& ring : found->rings)
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const GeoPoint a = ring[i], b = ring[(i + 1) % ring.size()];
      near.add_edge(site, a, b, !on_side(a, b, box));
    }
  if (near.edges_.empty()) return {};
  return near;
}

/// Edges are straight in longitude and latitude: long ones are laid out in pieces of
/// 0.05 deg, which are straight in the plane to 1 m.
void NearTerritory::add_edge(GeoPoint site, GeoPoint a, GeoPoint b, bool border) {
  const double size = std::max(std::abs(b.lat - a.lat), std::abs(b.lon - a.lon));
  const int pieces = std::max(1, static_cast<int>(std::ceil(size / 0.05)));
  PlanePoint from = to_plane(site, a);
  for (int i = 1; i <= pieces; ++i) {
    const double t = double(i) / pieces;
    const PlanePoint to =
        to_plane(site, {a.lat + t * (b.lat - a.lat), a.lon + t * (b.lon - a.lon)});
    edges_.push_back({from.east, from.north, to.east, to.north, border});
    from = to;
  }
}

double NearTerritory::signed_depth(double east, double north) const {
  bool in = false;
  double nearest = std::numeric_limits<double>::infinity();
  for (const Edge& e : edges_) {
    if (e.border)
      nearest =
          std::min(nearest, distance_to_edge(east, north, e.ax, e.ay, e.bx, e.by));
    if ((e.ay > north) != (e.by > north) &&
        east < e.ax + (north - e.ay) / (e.by - e.ay) * (e.bx - e.ax))
      in = !in;
  }
  return in ? nearest : -nearest;
}

Gaps NearTerritory::gaps(const LevelReach& reach, double low, double high,
                         double azimuth) const {
  const std::vector<PlumePoint> shape = unit_footprint(reach);
  const double s = std::sin(azimuth * pi / 180), c = std::cos(azimuth * pi / 180);
  const auto gap = [&](double length) {
    double deepest = -std::numeric_limits<double>::infinity();
    for (const PlumePoint& p : shape) {
      const double x = length * p.x, y = length * p.y;  // y to the left
      deepest = std::max(deepest, signed_depth(x * s - y * c, x * c + y * s));
    }
    return -deepest;
  };
  const double longest = std::isfinite(high) ? high : std::max(range_, reach.distance);
  return {gap(low), gap(reach.distance), gap(longest)};
}

}  // namespace farreach
