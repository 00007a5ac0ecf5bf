#include "models/outflow/pipeline.hpp"

#include <algorithm>
#include <cmath>

#include "models/hazard/notice.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"
#include "solver/base/parallel.hpp"

namespace farreach {

BellWilson::BellWilson(double first_rate, double mass, double time_scale)
    : first_rate_(first_rate),
      mass_(mass),
      time_scale_(time_scale),
      ratio_(mass / (time_scale * first_rate)) {}

double BellWilson::rate(double time) const {
  // The two exponentials of Bell and Wilson: the fast one of the first seconds, the
  // slow one of friction.
  return first_rate_ / (1 + ratio_) *
         (std::exp(-time / (ratio_ * ratio_ * time_scale_)) +
          ratio_ * std::exp(-time / time_scale_));
}

double BellWilson::released(double time) const {
  // The same, integrated.
  const double fast = ratio_ * ratio_ * time_scale_;
  return first_rate_ / (1 + ratio_) *
         (-fast * std::expm1(-time / fast) -
          ratio_ * time_scale_ * std::expm1(-time / time_scale_));
}

double rough_friction(double relative_roughness) {
  // A wall smoother than 1 um of 1 m is no longer rough; the formula would go to zero.
  const double root = 0.57 - std::log10(std::max(relative_roughness, 1e-6));
  return 0.25 / (root * root);
}

double rupture_time_scale(double length, double diameter, double friction, double c,
                          double k) {
  // KF and Gm of the header.
  const double resistance = diameter / (k * friction * length);
  const double g = std::pow(0.5 * (k + 1), (k + 1) / (k - 1));
  return 2.0 / 3.0 * length / c * resistance * std::pow(g, 1.5) *
         (std::pow(1 + 1 / (resistance * g), 1.5) - 1);
}

namespace {

/// Everything about the broken line that does not change with time.
struct Line {
  FluidState contents;
  double area, diameter, friction, sound, exponent;
  double choked_rate;  ///< of one side at line pressure [kg/s]
  double ambient;
};

Line line_of(const Fluid& fluid, const Values& values, double ambient) {
  Line line{};
  // State and bore of the line.
  line.contents = flash_pt(fluid, values.number("release.pressure"),
                           values.number("release.temperature"));
  line.diameter = values.number("release.pipe_diameter");
  line.area = 0.25 * pi * line.diameter * line.diameter;
  // Wall friction, and what the real gas says of sound.
  line.friction = rough_friction(values.number("release.roughness") / line.diameter);
  line.sound = speed_of_sound(fluid, line.contents);
  if (!(line.sound > 0)) {
    throw RunError(
        "the fluid in the line has no speed of sound at its pressure and temperature; "
        "check the composition");
  }
  // k = rho c^2/p, and what leaves one side at the first moment.
  line.exponent =
      line.contents.density * line.sound * line.sound / line.contents.pressure;
  line.choked_rate = line.area * flow_through(fluid, line.contents, ambient).mass_flux;
  line.ambient = ambient;
  return line;
}

BellWilson side_of(const Line& line, double length) {
  if (!(length > 0)) return {};
  return {line.choked_rate, line.contents.density * line.area * length,
          rupture_time_scale(length, line.diameter, line.friction, line.sound,
                             line.exponent)};
}

/// Flow through the open end at a given rate: the pressure at rest that drives it is
/// found on the line's enthalpy. The thrust is per side.
struct Outflow {
  Throat throat;
  double thrust = 0;
};

Outflow outflow_at(const Fluid& fluid, const Line& line, double rate) {
  // Pressure at rest that drives this rate, between the bracket ends; first guess by
  // proportion.
  double low = line.ambient, high = line.contents.pressure;
  double p = std::clamp(high * rate / line.choked_rate, 1.02 * low, high);
  FluidState rest = line.contents;
  Outflow out;
  for (int i = 0; i < 60; ++i) {
    rest = flash_ph(fluid, p, line.contents.enthalpy, &rest);
    out.throat = flow_through(fluid, rest, line.ambient);
    const double ratio = rate / (line.area * out.throat.mass_flux);
    if (std::abs(ratio - 1) < 1e-7 || high - low < 1e-10 * high) break;
    (ratio > 1 ? low : high) = p;
    // Choked flux is nearly proportional to pressure, slower flow to the root of its
    // excess over the ambient one.
    const double next = out.throat.choked
                            ? p * ratio
                            : line.ambient + (p - line.ambient) * ratio * ratio;
    p = next > low && next < high ? next : 0.5 * (low + high);
  }
  // The part of the bore that the flow fills, and its thrust.
  const double area = rate / out.throat.mass_flux;
  out.thrust =
      rate * out.throat.speed + (out.throat.state.pressure - line.ambient) * area;
  return out;
}

/// Both sides together: masses, thrusts and energies added.
Stretch stretch_of(const Fluid& fluid, const Line& line, double upstream,
                   double downstream) {
  Stretch s;
  s.total_enthalpy = line.contents.enthalpy;
  const FluidState* near = &line.contents;
  Outflow out;
  for (const double rate : {upstream, downstream}) {
    // A side that gives next to nothing leaves at next to no speed.
    if (!(rate > 1e-6 * line.choked_rate)) continue;
    out = outflow_at(fluid, line, rate);
    s.thrust += out.thrust;
    near = &out.throat.state;
  }
  // One stream of both sides, with their momentum; its energy gives the temperature.
  s.stream.mass_rate = upstream + downstream;
  s.stream.speed = s.thrust / s.stream.mass_rate;
  s.stream.state =
      flash_ph(fluid, line.ambient,
               s.total_enthalpy - 0.5 * s.stream.speed * s.stream.speed, near);
  return s;
}

struct Course {
  BellWilson upstream, downstream;
  double feed, feed_end;
  double from_upstream(double t) const {
    return upstream.released(t) + feed * std::min(t, feed_end);
  }
  double released(double t) const { return from_upstream(t) + downstream.released(t); }
  double inventory() const { return upstream.mass() + downstream.mass(); }
  /// Time when nearly all is out, at most `duration` [s].
  double end(double duration) const {
    const double enough = 0.999 * (inventory() + feed * std::min(duration, feed_end));
    if (released(duration) <= enough) return duration;
    double low = 0, high = duration;
    for (int i = 0; i < 80; ++i) {
      const double middle = 0.5 * (low + high);
      (released(middle) < enough ? low : high) = middle;
    }
    return high;
  }
};

void describe(const Line& line, const Course& course, double end, Release& r) {
  r.facts.push_back({"rate at the break, both sides, first moment",
                     course.upstream.rate(0) + course.downstream.rate(0) + course.feed,
                     "kg/s"});
  r.facts.push_back({"mass in the line between the valves", course.inventory(), "kg"});
  r.facts.push_back({"mass still in the line at the end of the release",
                     course.inventory() + course.feed * std::min(end, course.feed_end) -
                         course.released(end),
                     "kg"});
  r.facts.push_back({"friction factor of the line", line.friction, "-"});
  r.facts.push_back({"sound speed in the line", line.sound, "m/s"});
  r.facts.push_back({"isentropic exponent in the line", line.exponent, "-"});
  r.facts.push_back(
      {"time scale of the upstream side", course.upstream.time_scale(), "s"});
  r.facts.push_back(
      {"time scale of the downstream side", course.downstream.time_scale(), "s"});
  r.notices.push_back(notice("release.line_rupture", "assumption"));
  for (const BellWilson* side : {&course.upstream, &course.downstream}) {
    if (!(side->mass() > 0) || side->ratio() < 1) continue;
    r.notices.push_back(notice("release.line_short", "out_of_range"));
    break;
  }
}

}  // namespace

Release line_rupture(const Fluid& fluid, const Values& values,
                     const Surroundings& around) {
  // The line at rest, and the course of its two sides.
  const Line line = line_of(fluid, values, around.pressure);
  const double duration = values.number("release.duration");
  const Course course{side_of(line, values.number("release.length_upstream")),
                      side_of(line, values.number("release.length_downstream")),
                      values.number("release.feed_rate"),
                      values.number_or("release.valve_closure_time", 0)};
  const double end = course.end(duration);
  Release r;
  // Stretches of equal mass, each with the mean rates of both sides.
  const auto mass = [&](double t) { return course.released(t); };
  const auto cuts = cut_times(mass, end, int(values.number("numerics.segments")));
  r.stretches.resize(cuts.size() - 1);
  parallel_for("line rupture", r.stretches.size(), [&](std::size_t k) {
    const double from = cuts[k], to = cuts[k + 1], length = to - from;
    const double upstream =
        (course.from_upstream(to) - course.from_upstream(from)) / length;
    const double downstream =
        (course.downstream.released(to) - course.downstream.released(from)) / length;
    Stretch s = stretch_of(fluid, line, upstream, downstream);
    s.start = from;
    s.end = to;
    r.stretches[k] = s;
  });
  // What is told of the first moment.
  r.mass = course.released(end);
  const Throat first = flow_through(fluid, line.contents, around.pressure);
  r.facts = flow_facts(first, expand(fluid, first, line.choked_rate, around.pressure));
  describe(line, course, end, r);
  return r;
}

}  // namespace farreach
