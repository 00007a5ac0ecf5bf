#include "postprocess/assess/place_water.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>

#include "postprocess/assess/border_verdict.hpp"
#include "postprocess/assess/place_course.hpp"
#include "postprocess/assess/places.hpp"
#include "postprocess/effects/ground.hpp"
#include "postprocess/effects/river.hpp"

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
  const bool depth = level.quantity == "depth";
  found.met = found.met || meets(flow, level, k, Of::least);  // in every run
  if (!meets(flow, level, k)) return;
  found.first = std::min(found.first, static_cast<double>(flow.arrival[k]));
  found.deepest = std::max(
      found.deepest,
      static_cast<double>(depth ? flow.max_depth[k] : flow.max_depth_speed[k]));
}

FlowNearby around(const Outcome& outcome, const Level& level, GeoPoint place) {
  const FlowField& flow = outcome.flow;
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
  const GoesOn on = goes_on(outcome.flow, level);
  return on.any && nearby_distance(place, outcome.flow.source) <= on.farthest &&
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

bool ruled_out_above(const RiverField& river, std::size_t river_case,
                     const std::string& substance, double at, double value) {
  return std::any_of(river.series.begin(), river.series.end(), [&](const auto& up) {
    return up.river_case == river_case && up.substance == substance &&
           river.stations[up.station].distance < at && !std::isnan(up.end) &&
           up.peak > 0 && up.peak_high < value;
  });
}

std::vector<LevelThere> levels_over_ground(const Outcome& outcome,
                                           const Effects& effects, GeoPoint place) {
  std::vector<LevelThere> levels;
  if (outcome.flow.members.empty() || outcome.flow.frame.lat.empty()) return levels;
  for (const LevelReach& reach : effects.reaches)
    if (reach.member == 0 && is_ground_level(outcome.levels[reach.level]))
      levels.push_back(over_ground(outcome, reach, place));
  return levels;
}

PlaceFinding station_place(const Outcome& outcome, std::size_t station) {
  constexpr std::array<std::string_view, 5> kinds{"town", "village", "intake", "post",
                                                  "reservoir"};
  const RiverStation& s = outcome.river.stations[station];
  PlaceFinding place;
  const bool told =
      s.population > 0 || std::find(kinds.begin(), kinds.end(), s.kind) != kinds.end();
  if (!told && !is_crossing(s)) return place;
  constexpr double town = 1e4;  // people
  place.kind = is_crossing(s) ? "border" : s.kind;
  if (place.kind == "gauge") place.kind = s.population >= town ? "town" : "village";
  place.name = s.name;
  place.name_ru = s.name_ru;
  place.name_kk = s.name_kk;
  place.state = s.to_state.empty() ? s.from_state : s.to_state;
  if (place.state.empty()) place.state = outcome.site.state;
  if (is_crossing(s)) place.from_state = s.from_state;
  place.own = place.state == outcome.site.state;
  place.population = s.population;
  place.distance = s.distance;
  place.station = static_cast<int>(station);
  return place;
}

std::vector<LevelThere> levels_in_river(const Outcome& outcome, std::size_t station) {
  std::vector<LevelThere> levels;
  for (std::size_t l = 0; l < outcome.levels.size(); ++l) {
    const Level& level = outcome.levels[l];
    if (!is_water_level(level)) continue;
    LevelThere there;
    there.level = l;
    there.model = "river";
    there.verdict = Reached::not_reached;
    there.peak = there.indoor = there.probability = there.end = nan;
    there.arrival =
        earliest_in_river(outcome.river, station, level.substance, level.value);
    bool any = false, cut = false;
    for (std::size_t c = 0; c < outcome.river.cases.size(); ++c) {
      const RiverSeries* s = series_of(outcome.river, c, station, level.substance);
      if (!s) continue;
      any = true;
      cut = cut || may_still_meet(outcome.flow, s->peak_high, level.value) ||
            (std::isnan(s->end) &&
             !ruled_out_above(outcome.river, c, level.substance,
                              outcome.river.stations[station].distance, level.value));
      if (s->peak_low >= level.value)
        there.verdict = Reached::reached;
      else if (s->peak_high >= level.value && there.verdict != Reached::reached)
        there.verdict = Reached::undecided;
      if (s->peak >= level.value)
        there.end = std::fmax(there.end, time_above(*s, level.value).last);
      if (s->peak <= there.peak) continue;
      there.peak = s->peak;
      there.member = c;
    }
    if (!any) continue;
    if (there.verdict == Reached::not_reached && (cut || !is_trusted(outcome)))
      there.verdict = Reached::undecided;
    levels.push_back(there);
  }
  return levels;
}

}  // namespace farreach
