#include "models/sour_gas/hand_over.hpp"

#include <algorithm>
#include <cmath>

namespace farreach {
namespace {

/// Axis of the jet above the horizon when the user did not say [deg].
double usual_elevation(const std::string& kind) {
  return kind == "blowout" || kind == "line_rupture" ? 90 : 0;
}

/// Share of a stream below which nothing of it goes into the air [-].
constexpr double least_kept = 1e-9;

/// Speed behind an obstacle, whose lost momentum stays in the stream as heat.
double kept_speed(const Stretch& stretch, const Placement& placement) {
  return placement.geometry == SourceGeometry::area
             ? stretch.stream.speed
             : stretch.stream.speed * placement.momentum_kept;
}

}  // namespace

Placement placement_of(const Values& values) {
  Placement p;
  p.height = values.number("release.height");
  p.azimuth_to_wind = values.number("release.azimuth_to_wind");
  p.drops_airborne = values.number("release.drops_airborne");
  if (values.flag("release.obstructed")) {
    p.momentum_kept = values.number("release.momentum_kept");
  }
  const std::string direction = values.text_or("release.direction", "");
  p.elevation = direction == "vertical"     ? 90
                : direction == "horizontal" ? 0
                : direction == "inclined"
                    ? values.number("release.elevation")
                    : usual_elevation(values.text("release.kind"));
  if (values.text_or("release.geometry", "jet") == "area") {
    p.geometry = SourceGeometry::area;
    p.area = values.number("release.area");
    p.elevation = 90;
  }
  return p;
}

HandOver hand_over(const Fluid& fluid, const Stretch& stretch,
                   const Placement& placement, double air_temperature) {
  const Stream& stream = stretch.stream;
  const double lost = 1 - placement.drops_airborne;
  const double speed = kept_speed(stretch, placement);
  // The stream comes to rest at an obstacle: its kinetic energy turns into heat.
  const double heat = 0.5 * (stream.speed * stream.speed - speed * speed);
  const FluidState state = heat > 0
                               ? flash_ph(fluid, stream.state.pressure,
                                          stream.state.enthalpy + heat, &stream.state)
                               : stream.state;
  const double fallen = lost * state.liquid_mass_fraction;
  // What is left of a wholly liquid stream without its drops is rounding: nothing.
  const double kept = 1 - fallen > least_kept ? 1 - fallen : 0;
  HandOver handed;
  handed.fallen_rate = stream.mass_rate * fallen;
  handed.fallen_enthalpy = state.liquid_enthalpy;
  SourceSegment& s = handed.segment;
  s.start = stretch.start;
  s.end = stretch.end;
  s.mass_rate = stream.mass_rate * kept;
  s.geometry = placement.geometry;
  s.speed = speed;
  s.temperature = state.temperature;
  const double fallen_volume = fallen > 0 ? fallen / state.liquid_density : 0;
  s.density =
      kept > 0 ? kept / (1 / state.density - fallen_volume) : state.liquid_density;
  s.area = placement.geometry == SourceGeometry::area ? placement.area
           : speed > 0 ? s.mass_rate / (s.density * speed)
                       : 0;
  s.height = placement.height;
  s.elevation = placement.elevation;
  s.azimuth_to_wind = placement.azimuth_to_wind;
  if (kept == 0) return handed;  // nothing goes into the air
  const double enthalpy = (state.enthalpy - fallen * state.liquid_enthalpy) / kept;
  double ideal = 0;
  for (int i = 0; i < fluid.size(); ++i) {
    const double drops = liquid_mass_fraction(fluid, state, i);
    SourceComponent c;
    c.substance = fluid.name(i);
    c.mass_fraction = (fluid.mass_fraction(i) - lost * drops) / kept;
    c.liquid_mass_fraction = (1 - lost) * drops / kept;
    Amounts only = {};
    only[i] = 1;
    ideal += c.mass_fraction * fluid.ideal_enthalpy(air_temperature, only) /
             fluid.molar_mass(i);
    s.components.push_back(c);
  }
  s.excess_enthalpy = enthalpy - ideal;
  return handed;
}

Departures departures(const Fluid& fluid, const Stretch& stretch,
                      const Placement& placement, const HandOver& handed,
                      double air_temperature) {
  const SourceSegment& s = handed.segment;
  const double rate = stretch.stream.mass_rate;
  Departures d;
  if (!(rate > 0)) return d;
  d.mass = (s.mass_rate + handed.fallen_rate) / rate - 1;
  double ideal = 0, sum = 0;
  for (int i = 0; i < std::ssize(s.components); ++i) {
    Amounts only = {};
    only[i] = 1;
    ideal += s.components[i].mass_fraction *
             fluid.ideal_enthalpy(air_temperature, only) / fluid.molar_mass(i);
    sum += s.components[i].mass_fraction;
  }
  d.species = s.mass_rate > 0 ? sum - 1 : 0;
  const double kinetic = 0.5 * s.speed * s.speed;
  const double in_air = s.mass_rate * (s.excess_enthalpy + ideal + kinetic);
  const double fallen = handed.fallen_rate * (handed.fallen_enthalpy + kinetic);
  const double before = rate * stretch.total_enthalpy;
  // Relative to what warming the stream by 100 K would take, about 1e5 J/kg.
  d.enthalpy = (in_air + fallen - before) / (rate * 1e5);
  if (placement.geometry == SourceGeometry::jet) {
    const double thrust = stretch.thrust * placement.momentum_kept;
    d.momentum = (s.mass_rate + handed.fallen_rate) * s.speed / thrust - 1;
    // The flux must also be what density, area and speed of the plane give.
    const double plane = s.density * s.area * s.speed / s.mass_rate - 1;
    if (s.mass_rate > 0 && !(std::abs(plane) < std::abs(d.mass))) d.mass = plane;
  }
  return d;
}

}  // namespace farreach
