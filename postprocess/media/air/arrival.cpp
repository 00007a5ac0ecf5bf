#include "postprocess/media/air/arrival.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "postprocess/media/far_field/effects/far_field.hpp"
#include "postprocess/media/plume/effects/plume_effects.hpp"
#include "postprocess/media/plume/effects/reach.hpp"

namespace farreach {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

template <class Here>
Arrival over_all(const Effects& effects, std::size_t level, const Here& here) {
  Arrival all{nan, nan};
  for (const ReceptorHistory& h : effects.part<PlumeEffects>().histories) {
    if (!here(h)) continue;
    const Arrival one = arrival_of(h, level, effects.model_factor);
    all.early = std::fmin(all.early, one.early);
    all.end = std::fmax(all.end, one.end);
  }
  return all;
}

/// Earliest of the particle runs there; NaN: none meets it.
template <class Here>
double by_particles(const Effects& effects, std::size_t level, const Here& here) {
  double first = nan;
  if (!effects.has<FarEffects>()) return first;
  for (const FarPlace& p : effects.part<FarEffects>().places)
    if (p.level == level && here(p)) first = std::fmin(first, p.arrival.least);
  return first;
}

}  // namespace

double front_arrival(const PlumeTable& plume, double distance) {
  double first = nan;
  for (const PlumeSegment& segment : plume.segments) {
    if (segment.slices.empty()) continue;
    const PlumeSlice* at = nullptr;
    for (const PlumeSlice& s : segment.slices)
      if (s.x <= distance) at = &s;
    if (!at) at = &segment.slices.front();
    const double left = std::max(distance - at->x, 0.0);
    const double time =
        at->arrival + (at->advection_speed > 0 ? left / at->advection_speed : 0);
    first = std::fmin(first, segment.start + time);
  }
  return first;
}

double front_arrival(const Member& member, double distance) {
  double first = front_arrival(member.plume, distance);
  for (const PlumeVariant& v : member.variants)
    if (v.input != "wind") first = std::fmin(first, front_arrival(v.plume, distance));
  return first;
}

Arrival arrival_of(const ReceptorHistory& h, std::size_t level, double factor) {
  const double multiple =
      level < h.level_multiple.size() ? h.level_multiple[level] : nan;
  if (!(multiple * factor >= 1) || h.outdoor.empty()) return {nan, nan};
  const double most = *std::max_element(h.outdoor.begin(), h.outdoor.end());
  if (!(most > 0)) return {nan, nan};
  const TimeAbove above = time_above(h.time, h.outdoor, most / (multiple * factor));
  return {above.first, above.last};
}

Arrival arrival_at_border(const Effects& effects, std::size_t border,
                          std::size_t level) {
  const auto here = [&](const auto& place) {
    return place.border == static_cast<int>(border);
  };
  Arrival all = over_all(effects, level, here);
  all.early = std::fmin(all.early, by_particles(effects, level, here));
  return all;
}

Arrival arrival_at_receptor(const Effects& effects, std::size_t receptor,
                            std::size_t level) {
  const auto here = [&](const auto& place) {
    return place.receptor == static_cast<int>(receptor);
  };
  Arrival all = over_all(effects, level, here);
  all.early = std::fmin(all.early, by_particles(effects, level, here));
  return all;
}

}  // namespace farreach
