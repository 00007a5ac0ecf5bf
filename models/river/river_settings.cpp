#include "models/river/river_settings.hpp"

#include <cmath>
#include <set>

#include "models/parameter/declare.hpp"

namespace farreach {

std::vector<Parameter> river_transport_parameters() {
  using namespace declare;
  return {
      choice("river.velocity_law", {"jobson", "given"},
             "how fast a cloud travels: regression of Jobson 1996 on discharge, "
             "drainage area and slope, or the velocity of the reaches; left out: "
             "given where every reach has velocities, else jobson"),
      number("river.velocity_factor", {"-", 1, 10},
             "factor either way within which given velocities lie", "1.5",
             "assumption: most probable to highest probable of Jobson 1996 is 1.5 "
             "on a large river"),
      choice("river.dispersion_law",
             {"jobson", "fischer", "seo_cheong", "iwasa_aya", "mcquivey_keefer"},
             "how a cloud spreads: so that its peak falls as in tracer tests (Jobson "
             "1996), or by a dispersion coefficient",
             "jobson", "tracer tests in some ninety rivers"),
      number(
          "river.peak_factor", {"-", 1, 100},
          "factor either way within which the peak lies in 95 of 100 cases when mass "
          "and discharge are known",
          "2", "provisional: scatter of unit peaks between rivers"),
      number("river.still_share", {"-", 0, 5},
             "still water beside the stream, over its volume", "0.1",
             "provisional: alarm models fit it by stretch"),
      number(
          "river.still_time", {"s", 0, 30 * 86400.0},
          "mean time that water stays still; left out: so long that half of the "
          "spreading is by still water, which gives fronts and tails as in the tracer "
          "tests of Jobson 1996"),
      number("river.suspended_solids", {"kg/m3", 0, 100},
             "in the river, for substances with a partition coefficient", "0.05 kg/m3",
             "provisional: lowland rivers 0.01-0.5"),
      number("river.settling_speed", {"m/s", 0, 0.1}, "of suspended solids", "2e-4 m/s",
             "provisional: silt of 0.015 mm"),
      number("river.deposition_stress", {"Pa", 0, 100},
             "shear stress on the bed below which suspended solids settle", "0.1 Pa",
             "provisional: cohesive fines 0.06-0.1"),
  };
}

std::vector<Parameter> river_substance_parameters() {
  using namespace declare;
  return {
      number("release.pollutant[].half_life", {"s", 60, 1e10},
             "in the river; left out: it does not decay, which is on the safe side"),
      number(
          "release.pollutant[].partition", {"m3/kg", 0, 1e6},
          "K_d, mass on suspended solids over dissolved concentration; left out: what "
          "is dissolved stays dissolved, and what is sorbed stays sorbed"),
  };
}

RiverSettings river_settings(const Values& values) {
  RiverSettings s;
  s.velocity_law = values.text_or("river.velocity_law", "");
  s.velocity_factor = values.number_or("river.velocity_factor", s.velocity_factor);
  s.dispersion_law = values.text_or("river.dispersion_law", s.dispersion_law);
  s.peak_factor = values.number_or("river.peak_factor", s.peak_factor);
  s.still_share = values.number_or("river.still_share", 0);
  s.still_time = values.number_or("river.still_time", -1);
  s.suspended_solids = values.number_or("river.suspended_solids", 0);
  s.settling_speed = values.number_or("river.settling_speed", 0);
  s.deposition_stress = values.number_or("river.deposition_stress", 0);
  s.horizon = values.number_or("horizon", 10 * 86400.0);
  return s;
}

std::vector<Diagnostic> repeated_substances(const Values& values) {
  std::vector<Diagnostic> found;
  std::set<std::string> seen;
  for (std::size_t k = 0; k < values.count("release.pollutant"); ++k) {
    const std::string key = "release.pollutant[" + std::to_string(k) + "].substance";
    const std::string name = values.text_or(key, "");
    if (name.empty() || seen.insert(name).second) continue;
    Diagnostic d;
    d.message = key + ": " + name + " stands in two sections, which are not added up";
    d.remedy = "write one section [[release.pollutant]] for " + name + ", with the sum";
    found.push_back(std::move(d));
  }
  return found;
}

RiverSubstance river_substance(const Values& values, std::size_t k) {
  const std::string in = "release.pollutant[" + std::to_string(k) + "].";
  RiverSubstance made;
  made.name = values.text(in + "substance");
  if (values.has(in + "half_life"))
    made.decay = std::log(2.0) / values.number(in + "half_life");
  made.partition = values.number_or(in + "partition", -1);
  return made;
}

}  // namespace farreach
