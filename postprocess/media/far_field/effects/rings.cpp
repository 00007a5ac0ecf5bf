#include "postprocess/media/far_field/effects/rings.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/hazard/far_field.hpp"
#include "solver/base/constants.hpp"
#include "solver/geo/geodesic.hpp"
#include "solver/geo/polygon.hpp"

namespace farreach {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double longest_piece = 0.1;  // of an edge, straight in the plane [deg]

/// Distances at which evenly spaced rays from the origin cross the rim of a polygon.
class RayCrossings {
 public:
  explicit RayCrossings(int rays) : distances_(static_cast<std::size_t>(rays)) {}

  void add_ring(GeoPoint site, const Ring& ring) {
    if (ring.size() < 3) return;
    GeoPoint last = ring.back();
    PlanePoint a = to_plane(site, last);
    for (const GeoPoint& next : ring) {
      const double size =
          std::max(std::abs(next.lat - last.lat), std::abs(next.lon - last.lon));
      const int pieces = std::max(1, static_cast<int>(std::ceil(size / longest_piece)));
      for (int i = 1; i <= pieces; ++i) {
        const double share = double(i) / pieces;
        const PlanePoint b = to_plane(site, {last.lat + share * (next.lat - last.lat),
                                             last.lon + share * (next.lon - last.lon)});
        add_edge(a, b);
        a = b;
      }
      last = next;
    }
  }

  /// Crossings of one ray, ascending [m].
  std::vector<double> of(std::size_t ray) const {
    std::vector<double> sorted = distances_[ray];
    std::sort(sorted.begin(), sorted.end());
    return sorted;
  }
  double azimuth(std::size_t ray) const {  // [rad]
    return 2 * pi * static_cast<double>(ray) / static_cast<double>(distances_.size());
  }

 private:
  /// The rays between the azimuths of both ends, each end counted on one side alone.
  void add_edge(PlanePoint a, PlanePoint b) {
    const auto rays = static_cast<double>(distances_.size());
    double from = std::atan2(a.east, a.north) * rays / (2 * pi);
    double to = std::atan2(b.east, b.north) * rays / (2 * pi);
    if (to - from > rays / 2) from += rays;
    if (from - to > rays / 2) to += rays;
    if (from > to) std::swap(from, to);
    for (auto k = static_cast<long>(std::floor(from)) + 1;
         k <= static_cast<long>(std::floor(to)); ++k) {
      const long count = static_cast<long>(distances_.size());
      const auto ray = static_cast<std::size_t>(((k % count) + count) % count);
      distances_[ray].push_back(crossing(a, b, azimuth(ray)));
    }
  }

  static double crossing(PlanePoint a, PlanePoint b, double azimuth) {
    const double s = std::sin(azimuth), c = std::cos(azimuth);
    const double a_side = a.north * s - a.east * c, b_side = b.north * s - b.east * c;
    const double a_along = a.east * s + a.north * c, b_along = b.east * s + b.north * c;
    const double share = a_side == b_side ? 0 : a_side / (a_side - b_side);
    return a_along + std::clamp(share, 0.0, 1.0) * (b_along - a_along);
  }

  std::vector<std::vector<double>> distances_;
};

/// The polygons of one border out of a list, and how far around the site they hold.
struct Layer {
  std::vector<Ring> rings;
  double from = 0, to = 0;  // [m]
};

Layer layer_of(const std::vector<Territory>& territories,
               const BorderDistance& border) {
  Layer layer;
  for (const Territory& t : territories)
    if (t.state == border.state && t.kind == border.kind)
      layer.rings.insert(layer.rings.end(), t.rings.begin(), t.rings.end());
  return layer;
}

/// Least distance from the site to the sides of the box around all detailed rings.
double detailed_range(const Outcome& outcome) {
  if (outcome.geography.detailed.empty()) return 0;
  std::vector<Ring> all;
  for (const Territory& t : outcome.geography.detailed)
    all.insert(all.end(), t.rings.begin(), t.rings.end());
  const GeoBox box = bounds(all);
  const GeoPoint site = outcome.site.place;
  if (!contains(box, site)) return 0;
  return std::min({geodesic(site, {box.north, site.lon}).distance,
                   geodesic(site, {box.south, site.lon}).distance,
                   geodesic(site, {site.lat, box.west}).distance,
                   geodesic(site, {site.lat, box.east}).distance});
}

/// Marks cells along every ray of one layer.
void mark(const Outcome& outcome, const Layer& layer, std::vector<bool>& marked,
          TerritoryCells& found) {
  const RingGrid& g = outcome.part<FarField>().grid;
  RayCrossings crossings(g.sectors * rays_per_sector);
  for (const Ring& ring : layer.rings) crossings.add_ring(outcome.site.place, ring);
  const bool site_inside = inside(layer.rings, outcome.site.place);
  const int rays = g.sectors * rays_per_sector;
  for (int ray = 0; ray < rays; ++ray) {
    const int sector = (ray + rays_per_sector / 2) / rays_per_sector % g.sectors;
    const auto add = [&](double from, double to) {
      from = std::max(from, layer.from);
      to = std::min(to, layer.to);
      if (!(from < to)) return;
      auto& begin = found.first[static_cast<std::size_t>(sector)];
      begin = std::min(begin, from);
      found.beyond = found.beyond || to > g.outer;
      for (int i = 0; i < g.rings; ++i)
        if (from < g.edge(i + 1) && to > g.edge(i))
          marked[static_cast<std::size_t>(i * g.sectors + sector)] = true;
    };
    bool in = site_inside;
    double start = 0;
    for (const double d : crossings.of(static_cast<std::size_t>(ray))) {
      if (in) add(start, d);
      in = !in;
      start = d;
    }
    if (in) add(start, infinite);
  }
}

}  // namespace

std::optional<int> ring_of(const RingGrid& grid, double distance) {
  if (!(distance >= grid.inner && distance < grid.outer) || grid.rings < 1) return {};
  const double at =
      grid.rings * std::log(distance / grid.inner) / std::log(grid.outer / grid.inner);
  return std::clamp(static_cast<int>(at), 0, grid.rings - 1);
}

int sector_of(const RingGrid& grid, double azimuth) {
  const double at = std::floor(azimuth / 360 * grid.sectors + 0.5);
  const int sector = static_cast<int>(at) % grid.sectors;
  return sector < 0 ? sector + grid.sectors : sector;
}

std::optional<std::size_t> cell_of(const RingGrid& grid, double distance,
                                   double azimuth) {
  const auto ring = ring_of(grid, distance);
  if (!ring || !std::isfinite(azimuth)) return {};
  return static_cast<std::size_t>(*ring * grid.sectors + sector_of(grid, azimuth));
}

double cell_area(const RingGrid& grid, int ring) {
  constexpr double radius = 6371007;
  const double inner = std::sin(grid.edge(ring) / (2 * radius));
  const double outer = std::sin(grid.edge(ring + 1) / (2 * radius));
  return 4 * pi * radius * radius * (outer * outer - inner * inner) / grid.sectors;
}

TerritoryCells territory_cells(const Outcome& outcome, const BorderDistance& border) {
  const RingGrid& g = outcome.part<FarField>().grid;
  TerritoryCells found{
      {}, std::vector<double>(static_cast<std::size_t>(g.sectors), infinite)};
  std::vector<bool> marked(g.cells());
  Layer detailed = layer_of(outcome.geography.detailed, border);
  Layer overview = layer_of(outcome.geography.overview, border);
  detailed.to = overview.from = detailed_range(outcome);
  overview.to = infinite;
  mark(outcome, detailed, marked, found);
  mark(outcome, overview, marked, found);
  auto& begin = found.first[static_cast<std::size_t>(sector_of(g, border.azimuth))];
  begin = std::min(begin, border.distance);
  found.beyond = found.beyond || border.distance >= g.outer;
  if (const auto nearest = cell_of(g, border.distance, border.azimuth))
    marked[*nearest] = true;
  for (std::size_t c = 0; c < marked.size(); ++c)
    if (marked[c]) found.cells.push_back(c);
  return found;
}

}  // namespace farreach
