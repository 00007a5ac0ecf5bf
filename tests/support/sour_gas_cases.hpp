/// Fluids and scenario values that tests of the sour-gas hazard share.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "models/fluid/fluid.hpp"
#include "models/parameter/parameter.hpp"

namespace farreach::testing {

using Mixture = std::vector<std::pair<std::string, double>>;

inline Fluid make_fluid(const Mixture& mixture) {
  std::vector<std::string> names;
  std::vector<double> fractions;
  for (const auto& [name, share] : mixture) {
    names.push_back(name);
    fractions.push_back(share);
  }
  return Fluid(names, fractions);
}

inline Mixture lean_sour_gas() {
  return {{"H2S", 0.05}, {"CO2", 0.06}, {"N2", 0.01},  {"C1", 0.72},
          {"C2", 0.06},  {"C3", 0.03},  {"IC4", 0.01}, {"NC4", 0.02},
          {"NC5", 0.01}, {"NC6", 0.01}, {"C7+", 0.02}};
}

inline Mixture rich_sour_oil() {
  return {{"H2S", 0.13}, {"CO2", 0.04}, {"N2", 0.01},  {"C1", 0.43},
          {"C2", 0.09},  {"C3", 0.06},  {"IC4", 0.01}, {"NC4", 0.03},
          {"NC5", 0.02}, {"NC6", 0.03}, {"C7+", 0.15}};
}

inline Values with_composition(Values values, const Mixture& mixture) {
  for (const auto& [name, share] : mixture) {
    values.set("release.composition." + name, share);
  }
  return values;
}

inline Values rate_values() {
  Values v;
  v.set("release.kind", std::string("rate"));
  v.set("release.mass_rate", 10.0);
  v.set("release.area", 0.05);
  v.set("release.temperature", 213.5);
  return with_composition(v, {{"H2S", 1.0}});
}

inline Values hole_values() {
  Values v;
  v.set("release.kind", std::string("hole"));
  v.set("release.pressure", 7e6);
  v.set("release.temperature", 300.0);
  v.set("release.hole_diameter", 0.05);
  return with_composition(v, lean_sour_gas());
}

inline Values rupture_values() {
  Values v;
  v.set("release.kind", std::string("line_rupture"));
  v.set("release.pressure", 6.5e6);
  v.set("release.temperature", 293.0);
  v.set("release.pipe_diameter", 0.7);
  v.set("release.length_upstream", 30e3);
  v.set("release.length_downstream", 15e3);
  return with_composition(v, lean_sour_gas());
}

inline Values blowout_values() {
  Values v;
  v.set("release.kind", std::string("blowout"));
  v.set("release.reservoir_pressure", 5.5e7);
  v.set("release.reservoir_temperature", 353.0);
  v.set("release.depth", 4800.0);
  v.set("release.tubing_diameter", 0.1);
  v.set("release.open_flow", 120.0);
  return with_composition(v, lean_sour_gas());
}

}  // namespace farreach::testing
