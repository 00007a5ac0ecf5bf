#include "postprocess/media/ground/ground_levels.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/dam_failure/quick_runout.hpp"
#include "models/hazard/flow_field.hpp"
#include "postprocess/effects/nearby.hpp"

namespace farreach {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double endless = std::numeric_limits<double>::infinity();
constexpr double left_share = 1e-3;              // of what was let go: less is a splash
constexpr double wave_shape = 6;                 // see ground_levels.hpp
constexpr double narrowing = 4, narrowest = 20;  // [m], likewise

/// Of all members, or of one map where no others are kept.
const std::vector<float>& map_of(const FlowField& flow, const Level& level, Of which) {
  const bool depth = level.quantity == quantity::depth;
  const auto& likely = depth ? flow.max_depth : flow.max_depth_speed;
  const auto& least = depth ? flow.least_depth : flow.least_depth_speed;
  const auto& most = depth ? flow.most_depth : flow.most_depth_speed;
  const auto& asked = which == Of::least ? least : which == Of::most ? most : likely;
  return asked.size() == likely.size() ? asked : likely;
}

/// How many times narrower than where it left the bed may be.
double gorge_of(const FlowMember& m) {
  return m.onward_width > 0 ? std::clamp(m.onward_width / narrowest, 1.0, narrowing)
                            : narrowing;
}

/// Depth in a bed as wide as where it left at which the level is met in a gorge: that
/// of Manning, q ~ h^(5/3) [m].
double depth_of_level(const FlowMember& m, const Level& level) {
  const double h =
      level.quantity == quantity::depth
          ? level.value
          : m.onward_depth * std::pow(level.value / m.onward_depth_speed, 0.6);
  return h / std::pow(gorge_of(m), 0.6);
}

/// What it may hold of the level's quantity in a gorge just beyond the end.
double largest_beyond(const FlowMember& m, const Level& level) {
  return level.quantity == quantity::depth ? m.onward_depth * std::pow(gorge_of(m), 0.6)
                                           : m.onward_depth_speed * gorge_of(m);
}

/// What one member says of a level beyond what it computed.
GoesOn goes_on_in(const FlowMember& m, const Level& level) {
  GoesOn on;
  on.left = m.left_raster + m.into_river > left_share * m.released;
  if (!(m.onward_volume > 0)) {  // not known what it was
    on.any = !m.stopped || m.left_raster > left_share * m.released;
    on.farthest = on.any ? endless : 0;
    return on;
  }
  on.any = !(largest_beyond(m, level) < level.value);
  if (!on.any) return on;
  on.volume = m.onward_volume;
  on.width = m.onward_width;
  const double h = depth_of_level(m, level);
  on.farthest = on.width > 0 && h > 0
                    ? m.run_out + wave_shape * on.volume / (on.width * h)
                    : endless;
  return on;
}

/// Farthest cell of a map that meets a level [m]; 0: none; NaN: the plane lies nowhere.
double farthest_cell(const FlowField& flow, const Level& level, Of which,
                     LevelReach* likely) {
  double farthest = 0;
  for (int j = 0; j < flow.raster.ny; ++j)
    for (int i = 0; i < flow.raster.nx; ++i) {
      const std::size_t k = static_cast<std::size_t>(j) * flow.raster.nx + i;
      if (!meets(flow, level, k, which)) continue;
      if (likely) likely->area += flow.raster.cell_area();
      if (flow.frame.lat.empty()) {
        farthest = nan;
        continue;
      }
      const double away = nearby_distance(
          flow.source, place_on_earth(flow.frame, flow.raster.x(i), flow.raster.y(j)));
      if (away <= farthest) continue;
      farthest = away;
      if (likely) likely->arrival = static_cast<double>(flow.arrival[k]);
    }
  return farthest;
}

/// As the other runs had it before every level had maps of its own: how far they wet.
double longest_share(const FlowField& flow) {
  const double likely = flow.members.front().run_out;
  double most = 1;
  for (const FlowMember& m : flow.members)
    if (likely > 0) most = std::max(most, m.run_out / likely);
  return most;
}

/// Farthest corner of the terrain from the source [m]; infinite: it lies nowhere.
double end_of_terrain(const FlowField& flow) {
  if (flow.frame.lat.empty() || flow.raster.nx < 1 || flow.raster.ny < 1)
    return endless;
  double farthest = 0;
  for (const int i : {0, flow.raster.nx - 1})
    for (const int j : {0, flow.raster.ny - 1})
      farthest = std::max(
          farthest,
          nearby_distance(flow.source, place_on_earth(flow.frame, flow.raster.x(i),
                                                      flow.raster.y(j))));
  return farthest;
}

LevelReach reach_over_ground(const Outcome& outcome, const Level& level) {
  const FlowField& flow = outcome.part<FlowField>();
  LevelReach reach;
  reach.found_in.medium = "ground";
  reach.arrival = reach.duration = nan;
  reach.value = level.value;
  reach.distance = farthest_cell(flow, level, Of::likely, &reach);
  reach.distance_low = farthest_cell(flow, level, Of::least, nullptr);
  reach.distance_high = farthest_cell(flow, level, Of::most, nullptr);
  if (flow.most_depth.empty()) reach.distance_high *= longest_share(flow);
  reach.distance_low /= flow.run_out_factor;
  reach.distance_high = high_run_out(reach.distance_high, flow.run_out_factor,
                                     run_out_of_others(outcome));
  const GoesOn on = goes_on(flow, level);
  reach.beyond_range = goes_on_in(flow.members.front(), level).any;
  reach.high_beyond_range = on.any;
  reach.range_end = end_of_terrain(flow);
  if (on.any) reach.distance_high = std::max(reach.distance_high, on.farthest);
  return reach;
}

}  // namespace

double run_out_of_others(const Outcome& outcome) {
  const SourceFact* stated = fact_named(outcome.source_facts, run_out_of_others_fact);
  return stated ? stated->value : endless;
}

bool is_ground_level(const Level& level) {
  return level.quantity == quantity::depth || level.quantity == quantity::depth_speed;
}

bool meets(const FlowField& flow, const Level& level, std::size_t k, Of which) {
  return static_cast<double>(map_of(flow, level, which)[k]) >= level.value;
}

GoesOn goes_on(const FlowField& flow, const Level& level) {
  GoesOn most;
  for (const FlowMember& m : flow.members) {
    const GoesOn on = goes_on_in(m, level);
    if (on.any && !(on.farthest <= most.farthest && most.any)) most = on;
  }
  return most;
}

bool runs_on(const Outcome& outcome) {
  return std::any_of(outcome.levels.begin(), outcome.levels.end(), [&](const Level& l) {
    return is_ground_level(l) && goes_on(outcome.part<FlowField>(), l).any;
  });
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
