#include "postprocess/media/ground/ground_places.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/hazard/flow_field.hpp"
#include "postprocess/assess/openness.hpp"
#include "postprocess/assess/places.hpp"
#include "postprocess/effects/nearby.hpp"
#include "postprocess/media/ground/ground_levels.hpp"
#include "postprocess/media/river/place_course.hpp"

namespace farreach {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double endless = std::numeric_limits<double>::infinity();

/// What lies within the settlement's error: wetted cells of any run, the level met.
struct FlowNearby {
  bool on_terrain = false, wetted = false, met = false;
  double first = endless, deepest = 0;  ///< of the likely run [s], [m or m2/s]
  double to_exit = endless;             ///< nearest rim cell that meets the level [m]
  /// Some run meets the level within the error of the site besides, first at [s].
  bool perhaps = false;
  double perhaps_first = endless;
};

bool on_rim(const Raster& raster, int i, int j) {
  return i == 0 || j == 0 || i + 1 == raster.nx || j + 1 == raster.ny;
}

void add_cell(const FlowField& flow, const Level& level, std::size_t k,
              FlowNearby& found) {
  found.wetted = true;
  const bool depth = level.quantity == quantity::depth;
  found.met = found.met || meets(flow, level, k, Of::least);  // in every run
  if (!meets(flow, level, k)) return;
  found.first = std::min(found.first, static_cast<double>(flow.arrival[k]));
  found.deepest = std::max(
      found.deepest,
      static_cast<double>(depth ? flow.max_depth[k] : flow.max_depth_speed[k]));
}

FlowNearby around(const Outcome& outcome, const Level& level, GeoPoint place) {
  const FlowField& flow = outcome.part<FlowField>();
  const double unsure = settlement_error + std::max(outcome.site.position_error, 0.0);
  FlowNearby found;
  const Raster& raster = flow.raster;
  // Farther away than twice the terrain nothing comes, on it or as far again beyond it.
  const double terrain = std::hypot(raster.nx * raster.dx, raster.ny * raster.dy);
  if (nearby_distance(place, flow.source) > 2 * terrain + unsure) return found;
  for (int j = 0; j < raster.ny; ++j)
    for (int i = 0; i < raster.nx; ++i) {
      const std::size_t k = static_cast<std::size_t>(j) * raster.nx + i;
      const bool wet = flow.max_depth[k] > flow.wet_depth ||
                       (k < flow.wetted_share.size() && flow.wetted_share[k] > 0);
      if (!wet) continue;
      const double away =
          nearby_distance(place, place_on_earth(flow.frame, raster.x(i), raster.y(j)));
      if (away <= settlement_error) add_cell(flow, level, k, found);
      if (away <= unsure && meets(flow, level, k, Of::most)) {
        found.perhaps = true;
        found.perhaps_first =
            std::fmin(found.perhaps_first, static_cast<double>(flow.arrival[k]));
      }
      if (on_rim(raster, i, j) && meets(flow, level, k))
        found.to_exit = std::min(found.to_exit, away);
    }
  return found;
}

/// As far again as it has come the flow may run on beyond its terrain; own assumption.
bool may_run_to(const LevelReach& reach, const FlowNearby& found) {
  return reach.beyond_range &&
         found.to_exit <= std::max(reach.distance, settlement_error);
}

/// Whether what left the terrain may still meet the level where the place lies by the
/// river that it got into.
bool may_come_down(const Outcome& outcome, const Level& level, GeoPoint place) {
  const GoesOn on = goes_on(outcome.part<FlowField>(), level);
  return on.any &&
         nearby_distance(place, outcome.part<FlowField>().source) <= on.farthest &&
         !std::isnan(off_river(outcome, place));
}

LevelThere over_ground(const Outcome& outcome, const LevelReach& reach,
                       GeoPoint place) {
  const Level& level = outcome.levels[reach.level];
  const FlowNearby found = around(outcome, level, place);
  LevelThere there;
  there.level = reach.level;
  there.model = "ground";
  there.indoor = there.probability = there.end = nan;
  const bool by_river = may_come_down(outcome, level, place);
  double first = std::fmin(found.first, found.perhaps_first);
  if (!std::isfinite(first) && by_river) first = earliest_front(outcome, place);
  there.arrival = std::isfinite(first) ? first : nan;
  there.peak = found.deepest > 0 ? found.deepest : nan;
  const bool open = found.wetted || found.perhaps || may_run_to(reach, found) ||
                    by_river || !is_trusted(outcome);
  there.verdict = found.met ? Reached::reached
                  : open    ? Reached::undecided
                            : Reached::not_reached;
  return there;
}

}  // namespace

std::vector<LevelThere> levels_over_ground(const Outcome& outcome,
                                           const Effects& effects, GeoPoint place) {
  std::vector<LevelThere> levels;
  if (outcome.part<FlowField>().members.empty() ||
      outcome.part<FlowField>().frame.lat.empty())
    return levels;
  if (std::isnan(place.lat)) return levels;
  for (const LevelReach& reach : effects.reaches)
    if (reach.found_in.index == 0 && is_ground_level(outcome.levels[reach.level]))
      levels.push_back(over_ground(outcome, reach, place));
  return levels;
}

}  // namespace farreach
