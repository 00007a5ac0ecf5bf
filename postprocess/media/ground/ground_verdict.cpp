#include "postprocess/media/ground/ground_verdict.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/dam_failure/quick_runout.hpp"
#include "models/hazard/flow_field.hpp"
#include "models/hazard/river_field.hpp"
#include "postprocess/assess/headline.hpp"
#include "postprocess/assess/interval.hpp"
#include "postprocess/assess/openness.hpp"
#include "postprocess/assess/said_verdict.hpp"
#include "postprocess/effects/nearby.hpp"
#include "postprocess/media/ground/ground_levels.hpp"
#include "postprocess/voice/levels.hpp"
#include "solver/geo/nearest.hpp"
#include "solver/geo/polygon.hpp"

namespace farreach {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double endless = std::numeric_limits<double>::infinity();

/// What the likely run brings into a territory.
struct Inside {
  bool any = false;
  bool all = false;        ///< every run does so
  double first = endless;  ///< arrival [s]
  double largest = 0;      ///< depth [m] or depth x speed [m2/s]
};

Inside inside_territory(const Outcome& outcome, const Level& level,
                        const BorderDistance& border) {
  const FlowField& flow = outcome.part<FlowField>();
  Inside found;
  for (const Territory& t : outcome.geography.detailed) {
    if (t.state != border.state || t.kind != border.kind) continue;
    for (int j = 0; j < flow.raster.ny; ++j)
      for (int i = 0; i < flow.raster.nx; ++i) {
        const std::size_t k = static_cast<std::size_t>(j) * flow.raster.nx + i;
        if (!meets(flow, level, k) ||
            !inside(t.rings,
                    place_on_earth(flow.frame, flow.raster.x(i), flow.raster.y(j))))
          continue;
        found.any = true;
        found.all = found.all || meets(flow, level, k, Of::least);
        found.first = std::min(found.first, static_cast<double>(flow.arrival[k]));
        const auto& map =
            level.quantity == quantity::depth ? flow.max_depth : flow.max_depth_speed;
        found.largest = std::max(found.largest, static_cast<double>(map[k]));
      }
  }
  return found;
}

/// What all runs leave undone: it left the terrain, or still moved at its end.
Openness openness_of(const Outcome& outcome, const Level& level) {
  const GoesOn on = goes_on(outcome.part<FlowField>(), level);
  if (!on.any) return {};
  return {.ended = on.left ? Ended::map_edge : Ended::horizon};
}

/// Nearest that the point comes to the territory [m]; infinite: it is not known.
double distance_to(const Geography& g, const BorderDistance& border, GeoPoint place) {
  double nearest = endless;
  for (const auto* list : {&g.detailed, &g.overview})
    for (const Territory& t : *list) {
      if (t.state != border.state || t.kind != border.kind) continue;
      if (inside(t.rings, place)) return 0;
      if (const auto rim = nearest_on_rim(t.rings, place))
        nearest = std::min(nearest, rim->distance);
    }
  return nearest;
}

/// Whether all that leaves the terrain gets into a river that, as far as the level may
/// be met, keeps farther away from the territory than its course is unsure.
bool led_away(const Outcome& outcome, const Level& level, const BorderDistance& border,
              double offset) {
  constexpr double little = 0.01;  // of the release, leaving by the rim
  constexpr double keeps = 20e3;   // [m], twice the widest strip of a course
  constexpr int parts = 4;         // of a stretch of the course
  const FlowField& flow = outcome.part<FlowField>();
  const auto& course = outcome.part<RiverField>().course;
  if (course.size() < 2 || outcome.part<RiverField>().cases.empty()) return false;
  const double of_others = run_out_of_others(outcome);
  for (const FlowMember& m : flow.members)
    if (m.left_raster > little * m.released ||
        high_run_out(m.run_out, flow.run_out_factor, of_others) + offset >=
            border.distance - border.uncertainty)
      return false;
  const double farthest = goes_on(flow, level).farthest;
  for (std::size_t k = 0; k + 1 < course.size(); ++k)
    for (int i = 0; i <= parts; ++i) {
      const double share = static_cast<double>(i) / parts;
      const GeoPoint at{course[k].lat + share * (course[k + 1].lat - course[k].lat),
                        course[k].lon + share * (course[k + 1].lon - course[k].lon)};
      if (nearby_distance(at, flow.source) <= farthest &&
          !(distance_to(outcome.geography, border, at) > keeps + border.uncertainty))
        return false;
    }
  return true;
}

/// What goes on beyond the computation, and what that means for the border.
Phrases onward(const Outcome& outcome, const BorderVerdict& v) {
  const GoesOn on = goes_on(outcome.part<FlowField>(), outcome.levels[v.level]);
  if (!on.any) return {};
  if (v.reason_key == "led_away") return {phrase("why.ground.led_away")};
  if (!std::isfinite(on.farthest)) return {phrase("why.ground.goes_on")};
  const PhraseValue volume = said::number(1e-6 * on.volume);
  const PhraseValue width = said::length(on.width);
  if (v.verdict == Reached::not_reached)
    return {phrase("why.ground.bounded", {{"volume", volume},
                                          {"width", width},
                                          {"distance", said::length(on.farthest)}})};
  return {phrase("why.ground.may_come", {{"volume", volume}, {"width", width}})};
}

void explain(const Outcome& outcome, const LevelReach& reach, BorderVerdict& v) {
  v.reason = {phrase(
      "why.ground",
      {{"level", said::level(outcome.levels[v.level])},
       {"neighbour", said::neighbour(v)},
       {"distance", said::error_length(v.distance, v.distance_uncertainty)},
       {"reach", said::reach(reach.distance, v.reach_low, v.reach_high, v.range_end)},
       {"verdict", said::verdict(v.verdict)}})};
  append(onward(outcome, v), v.reason);
  if (v.reason_key == "not_trusted") v.reason.push_back(phrase("why.not_trusted"));
}

BorderVerdict verdict_of(const Outcome& outcome, const LevelReach& reach,
                         const BorderDistance& border) {
  const FlowField& flow = outcome.part<FlowField>();
  BorderVerdict v;
  v.state = border.state;
  v.kind = border.kind;
  v.model = "ground";
  v.level = reach.level;
  v.unfavourable_case = v.favourable_case = reach.found_in;
  v.distance = border.distance;
  v.distance_uncertainty = border.uncertainty;
  // The source may lie off the site; what is compared starts at the site.
  const double offset =
      flow.frame.lat.empty() ? nan : nearby_distance(outcome.site.place, flow.source);
  v.reach = reach.distance;
  v.reach_low = reach.distance_low;
  v.reach_high = reach.distance_high;
  v.range_end = reach.range_end;
  v.margin = v.distance - v.reach - offset;
  v.margin_uncertainty = std::isfinite(v.reach_high)
                             ? v.distance_uncertainty + v.reach_high - v.reach
                             : nan;
  v.first_arrival = v.peak_time = v.end = v.worst_wind_from = v.probability = nan;
  v.peak = nan;
  v.peak_unit = outcome.levels[v.level].unit;
  const bool known = std::isfinite(v.margin) && border.uncertainty >= 0;
  const double uncertain = v.distance_uncertainty;
  if (known && v.reach_high + offset < v.distance - uncertain) {
    v.verdict = is_trusted(outcome) ? Reached::not_reached : Reached::undecided;
    if (reach.high_beyond_range) v.reason_key = "bounded";
    if (!is_trusted(outcome)) v.reason_key = "not_trusted";
  } else if (known && is_trusted(outcome) &&
             led_away(outcome, outcome.levels[v.level], border, offset)) {
    v.verdict = Reached::not_reached;
    v.reason_key = "led_away";
    v.margin_uncertainty = nan;
  } else {
    const Inside in =
        known ? inside_territory(outcome, outcome.levels[v.level], border) : Inside{};
    const bool sure = in.all && v.reach_low + offset >= v.distance - uncertain;
    v.verdict = sure ? Reached::reached : Reached::undecided;
    const Openness open = openness_of(outcome, outcome.levels[v.level]);
    v.reason_key = in.any ? "intervals" : reason_key(open.ended);
    if (in.any) {
      v.first_arrival = in.first;
      v.peak = in.largest;
    }
  }
  v.out_of_range = reach.high_beyond_range && v.verdict == Reached::undecided;
  v.favourable_verdict = v.verdict;
  v.favourable_reach = v.reach_low;
  explain(outcome, reach, v);
  return v;
}

/// How far the level extends; by its low end alone where the high one is not known.
Phrase extent_of(const BorderVerdict& v) {
  if (v.reach == 0 && v.reach_high == 0) return phrase("flow.extent_none");
  if (std::isfinite(v.reach_high) || std::isfinite(v.range_end))
    return phrase(
        "flow.extent",
        {{"reach", said::reach(v.reach, v.reach_low, v.reach_high, v.range_end)}});
  if (!(v.reach_low > 0)) return phrase("flow.extent_open");
  return phrase("flow.extent_over", {{"reach", said::length(v.reach_low)}});
}

}  // namespace

std::vector<BorderVerdict> ground_verdicts(const Outcome& outcome,
                                           const Effects& effects) {
  std::vector<BorderVerdict> verdicts;
  std::vector<LevelReach> reaches;
  for (const LevelReach& reach : effects.reaches)
    if (is_ground_level(outcome.levels[reach.level])) reaches.push_back(reach);
  std::stable_sort(reaches.begin(), reaches.end(), [&](const auto& a, const auto& b) {
    return outcome.levels[a.level].severity > outcome.levels[b.level].severity;
  });
  for (const BorderDistance& border : outcome.geography.borders)
    for (const LevelReach& reach : reaches)
      verdicts.push_back(verdict_of(outcome, reach, border));
  return verdicts;
}

void judge_ground(const Outcome& outcome, const Effects& effects, Findings& findings) {
  for (BorderVerdict& v : ground_verdicts(outcome, effects))
    findings.verdicts.push_back(std::move(v));
}

std::vector<LevelZone> ground_zones(const Outcome& outcome, const Effects& effects,
                                    const Findings&) {
  std::vector<LevelZone> zones;
  for (const LevelReach& r : effects.reaches)
    if (is_ground_level(outcome.levels[r.level]))
      zones.push_back({r.level,
                       r.beyond_range || !(r.distance_high <= r.range_end)
                           ? endless
                           : r.distance_high,
                       r.distance_low});
  return zones;
}

Response ground_response(const Outcome& outcome, const Effects& effects,
                         const BorderVerdict* crossing) {
  if (crossing) return response_across(*crossing);
  double farthest = 0;
  for (const LevelReach& reach : effects.reaches)
    if (is_ground_level(outcome.levels[reach.level]))
      farthest = std::max(farthest, reach.distance);
  constexpr double local = 10e3;  // assumption: farther, more than one district acts
  return {farthest > local ? "region" : "local",
          {phrase("response.why.ground", {{"distance", said::length(farthest)}})}};
}

Headline ground_headline(const Outcome& outcome, const Effects&, const Findings&,
                         const std::vector<BorderVerdict>& own) {
  const BorderVerdict* v = leading_verdict(outcome, own);
  Headline told;
  if (v)
    told.text = {verdict_phrase(outcome, *v), extent_of(*v)};
  else
    told.text = {phrase("flow.no_verdict")};
  if (v && v->reason_key == "bounded")
    told.more = {phrase("flow.bounded")};
  else if (runs_on(outcome))
    told.more = {phrase("flow.runs_on")};
  if (outcome.part<FlowField>().analytic_terrain)
    told.more.push_back(phrase("flow.analytic"));
  return told;
}

void tell_ground_unknowns(const Outcome& outcome, const Effects&, Findings& findings) {
  const FlowField& flow = outcome.part<FlowField>();
  if (runs_on(outcome)) findings.unknowns.push_back(phrase("unknown.flow_on"));
  if (flow.analytic_terrain)
    findings.unknowns.push_back(phrase("unknown.flow_terrain"));
  if (flow.members.size() > 1) {
    double low = endless, high = 0;
    for (const FlowMember& m : flow.members) {
      low = std::min(low, m.run_out);
      high = std::max(high, m.run_out);
    }
    constexpr double same = 1.05;  // two digits would not tell them apart
    if (high > same * low)
      findings.unknowns.push_back(
          phrase("unknown.flow_inputs",
                 {{"low", said::length(low)}, {"high", said::length(high)}}));
  }
  if (outcome.part<RiverField>().cases.empty())
    findings.unknowns.push_back(phrase("unknown.flow_river"));
}

}  // namespace farreach
