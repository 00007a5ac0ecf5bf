#include "postprocess/assess/place_water.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>

#include "postprocess/assess/border_verdict.hpp"
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

FlowNearby around(const FlowField& flow, const Level& level, GeoPoint place) {
  FlowNearby found;
  const Raster& raster = flow.raster;
  // Farther away than twice the terrain nothing comes, on it or as far again beyond it.
  const double terrain = std::hypot(raster.nx * raster.dx, raster.ny * raster.dy);
  if (nearby_distance(place, flow.source) > 2 * terrain + settlement_error)
    return found;
  for (int j = 0; j < raster.ny; ++j)
    for (int i = 0; i < raster.nx; ++i) {
      const std::size_t k = static_cast<std::size_t>(j) * raster.nx + i;
      const bool wet = flow.max_depth[k] > flow.wet_depth ||
                       (k < flow.wetted_share.size() && flow.wetted_share[k] > 0);
      if (!wet) continue;
      const double away =
          nearby_distance(place, place_on_earth(flow.frame, raster.x(i), raster.y(j)));
      if (away <= settlement_error) add_cell(flow, level, k, found);
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

LevelThere over_ground(const Outcome& outcome, const LevelReach& reach,
                       GeoPoint place) {
  const FlowNearby found = around(outcome.flow, outcome.levels[reach.level], place);
  LevelThere there;
  there.level = reach.level;
  there.model = "ground";
  there.indoor = there.probability = there.end = nan;
  there.arrival = std::isfinite(found.first) ? found.first : nan;
  there.peak = found.deepest > 0 ? found.deepest : nan;
  const bool open = found.wetted || may_run_to(reach, found) || !is_trusted(outcome);
  there.verdict = found.met ? Reached::reached
                  : open    ? Reached::undecided
                            : Reached::not_reached;
  return there;
}

/// What has passed a place farther up and stayed below the level does not meet it here:
/// concentration only falls on the way.
bool ruled_out_upstream(const RiverField& river, const RiverSeries& here,
                        double value) {
  const double at = river.stations[here.station].distance;
  return std::any_of(river.series.begin(), river.series.end(), [&](const auto& up) {
    return up.river_case == here.river_case && up.substance == here.substance &&
           river.stations[up.station].distance < at && !std::isnan(up.end) &&
           up.peak > 0 && up.peak_high < value;
  });
}

}  // namespace

std::vector<LevelThere> levels_over_ground(const Outcome& outcome,
                                           const Effects& effects,
                                           std::size_t receptor) {
  std::vector<LevelThere> levels;
  if (outcome.flow.frame.lat.empty()) return levels;
  for (const LevelReach& reach : effects.reaches)
    if (reach.member == 0 && is_ground_level(outcome.levels[reach.level]))
      levels.push_back(
          over_ground(outcome, reach, outcome.geography.receptors[receptor].place));
  return levels;
}

PlaceFinding station_place(const Outcome& outcome, std::size_t station) {
  constexpr std::array<std::string_view, 5> kinds{"town", "village", "intake", "post",
                                                  "reservoir"};
  const RiverStation& s = outcome.river.stations[station];
  PlaceFinding place;
  const bool told = std::find(kinds.begin(), kinds.end(), s.kind) != kinds.end();
  if (!told && !is_crossing(s)) return place;
  place.kind = is_crossing(s) ? "border" : s.kind;
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
      cut = cut ||
            (std::isnan(s->end) && !ruled_out_upstream(outcome.river, *s, level.value));
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
