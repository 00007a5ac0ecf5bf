#include "models/sour_gas/rules.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "models/substances/substance.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

std::string shown(double value) {
  std::ostringstream out;
  out.precision(6);
  out << value;
  return out.str();
}

class Rules {
 public:
  explicit Rules(const HazardInput& input) : values_(input.values), input_(input) {}

  void check() {
    if (input_.weathers.empty()) add("weather", "no weather is given", "");
    check_composition();
    check_times();
    const std::string kind = values_.text("release.kind");
    if (kind == "rate") check_rate();
    if (kind == "hole") check_hole();
    if (kind == "line_rupture") check_line();
    if (kind == "blowout") check_blowout();
    if (!found_.empty()) throw InputError(std::move(found_));
  }

 private:
  void add(const std::string& key, const std::string& message,
           const std::string& remedy) {
    found_.push_back({.message = key + ": " + message, .remedy = remedy});
  }

  double number(const std::string& key) const { return values_.number(key); }
  bool has(const std::string& key) const { return values_.has(key); }

  double ambient() const {
    return input_.weathers.empty() ? 0 : input_.weathers.front().pressure;
  }

  void check_composition() {
    const double sum = composition_sum(values_);
    if (sum == 0) {
      add("release.composition", "no composition is given",
          "name a fluid of the library with release.fluid, or write the mole "
          "fractions");
      return;
    }
    if (!(std::abs(sum - 1) <= 0.01)) {
      add("release.composition",
          "the mole fractions add up to " + shown(sum) + ", not 1",
          "they may be off by 0.01 and are then scaled to 1");
    }
    const double toxic = values_.number_or("release.composition.H2S", 0) +
                         values_.number_or("release.composition.SO2", 0);
    if (!(toxic > 0)) {
      add("release.composition", "neither H2S nor SO2 is in the fluid",
          "this hazard follows toxic sulphur gases; give the mole fraction of H2S");
    }
  }

  void check_times() {
    if (values_.text_or("release.ignition", "none") != "after") return;
    if (!(number("release.ignition_delay") < number("release.duration"))) {
      add("release.ignition_delay",
          shown(number("release.ignition_delay")) + " s is not before the end at " +
              shown(number("release.duration")) + " s",
          "a release that is over cannot be lit; shorten the delay or lengthen "
          "release.duration");
    }
  }

  void check_rate() {
    const bool flat = values_.text_or("release.geometry", "jet") == "area";
    if (flat && !has("release.area")) {
      add("release.area", "a flat source needs its area", "area of pool or vent [m2]");
    }
    if (has("release.area") == has("release.speed")) {
      add("release.speed",
          has("release.speed") ? "speed and area are both given"
                               : "neither speed nor area is given",
          "give release.speed or release.area; the other follows from the rate and the "
          "density");
    }
  }

  void check_hole() {
    check_pressure("release.pressure");
    if (has("release.valve_closure_time") && !has("release.inventory_volume") &&
        !(number("release.valve_closure_time") > 0)) {
      add("release.valve_closure_time",
          shown(number("release.valve_closure_time")) +
              " s closes the valves before anything is released; without "
              "release.inventory_volume it is above 0 s",
          "give the time at which the valves close, or the volume that empties "
          "afterwards");
    }
  }

  void check_line() {
    check_pressure("release.pressure");
    if (!(number("release.length_upstream") + number("release.length_downstream") >
          0)) {
      add("release.length_upstream", "both sides of the break have no length",
          "length of line between the break and the next valve, on either side");
    }
    if (number("release.feed_rate") > 0 && !has("release.valve_closure_time")) {
      add("release.valve_closure_time",
          "a line that is still fed needs the time at which its valves close",
          "write the release.duration when they stay open");
    }
    const double d = number("release.pipe_diameter");
    if (!(number("release.roughness") < 0.05 * d)) {
      add("release.roughness", "the roughness is above 5 % of the diameter",
          "commercial steel has about 0.05 mm");
    }
  }

  void check_blowout() {
    check_pressure("release.reservoir_pressure");
    if (!(number("release.roughness") < 0.05 * number("release.tubing_diameter"))) {
      add("release.roughness", "the roughness is above 5 % of the diameter",
          "commercial steel has about 0.05 mm");
    }
  }

  void check_pressure(const std::string& key) {
    if (!(number(key) > ambient())) {
      add(key,
          shown(number(key)) + " Pa is not above the air pressure of " +
              shown(ambient()) + " Pa, so that nothing flows out",
          "pressures are absolute: add 1 bar to a gauge reading");
    }
  }

  const Values& values_;
  const HazardInput& input_;
  std::vector<Diagnostic> found_;
};

std::string composition_key(const Substance& s) {
  return "release.composition." + std::string(s.name);
}

}  // namespace

double composition_sum(const Values& values) {
  double sum = 0;
  for (const Substance& s : substances()) {
    sum += values.number_or(composition_key(s), 0);
  }
  return sum;
}

void check_rules(const HazardInput& input) {
  Rules(input).check();
}

Fluid fluid_of(const Values& values) {
  const double sum = composition_sum(values);
  std::vector<std::string> names;
  std::vector<double> fractions;
  for (const Substance& s : substances()) {
    const double share = values.number_or(composition_key(s), 0);
    if (!(share > 0)) continue;
    names.emplace_back(s.name);
    fractions.push_back(share / sum);
  }
  return Fluid(names, fractions);
}

}  // namespace farreach
