#include "tests/laws/law_cases.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "models/hazard/far_field.hpp"
#include "models/hazard/flow_field.hpp"
#include "models/hazard/plumes.hpp"
#include "models/hazard/river_field.hpp"
#include "tests/support/dam_failure_cases.hpp"
#include "tests/support/far_field_cases.hpp"
#include "tests/support/sour_gas_cases.hpp"

namespace farreach::testing {
namespace {

HazardInput with(HazardInput input, const std::string& key, Values::Value value) {
  input.values.set(key, std::move(value));
  return input;
}

// ---- sour gas: plumes in three weathers

std::vector<Weather> three_weathers() {
  std::vector<Weather> all;
  for (const auto& [name, stability, speed, air] :
       {std::tuple{"F2", 'F', 2.0, 273.15}, std::tuple{"D5", 'D', 5.0, 288.15},
        std::tuple{"B3", 'B', 3.0, 303.15}}) {
    Weather w;
    w.name = name;
    w.stability = stability;
    w.wind_speed = speed;
    w.wind_from = 250;
    w.air_temperature = air;
    all.push_back(w);
  }
  return all;
}

std::vector<double> plume_amounts(const Outcome& outcome) {
  std::vector<double> all;
  for (const Member& m : outcome.part<Plumes>().members)
    for (const PlumeSegment& p : m.plume.segments) {
      all.insert(all.end(), p.molar_share.begin(), p.molar_share.end());
      for (const PlumeSlice& s : p.slices)
        for (const double v : {s.x, s.mole_fraction, 1 - s.mole_fraction, s.density,
                               s.arrival, s.sigma_y, s.sigma_z})
          all.push_back(v);
    }
  return all;
}

/// Farthest distance at which the axis holds 0.1 % of what was released, by weather
/// and segment [m].
std::vector<double> plume_reach(const Outcome& outcome) {
  std::vector<double> all;
  for (const Member& m : outcome.part<Plumes>().members) {
    double farthest = 0;
    for (const PlumeSegment& p : m.plume.segments)
      for (const PlumeSlice& s : p.slices)
        if (s.mole_fraction >= 1e-3) farthest = std::max(farthest, s.x);
    all.push_back(farthest);
  }
  return all;
}

LawCase gas(const char* name, const Values& values, Changed nothing, Changed more) {
  HazardInput input{.values = values, .weathers = three_weathers()};
  HazardInput turned = input;
  for (Weather& w : turned.weathers) w.wind_from = *w.wind_from + 90;
  HazardInput moved = input;
  moved.place = {.lat = 10, .lon = -70};
  for (Changed* changed : {&nothing, &more})
    if (changed->input) changed->input->weathers = three_weathers();
  return {.hazard = "sour_gas",
          .name = name,
          .input = input,
          .nothing = std::move(nothing),
          .more = std::move(more),
          .turned = turned,
          .moved = moved,
          .steps = input,
          .amounts = plume_amounts,
          .reach = plume_reach};
}

std::vector<LawCase> gas_cases() {
  const auto changed = [](Values values, const char* key, Values::Value value) {
    values.set(key, std::move(value));
    return Changed(HazardInput{.values = std::move(values)});
  };
  Values emptying = hole_values();
  emptying.set("release.inventory_volume", 100.0);
  Values lit = rupture_values();
  lit.set("release.ignition", std::string("after"));
  lit.set("release.ignition_delay", 600.0);
  return {
      gas("sour_gas_rate", rate_values(),
          changed(rate_values(), "release.mass_rate", 0.0),
          changed(rate_values(), "release.mass_rate", 30.0)),
      gas("sour_gas_hole", emptying, changed(emptying, "release.pressure", 101325.0),
          changed(emptying, "release.hole_diameter", 0.1)),
      gas("sour_gas_rupture_lit_later", lit,
          "a line at the pressure of the air is a rule of its own, tried with the "
          "hole",
          "a larger fire rises higher, so that its gas may come down less far"),
      gas("sour_gas_blowout", blowout_values(),
          changed(blowout_values(), "release.open_flow", 0.0),
          changed(blowout_values(), "release.open_flow", 360.0))};
}

// ---- sour gas carried on by particles, four weathers

HazardInput far_input() {
  HazardInput in;
  in.values = rate_values();
  in.values.set("horizon", 4 * 3600.0);
  in.values.set("release.duration", 1800.0);
  in.values.set("far_field.particles", 300.0);
  in.values.set("far_field.range", 200e3);
  in.weathers = {test::steady_weather('D', 5)};
  in.meteorology = test::constant_fields(test::steady_weather('D', 5));
  in.place = {.lat = 46, .lon = 53};
  in.levels = {test::h2s_level(1e-8, 600)};
  in.ensemble.seed = 3;
  in.ensemble.inputs = {{"start", "when", "s", "any"},
                        {"release.mass_rate", "rate", "kg/s", "uniform"}};
  in.ensemble.values = {{0, 5}, {3600, 10}, {7200, 20}, {9000, 40}};
  return in;
}

std::vector<double> far_amounts(const Outcome& outcome) {
  std::vector<double> all;
  for (const FarMember& m : outcome.part<FarField>().members) {
    all.insert(all.end(), m.multiple.begin(), m.multiple.end());
    for (const double v : {m.released, m.airborne, m.deposited, m.left, m.unreleased})
      all.push_back(v);
  }
  return all;
}

/// Outer edge of the farthest ring in which the level is met, by member [m].
std::vector<double> far_reach(const Outcome& outcome) {
  const FarField& f = outcome.part<FarField>();
  std::vector<double> all;
  for (const FarMember& m : f.members) {
    int ring = -1;
    for (std::size_t c = 0; c < f.grid.cells(); ++c)
      if (m.multiple[c] >= 1) ring = int(c / std::size_t(f.grid.sectors));
    all.push_back(ring < 0 ? 0 : f.grid.edge(ring + 1));
  }
  return all;
}

LawCase far_case() {
  const HazardInput input = far_input();
  HazardInput more = input, moved = input;
  for (auto& member : more.ensemble.values) member[1] *= 3;
  moved.place.lon -= 20;
  return {.hazard = "sour_gas",
          .name = "sour_gas_far_field",
          .input = input,
          .nothing = "the members vary the rate, refused as that of a plume",
          .more = more,
          .turned =
              "particles draw their turbulence by east and north: turned, the "
              "cloud is another sample",
          .moved = moved,
          .steps = input,
          .amounts = far_amounts,
          .reach = far_reach};
}

// ---- failure of a dam

std::vector<double> flow_amounts(const Outcome& outcome) {
  const FlowField& f = outcome.part<FlowField>();
  std::vector<double> all;
  for (const auto* map : {&f.max_depth, &f.max_speed, &f.max_depth_speed, &f.duration,
                          &f.deposit, &f.wetted_share, &f.frames})
    all.insert(all.end(), map->begin(), map->end());
  for (const FlowMember& m : f.members)
    for (const double v : {m.released, m.deposited, m.left_raster, m.run_out})
      all.push_back(v);
  return all;
}

std::vector<double> flow_reach(const Outcome& outcome) {
  std::vector<double> all;
  for (const FlowMember& m : outcome.part<FlowField>().members)
    all.push_back(m.run_out);
  return all;
}

std::vector<double> depths(const Outcome& outcome) {
  return {outcome.part<FlowField>().max_depth.begin(),
          outcome.part<FlowField>().max_depth.end()};
}

std::vector<double> depths_turned_back(const Outcome& outcome) {
  const Raster& r = outcome.part<FlowField>().raster;
  std::vector<double> all;
  for (int i = r.nx - 1; i >= 0; --i)
    for (int j = 0; j < r.ny; ++j)
      all.push_back(outcome.part<FlowField>().max_depth[std::size_t(j) * r.nx + i]);
  return all;
}

LawCase dam(const char* name, const HazardInput& input, Changed nothing, Changed more) {
  HazardInput turned = input, moved = input;
  turned.terrain = valley(1);
  moved.terrain.raster.x0 += 1 << 19;
  moved.terrain.raster.y0 += 1 << 22;
  moved.terrain.site_x += 1 << 19;
  moved.terrain.site_y += 1 << 22;
  const bool fine = input.values.text_or("numerics.precision", "single") == "double";
  return {.hazard = "dam_failure",
          .name = name,
          .input = input,
          .nothing = std::move(nothing),
          .more = std::move(more),
          .turned = fine ? Changed(turned)
                         : Changed("in single precision sums along east and north "
                                   "round differently; tried in double"),
          .moved = moved,
          .steps =
              "its own steps follow the speed of the flow; a shorter one is "
              "another approximation",
          .amounts = flow_amounts,
          .reach = flow_reach,
          .field = depths,
          .turned_field = depths_turned_back,
          .turned_tolerance = 1e-6};
}

std::vector<LawCase> dam_cases() {
  const HazardInput water =
      with(dam_failure(), "numerics.precision", std::string("double"));
  HazardInput mud =
      with(dam_failure(), "release.material", std::string("fine_tailings"));
  mud.values.set("release.rheology", std::string("bingham"));
  mud.values.set("release.viscosity", 5.0);
  HazardInput discharge =
      with(dam_failure(), "release.kind", std::string("hydrograph"));
  discharge.values.set("release.hydrograph_time", std::vector<double>{0, 60, 300});
  discharge.values.set("release.hydrograph_discharge", std::vector<double>{0, 200, 0});
  HazardInput fluid = with(dam_failure(), "release.material", std::string("mud_flood"));
  fluid.values.set("release.settles", true);
  fluid.values.set("release.pollutant[0].substance", std::string("CN"));
  fluid.values.set("release.pollutant[0].dissolved", 0.1);
  HazardInput members = with(fluid, "numerics.members", 3.0);
  members.values.set("numerics.flow_time", 200.0);
  return {
      dam("dam_failure_water", water, with(water, "release.volume", 0.0),
          with(water, "release.volume", 60000.0)),
      dam("dam_failure_mud", mud, with(mud, "release.volume", 0.0),
          with(mud, "release.volume", 60000.0)),
      dam("dam_failure_discharge", discharge,
          with(discharge, "release.hydrograph_discharge", std::vector<double>{0, 0, 0}),
          with(discharge, "release.hydrograph_discharge",
               std::vector<double>{0, 600, 0})),
      dam("dam_failure_pollutants", fluid, with(fluid, "release.volume", 0.0),
          with(fluid, "release.volume", 60000.0)),
      dam("dam_failure_members", members, with(members, "release.volume", 0.0),
          with(members, "release.volume", 60000.0))};
}

// ---- a spill into a river

RiverNetwork small_river() {
  RiverNetwork n;
  n.name = "made by hand";
  n.cases = {{"mean", "", 0.7}, {"low", "", 0.3}};
  for (int k = 0; k < 3; ++k) {
    RiverReach r;
    r.name = "reach";
    r.length = 30e3;
    r.slope = 5e-4;
    r.drainage_area = 2e10;
    r.mean_discharge = 100 + 20 * k;
    r.flows = {{r.mean_discharge, 0, 0, 0}, {0.3 * r.mean_discharge, 0, 0, 0}};
    n.reaches.push_back(r);
  }
  for (const double distance : {10e3, 45e3, 85e3}) {
    RiverStation s;
    s.name = "place";
    s.kind = "town";
    s.distance = distance;
    n.stations.push_back(s);
  }
  return n;
}

std::vector<double> river_amounts(const Outcome& outcome) {
  std::vector<double> all;
  for (const RiverSeries& s : outcome.part<RiverField>().series) {
    all.insert(all.end(), s.concentration.begin(), s.concentration.end());
    for (const double v : {s.peak, s.peak_low, s.peak_high, s.mass}) all.push_back(v);
  }
  return all;
}

std::vector<double> river_peaks(const Outcome& outcome) {
  std::vector<double> all;
  for (const RiverSeries& s : outcome.part<RiverField>().series) all.push_back(s.peak);
  return all;
}

LawCase river_case() {
  HazardInput input;
  input.river = small_river();
  input.values.set("horizon", 5 * 86400.0);
  input.values.set("release.pollutant[0].substance", std::string("CN"));
  input.values.set("release.pollutant[0].mass", 1000.0);
  input.values.set("release.mass_factor", 2.0);
  HazardInput nothing = input;
  nothing.values = {};
  nothing.values.set("horizon", 5 * 86400.0);
  HazardInput moved = input;
  moved.place = {.lat = 10, .lon = -70};
  return {.hazard = "river_spill",
          .name = "river_spill",
          .input = input,
          .nothing = nothing,
          .more = with(input, "release.pollutant[0].mass", 3000.0),
          .turned = "a river has one direction, its own",
          .moved = moved,
          .steps = input,
          .amounts = river_amounts,
          .reach = river_peaks};
}

}  // namespace

const std::vector<LawCase>& law_cases() {
  static const std::vector<LawCase> all = [] {
    std::vector<LawCase> made = gas_cases();
    made.push_back(far_case());
    for (LawCase& c : dam_cases()) made.push_back(std::move(c));
    made.push_back(river_case());
    return made;
  }();
  return all;
}

}  // namespace farreach::testing
