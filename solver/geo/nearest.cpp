#include "solver/geo/nearest.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "solver/geo/geodesic.hpp"
#include "solver/geo/polygon.hpp"

namespace farreach {
namespace {

constexpr double radian = 3.14159265358979323846 / 180;
/// Longest piece of an edge taken as straight in space [deg]; its sagitta is 2.4 m.
constexpr double longest_piece = 0.1;

struct Vector {
  double x = 0, y = 0, z = 0;
};

/// Earth-centred place [m]; WGS84: a = 6378137 m, f = 1/298.257223563 (NIMA TR8350.2).
Vector earth_centred(GeoPoint p) {
  constexpr double a = 6378137.0, f = 1 / 298.257223563, e2 = f * (2 - f);
  const double s = std::sin(p.lat * radian), c = std::cos(p.lat * radian);
  const double n = a / std::sqrt(1 - e2 * s * s);
  return {n * c * std::cos(p.lon * radian), n * c * std::sin(p.lon * radian),
          n * (1 - e2) * s};
}

/// Share of the way from a to b where the straight line is nearest to p, and its
/// squared distance.
struct OnPiece {
  double share = 0, distance2 = 0;
};

OnPiece nearest_on_piece(const Vector& p, const Vector& a, const Vector& b) {
  const Vector d{b.x - a.x, b.y - a.y, b.z - a.z};
  const Vector q{p.x - a.x, p.y - a.y, p.z - a.z};
  const double length2 = d.x * d.x + d.y * d.y + d.z * d.z;
  double t = 0;
  if (length2 > 0)
    t = std::clamp((q.x * d.x + q.y * d.y + q.z * d.z) / length2, 0.0, 1.0);
  const Vector r{q.x - t * d.x, q.y - t * d.y, q.z - t * d.z};
  return {t, r.x * r.x + r.y * r.y + r.z * r.z};
}

GeoPoint between(GeoPoint a, GeoPoint b, double share) {
  return {a.lat + share * (b.lat - a.lat), a.lon + share * (b.lon - a.lon)};
}

bool is_cut(GeoPoint a, GeoPoint b, const GeoBox& box) {
  constexpr double close = 1e-9;  // [deg], rounding of the table's decimals
  const auto both = [&](double va, double vb, double side) {
    return std::abs(va - side) < close && std::abs(vb - side) < close;
  };
  return both(a.lon, b.lon, box.west) || both(a.lon, b.lon, box.east) ||
         both(a.lat, b.lat, box.south) || both(a.lat, b.lat, box.north);
}

/// The best point so far of a walk along edges.
struct Search {
  Vector from;
  double best2 = std::numeric_limits<double>::infinity();
  GeoPoint place;

  void look_at(GeoPoint a, GeoPoint b) {
    const double size = std::max(std::abs(b.lat - a.lat), std::abs(b.lon - a.lon));
    const int pieces = std::max(1, static_cast<int>(std::ceil(size / longest_piece)));
    Vector start = earth_centred(a);
    for (int i = 0; i < pieces; ++i) {
      const GeoPoint end_place = between(a, b, double(i + 1) / pieces);
      const Vector end = earth_centred(end_place);
      const OnPiece on = nearest_on_piece(from, start, end);
      if (on.distance2 < best2) {
        best2 = on.distance2;
        place = between(a, b, (i + on.share) / pieces);
      }
      start = end;
    }
  }
};

/// Distances at which the edge a-b, seen in the frame of a ray along x, meets it.
void add_crossing(PlanePoint a, PlanePoint b, std::vector<double>& distances) {
  if ((a.north > 0) == (b.north > 0)) return;
  const double x = a.east + (b.east - a.east) * a.north / (a.north - b.north);
  if (x > 0) distances.push_back(x);
}

/// Turns the plane so that the ray runs along `east`.
PlanePoint in_ray_frame(PlanePoint p, double azimuth) {
  const double s = std::sin(azimuth * radian), c = std::cos(azimuth * radian);
  return {p.east * s + p.north * c, p.north * s - p.east * c};
}

}  // namespace

std::optional<NearestPoint> nearest_on_rim(std::span<const Ring> rings, GeoPoint from,
                                           const std::optional<GeoBox>& cut) {
  Search search{earth_centred(from)};
  for (const Ring& ring : rings)
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
      if (!cut || !is_cut(ring[j], ring[i], *cut)) search.look_at(ring[j], ring[i]);
  if (!std::isfinite(search.best2)) return {};
  const GeodesicLine line = geodesic(from, search.place);
  return NearestPoint{search.place, line.distance, line.azimuth};
}

std::vector<RayInterval> stretches_inside(std::span<const Ring> rings, GeoPoint from,
                                          double azimuth, double range) {
  std::vector<double> distances;
  const auto placed = [&](GeoPoint p) {
    return in_ray_frame(to_plane(from, p), azimuth);
  };
  for (const Ring& ring : rings) {
    if (ring.size() < 3) continue;
    PlanePoint a = placed(ring.back());
    GeoPoint a_place = ring.back();
    for (const GeoPoint& b_place : ring) {
      const double size = std::max(std::abs(b_place.lat - a_place.lat),
                                   std::abs(b_place.lon - a_place.lon));
      const int pieces = std::max(1, static_cast<int>(std::ceil(size / longest_piece)));
      for (int i = 1; i <= pieces; ++i) {
        const PlanePoint b = placed(between(a_place, b_place, double(i) / pieces));
        add_crossing(a, b, distances);
        a = b;
      }
      a_place = b_place;
    }
  }
  std::sort(distances.begin(), distances.end());
  std::vector<RayInterval> stretches;
  bool in = inside(rings, from);
  double start = 0;
  for (double d : distances) {
    if (in && start < range && d > start)
      stretches.push_back({start, std::min(d, range)});
    in = !in;
    start = d;
  }
  if (in && start < range) stretches.push_back({start, range});
  return stretches;
}

}  // namespace farreach
