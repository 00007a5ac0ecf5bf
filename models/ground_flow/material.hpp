/// What flows: its density, its law of resistance, and how far that law is uncertain.
///
/// Density of a mixture with the share C of solids by volume:
///   rho = rho_w + (rho_s - rho_w) C,  rho_w = 1000 kg/m3
/// Yield stress and viscosity of muds (O'Brien and Julien 1988, table B.1 of the FLO-2D
/// guidelines for two-phase flow; dyn/cm2 and poise turned to SI):
///   tau_y = 0.1 a1 exp(b1 C) [Pa],  eta = 0.1 a2 exp(b2 C) [Pa s],  0.05 < C < 0.55
/// At C = 0.4 the mixtures of that table span tau_y from 0.7 to 530 Pa: a default is a
/// guess, so that an ensemble takes the weakest, a middle and the stiffest of them
/// where nothing is stated.
///
/// Laws (equations in solver/flow/resistance.hpp): manning, bingham, herschel_bulkley,
/// obrien, voellmy, coulomb, mu_i.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/hazard/outcome.hpp"
#include "models/parameter/parameter.hpp"
#include "solver/flow/flow_solver.hpp"

namespace farreach {

struct MudMixture {
  std::string name;                       ///< "glenwood_4"
  double a1 = 0, b1 = 0;                  ///< yield stress: [dyn/cm2], [-]
  double a2 = 0, b2 = 0;                  ///< viscosity: [poise], [-]
  double yield(double solids) const;      ///< [Pa]
  double viscosity(double solids) const;  ///< [Pa s]
};

/// Mixtures with both a yield stress and a viscosity.
const std::vector<MudMixture>& mud_mixtures();
/// Throws InputError for another name.
const MudMixture& mud_mixture(const std::string& name);

/// One law with its numbers; those that a law does not use are zero.
struct Rheology {
  std::string law;
  double manning = 0;        ///< n [s/m^(1/3)]
  double yield = 0;          ///< tau_y [Pa]
  double viscosity = 0;      ///< eta or consistency K [Pa s^index]
  double index = 1;          ///< [-]
  double laminar = 0;        ///< K of the quadratic law [-]
  double mu = 0;             ///< Voellmy; mu_s of mu(I) [-]
  double xi = 0;             ///< [m/s2]
  double tan_delta = 0;      ///< [-]
  double pore = 0;           ///< share of the weight that pore water carries [-]
  double mu_2 = 0, i_0 = 0;  ///< of mu(I) [-]
  double grain = 0;          ///< diameter [m]
  double packing = 0.6;      ///< share of solids, of mu(I) [-]
  std::vector<SourceFact> facts() const;
};

struct FluidMaterial {
  std::string name;              ///< "fine_tailings"
  double density = 1000;         ///< [kg/m3]
  double solids = 0;             ///< share by volume [-]
  double solids_density = 2700;  ///< [kg/m3]
  Rheology rheology;             ///< the likely one
  double factor = 1;             ///< of uncertainty of what governs the resistance [-]
  /// Weakest and stiffest fluid that it may be; none: by the factor.
  std::optional<Rheology> weakest, stiffest;
  std::vector<std::string> assumed;  ///< keys taken from the defaults of the material
  /// "fine tailings, Bingham".
  std::string words() const;
};

/// From [release]; values with their standards filled in.
FluidMaterial material_of(const Values& values);

/// The likely law (0), the weakest (-1) or the stiffest (+1) that the material may
/// have.
Rheology rheology_variant(const FluidMaterial& material, int side);

/// `roughness`: Manning's n by cell, or empty.
template <class Real>
Finish<Real> resistance_of(const Rheology& rheology, double density);
FlowStrength strength_of(const Rheology& rheology, double density);
/// Whether the fluid comes to rest on a slope.
bool has_strength(const Rheology& rheology);

}  // namespace farreach
