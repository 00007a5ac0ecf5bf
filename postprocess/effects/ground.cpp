#include "postprocess/effects/ground.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "solver/base/constants.hpp"

namespace farreach {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double equator = 6378137.0, eccentricity2 = 0.00669437999014;  // WGS84

const std::vector<float>& map_of(const FlowField& flow, const Level& level) {
  return level.quantity == "depth" ? flow.max_depth : flow.max_depth_speed;
}

/// Shortest and longest run-out over that of the likely run.
std::pair<double, double> run_out_band(const FlowField& flow) {
  const double likely = flow.members.front().run_out;
  if (!(likely > 0)) return {1, 1};
  double low = 1, high = 1;
  for (const FlowMember& m : flow.members) {
    low = std::min(low, m.run_out / likely);
    high = std::max(high, m.run_out / likely);
  }
  return {low, high};
}

/// From the source to the farthest corner of the terrain [m].
double farthest_corner(const FlowField& flow) {
  double most = 0;
  for (const double x :
       {flow.raster.x0, flow.raster.x0 + flow.raster.nx * flow.raster.dx})
    for (const double y :
         {flow.raster.y0, flow.raster.y0 + flow.raster.ny * flow.raster.dy})
      most = std::max(most,
                      nearby_distance(flow.source, place_on_earth(flow.frame, x, y)));
  return most;
}

LevelReach reach_over_ground(const Outcome& outcome, const Level& level) {
  const FlowField& flow = outcome.flow;
  LevelReach reach;
  reach.arrival = reach.duration = nan;
  reach.value = level.value;
  const auto [low, high] = run_out_band(flow);
  for (int j = 0; j < flow.raster.ny; ++j)
    for (int i = 0; i < flow.raster.nx; ++i) {
      const std::size_t k = static_cast<std::size_t>(j) * flow.raster.nx + i;
      if (!meets(flow, level, k)) continue;
      reach.area += flow.raster.cell_area();
      const double away =
          flow.frame.lat.empty()
              ? nan
              : nearby_distance(
                    flow.source,
                    place_on_earth(flow.frame, flow.raster.x(i), flow.raster.y(j)));
      if (std::isnan(away)) {
        reach.distance = nan;
      } else if (!(away <= reach.distance)) {
        reach.distance = away;
        reach.arrival = static_cast<double>(flow.arrival[k]);
      }
    }
  reach.distance_low = reach.distance * low;
  reach.distance_high = reach.distance * high;
  reach.beyond_range = reach.high_beyond_range = runs_on(outcome);
  // Still moving, but what leaves the terrain is the river's.
  if (!flow.members.front().stopped && !reach.beyond_range && !flow.frame.lat.empty())
    reach.distance_high = std::max(reach.distance_high, farthest_corner(flow));
  return reach;
}

}  // namespace

bool is_ground_level(const Level& level) {
  return level.quantity == "depth" || level.quantity == "depth_speed";
}

bool meets(const FlowField& flow, const Level& level, std::size_t k) {
  return static_cast<double>(map_of(flow, level)[k]) >= level.value;
}

double nearby_distance(GeoPoint a, GeoPoint b) {
  const double degree = pi / 180, lat = 0.5 * (a.lat + b.lat) * degree;
  const double w2 = 1 - eccentricity2 * std::sin(lat) * std::sin(lat);
  const double north = equator * (1 - eccentricity2) / (w2 * std::sqrt(w2));
  const double east = equator / std::sqrt(w2) * std::cos(lat);
  return std::hypot(north * (b.lat - a.lat) * degree, east * (b.lon - a.lon) * degree);
}

bool runs_on(const Outcome& outcome) {
  const FlowMember& likely = outcome.flow.members.front();
  const bool moving = !likely.stopped && outcome.river.cases.empty();
  return moving || likely.left_raster > 1e-3 * likely.released;
}

std::vector<LevelReach> ground_reaches(const Outcome& outcome) {
  std::vector<LevelReach> reaches;
  for (std::size_t k = 0; k < outcome.levels.size(); ++k) {
    if (!is_ground_level(outcome.levels[k])) continue;
    reaches.push_back(reach_over_ground(outcome, outcome.levels[k]));
    reaches.back().level = k;
  }
  return reaches;
}

}  // namespace farreach
