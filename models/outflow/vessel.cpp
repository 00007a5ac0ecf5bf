#include "models/outflow/vessel.hpp"

#include <algorithm>
#include <cmath>

#include "models/hazard/notice.hpp"
#include "solver/base/constants.hpp"

namespace farreach {
namespace {

// Between two nodes the rate is linear in the mass left: exact in the mass, and close
// for choked gas, whose flux is nearly proportional to density. Down to no flow at all
// it is linear in time, as the root of a vanishing pressure difference is.

double mean_rate(double first, double last) {
  if (last == 0) return 0.5 * first;
  if (std::abs(first - last) < 1e-6 * first) return 0.5 * (first + last);
  return (first - last) / std::log(first / last);
}

/// Share of the mass that left in a share of the time, rates in the given ratio.
double share_released(double ratio, double share) {
  if (ratio == 0) return share * (2 - share);
  if (std::abs(1 - ratio) < 1e-6) return share;
  return (1 - std::pow(ratio, share)) / (1 - ratio);
}

}  // namespace

Blowdown::Blowdown(const Fluid& fluid, const FluidState& start, double volume,
                   double opening, double ambient, int nodes)
    : volume_(volume) {
  // Along one isentrope from the start to ambient pressure, state by state.
  FluidState s = start;
  for (int k = 0; k <= nodes; ++k) {
    // Pressures close up towards ambient, where the flow dies out.
    const double share = double(k) / nodes;
    const double p =
        ambient * std::pow(start.pressure / ambient, (1 - share) * (1 - 0.3 * share));
    if (k > 0) s = flash_ps(fluid, k == nodes ? ambient : p, start.entropy, &s);
    // State, energy and momentary rate at this pressure; what has left is the density
    // lost.
    Node n{};
    n.pressure = s.pressure;
    n.density = s.density;
    n.energy = s.enthalpy - s.pressure / s.density;
    n.enthalpy = s.enthalpy;
    n.rate = opening * flow_through(fluid, s, ambient).mass_flux;
    n.released = volume * (start.density - s.density);
    if (k > 0) {
      // Time between two pressures: mass over the mean rate; heat with the mean
      // enthalpy.
      const Node& last = nodes_.back();
      const double mass = n.released - last.released;
      const double step = mass / mean_rate(last.rate, n.rate);
      n.time = last.time + step;
      n.enthalpy_out = last.enthalpy_out + mass * 0.5 * (last.enthalpy + n.enthalpy);
    }
    nodes_.push_back(n);
  }
}

std::size_t Blowdown::interval(double time) const {
  const auto after =
      std::upper_bound(nodes_.begin(), nodes_.end(), time,
                       [](double t, const Node& n) { return t < n.time; });
  const auto k = after - nodes_.begin();
  return std::clamp<std::size_t>(k, 1, nodes_.size() - 1);
}

double Blowdown::released(double time) const {
  if (time >= end_time()) return nodes_.back().released;
  const Node& b = nodes_[interval(time)];
  const Node& a = nodes_[interval(time) - 1];
  const double share = std::max(0.0, time - a.time) / (b.time - a.time);
  const double mass = b.released - a.released;
  return a.released + mass * share_released(b.rate / a.rate, share);
}

double Blowdown::pressure(double time) const {
  if (time >= end_time()) return nodes_.back().pressure;
  const Node& b = nodes_[interval(time)];
  const Node& a = nodes_[interval(time) - 1];
  // Between two nodes the logarithm of the pressure is linear in the mass that left.
  const double share = (released(time) - a.released) / (b.released - a.released);
  return a.pressure * std::pow(b.pressure / a.pressure, share);
}

double Blowdown::energy_lost() const {
  const Node& a = nodes_.front();
  const Node& b = nodes_.back();
  return volume_ * (a.density * a.energy - b.density * b.energy);
}

namespace {

double opening(const Values& values) {
  const double d = values.number("release.hole_diameter");
  return values.number("release.discharge_coefficient") * 0.25 * pi * d * d;
}

/// Stretches of a blowdown from `start` on, up to `end`.
void add_blowdown(const Fluid& fluid, const Values& values, const FluidState& contents,
                  double start, double end, double ambient, Release& r) {
  // The whole emptying, of which at most the time that is left is taken.
  const double area = opening(values);
  const Blowdown course(fluid, contents, values.number("release.inventory_volume"),
                        area, ambient);
  const double length = std::min(end - start, course.end_time());
  const auto mass = [&](double t) { return course.released(t); };
  const auto cuts = cut_times(mass, length, int(values.number("numerics.segments")));
  for (std::size_t k = 1; k < cuts.size(); ++k) {
    const double share = mass(cuts[k]) - mass(cuts[k - 1]);
    // The state belongs to the moment when half of the stretch has left.
    double low = cuts[k - 1], high = cuts[k];
    for (int i = 0; i < 50; ++i) {
      const double middle = 0.5 * (low + high);
      (mass(middle) - mass(cuts[k - 1]) < 0.5 * share ? low : high) = middle;
    }
    // The stretch gets the mean rate of its mass, and thrust in proportion.
    const FluidState now =
        flash_ps(fluid, course.pressure(high), contents.entropy, &contents);
    Stretch s = steady_stretch(fluid, now, area, ambient);
    const double rate = share / (cuts[k] - cuts[k - 1]);
    if (!(rate > 0) || !(s.stream.mass_rate > 0)) continue;
    s.thrust *= rate / s.stream.mass_rate;
    s.stream.mass_rate = rate;
    s.start = start + cuts[k - 1];
    s.end = start + cuts[k];
    r.stretches.push_back(s);
  }
  r.mass += mass(length);
  r.facts.push_back({"time to empty after the valves close", course.end_time(), "s"});
  r.facts.push_back({"mass in the closed volume",
                     contents.density * values.number("release.inventory_volume"),
                     "kg"});
  r.notices.push_back(notice("release.blowdown", "assumption"));
}

}  // namespace

Release hole_release(const Fluid& fluid, const Values& values,
                     const Surroundings& around) {
  // Contents, and the time for which the feed keeps their pressure.
  const FluidState contents = flash_pt(fluid, values.number("release.pressure"),
                                       values.number("release.temperature"));
  const double duration = values.number("release.duration");
  const bool empties = values.has("release.inventory_volume");
  const double closure =
      values.number_or("release.valve_closure_time", empties ? 0.0 : duration);
  const double steady = std::min(closure, duration);
  // At the start the rate is that of the full pressure.
  Release r;
  const Throat throat = flow_through(fluid, contents, around.pressure);
  Stretch s = steady_stretch(fluid, contents, opening(values), around.pressure);
  r.facts = flow_facts(throat, s.stream);
  r.facts.push_back({"rate at the start", s.stream.mass_rate, "kg/s"});
  if (contents.liquid_mass_fraction > 0.01) {
    r.notices.push_back(
        notice("release.contents_liquid", "assumption",
               {{"share", said::share(contents.liquid_mass_fraction)}}));
  }
  if (!empties && closure < duration) {
    r.notices.push_back(notice("release.closed", "assumption"));
  }
  // First at constant pressure, then emptying.
  if (steady > 0) {
    s.end = steady;
    r.mass = s.stream.mass_rate * steady;
    r.stretches.push_back(s);
  }
  if (empties && steady < duration) {
    add_blowdown(fluid, values, contents, steady, duration, around.pressure, r);
  }
  return r;
}

}  // namespace farreach
