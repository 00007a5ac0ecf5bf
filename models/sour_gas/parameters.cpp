/// What a user may write for a sour-gas release: [release] and [numerics].
///
/// One line per key; the scenario check, `farreach explain` and the hazard read it.
/// Ranges are the ranges of the models behind, or of what exists in the field.
#include <string>
#include <vector>

#include "models/outflow/release.hpp"
#include "models/sour_gas/sour_gas.hpp"
#include "models/substances/substance.hpp"

namespace farreach {
namespace {

using Kind = ValueKind;

Parameter number(std::string key, std::string unit, double low, double high,
                 std::string meaning) {
  Parameter p;
  p.key = std::move(key);
  p.unit = std::move(unit);
  p.low = low;
  p.high = high;
  p.meaning = std::move(meaning);
  return p;
}

Parameter choice(std::string key, std::vector<std::string> choices,
                 std::string meaning) {
  Parameter p;
  p.key = std::move(key);
  p.kind = Kind::choice;
  p.choices = std::move(choices);
  p.meaning = std::move(meaning);
  return p;
}

Parameter flag(std::string key, std::string meaning) {
  Parameter p;
  p.key = std::move(key);
  p.kind = Kind::flag;
  p.standard = "false";
  p.meaning = std::move(meaning);
  return p;
}

Parameter needed(Parameter p) {
  p.required = true;
  return p;
}

Parameter only(std::string when, Parameter p) {
  p.when = std::move(when);
  return p;
}

Parameter standard(std::string value, std::string source, Parameter p) {
  p.standard = std::move(value);
  p.source = std::move(source);
  return p;
}

void add_general(std::vector<Parameter>& t) {
  t.push_back(needed(choice(
      "release.kind", {"rate", "hole", "line_rupture", "blowout"},
      "what releases the gas: a stated mass rate, a hole or open end of a vessel or "
      "line, the full-bore rupture of a long line, or an uncontrolled well")));
  Parameter fluid;
  fluid.key = "release.fluid";
  fluid.kind = Kind::text;
  fluid.meaning =
      "name of a fluid of the library, in place of the table release.composition";
  t.push_back(fluid);
  t.push_back(standard(
      "1 h", "assumption: a release is looked at for one hour unless stated otherwise",
      number("release.duration", "s", 1, 90 * 86400.0,
             "time after which the release has been stopped, if it has not ended by "
             "itself")));
  t.push_back(standard(
      "1 m", "assumption: a little above the ground, as from a pipe rack or a crater",
      number("release.height", "m", 0, 500, "height of the opening above ground")));
  t.push_back(choice("release.direction", {"vertical", "horizontal", "inclined"},
                     "axis of the jet; left out, a blowout and a line rupture point up "
                     "and every other release is horizontal"));
  t.push_back(needed(only("release.direction = inclined",
                          number("release.elevation", "deg", -90, 90,
                                 "angle of the jet axis above the horizon"))));
  t.push_back(
      standard("0 deg", "assumption: along the wind, which reaches farthest",
               number("release.azimuth_to_wind", "deg", 0, 180,
                      "horizontal angle between jet axis and downwind direction")));
  t.push_back(flag("release.obstructed",
                   "the jet hits ground, equipment or the crater wall and loses most "
                   "of its momentum"));
  t.push_back(only("release.obstructed = true",
                   standard("0.1", "provisional: no measurement behind this figure",
                            number("release.momentum_kept", "-", 0.01, 1,
                                   "share of the momentum left after the obstacle"))));
  t.push_back(standard(
      "1", "assumption: no drop falls out, which keeps all H2S in the air",
      number("release.drops_airborne", "-", 0, 1,
             "share of the liquid at the opening that stays in the air as drops; the "
             "rest falls to the ground and is not followed")));
}

void add_rate(std::vector<Parameter>& t) {
  const std::string when = "release.kind = rate";
  t.push_back(needed(only(when, number("release.mass_rate", "kg/s", 1e-6, 1e5,
                                       "released mass per time, gas and liquid"))));
  t.push_back(only(
      when, standard("jet", "assumption: the usual case of a pipe or vent",
                     choice("release.geometry", {"jet", "area"},
                            "jet: through a round plane with momentum; area: rising "
                            "slowly from a flat source on the ground"))));
  t.push_back(only(when, number("release.area", "m2", 1e-8, 1e7,
                                "area of the stream at ambient pressure; give this or "
                                "release.speed")));
  t.push_back(only(when, number("release.speed", "m/s", slowest_jet, fastest_stream,
                                "speed of the stream at ambient pressure; give this or "
                                "release.area")));
}

void add_hole(std::vector<Parameter>& t) {
  const std::string when = "release.kind = hole";
  t.push_back(
      needed(only("release.kind = rate | hole | line_rupture",
                  number("release.temperature", "K", 150, 500,
                         "of the fluid in the vessel or line; for a stated rate, of "
                         "the stream at ambient pressure"))));
  t.push_back(needed(only("release.kind = hole | line_rupture",
                          number("release.pressure", "Pa", 1e5, 1e8,
                                 "absolute pressure in the vessel or line when the "
                                 "release starts"))));
  t.push_back(needed(only(when, number("release.hole_diameter", "m", 1e-4, 2,
                                       "diameter of the hole, or of a round hole of "
                                       "the same area"))));
  t.push_back(only(
      when, standard("0.85", "provisional: sharp-edged hole in choked gas flow",
                     number("release.discharge_coefficient", "-", 0.3, 1,
                            "flow through the hole relative to the ideal nozzle"))));
  t.push_back(only(when, number("release.inventory_volume", "m3", 1e-3, 1e7,
                                "volume that empties through the hole; left out, the "
                                "pressure stays constant")));
  t.push_back(only("release.kind = hole | line_rupture",
                   number("release.valve_closure_time", "s", 0, 90 * 86400.0,
                          "the feed keeps on until the valves close at this time "
                          "after the accident")));
}

void add_line(std::vector<Parameter>& t) {
  const std::string when = "release.kind = line_rupture";
  t.push_back(needed(only(when, number("release.pipe_diameter", "m", 0.02, 3,
                                       "inner diameter of the line"))));
  t.push_back(needed(only(when, number("release.length_upstream", "m", 0, 2e6,
                                       "length of line that empties from the side "
                                       "the gas came from, to the next valve"))));
  t.push_back(needed(only(when, number("release.length_downstream", "m", 0, 2e6,
                                       "length of line that empties backwards from "
                                       "the other side, to the next valve"))));
  t.push_back(
      only("release.kind = line_rupture | blowout",
           standard("0.05 mm", "provisional: commercial steel pipe in service",
                    number("release.roughness", "m", 0, 0.005,
                           "roughness of the inner wall of the line or tubing"))));
  t.push_back(only(when, standard("0 kg/s", "assumption: no feed after the break",
                                  number("release.feed_rate", "kg/s", 0, 1e4,
                                         "flow that keeps being fed from upstream "
                                         "until the valves close"))));
}

void add_blowout(std::vector<Parameter>& t) {
  const std::string when = "release.kind = blowout";
  t.push_back(needed(only(when, number("release.reservoir_pressure", "Pa", 2e5, 1.5e8,
                                       "absolute pressure of the reservoir"))));
  t.push_back(needed(only(when, number("release.reservoir_temperature", "K", 250, 500,
                                       "temperature of the reservoir"))));
  t.push_back(needed(only(when, number("release.depth", "m", 1, 10000,
                                       "vertical depth of the reservoir"))));
  t.push_back(needed(only(when, number("release.tubing_diameter", "m", 0.02, 1,
                                       "inner diameter of the open flow path: tubing, "
                                       "casing or hydraulic diameter of an annulus"))));
  t.push_back(needed(only(when, number("release.open_flow", "kg/s", 0.01, 2000,
                                       "absolute open flow: what the reservoir would "
                                       "give at ambient pressure at the bottom; the "
                                       "fountain of Urta-Bulak, 12 million m3 of gas a "
                                       "day, was some 110 kg/s"))));
  t.push_back(
      only(when, standard("gas", "back-pressure equation of Rawlins and Schellhardt",
                          choice("release.inflow_law", {"gas", "vogel"},
                                 "gas: q = C (pR^2 - pwf^2)^n; vogel: q = qmax (1 - "
                                 "0.2 r - 0.8 r^2) with r = pwf/pR, for oil"))));
  t.push_back(only("release.inflow_law = gas",
                   standard("1", "laminar inflow; 0.5 when fully turbulent",
                            number("release.inflow_exponent", "-", 0.5, 1,
                                   "exponent n of the back-pressure equation"))));
}

void add_ignition(std::vector<Parameter>& t) {
  const std::string burning = "release.ignition = immediate | after";
  t.push_back(standard("none", "assumption: the unlit release is the toxic one",
                       choice("release.ignition", {"none", "immediate", "after"},
                              "whether and when the release is lit")));
  t.push_back(needed(only("release.ignition = after",
                          number("release.ignition_delay", "s", 1, 90 * 86400.0,
                                 "time from the accident until it burns"))));
  t.push_back(
      only(burning, standard("0.98", "provisional: stable flame in moderate wind",
                             number("release.burn_efficiency", "-", 0.5, 1,
                                    "share of every combustible that burns"))));
  t.push_back(
      only(burning,
           standard("0.2", "provisional: 0.15-0.35 is usual, flare design 0.18-0.20",
                    number("release.radiant_fraction", "-", 0, 0.6,
                           "share of the heat that leaves as radiation"))));
  t.push_back(
      only(burning, standard("3", "provisional: keeps the source plane below 1000 K",
                             number("release.flame_air_ratio", "-", 1.2, 20,
                                    "air drawn in up to the end of the flame, relative "
                                    "to what burning needs"))));
}

void add_composition(std::vector<Parameter>& t) {
  for (const Substance& s : substances()) {
    if (s.name == "O2") continue;  // only a partner of burning
    t.push_back(number("release.composition." + std::string(s.name), "-", 0, 1,
                       "mole fraction of " + std::string(s.name) +
                           " in the released fluid; all of them add up to 1"));
  }
}

void add_numerics(std::vector<Parameter>& t) {
  t.push_back(standard("100 km", "end of what a plume in one weather can mean",
                       number("numerics.max_distance", "m", 100, 1e6,
                              "distance up to which plumes are computed")));
  t.push_back(standard("160", "resolution test: distances change by less than 1 %",
                       number("numerics.slices", "-", 20, 2000,
                              "number of distances at which a plume is kept")));
  t.push_back(standard("1e-4", "resolution test",
                       number("numerics.tolerance", "-", 1e-10, 1e-2,
                              "relative tolerance of the plume integration")));
  t.push_back(standard("12", "resolution test",
                       number("numerics.segments", "-", 1, 64,
                              "number of steady stretches that a changing release is "
                              "cut into")));
}

}  // namespace

std::span<const Parameter> sour_gas_parameters() {
  static const std::vector<Parameter> table = [] {
    std::vector<Parameter> t;
    add_general(t);
    add_composition(t);
    add_rate(t);
    add_hole(t);
    add_line(t);
    add_blowout(t);
    add_ignition(t);
    add_numerics(t);
    return t;
  }();
  return table;
}

std::vector<std::string> sour_gas_emissions(const Values& values) {
  std::vector<std::string> emitted{"H2S"};
  if (values.text_or("release.ignition", "none") != "none" ||
      values.number_or("release.composition.SO2", 0) > 0) {
    emitted.emplace_back("SO2");
  }
  return emitted;
}

}  // namespace farreach
