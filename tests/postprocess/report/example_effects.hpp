/// Effects and findings for the hand-made outcome, computed in the plainest way from
/// its plume table, so that the report can be tested without the modules before it.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/gas_plume/plume_table.hpp"
#include "models/hazard/plumes.hpp"
#include "postprocess/assess/findings.hpp"
#include "postprocess/assess/places.hpp"
#include "postprocess/effects/effects.hpp"
#include "postprocess/media/air/air_extents.hpp"
#include "postprocess/media/plume/effects/plume_effects.hpp"
#include "tests/support/example_outcome.hpp"

namespace farreach::testing {

inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();

inline double steady(const PlumeTable& plume, double x, double y) {
  const auto& slices = plume.segments[0].slices;
  if (x < slices.front().x || x > slices.back().x) return 0;
  const double t = x / slices.front().advection_speed + 1800;
  return mole_fraction(plume, 0, x, y, 1.5, t, 600);
}

inline double farthest(const PlumeTable& plume, double value) {
  double reach = 0;
  for (double x = 20; x < 80000; x *= 1.01)
    if (steady(plume, x, 0) >= value) reach = x;
  return reach;
}

inline LevelReach example_reach(const Outcome& o, std::size_t l, std::size_t m) {
  const PlumeTable& plume = o.part<Plumes>().members[m].plume;
  LevelReach r;
  r.level = l;
  r.found_in = {"plume", m};
  r.distance = farthest(plume, o.levels[l].value);
  r.distance_low = farthest(plume, o.levels[l].value * 2);
  r.distance_high = farthest(plume, o.levels[l].value / 2);
  r.arrival = r.distance / o.part<Plumes>().members[m].weather.wind_speed;
  r.duration = 3600;
  std::vector<double> width;
  for (int i = 0; i <= 40; ++i) {
    const double x = std::max(20.0, r.distance * i / 40);
    double y = 0;
    while (steady(plume, x, y) >= o.levels[l].value) y += 5;
    r.outline_x.push_back(x);
    r.outline_y.push_back(y);
    r.area += 2 * y * r.distance / 40;
  }
  for (std::size_t i = r.outline_x.size(); i-- > 0;) {
    r.outline_x.push_back(r.outline_x[i]);
    r.outline_y.push_back(-r.outline_y[i]);
  }
  return r;
}

inline ReceptorHistory example_history(const Outcome& o, std::size_t m, int receptor,
                                       int border) {
  const auto& g = o.geography;
  ReceptorHistory h;
  h.member = m;
  h.receptor = receptor;
  h.border = border;
  h.substance = "H2S";
  h.downwind = receptor >= 0 ? g.receptors[static_cast<std::size_t>(receptor)].distance
                             : g.borders[static_cast<std::size_t>(border)].distance;
  h.first_arrival = h.last = nan;
  double indoor = 0;
  for (double t = 0; t <= 18000; t += 60) {
    const double c =
        mole_fraction(o.part<Plumes>().members[m].plume, 0, h.downwind, 0, 1.5, t, 600);
    indoor += (c - indoor) * 60 / 3600;
    h.time.push_back(t);
    h.outdoor.push_back(c);
    h.indoor.push_back(indoor);
    h.peak = std::max(h.peak, c);
    if (c < 27e-8) continue;
    if (std::isnan(h.first_arrival)) h.first_arrival = t;
    h.last = t;
  }
  h.lethality_outdoor = {0.02};
  h.lethality_indoor = {0.001};
  return h;
}

inline EffectMap example_map(const Outcome& o, std::size_t m) {
  EffectMap map;
  map.substance = "H2S";
  map.member = m;
  map.wind_to = 0;
  constexpr int n = 121;
  for (int i = 0; i < n; ++i) {
    map.lat.push_back(51.25 + 0.004 * i);
    map.lon.push_back(52.9 + 0.005 * i);
  }
  for (double t = 900; t <= 10800; t += 900) map.frame_time.push_back(t);
  map.peak.assign(n * n, 0);
  map.arrival.assign(n * n, nan);
  for (const double t : map.frame_time)
    for (std::size_t k = 0; k < n * n; ++k) {
      const double x = (map.lat[k / n] - o.site.place.lat) * 111195;
      const double y = (o.site.place.lon - map.lon[k % n]) * 69400;
      const double c =
          x > 10 && x < 79000
              ? mole_fraction(o.part<Plumes>().members[m].plume, 0, x, y, 1.5, t, 600)
              : 0;
      map.frames.push_back(c);
      map.peak[k] = std::max(map.peak[k], c);
    }
  return map;
}

inline Effects example_effects(const Outcome& o) {
  Effects e;
  e.part<PlumeEffects>().probits = {"example"};
  for (std::size_t l = 0; l < o.levels.size(); ++l)
    for (std::size_t m = 0; m < o.part<Plumes>().members.size(); ++m)
      e.reaches.push_back(example_reach(o, l, m));
  for (std::size_t m = 0; m < o.part<Plumes>().members.size(); ++m) {
    e.part<PlumeEffects>().histories.push_back(example_history(o, m, -1, 0));
    for (std::size_t r = 0; r < o.geography.receptors.size(); ++r)
      e.part<PlumeEffects>().histories.push_back(
          example_history(o, m, static_cast<int>(r), -1));
    e.part<PlumeEffects>().maps.push_back(example_map(o, m));
  }
  e.part<PlumeEffects>().probabilities = {{0, 0, 0.011}, {1, 0, 0.034}};
  return e;
}

inline Findings example_findings(const Outcome& o, const Effects& e) {
  Findings f;
  for (std::size_t l = 0; l < o.levels.size(); ++l) {
    const LevelReach* worst = nullptr;
    for (const auto& r : e.reaches)
      if (r.level == l && (!worst || r.distance > worst->distance)) worst = &r;
    const auto& b = o.geography.borders[0];
    BorderVerdict v;
    v.state = b.state;
    v.kind = b.kind;
    v.level = l;
    v.distance = b.distance;
    v.distance_uncertainty = b.uncertainty;
    v.reach = worst->distance;
    v.reach_low = worst->distance_low;
    v.reach_high = worst->distance_high;
    v.margin = b.distance - worst->distance;
    v.margin_uncertainty = std::hypot(b.uncertainty, (v.reach_high - v.reach_low) / 2);
    v.verdict = std::abs(v.margin) < v.margin_uncertainty ? Reached::undecided
                : v.margin < 0                            ? Reached::reached
                                                          : Reached::not_reached;
    v.unfavourable_case = worst->found_in;
    v.first_arrival = v.margin < 0 ? b.distance / 2 : nan;
    v.peak_time = v.end = nan;
    for (const auto& h : e.part<PlumeEffects>().histories)
      if (h.border == 0) v.peak = std::max(v.peak, 1e6 * h.peak);
    v.peak_unit = "ppm";
    v.worst_wind_from = 180;
    v.probability = 0.03;
    v.reason = {
        as_written("The margin compares the reach with the distance of 15.2 km.")};
    f.verdicts.push_back(v);
  }
  f.places = place_findings(o, e);
  f.extents = level_extents(o, e);
  f.people = people_finding(o, e, f);
  f.criteria = {{"air_15_km",
                 "RUS",
                 Within::undecided,
                 15190,
                 15000,
                 190,
                 5010,
                 true,
                 {as_written("15.2 km against 15 km, with 5.0 km of error.")}}};
  f.routes = {
      {as_written("Convention on the Transboundary Effects of Industrial Accidents"),
       as_written("An onshore installation."), "seen"}};
  f.response_level = "transboundary";
  f.response_reason = {as_written("A border may be reached.")};
  f.headline = {as_written("Russia: undecided for AEGL-2 (60 min).")};
  f.unknowns = {
      as_written("A position of the break known to 500 m would decide the verdict.")};
  return f;
}

}  // namespace farreach::testing
