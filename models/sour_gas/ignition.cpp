#include "models/sour_gas/ignition.hpp"

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "models/substances/substance.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

constexpr double reference_temperature = 298.15;
constexpr double oxygen_in_air =
    0.2095;  // mole fraction, dry air; the rest as nitrogen

/// Moles that one mole of a combustible takes and gives.
struct Reaction {
  double oxygen = 0, carbon_dioxide = 0, water = 0, sulphur_dioxide = 0;
};

int carbon_number(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, int>, 10> numbers = {{{"C1", 1},
                                                                         {"C2", 2},
                                                                         {"C3", 3},
                                                                         {"IC4", 4},
                                                                         {"NC4", 4},
                                                                         {"IC5", 5},
                                                                         {"NC5", 5},
                                                                         {"NC6", 6},
                                                                         {"NC7", 7},
                                                                         {"C7+", 10}}};
  for (const auto& [known, n] : numbers) {
    if (known == name) return n;
  }
  return 0;
}

Reaction reaction_of(std::string_view name) {
  if (name == "H2S") return {1.5, 0, 1, 1};
  const int n = carbon_number(name);
  if (n == 0) return {};
  return {1.5 * n + 0.5, double(n), n + 1.0, 0};
}

/// Enthalpy of the ideal gas from one temperature to another [J/mol].
double warming(const Substance& s, double from, double to) {
  double sum = 0, a = 1, b = 1;
  for (int k = 0; k < 5; ++k) {
    a *= from;
    b *= to;
    sum += s.ideal_cp[k] * (b - a) / (k + 1);
  }
  return gas_constant * sum;
}

/// Lower heat of combustion at a temperature, by Kirchhoff's law [J/mol].
double combustion_heat(const Substance& s, const Reaction& r, double temperature) {
  const auto w = [&](std::string_view name) {
    return warming(substance(name), reference_temperature, temperature);
  };
  return s.heat_of_combustion * s.molar_mass +
         warming(s, reference_temperature, temperature) + r.oxygen * w("O2") -
         r.carbon_dioxide * w("CO2") - r.water * w("H2O") -
         r.sulphur_dioxide * w("SO2");
}

/// Moles per second of every substance, in the order of the table.
using Flows = std::vector<double>;

double& flow_of(Flows& flows, std::string_view name) {
  const auto all = substances();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].name == name) return flows[i];
  }
  throw RunError("no substance " + std::string(name));
}

/// Temperature at which the gases carry `heat` [W] above the air [K].
double temperature_of(const Flows& flows, double heat, double air_temperature) {
  const auto all = substances();
  double low = 60, high = 5000;
  for (int i = 0; i < 200 && high - low > 1e-12 * high; ++i) {
    const double t = 0.5 * (low + high);
    double sum = 0;
    for (std::size_t k = 0; k < all.size(); ++k) {
      sum += flows[k] * warming(all[k], air_temperature, t);
    }
    (sum < heat ? low : high) = t;
  }
  return 0.5 * (low + high);
}

void describe(SourceSegment& s, const Flows& flows) {
  const auto all = substances();
  s.components.clear();
  for (std::size_t k = 0; k < all.size(); ++k) {
    if (!(flows[k] > 0)) continue;
    s.components.push_back(
        {std::string(all[k].name), flows[k] * all[k].molar_mass / s.mass_rate, 0});
  }
}

}  // namespace

Flame ignite(const SourceSegment& unlit, const Burning& burning,
             const Weather& weather) {
  Flame flame;
  flame.segment = unlit;
  SourceSegment& s = flame.segment;
  if (!(unlit.mass_rate > 0)) return flame;
  Flows flows(substances().size(), 0.0);
  double needed = 0, used = 0;
  for (const SourceComponent& c : unlit.components) {
    const Substance& fuel = substance(c.substance);
    const double moles = unlit.mass_rate * c.mass_fraction / fuel.molar_mass;
    const Reaction r = reaction_of(c.substance);
    const double burnt = r.oxygen > 0 ? burning.efficiency * moles : 0;
    flow_of(flows, c.substance) += moles - burnt;
    flow_of(flows, "CO2") += burnt * r.carbon_dioxide;
    flow_of(flows, "H2O") += burnt * r.water;
    flow_of(flows, "SO2") += burnt * r.sulphur_dioxide;
    needed += moles * r.oxygen;
    used += burnt * r.oxygen;
    flame.heat_release += burnt * combustion_heat(fuel, r, weather.air_temperature);
  }
  const double air_oxygen = burning.air_ratio * needed;
  const double air_nitrogen = air_oxygen * (1 - oxygen_in_air) / oxygen_in_air;
  flow_of(flows, "O2") += air_oxygen - used;
  flow_of(flows, "N2") += air_nitrogen;
  flame.air_rate = air_oxygen * substance("O2").molar_mass +
                   air_nitrogen * substance("N2").molar_mass;
  s.mass_rate = unlit.mass_rate + flame.air_rate;
  s.speed = unlit.speed * unlit.mass_rate / s.mass_rate;
  const double kinetic_before = 0.5 * unlit.speed * unlit.speed;
  const double energy = unlit.mass_rate * (unlit.excess_enthalpy + kinetic_before) +
                        (1 - burning.radiant_fraction) * flame.heat_release;
  s.excess_enthalpy = energy / s.mass_rate - 0.5 * s.speed * s.speed;
  s.temperature =
      temperature_of(flows, s.mass_rate * s.excess_enthalpy, weather.air_temperature);
  double moles = 0;
  for (const double f : flows) moles += f;
  s.density = s.mass_rate * weather.pressure / (moles * gas_constant * s.temperature);
  if (s.geometry == SourceGeometry::area) {
    s.speed = s.mass_rate / (s.density * s.area);
  } else {
    s.area = s.speed > 0 ? s.mass_rate / (s.density * s.speed) : 0;
  }
  describe(s, flows);
  return flame;
}

}  // namespace farreach
