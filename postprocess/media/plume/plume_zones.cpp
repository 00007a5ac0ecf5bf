// A zone is given in plume coordinates, x downwind and y to the left; with the
// azimuthal equidistant plane about the source a point (x, y) lies at distance hypot(x,
// y) and azimuth downwind - atan2(y, x), which is how it is placed on the ellipsoid.

#include "postprocess/media/plume/plume_zones.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>

#include "models/hazard/plumes.hpp"
#include "postprocess/io/json_values.hpp"
#include "solver/base/constants.hpp"
#include "solver/geo/geodesic.hpp"

namespace farreach {
namespace {

using Json = nlohmann::ordered_json;

constexpr int circle_points = 180;  // an inscribed polygon, too small by 0.02 %

/// 1e-6 deg, 0.1 m, as RFC 7946 section 11.2 recommends.
double rounded(double degrees) {
  return std::round(degrees * 1e6) / 1e6;
}

/// Twice the signed area on the lon/lat plane, positive for counter-clockwise.
double signed_area(const Ring& ring) {
  double sum = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const GeoPoint &p = ring[i], &q = ring[(i + 1) % ring.size()];
    sum += (p.lon - ring[0].lon) * (q.lat - ring[0].lat) -
           (q.lon - ring[0].lon) * (p.lat - ring[0].lat);
  }
  return sum;
}

/// A closed linear ring of the wanted turn; null when less than a triangle is left.
Json linear_ring(Ring ring, bool counter_clockwise) {
  if ((signed_area(ring) > 0) != counter_clockwise)
    std::reverse(ring.begin(), ring.end());
  Json positions = Json::array();
  for (const GeoPoint& p : ring) {
    const Json position = {rounded(p.lon), rounded(p.lat)};
    if (positions.empty() || positions.back() != position)
      positions.push_back(position);
  }
  while (positions.size() > 1 && positions.back() == positions.front())
    positions.erase(positions.size() - 1);
  if (positions.size() < 3) return nullptr;
  positions.push_back(positions.front());
  return positions;
}

/// `destination` with a longitude that does not jump at the date line.
GeoPoint placed(GeoPoint source, double azimuth, double distance) {
  GeoPoint p = destination(source, azimuth, distance);
  if (p.lon - source.lon > 180) p.lon -= 360;
  if (p.lon - source.lon < -180) p.lon += 360;
  return p;
}

Ring outline_on_earth(const LevelReach& reach, GeoPoint source, double downwind) {
  Ring ring;
  for (std::size_t i = 0; i < reach.outline_x.size(); ++i) {
    const double x = reach.outline_x[i], y = reach.outline_y[i];
    const double left = std::atan2(y, x) * 180 / pi;
    ring.push_back(placed(source, turned(downwind, -left), std::hypot(x, y)));
  }
  return ring;
}

Ring circle(GeoPoint centre, double radius) {
  Ring ring;
  for (int i = 0; i < circle_points; ++i)
    ring.push_back(placed(centre, 360.0 * i / circle_points, radius));
  return ring;
}

Json polygon(const std::vector<Ring>& rings) {
  Json coordinates = Json::array();
  for (const Ring& ring : rings) {
    const bool is_outer = coordinates.empty();
    Json closed = linear_ring(ring, is_outer);
    if (!closed.is_null())
      coordinates.push_back(std::move(closed));
    else if (is_outer)
      return nullptr;
  }
  if (coordinates.empty()) return nullptr;
  return {{"type", "Polygon"}, {"coordinates", std::move(coordinates)}};
}

/// All places that the level reaches for some wind direction. The hole of a plume that
/// comes down only farther out is left open; the gap before the first slice of the
/// table is not such a hole.
Json all_directions(const Outcome& outcome, const LevelReach& reach) {
  if (!(reach.distance > 0)) return nullptr;
  double table_begin = std::numeric_limits<double>::infinity();
  for (const PlumeSegment& segment :
       outcome.part<Plumes>().members.at(reach.found_in.index).plume.segments)
    if (!segment.slices.empty())
      table_begin = std::min(table_begin, segment.slices.front().x);
  std::vector<Ring> rings = {circle(outcome.site.place, reach.distance)};
  if (reach.nearest > 1.001 * table_begin && reach.nearest < reach.distance)
    rings.push_back(circle(outcome.site.place, reach.nearest));
  return polygon(rings);
}

Json zone(const Outcome& outcome, const LevelReach& reach, const char* kind,
          std::optional<double> wind_from) {
  const Level& level = outcome.levels.at(reach.level);
  const bool is_reached = reach.distance > 0;
  const GeoPoint source = outcome.site.place;
  const Json geometry =
      wind_from ? polygon({outline_on_earth(reach, source, turned(*wind_from, 180))})
                : all_directions(outcome, reach);
  return {{"type", "Feature"},
          {"geometry", is_reached ? geometry : Json()},
          {"properties",
           {{"kind", kind},
            {"level", level.name},
            {"level_key", level.key},
            {"severity", number_of(level.severity)},
            {"substance", level.substance},
            {"weather",
             outcome.part<Plumes>().members.at(reach.found_in.index).weather.name},
            {"wind_from_deg", wind_from ? Json(*wind_from) : Json()},
            {"distance_m", number_or_null(reach.distance)},
            {"beyond_range", reach.beyond_range},
            {"area_m2", number_or_null(reach.area)},
            {"arrival_s", number_or_null(reach.arrival)},
            {"duration_s", number_or_null(reach.duration)},
            {"mode", outcome.scenario.mode}}}};
}

/// For an example the wind blows to the nearest neighbour, else to the east.
double example_wind_from(const Outcome& outcome) {
  if (outcome.geography.borders.empty()) return 270;
  return turned(outcome.geography.borders.front().azimuth, 180);
}

}  // namespace

void draw_plume_zones(const Outcome& outcome, const Effects& effects, Json& features) {
  for (const LevelReach& reach : effects.reaches) {
    if (!is_air_level(outcome.levels.at(reach.level))) continue;
    const auto& wind_from =
        outcome.part<Plumes>().members.at(reach.found_in.index).weather.wind_from;
    if (wind_from) {
      features.push_back(zone(outcome, reach, "plume", wind_from));
      continue;
    }
    features.push_back(zone(outcome, reach, "all_directions", std::nullopt));
    if (reach.distance > 0)
      features.push_back(
          zone(outcome, reach, "example_plume", example_wind_from(outcome)));
  }
}

}  // namespace farreach
