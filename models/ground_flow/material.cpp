#include "models/ground_flow/material.hpp"

#include <algorithm>
#include <cmath>

#include "models/ground_flow/laws.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"
#include "solver/flow/resistance.hpp"

namespace farreach {

double MudMixture::yield(double solids) const {
  return 0.1 * a1 * std::exp(b1 * solids);
}

double MudMixture::viscosity(double solids) const {
  return 0.1 * a2 * std::exp(b2 * solids);
}

const std::vector<MudMixture>& mud_mixtures() {
  static const std::vector<MudMixture> mixtures = {
      {"glenwood_4", 0.00172, 29.5, 0.000602, 33.1},
      {"aspen_natural_soil", 0.152, 18.7, 0.00136, 28.4},
      {"aspen_pit_1", 0.181, 25.7, 0.0360, 22.1},
      {"aspen_pit_2", 2.72, 10.4, 0.0538, 14.5},
      {"aspen_mine_fill", 0.0473, 21.1, 0.128, 12.0},
      {"aspen_watershed", 0.0383, 19.6, 0.000495, 27.1},
      {"aspen_mine_source_area", 0.291, 14.3, 0.000201, 33.1},
      {"glenwood_1", 0.0345, 20.1, 0.00283, 23.0},
      {"glenwood_2", 0.0765, 16.9, 0.648, 6.20},
      {"glenwood_3", 0.000707, 29.8, 0.00632, 19.9},
      {"dai_1980", 2.60, 17.48, 0.00750, 14.39},
      {"kang_zhang_1980", 1.75, 7.82, 0.0405, 8.29},
  };
  return mixtures;
}

const MudMixture& mud_mixture(const std::string& name) {
  for (const MudMixture& mixture : mud_mixtures())
    if (mixture.name == name) return mixture;
  throw InputError("release.mixture: there is no mixture \"" + name + "\"");
}

std::vector<SourceFact> Rheology::facts() const {
  if (law == "manning") return {{"Manning's n", manning, "s/m^(1/3)"}};
  if (law == "voellmy") return {{"Voellmy mu", mu, "-"}, {"Voellmy xi", xi, "m/s2"}};
  if (law == "coulomb")
    return {{"tangent of the friction angle", tan_delta, "-"},
            {"share of the weight carried by pore water", pore, "-"}};
  if (law == "mu_i") return {{"mu_s", mu, "-"}, {"mu_2", mu_2, "-"}, {"I_0", i_0, "-"}};
  std::vector<SourceFact> facts{
      {"yield stress", yield, "Pa"},
      {law == "herschel_bulkley" ? "consistency" : "viscosity", viscosity,
       law == "herschel_bulkley" ? "Pa s^n" : "Pa s"}};
  if (law == "herschel_bulkley") facts.push_back({"flow index", index, "-"});
  if (law == "obrien") facts.push_back({"Manning's n", manning, "s/m^(1/3)"});
  return facts;
}

std::string FluidMaterial::words() const {
  static const std::pair<const char*, const char*> laws[] = {
      {"manning", "Manning"},
      {"bingham", "Bingham"},
      {"herschel_bulkley", "Herschel-Bulkley"},
      {"obrien", "quadratic law of O'Brien and Julien"},
      {"voellmy", "Voellmy"},
      {"coulomb", "Coulomb with pore pressure"},
      {"mu_i", "mu(I)"}};
  std::string text = name;
  std::replace(text.begin(), text.end(), '_', ' ');
  for (const auto& [key, word] : laws)
    if (rheology.law == key) text += std::string(", ") + word;
  return text;
}

namespace {

/// What a material is when nothing is measured; all of it provisional.
struct MaterialDefaults {
  const char* law;
  double solids;
  double manning;
  double factor;
};

MaterialDefaults defaults_of(const std::string& material) {
  if (material == "water") return {"manning", 0, 0.035, 1.3};
  if (material == "mud_flood") return {"manning", 0.15, 0.05, 1.3};
  if (material == "sandy_tailings") return {"coulomb", 0.5, 0.05, 2.5};
  if (material == "coarse_waste") return {"voellmy", 0.55, 0.05, 2.7};
  return {"obrien", 0.40, 0.05, 3.1623};
}

class MaterialReader {
 public:
  explicit MaterialReader(const Values& values)
      : values_(values),
        name_(values.text_or("release.material", "water")),
        standard_(defaults_of(name_)) {}

  FluidMaterial read() {
    made_.name = name_;
    made_.rheology.law = values_.text_or("release.rheology", standard_.law);
    if (!values_.has("release.rheology")) made_.assumed.push_back("release.rheology");
    made_.solids = number("release.solids", standard_.solids);
    made_.solids_density = values_.number_or("release.solids_density", 2700);
    made_.density = values_.number_or(
        "release.density", 1000 + (made_.solids_density - 1000) * made_.solids);
    read_law();
    made_.factor = values_.number_or("release.rheology_factor", factor_of_law());
    return made_;
  }

 private:
  /// A number that was stated is better known than one that was assumed.
  double factor_of_law() const {
    const std::string& law = made_.rheology.law;
    const bool stated = values_.has("release.voellmy_mu") ||
                        values_.has("release.pore_pressure") ||
                        values_.has("release.mu_static");
    return stated && (law == "voellmy" || law == "coulomb" || law == "mu_i")
               ? 1.5
               : standard_.factor;
  }

  /// A mud of which nothing was measured may be any of the mixtures.
  void take_range() {
    for (const char* key : {"release.mixture", "release.yield_stress",
                            "release.viscosity", "release.rheology_factor"})
      if (values_.has(key)) return;
    const auto& muds = mud_mixtures();
    const auto [weak, stiff] = std::minmax_element(
        muds.begin(), muds.end(), [&](const MudMixture& a, const MudMixture& b) {
          return a.yield(made_.solids) < b.yield(made_.solids);
        });
    const auto of = [&](const MudMixture& mud) {
      Rheology r = made_.rheology;
      r.yield = mud.yield(made_.solids);
      r.viscosity = mud.viscosity(made_.solids);
      return r;
    };
    made_.weakest = of(*weak);
    made_.stiffest = of(*stiff);
  }

  double number(const std::string& key, double otherwise) {
    if (values_.has(key)) return values_.number(key);
    made_.assumed.push_back(key);
    return otherwise;
  }

  void read_law() {
    Rheology& r = made_.rheology;
    const std::string& law = r.law;
    if (law == "manning" || law == "obrien")
      r.manning = number("release.manning", standard_.manning);
    if (law == "bingham" || law == "herschel_bulkley" || law == "obrien") {
      const MudMixture& mud =
          mud_mixture(values_.text_or("release.mixture", "glenwood_4"));
      r.yield = number("release.yield_stress", mud.yield(made_.solids));
      r.viscosity = number("release.viscosity", mud.viscosity(made_.solids));
      r.index =
          law == "herschel_bulkley" ? values_.number_or("release.flow_index", 0.5) : 1;
      r.laminar = law == "obrien" ? values_.number_or("release.laminar_factor", 24) : 0;
      take_range();
    }
    if (law == "voellmy") {
      r.mu = number("release.voellmy_mu", 0.15);
      r.xi = number("release.voellmy_xi", 500);
    }
    if (law == "coulomb") {
      r.tan_delta = std::tan(number("release.friction_angle", 30) * pi / 180);
      r.pore = number("release.pore_pressure", 0.8);
    }
    if (law == "mu_i") {
      r.mu = number("release.mu_static", 0.55);
      r.mu_2 = number("release.mu_limit", 0.73);
      r.i_0 = number("release.inertial_number", 0.279);
      r.grain = values_.number_or("release.grain_diameter", 1e-3);
      r.packing = made_.solids > 0 ? made_.solids : 0.6;
    }
  }

  const Values& values_;
  std::string name_;
  MaterialDefaults standard_;
  FluidMaterial made_;
};

}  // namespace

FluidMaterial material_of(const Values& values) {
  return MaterialReader(values).read();
}

Rheology rheology_variant(const FluidMaterial& material, int side) {
  if (side < 0 && material.weakest) return *material.weakest;
  if (side > 0 && material.stiffest) return *material.stiffest;
  Rheology r = material.rheology;
  const double by = std::pow(material.factor, side);
  r.manning *= r.law == "manning" ? by : 1;
  r.yield *= by;
  r.viscosity *= by;
  r.mu *= by;
  r.mu_2 *= by;
  // The share that grains carry, 1 - lambda, is what is uncertain.
  if (r.law == "coulomb") r.pore = std::max(0.0, 1 - (1 - r.pore) * by);
  return r;
}

template <class Real>
Finish<Real> resistance_of(const Rheology& r, double density) {
  if (r.law == "manning") return manning<Real>(r.manning, gravity);
  if (r.law == "voellmy") return voellmy<Real>(r.mu, r.xi, gravity);
  if (r.law == "coulomb") return coulomb<Real>(r.tan_delta, r.pore, gravity);
  if (r.law == "bingham" || r.law == "herschel_bulkley")
    return herschel_bulkley<Real>(r.yield, r.viscosity, r.index, density);
  if (r.law == "obrien")
    return quadratic_law<Real>(
        {static_cast<Real>(r.yield / density),
         static_cast<Real>(r.laminar * r.viscosity / (8 * density)),
         static_cast<Real>(gravity * r.manning * r.manning)});
  if (r.law == "mu_i")
    return grain_law<Real>(
        {static_cast<Real>(gravity * r.mu),
         static_cast<Real>(gravity * std::max(0.0, r.mu_2 - r.mu)),
         static_cast<Real>(r.i_0),
         static_cast<Real>(2.5 * r.grain / std::sqrt(r.packing * gravity))});
  throw InputError("release.rheology: the law \"" + r.law + "\" is not there");
}

template Finish<float> resistance_of<float>(const Rheology&, double);
template Finish<double> resistance_of<double>(const Rheology&, double);

FlowStrength strength_of(const Rheology& r, double density) {
  if (r.law == "voellmy" || r.law == "mu_i") return {r.mu, 0};
  if (r.law == "coulomb") return {(1 - r.pore) * r.tan_delta, 0};
  return {0, r.yield / (density * gravity)};
}

bool has_strength(const Rheology& r) {
  const FlowStrength s = strength_of(r, 1000);
  return s.slope > 0 || s.yield > 0;
}

}  // namespace farreach
