#include "postprocess/media/air/place_air.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/hazard/far_field.hpp"
#include "models/hazard/plumes.hpp"
#include "postprocess/assess/interval.hpp"
#include "postprocess/assess/openness.hpp"
#include "postprocess/assess/places.hpp"
#include "postprocess/media/air/arrival.hpp"
#include "postprocess/media/air/border_verdict.hpp"
#include "postprocess/media/air/far_verdict.hpp"
#include "postprocess/media/air/validity.hpp"
#include "postprocess/media/far_field/effects/far_field.hpp"
#include "postprocess/media/plume/effects/plume_effects.hpp"

namespace farreach {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// The levels are stated for a mole fraction; only these two units occur in air.
double as_mole_fraction(const Outcome& outcome, const Level& level, double multiple) {
  if (level.quantity != quantity::concentration || outcome.levels.empty()) return nan;
  if (level.unit == "ppm" || level.unit == "-") return multiple * level.value;
  return nan;
}

/// All that the plumes of all weathers say about one level at one place.
struct ByPlumes {
  bool tracked = false;  ///< the release holds the substance
  bool known = true;     ///< no weather ends before the place
  bool directed = true;  ///< every weather has its wind direction
  Interval zone{0, 0};   ///< of the level, believed [m]
  double multiple = nan, peak = nan, indoor = nan;  ///< largest of all weathers
  std::size_t member = 0;
};

void add_reaches(const Outcome& outcome, const Effects& effects, std::size_t level,
                 ByPlumes& all) {
  for (const LevelReach& r : effects.reaches) {
    if (r.level != level || !r.tracked ||
        r.found_in.index >= outcome.part<Plumes>().members.size())
      continue;
    const Member& member = outcome.part<Plumes>().members[r.found_in.index];
    const Interval zone = believed(r, member, effects.model_factor).interval;
    all.tracked = true;
    all.zone = {std::max(all.zone.low, zone.low), std::max(all.zone.high, zone.high)};
    all.directed =
        all.directed && member.weather.wind_from.has_value() && !light_wind(member);
  }
}

void add_history(const ReceptorHistory& h, std::size_t level, ByPlumes& all) {
  if (h.state == "beyond_table") {
    all.known = false;
    return;
  }
  const double multiple =
      level < h.level_multiple.size() ? h.level_multiple[level] : nan;
  if (!(h.peak <= all.peak)) {
    all.peak = h.peak;
    all.member = h.member;
  }
  all.multiple = std::fmax(all.multiple, multiple);
  if (h.indoor.empty() || !(h.peak > 0)) return;
  const double inside = *std::max_element(h.indoor.begin(), h.indoor.end());
  all.indoor = std::fmax(all.indoor, multiple * inside / h.peak);
}

ByPlumes by_plumes(const Outcome& outcome, const Effects& effects, std::size_t receptor,
                   std::size_t level) {
  ByPlumes all;
  add_reaches(outcome, effects, level, all);
  for (const ReceptorHistory& h : effects.part<PlumeEffects>().histories)
    if (h.receptor == static_cast<int>(receptor) &&
        h.substance == outcome.levels[level].substance)
      add_history(h, level, all);
  return all;
}

Reached answer(const Outcome& outcome, const Effects& effects, const Receptor& r,
               const ByPlumes& all) {
  const double f = effects.model_factor;
  const double u =
      std::hypot(outcome.site.position_error, r.kind == "user" ? 0 : settlement_error);
  const Reached by_zone = compare({r.distance - u, r.distance + u}, all.zone);
  const bool ends_before = by_zone == Reached::not_reached;
  if (!all.known || std::isnan(all.multiple))
    return all.directed && !ends_before ? Reached::undecided : by_zone;
  const bool low = all.multiple * f < 1, high = all.multiple / f >= 1;
  if (all.directed)
    return high ? Reached::reached : low ? Reached::not_reached : Reached::undecided;
  if (high && by_zone == Reached::reached) return Reached::reached;
  return low && ends_before ? Reached::not_reached : Reached::undecided;
}

LevelThere told_by_plume(const Outcome& outcome, const Effects& effects,
                         std::size_t receptor, std::size_t level, const ByPlumes& all) {
  const Receptor& r = outcome.geography.receptors[receptor];
  LevelThere there;
  there.level = level;
  there.model = "plume";
  there.verdict = answer(outcome, effects, r, all);
  if (there.verdict == Reached::not_reached && !is_trusted(outcome))
    there.verdict = Reached::undecided;
  const Arrival when = arrival_at_receptor(effects, receptor, level);
  there.arrival = when.early;
  if (there.verdict == Reached::undecided && std::isnan(there.arrival))
    there.arrival = first_gas(outcome, effects, level, r.distance);
  there.end = when.end;
  there.peak = all.peak;
  there.member = all.member;
  there.indoor = all.indoor;
  there.probability = nan;
  return there;
}

const FarPlace* far_receptor(const Effects& effects, std::size_t receptor,
                             std::size_t level) {
  if (!effects.has<FarEffects>() || level >= effects.part<FarEffects>().levels.size() ||
      !effects.part<FarEffects>().levels[level].carried)
    return nullptr;
  for (const FarPlace& p : effects.part<FarEffects>().places)
    if (p.receptor == static_cast<int>(receptor) && p.level == level) return &p;
  return nullptr;
}

/// As of a border, far_verdict.cpp.
Reached answer(const Outcome& outcome, const FarEffects& far, const FarPlace& p) {
  const FarLevel& level = far.levels[p.level];
  const RingGrid& grid = outcome.part<FarField>().grid;
  if (p.reached_low.hits > 0 || p.reached.low >= telling_share) return Reached::reached;
  const bool open = is_open({.ended = Ended::horizon, .multiple = level.rest});
  const bool none = p.outside ? level.farthest_high <= grid.edge(grid.rings - 1)
                              : p.reached_high.hits == 0;
  const bool excluded =
      none && !open && is_trusted(outcome) &&
      outcome.part<FarField>().members.size() >= fewest_members_to_exclude;
  return excluded ? Reached::not_reached : Reached::undecided;
}

LevelThere told_by_particles(const Outcome& outcome, const FarEffects& far,
                             const FarPlace& p) {
  LevelThere there;
  there.level = p.level;
  there.model = "far_field";
  there.verdict = answer(outcome, far, p);
  there.arrival = p.arrival.least;
  there.end = there.indoor = nan;
  const auto most = std::max_element(p.multiple.begin(), p.multiple.end());
  there.peak = p.outside || most == p.multiple.end()
                   ? nan
                   : as_mole_fraction(outcome, outcome.levels[p.level], *most);
  there.member = p.unfavourable;
  there.probability = p.outside ? nan : p.reached.probability;
  there.weathers = outcome.part<FarField>().members.size();
  return there;
}

}  // namespace

bool particles_decide(const Outcome& outcome, double distance) {
  BorderDistance place;
  place.distance = distance;
  place.uncertainty = outcome.site.position_error;
  return far_field_decides(outcome, place);
}

std::optional<LevelThere> level_in_air(const Outcome& outcome, const Effects& effects,
                                       std::size_t receptor, std::size_t level) {
  const FarPlace* far = far_receptor(effects, receptor, level);
  const Receptor& r = outcome.geography.receptors[receptor];
  const ByPlumes all = by_plumes(outcome, effects, receptor, level);
  if (!all.tracked && !far) return {};
  if (!all.tracked) return told_by_particles(outcome, effects.part<FarEffects>(), *far);
  LevelThere there = told_by_plume(outcome, effects, receptor, level, all);
  if (!far) return there;
  if (!far->outside) there.probability = far->reached.probability;
  there.weathers = outcome.part<FarField>().members.size();
  const LevelThere particles =
      told_by_particles(outcome, effects.part<FarEffects>(), *far);
  const bool decide = particles_decide(outcome, r.distance);
  // Own people are warned of what one of the steady weathers asked for brings within
  // the range of the plume, though none of the members drawn had that weather.
  const bool cautious = r.state == outcome.site.state && r.distance <= plume_range &&
                        particles.verdict == Reached::not_reached &&
                        there.verdict != Reached::not_reached;
  if (decide && !cautious) return particles;
  if (decide) there.verdict = Reached::undecided;
  if (!decide && there.verdict != Reached::reached &&
      particles.verdict == Reached::reached)
    return particles;
  return there;
}

}  // namespace farreach
