/// What a user may write for the failure of a dam: [release] and [numerics].
#include "models/dam_failure/dam_failure.hpp"
#include "models/dam_failure/volume_laws.hpp"
#include "models/ground_flow/material.hpp"
#include "models/parameter/declare.hpp"
#include "models/river/river_settings.hpp"

namespace farreach {
namespace {

using namespace declare;
using Table = std::vector<Parameter>;

Parameter only(std::string when, Parameter p) {
  p.when = std::move(when);
  return p;
}

void add_volume(Table& t) {
  t.push_back(needed(choice(
      "release.kind", {"instantaneous", "initial", "breach", "hydrograph"},
      "instantaneous: a column of fluid at the dam, let go at once; initial: the fluid "
      "that [[terrain.initial]] puts on the ground, let go at once; breach: a "
      "discharge "
      "that grows with an opening; hydrograph: a stated discharge")));
  t.push_back(number("release.volume", {"m3", 1, 1e11},
                     "volume let go; left out, it follows from release.stored_volume "
                     "by release.volume_law"));
  t.push_back(number("release.volume_factor", {"-", 1, 100},
                     "factor either way within which the stated volume lies in 95 of "
                     "100 cases",
                     "1", "assumption: a stated volume is taken as it is"));
  t.push_back(number("release.stored_volume", {"m3", 1, 1e11},
                     "volume stored behind the dam; no more than that is let go"));
  std::vector<std::string> laws;
  for (const VolumeLaw& law : volume_laws()) laws.push_back(law.name);
  t.push_back(
      choice("release.volume_law", laws,
             "regression of released on stored volume, with its scatter", "own_fit",
             "53 failures with known storage: log10 error 0.51, each told by the "
             "others; 95 % of cases within a factor of 11"));
  t.push_back(number("release.dam_height", {"m", 0.5, 400}, "height of the dam"));
  const Range plane{"m", -1e8, 1e8};
  t.push_back(number("release.x", plane,
                     "where the dam is in the plane of the terrain, eastward; left "
                     "out: the site"));
  t.push_back(number("release.y", plane, "likewise, northward"));
  t.push_back(only("release.kind = instantaneous",
                   number("release.column_height", {"m", 0.1, 400},
                          "height of the column let go; left out: of the dam")));
}

void add_hydrograph(Table& t) {
  const std::string when = "release.kind = hydrograph";
  t.push_back(needed(only(when, numbers("release.hydrograph_time", {"s", 0, 1e8},
                                        "times of the discharge, ascending"))));
  t.push_back(
      needed(only(when, numbers("release.hydrograph_discharge", {"m3/s", 0, 1e7},
                                "discharge at those times, linear between them, none "
                                "after the last"))));
  const std::string inlet = "release.kind = hydrograph | breach";
  const Range plane{"m", -1e8, 1e8};
  t.push_back(only(inlet, numbers("release.inlet_x", plane,
                                  "line along which it enters, eastward; left out: "
                                  "around the dam")));
  t.push_back(only(inlet, numbers("release.inlet_y", plane, "likewise, northward")));
  t.push_back(only(inlet, number("release.inlet_radius", {"m", 0, 1e5},
                                 "without a line: it enters over a disc around the "
                                 "dam; at least nine cells")));
}

void add_breach(Table& t) {
  const std::string when = "release.kind = breach";
  const auto add = [&](Parameter p) { t.push_back(only(when, std::move(p))); };
  add(choice("release.breach_law",
             {"froehlich_1995", "froehlich_2016", "xu_zhang_2009", "yassin_2025",
              "geometric", "erosion", "given"},
             "peak discharge by regression, or a trapezoidal opening that grows evenly "
             "(geometric) or by the shear stress on its bed (erosion), or given",
             "froehlich_1995",
             "log10 error on a collection of breaches: mean 0.26, sd 0.48; yassin_2025 "
             "-0.02 and 0.36"));
  add(choice("release.breach_time_law", {"froehlich_2008", "froehlich_1995", "given"},
             "time until the breach is formed", "froehlich_2008",
             "log10 error on a collection of breaches: mean -0.07, sd 0.34"));
  add(number("release.breach_peak", {"m3/s", 0.01, 1e7},
             "peak discharge, with breach_law = given"));
  add(number("release.breach_time", {"s", 1, 1e7},
             "time to the peak, with breach_time_law = given"));
  add(choice("release.failure", {"overtopping", "piping"}, "how the dam fails",
             "overtopping", "assumption: the larger opening"));
  add(choice("release.erodibility", {"low", "medium", "high"}, "of the dam", "medium",
             "assumption: nothing known about the dam"));
  add(number("release.water_height", {"m", 0.1, 400},
             "fluid above the bottom of the breach; left out: dam_height"));
  add(number("release.breach_height", {"m", 0.1, 400},
             "height of the breach; left out: dam_height"));
  add(number("release.embankment_width", {"m", 1, 1e4},
             "mean width of the dam along the flow, for froehlich_2016"));
  add(number("release.pond_shape", {"-", 1, 6},
             "exponent m of the pond, volume below a height z as z^m", "2.5",
             "provisional: 1 for a basin with upright walls, 3 for a cone"));
  add(number("release.erosion_rate", {"m/(s Pa)", 0, 1e-3},
             "k_d of the growth by erosion, lowering over stress and time", "1e-5",
             "provisional: dense clay 1e-7, loose silt or sand 1e-4"));
  add(number("release.critical_stress", {"Pa", 0, 1e3},
             "shear stress below which the dam is not eroded", "5",
             "provisional: sand 1, clay 10"));
}

void add_material(Table& t) {
  t.push_back(choice(
      "release.material",
      {"water", "mud_flood", "fine_tailings", "sandy_tailings", "coarse_waste"},
      "what flows; gives the law of resistance and its numbers unless they are stated: "
      "Manning for water and mud floods, the quadratic law for fine tailings, Coulomb "
      "for liquefied sand, Voellmy for coarse waste",
      "water", "assumption: a water dam"));
  t.push_back(choice("release.rheology",
                     {"manning", "bingham", "herschel_bulkley", "obrien", "voellmy",
                      "coulomb", "mu_i"},
                     "law of resistance; left out: by the material"));
  t.push_back(number("release.density", {"kg/m3", 500, 4000},
                     "of the fluid; left out: from its solids"));
  t.push_back(number("release.solids", {"-", 0, 0.7},
                     "share of solids by volume; left out: 0 water, 0.15 mud flood, "
                     "0.40 fine tailings, 0.50 sand, 0.55 waste (provisional)"));
  t.push_back(number("release.solids_density", {"kg/m3", 1200, 6000}, "of the grains",
                     "2700 kg/m3",
                     "provisional: quartz and silicates; sulphides more"));
  t.push_back(number("release.grain_diameter", {"m", 1e-7, 1},
                     "that settles, and of mu(I)", "0.03 mm",
                     "provisional: flotation tailings, half of them below 0.03 mm"));
  t.push_back(
      number("release.rheology_factor", {"-", 1, 100},
             "factor either way on what governs the resistance, for the "
             "ensemble; left out: 1.3 for Manning materials; for muds without "
             "release.mixture and measured values the range of the mixtures; "
             "where its number is assumed, 2.5 for sand (pore pressure 0.5-0.92) "
             "and 2.7 for waste (mu 0.05-0.4), else 1.5, 3.2 for muds "
             "(provisional)"));
}

void add_laws(Table& t) {
  t.push_back(number("release.manning", {"s/m^(1/3)", 0.001, 1},
                     "Manning's n; left out: 0.035 water, 0.05 others (provisional); "
                     "where the terrain has a roughness of its own, that is taken"));
  t.push_back(number("release.yield_stress", {"Pa", 0, 1e5},
                     "that the fluid bears at rest; left out: by release.mixture"));
  t.push_back(number("release.viscosity", {"Pa s", 1e-4, 1e5},
                     "of Bingham and quadratic law, consistency of Herschel-Bulkley "
                     "[Pa s^n]; left out: by release.mixture"));
  t.push_back(number("release.flow_index", {"-", 0.1, 2},
                     "n of Herschel-Bulkley, 1 is Bingham", "0.5",
                     "provisional: shear-thinning muds 0.3-0.8"));
  std::vector<std::string> names;
  for (const MudMixture& m : mud_mixtures()) names.push_back(m.name);
  t.push_back(
      choice("release.mixture", names,
             "mud whose yield stress and viscosity are taken at the share of "
             "solids, where they are not stated (O'Brien and Julien 1988); left "
             "out: glenwood_4, proposed for viscous tailings by the FLO-2D "
             "guidelines, with the whole range of the mixtures as uncertainty: "
             "they differ by factors of hundreds"));
  t.push_back(number("release.laminar_factor", {"-", 1, 1e5},
                     "K of the quadratic law: 24 smooth, more over rough ground", "24",
                     "a smooth bed; the value over ground is not known"));
  t.push_back(number("release.voellmy_mu", {"-", 0, 2},
                     "dry friction, which governs stopping; left out: 0.15 "
                     "(provisional, 0.05-0.4)"));
  t.push_back(number("release.voellmy_xi", {"m/s2", 10, 1e5},
                     "turbulent friction, which governs speed; left out: 500 m/s2 "
                     "(provisional, 100-2000)"));
  t.push_back(number("release.friction_angle", {"deg", 0, 60},
                     "of the grains; left out: 30 deg (provisional)"));
  t.push_back(number("release.pore_pressure", {"-", 0, 1},
                     "share of the weight that the pore water carries; left out: 0.8 "
                     "(provisional, 0.5-0.95 when liquefied)"));
  t.push_back(number("release.mu_static", {"-", 0, 2},
                     "mu_s of mu(I); left out: 0.55 (an example value)"));
  t.push_back(number("release.mu_limit", {"-", 0, 3},
                     "mu_2 of mu(I); left out: 0.73 (an example value)"));
  t.push_back(number("release.inertial_number", {"-", 1e-4, 10},
                     "I_0 of mu(I); left out: 0.279 (an example value)"));
}

void add_pollutants(Table& t) {
  t.push_back(needed(text("release.pollutant[].substance",
                          "what the fluid carries, as in the levels of water: CN, As, "
                          "Pb, ...")));
  t.push_back(number("release.pollutant[].dissolved", {"kg/m3", 0, 1000},
                     "mass in the water of the fluid, over the volume of that water",
                     "0 kg/m3", "assumption: none unless stated"));
  t.push_back(number("release.pollutant[].sorbed", {"-", 0, 1},
                     "mass on the solids, over the mass of the solids", "0",
                     "assumption: none unless stated"));
  for (Parameter& p : river_substance_parameters()) t.push_back(std::move(p));
  Parameter settles;
  settles.key = "release.settles";
  settles.kind = ValueKind::flag;
  settles.standard = "false";
  settles.meaning =
      "solids fall out of a water or mud flood where it is slow (Manning only)";
  t.push_back(settles);
  t.push_back(only("release.settles = true",
                   number("release.deposition_stress", {"Pa", 0, 100},
                          "shear stress below which settled grains stay", "0.1 Pa",
                          "provisional: cohesive fines 0.06-0.1")));
}

void add_numerics(Table& t) {
  t.push_back(number("numerics.flow_time", {"s", 1, 30 * 86400.0},
                     "end of the flow over the ground; left out: the horizon, at most "
                     "6 h"));
  t.push_back(number("numerics.members", {"-", 1, 9},
                     "runs of the ensemble: 1, 3, 5 or 9", "3",
                     "likely; little and stiff; much and weak"));
  t.push_back(choice("numerics.precision", {"single", "double"},
                     "of depths and discharges; sums are always double; left out: "
                     "double for a breach or hydrograph, whose steady rounding adds "
                     "up, single for all else"));
  t.push_back(choice("numerics.rim", {"open", "wall", "outfall"},
                     "rim of the terrain: open to what flows out, a wall, or a free "
                     "outfall over its edge; what leaves is counted. Left out: an "
                     "outfall when there is a river or settling, else open"));
  t.push_back(number("numerics.wet_depth", {"m", 1e-4, 5}, "counts as wetted above it",
                     "0.05 m", "assumption: below it nobody is hurt"));
  t.push_back(number("numerics.thin_depth", {"m", 1e-8, 0.1},
                     "films thinner than it are computed to first order", "1e-3 m",
                     "resolution test"));
  t.push_back(number("numerics.courant", {"-", 0.05, 1},
                     "cells that the fastest signal may cross in a step", "0.9",
                     "stable up to 1"));
  t.push_back(number("numerics.theta", {"-", 1, 2}, "of the limiter, 1 most diffusive",
                     "1.3", "resolution test"));
  t.push_back(number("numerics.samples", {"-", 2, 20000},
                     "points of a time series over the flow time", "300",
                     "resolution of a hydrograph"));
  t.push_back(number("numerics.frames", {"-", 0, 200},
                     "pictures of the animation over the flow time", "24",
                     "what a slider can show"));
}

}  // namespace

std::span<const Parameter> dam_failure_parameters() {
  static const Table table = [] {
    Table t;
    add_volume(t);
    add_hydrograph(t);
    add_breach(t);
    add_material(t);
    add_laws(t);
    add_pollutants(t);
    add_numerics(t);
    return t;
  }();
  return table;
}

std::vector<std::string> dam_failure_emissions(const Values& values) {
  std::vector<std::string> emitted;
  for (std::size_t k = 0; k < values.count("release.pollutant"); ++k)
    emitted.push_back(
        values.text_or("release.pollutant[" + std::to_string(k) + "].substance", ""));
  return emitted;
}

}  // namespace farreach
