#include "solver/geo/polygon.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace farreach {

bool inside(std::span<const Ring> rings, GeoPoint place) {
  bool odd = false;
  for (const Ring& ring : rings)
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
      const GeoPoint a = ring[i], b = ring[j];
      if ((a.lat > place.lat) == (b.lat > place.lat)) continue;
      const double t = (place.lat - a.lat) / (b.lat - a.lat);
      if (place.lon < a.lon + t * (b.lon - a.lon)) odd = !odd;
    }
  return odd;
}

GeoBox bounds(std::span<const Ring> rings) {
  GeoBox box{180, -180, 90, -90};
  for (const Ring& ring : rings)
    for (const GeoPoint& p : ring) {
      box.west = std::min(box.west, p.lon);
      box.east = std::max(box.east, p.lon);
      box.south = std::min(box.south, p.lat);
      box.north = std::max(box.north, p.lat);
    }
  return box;
}

namespace {

/// Keeps the side of `ring` where coordinate * sign <= limit * sign.
Ring cut(const Ring& ring, double GeoPoint::*coordinate, double limit, double sign) {
  Ring kept;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const GeoPoint a = ring[i], b = ring[(i + 1) % ring.size()];
    const double da = sign * (limit - a.*coordinate),
                 db = sign * (limit - b.*coordinate);
    if (da >= 0) kept.push_back(a);
    if ((da >= 0) == (db >= 0)) continue;
    const double t = da / (da - db);
    GeoPoint p{a.lat + t * (b.lat - a.lat), a.lon + t * (b.lon - a.lon)};
    p.*coordinate = limit;
    kept.push_back(p);
  }
  return kept;
}

double distance_to_chord(GeoPoint p, GeoPoint a, GeoPoint b) {
  const double dx = b.lon - a.lon, dy = b.lat - a.lat;
  const double length2 = dx * dx + dy * dy;
  double t = 0;
  if (length2 > 0)
    t = std::clamp(((p.lon - a.lon) * dx + (p.lat - a.lat) * dy) / length2, 0.0, 1.0);
  return std::hypot(p.lon - a.lon - t * dx, p.lat - a.lat - t * dy);
}

Ring thinned_ring(const Ring& ring, double tolerance) {
  if (ring.size() < 4) return ring;
  std::vector<char> keep(ring.size(), 0);
  const std::size_t half = ring.size() / 2;
  keep.front() = keep[half] = keep.back() = 1;
  std::vector<std::pair<std::size_t, std::size_t>> open{{0, half},
                                                        {half, ring.size() - 1}};
  while (!open.empty()) {
    const auto [first, last] = open.back();
    open.pop_back();
    double worst = tolerance;
    std::size_t at = first;
    for (std::size_t i = first + 1; i < last; ++i) {
      const double d = distance_to_chord(ring[i], ring[first], ring[last]);
      if (d > worst) worst = d, at = i;
    }
    if (at == first) continue;
    keep[at] = 1;
    open.push_back({first, at});
    open.push_back({at, last});
  }
  Ring thin;
  for (std::size_t i = 0; i < ring.size(); ++i)
    if (keep[i]) thin.push_back(ring[i]);
  return thin;
}

}  // namespace

std::vector<Ring> clipped(std::span<const Ring> rings, const GeoBox& box) {
  std::vector<Ring> parts;
  for (const Ring& ring : rings) {
    Ring part = cut(ring, &GeoPoint::lon, box.west, -1);
    part = cut(part, &GeoPoint::lon, box.east, 1);
    part = cut(part, &GeoPoint::lat, box.south, -1);
    part = cut(part, &GeoPoint::lat, box.north, 1);
    if (part.size() >= 3) parts.push_back(std::move(part));
  }
  return parts;
}

std::vector<Ring> thinned(std::span<const Ring> rings, double tolerance) {
  std::vector<Ring> thin;
  for (const Ring& ring : rings) thin.push_back(thinned_ring(ring, tolerance));
  return thin;
}

}  // namespace farreach
