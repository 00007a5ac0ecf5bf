#include "models/sour_gas/variations.hpp"

#include <algorithm>
#include <cmath>

#include "models/atmosphere/pasquill.hpp"
#include "models/atmosphere/surface_layer.hpp"
#include "models/gas_plume/gas_plume.hpp"
#include "models/substances/substance.hpp"
#include "solver/base/constants.hpp"

namespace farreach {
namespace {

/// Heat capacity of the stream as gas [J/(kg K)].
double heat_capacity(const SourceSegment& s) {
  double cp = 0;
  const double t = std::clamp(s.temperature, 200.0, 1000.0);
  for (const SourceComponent& c : s.components) {
    const Substance& k = substance(c.substance);
    double ratio = 0;
    for (auto a = k.ideal_cp.rbegin(); a != k.ideal_cp.rend(); ++a)
      ratio = ratio * t + *a;
    cp += c.mass_fraction * ratio * gas_constant / k.molar_mass;
  }
  return cp;
}

void add_stream(const Assumptions& a, std::vector<Variation>& all) {
  if (a.unlit)
    for (const double by : {-10.0, 10.0})
      all.push_back({.input = "release.temperature", .value = by, .warmer = by});
  if (a.obstructed)
    for (const double kept : {0.02, 0.4})
      all.push_back(
          {.input = "release.momentum_kept", .value = kept, .momentum_kept = kept});
  if (a.drops)
    all.push_back(
        {.input = "release.drops_airborne", .value = 0.3, .drops_airborne = 0.3});
  if (!a.lit) return;
  for (const double share : {0.93, 0.99})
    all.push_back(
        {.input = "release.burn_efficiency", .value = share, .burn_efficiency = share});
  for (const double share : {0.15, 0.35})
    all.push_back({.input = "release.radiant_fraction",
                   .value = share,
                   .radiant_fraction = share});
}

void add_closures(const Assumptions& a, const Weather& w, std::vector<Variation>& all) {
  const bool by_class = !w.obukhov_length && w.stability != 'D';
  Variation less{.input = "closures", .value = -1},
      more{.input = "closures", .value = 1};
  less.closures = {.jet_entrainment = 0.93,
                   .bent_entrainment = 0.83,
                   .front_froude = 1,
                   .dense_damping = 1.25};
  more.closures = {.jet_entrainment = 1.04,
                   .bent_entrainment = 1.17,
                   .front_froude = 1.15,
                   .dense_damping = 0.8};
  if (by_class) less.obukhov_factor = 0.8, more.obukhov_factor = 1.25;
  all.push_back(less);
  all.push_back(more);
  constexpr double never = 1e300;
  if (a.light)
    for (const double limit : {20.0, never}) {
      all.push_back({.input = "lift_off", .value = limit == never ? 0.0 : 1.0});
      all.back().closures.lifting = limit;
    }
  if (a.passes_lid) {
    all.push_back({.input = "lid", .value = 0});
    all.back().closures.tight_lid = true;
  }
  if (!w.mixing_height)
    all.push_back({.input = "lid", .value = 0.5, .lid_factor = 0.5});
}

/// What a user does not know of the air who tells its wind and class.
void add_air(const Weather& w, std::vector<Variation>& all) {
  if (!w.obukhov_length) {
    const ClassRange range = inverse_obukhov_range(w.stability, w.roughness);
    for (const double inverse : {range.unstable, range.stable})
      all.push_back(
          {.input = "stability", .value = inverse, .inverse_length = inverse});
  }
  if (!w.sigma_azimuth)
    for (const double factor : {0.54, 1.34})
      all.push_back(
          {.input = "direction_scatter", .value = factor, .scatter_factor = factor});
}

void join(SourceSegment& a, const SourceSegment& b) {
  const double ma = a.mass_rate * (a.end - a.start),
               mb = b.mass_rate * (b.end - b.start);
  const double whole = ma + mb;
  const auto mean = [&](double x, double y) { return (ma * x + mb * y) / whole; };
  a.speed = mean(a.speed, b.speed);
  a.temperature = mean(a.temperature, b.temperature);
  a.excess_enthalpy = mean(a.excess_enthalpy, b.excess_enthalpy);
  a.density = whole / (ma / a.density + mb / b.density);
  for (SourceComponent& c : a.components) {
    c.mass_fraction = c.mass_fraction * ma / whole;
    c.liquid_mass_fraction = c.liquid_mass_fraction * ma / whole;
    for (const SourceComponent& d : b.components)
      if (d.substance == c.substance) {
        c.mass_fraction += d.mass_fraction * mb / whole;
        c.liquid_mass_fraction += d.liquid_mass_fraction * mb / whole;
      }
  }
  a.end = b.end;
  a.mass_rate = whole / (a.end - a.start);
  if (a.geometry == SourceGeometry::jet) a.area = a.mass_rate / (a.density * a.speed);
}

}  // namespace

std::vector<Variation> variations_of(const Assumptions& assumed,
                                     const Weather& weather) {
  std::vector<Variation> all{{}};
  add_stream(assumed, all);
  add_closures(assumed, weather, all);
  add_air(weather, all);
  if (assumed.scan_winds)
    for (const double wind : {1.0, 1.5, 2.2, 3.2, 4.6, 7.0, 10.0, 15.0})
      all.push_back({.input = "wind", .value = wind, .wind = wind});
  return all;
}

Weather varied(const Weather& weather, const Variation& v) {
  Weather w = weather;
  if (v.wind) {
    w.wind_speed = *v.wind;
    w.friction_velocity.reset();
  }
  const bool same = v.obukhov_factor == 1 && v.lid_factor == 1 &&
                    v.scatter_factor == 1 && !v.inverse_length;
  if (same) return w;
  const SurfaceLayer air = understand(w).air;
  w.mixing_height = std::max(v.lid_factor * air.mixing_height, 11.0);
  if (v.scatter_factor != 1)
    w.sigma_azimuth = v.scatter_factor * air.direction_scatter * 180 / pi;
  if (v.obukhov_factor != 1 && air.inverse_length != 0)
    w.obukhov_length = v.obukhov_factor / air.inverse_length;
  if (v.inverse_length) w.obukhov_length = 1 / *v.inverse_length;
  return w;
}

SourceSegment warmed(SourceSegment s, double by) {
  s.excess_enthalpy += heat_capacity(s) * by;
  s.density *= s.temperature / (s.temperature + by);
  s.temperature += by;
  if (s.geometry == SourceGeometry::jet && s.speed > 0)
    s.area = s.mass_rate / (s.density * s.speed);
  return s;
}

PlumeVariant varied_plume(const Variation& v, const Weather& weather,
                          VariedRelease release) {
  constexpr std::size_t segments = 4;
  PlumeOptions options{.slices = 64, .tolerance = 1e-3};
  options.max_distance = release.max_distance;
  options.closures = v.closures;
  for (SourceSegment& s : release.source.segments)
    if (v.warmer != 0 && !(release.lit_at && s.start >= *release.lit_at))
      s = warmed(s, v.warmer);
  PlumeTrain train(varied(weather, v), release.tracked, options);
  for (const SourceSegment& s :
       coarser(release.source, segments, release.lit_at).segments)
    if (s.mass_rate > 0) train.emit(s);
  return {v.input, v.value, train.table()};
}

GasSource coarser(const GasSource& source, std::size_t count,
                  std::optional<double> lit_at) {
  const double whole = source.total_mass();
  if (!std::isfinite(whole)) return source;
  const double part = whole / static_cast<double>(count) * (1 - 1e-9);
  GasSource out;
  double group = 0;  // mass in the segment that is being joined
  for (const SourceSegment& s : source.segments) {
    if (!(s.mass_rate > 0)) continue;
    bool begins = out.segments.empty() || group >= part;
    if (!begins) {
      const SourceSegment& last = out.segments.back();
      const bool just_lit = lit_at && s.start >= *lit_at && last.start < *lit_at;
      begins = just_lit || std::abs(last.end - s.start) > 1e-6 * s.start;
    }
    if (begins) {
      out.segments.push_back(s);
      group = 0;
    } else {
      join(out.segments.back(), s);
    }
    group += s.mass_rate * (s.end - s.start);
  }
  return out;
}

}  // namespace farreach
