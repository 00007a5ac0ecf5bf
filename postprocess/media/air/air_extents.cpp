#include "postprocess/media/air/air_extents.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/hazard/far_field.hpp"
#include "models/hazard/plumes.hpp"
#include "postprocess/assess/openness.hpp"
#include "postprocess/media/air/validity.hpp"
#include "postprocess/media/far_field/effects/far_field.hpp"

namespace farreach {
namespace {

constexpr double endless = std::numeric_limits<double>::infinity();

LevelExtent by_plume(const Outcome& outcome, const Effects& effects,
                     std::size_t level) {
  LevelExtent extent{.level = level};
  double farthest = -1;
  for (const LevelReach& r : effects.reaches) {
    if (r.level != level || !r.tracked ||
        r.found_in.index >= outcome.part<Plumes>().members.size())
      continue;
    const BelievedReach b = believed(
        r, outcome.part<Plumes>().members[r.found_in.index], effects.model_factor);
    extent.model = "plume";
    extent.low = std::max(extent.low, b.interval.low);
    extent.high = std::max(extent.high, b.interval.high);
    if (!(b.middle > farthest)) continue;
    farthest = extent.reach = b.middle;
    extent.range_end = r.range_end;
    extent.member = r.found_in.index;
  }
  return extent;
}

LevelExtent by_particles(const Outcome& outcome, const Effects& effects,
                         std::size_t level) {
  LevelExtent extent{.level = level};
  if (!effects.has<FarEffects>() || level >= effects.part<FarEffects>().levels.size() ||
      !effects.part<FarEffects>().levels[level].carried)
    return extent;
  const FarLevel& far = effects.part<FarEffects>().levels[level];
  // What is still airborne may bring it farther than it was met.
  const bool open = far.farthest_high >= 0.999 * outcome.part<FarField>().grid.outer ||
                    is_open({.ended = Ended::horizon, .multiple = far.rest});
  extent.model = "far_field";
  extent.reach = far.distance.most;
  extent.low = far.farthest_low;
  extent.high = open ? endless : far.farthest_high;
  return extent;
}

/// The plume holds to the end of its range; the particles, wherever they find the level
/// farther out than that or than the plume does, or leave open what the plume, which
/// knows no chemistry, finds nowhere.
LevelExtent extent_of(const Outcome& outcome, const Effects& effects,
                      std::size_t level) {
  const LevelExtent plume = by_plume(outcome, effects, level);
  const LevelExtent far = by_particles(outcome, effects, level);
  if (plume.model.empty() || far.model.empty())
    return plume.model.empty() ? far : plume;
  const bool farther = far.reach > plume.high;
  const bool beyond = plume.high >= plume_range && far.reach >= plume.low;
  const bool unfinished = !(plume.high > 0) && std::isinf(far.high);
  return farther || beyond || unfinished ? far : plume;
}

/// A wind of the scan, which is among no weathers, stays the high end.
void take_extent(const Outcome& outcome, const LevelExtent& e, BorderVerdict& v) {
  const bool scanned = v.reason_key == "wind_scan";
  v.reach = e.reach;
  v.reach_low = e.low;
  v.reach_high = scanned ? std::max(v.reach_high, e.high) : e.high;
  v.range_end = e.range_end;
  v.reach_model = e.model;
  if (v.model != "plume" || v.directed) return;
  v.margin = v.distance - v.reach;
  const double spread = v.margin > 0 ? v.reach_high - v.reach : v.reach - v.reach_low;
  const double error = v.distance_uncertainty + spread;
  v.margin_uncertainty = scanned || !std::isfinite(error)
                             ? std::numeric_limits<double>::quiet_NaN()
                             : error;
  const bool farther = e.model == "far_field" &&
                       e.high >= v.distance - std::max(v.distance_uncertainty, 0.0);
  if (v.verdict != Reached::not_reached || !farther) return;
  v.verdict = Reached::undecided;
  v.reason_key = "particles";
  v.left_open_by = {phrase(
      "why.particles", {{"count", said::count(outcome.part<FarField>().members.size())},
                        {"reach", said::reach(e.reach, e.low, e.high, e.range_end)}})};
  append(v.left_open_by, v.reason);
}

}  // namespace

std::vector<LevelExtent> level_extents(const Outcome& outcome, const Effects& effects) {
  std::vector<LevelExtent> extents;
  if (outcome.part<Plumes>().members.empty() && outcome.part<FarField>().empty())
    return extents;
  for (std::size_t l = 0; l < outcome.levels.size(); ++l)
    extents.push_back(is_air_level(outcome.levels[l]) ? extent_of(outcome, effects, l)
                                                      : LevelExtent{.level = l});
  return extents;
}

void take_extents(const Outcome& outcome, Findings& findings) {
  for (BorderVerdict& v : findings.verdicts)
    for (const LevelExtent& e : findings.extents)
      if (e.level == v.level && !e.model.empty() && !std::isnan(v.reach))
        take_extent(outcome, e, v);
}

}  // namespace farreach
