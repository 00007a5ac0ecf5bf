/// The released fluid: a mixture with the Peng-Robinson equation of state.
///
///   p = R T/(v* - b) - a/(v*^2 + 2 b v* - b^2),   v* = v + c
///   a = sum_ij x_i x_j (1 - k_ij) sqrt(a_i a_j),  b = sum x_i b_i,  c = sum x_i c_i
///   a_i = 0.45724 R^2 Tc^2/pc (1 + m (1 - sqrt(T/Tc)))^2
///   m = 0.37464 + 1.54226 w - 0.26992 w^2,  b_i = 0.07780 R Tc/pc
///
/// p pressure [Pa], T temperature [K], v molar volume [m3/mol], x mole fraction [-],
/// w acentric factor [-], c volume translation [m3/mol]. Enthalpy and entropy are those
/// of the ideal gas (zero at 298.15 K and 101325 Pa) plus departures; all derivatives
/// are analytic.
///
/// Source: D.-Y. Peng, D. B. Robinson, Ind. Eng. Chem. Fundam. 15 (1976) 59; A.
/// Peneloux, E. Rauzy, R. Freze, Fluid Phase Equilib. 8 (1982) 7 (translation); M. L.
/// Michelsen, J. M. Mollerup, Thermodynamic Models, 2nd ed., 2007, ch. 3 (derivatives).
/// Range: 100-1000 K, up to 100 MPa. Accuracy for H2S, CO2, CH4 against reference
/// equations: gas density 3 %, liquid density 4 % up to 0.9 Tc (7 % closer to it, 6 %
/// in dense fluid above it), vapour pressure 1.6 %, heat of vaporization 2.5 %, sound
/// speed 4 %. Water and hydrocarbons
/// do not form a third phase here; solid CO2, ice and hydrates are not represented.
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

namespace farreach {

inline constexpr int most_components = 16;
using Amounts = std::array<double, most_components>;  ///< one number per component

/// Which root of the cubic: the dense, the light, or the one with less Gibbs energy.
enum class Root { liquid, vapour, stable };

/// One homogeneous phase at T and p. Molar quantities.
struct Phase {
  double volume = 0;           ///< [m3/mol]
  double enthalpy = 0;         ///< [J/mol]
  double entropy = 0;          ///< [J/(mol K)]
  Amounts log_fugacity = {};   ///< ln of the fugacity coefficients [-]
  double untranslated = 0;     ///< v* [m3/mol]
  bool is_vapour_like = true;  ///< v* > 3.95 b, the critical volume of the equation
};

/// Derivatives of a phase that flows need.
struct PhaseDerivatives {
  double heat_capacity = 0;          ///< cp [J/(mol K)]
  double speed_of_sound = 0;         ///< [m/s]
  double volume_by_pressure = 0;     ///< (dv/dp) at constant T [m3/(mol Pa)]
  double volume_by_temperature = 0;  ///< (dv/dT) at constant p [m3/(mol K)]
};

/// Square matrix of composition derivatives, row-major with stride most_components.
using AmountsMatrix = std::array<double, most_components * most_components>;

/// A mixture of fixed components and overall composition.
class Fluid {
 public:
  /// Components with their mole fractions, which must add up to 1 within 1e-9; zero
  /// fractions are dropped. Throws std::invalid_argument otherwise.
  Fluid(std::span<const std::string> names, std::span<const double> fractions);

  int size() const { return size_; }
  const std::string& name(int i) const { return names_[i]; }
  const Amounts& composition() const { return composition_; }
  double molar_mass(int i) const { return molar_mass_[i]; }  ///< [kg/mol]
  double molar_mass() const { return mean_molar_mass_; }     ///< [kg/mol]
  double critical_temperature(int i) const { return critical_temperature_[i]; }
  double mass_fraction(int i) const {
    return composition_[i] * molar_mass_[i] / mean_molar_mass_;
  }

  /// Properties of a phase of composition x (adding up to 1).
  Phase phase(double temperature, double pressure, const Amounts& x, Root root) const;

  /// Derivatives of a phase already evaluated at the same arguments.
  PhaseDerivatives derivatives(double temperature, const Amounts& x,
                               const Phase& phase) const;

  /// d ln(phi_i)/d n_j of one mole at constant T and p, symmetric.
  AmountsMatrix fugacity_derivatives(double temperature, const Amounts& x,
                                     const Phase& phase) const;

  /// Wilson's estimate of ln K_i, equilibrium ratio of vapour to liquid.
  Amounts estimate_log_k(double temperature, double pressure) const;

  double ideal_enthalpy(double temperature, const Amounts& x) const;  ///< [J/mol]
  double ideal_heat_capacity(double temperature,
                             const Amounts& x) const;  ///< [J/(mol K)]

 private:
  struct Mixing;  // a, b, c and their parts at one T and x
  Mixing mix(double temperature, const Amounts& x) const;

  int size_ = 0;
  std::vector<std::string> names_;
  Amounts composition_ = {}, molar_mass_ = {};
  double mean_molar_mass_ = 0;
  Amounts critical_temperature_ = {}, critical_pressure_ = {}, acentric_ = {};
  // sqrt(a_i) = root_constant - root_slope sqrt(T)
  Amounts root_constant_ = {}, root_slope_ = {}, covolume_ = {}, translation_ = {};
  std::array<std::array<double, 5>, most_components> ideal_cp_ = {};
  AmountsMatrix attraction_ = {};  // 1 - k_ij
};

}  // namespace farreach
