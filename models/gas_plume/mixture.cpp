#include "models/gas_plume/mixture.hpp"

#include <algorithm>
#include <cmath>

#include "models/substances/substance.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"

namespace farreach {

namespace {

// Dry air and water vapour at 288 K: Lemmon et al. (2000), J. Phys. Chem. Ref. Data 29,
// 331; IAPWS-95. Heat of vaporization of water at 273 K, IAPWS-95.
constexpr double dry_air_cp = 1005.0;    // [J/(kg K)]
constexpr double vapour_cp = 1860.0;     // [J/(kg K)]
constexpr double water_latent = 2.50e6;  // [J/kg]
constexpr double water_density = 1000;   // [kg/m3], at 277 K

/// Gas heat capacity between the source and the air [J/(kg K)].
double mean_heat_capacity(const Substance& s, double source_temperature,
                          double air_temperature) {
  const double t =
      std::clamp(0.5 * (source_temperature + air_temperature), 200., 1500.);
  double cp = 0;
  for (auto a = s.ideal_cp.rbegin(); a != s.ideal_cp.rend(); ++a) cp = cp * t + *a;
  return cp * gas_constant / s.molar_mass;
}

}  // namespace

Mixture::Mixture(const SourceSegment& source, const SurfaceLayer& air)
    : air_temperature_(air.air_temperature),
      log_pressure_(std::log(air.pressure)),
      pressure_(air.pressure) {
  const double q = air.vapour_fraction;
  air_cp_ = (1 - q) * dry_air_cp + q * vapour_cp;
  air_moles_ = (1 - q) / dry_air_molar_mass + q / water_molar_mass;
  Component water{0, q, water_molar_mass, water_latent, 0, 0, water_density};
  double total = 0;
  for (const auto& c : source.components) total += c.mass_fraction;
  if (!(total > 0)) throw RunError("a gas source without components cannot disperse");
  for (const auto& c : source.components) {
    const Substance& s = substance(c.substance);
    const double share = c.mass_fraction / total;
    if (!(share > 0)) continue;
    released_cp_ += share * mean_heat_capacity(s, source.temperature, air_temperature_);
    released_moles_ += share / s.molar_mass;
    if (c.substance == "H2O") {
      water.share += share;
      continue;
    }
    Component k{share, 0, s.molar_mass, s.vaporization_heat, 0, 0, s.liquid_density};
    k.b = k.latent * k.molar_mass / gas_constant;
    k.a = std::log(standard_pressure) + k.b / s.boiling_temperature;
    condensable_.push_back(k);
  }
  // Water is anchored at 273.15 K, where its drops matter.
  water.b = water.latent * water.molar_mass / gas_constant;
  water.a = std::log(water_saturation_pressure(zero_celsius)) + water.b / zero_celsius;
  condensable_.push_back(water);
}

Mixture::Wet Mixture::condense(double released, double temperature,
                               double moles) const {
  // The set of condensing components grows as the gas shrinks; three passes settle it.
  Wet out{moles, 0, 0, 0, 0};
  const double over_t = 1 / temperature;
  for (int pass = 0; pass < 3; ++pass) {
    double wet_moles = 0, saturation = 0, slope = 0;
    for (const auto& c : condensable_) {
      const double n =
          (released * c.share + (1 - released) * c.air_share) / c.molar_mass;
      const double log_s = c.a - c.b * over_t - log_pressure_;
      if (!(n > 1e-12 * moles) || log_s > 0) continue;
      const double s = std::exp(log_s);
      if (!(n > s * out.gas_moles)) continue;
      wet_moles += n;
      saturation += s;
      slope += s * c.b * over_t * over_t;
    }
    if (wet_moles == 0 || !(saturation < 1)) break;
    const double gas = std::min(out.gas_moles, (moles - wet_moles) / (1 - saturation));
    const double gas_slope = gas * slope / (1 - saturation);
    const bool settled = gas > out.gas_moles * (1 - 1e-12);
    Wet next{gas, 0, 0, 0, 0};
    for (const auto& c : condensable_) {
      const double n =
          (released * c.share + (1 - released) * c.air_share) / c.molar_mass;
      const double log_s = c.a - c.b * over_t - log_pressure_;
      if (!(n > 1e-12 * moles) || log_s > 0) continue;
      const double s = std::exp(log_s);
      const double liquid = n - s * gas;
      if (!(liquid > 0)) continue;
      next.condensed += liquid * c.molar_mass;
      next.liquid_volume += liquid * c.molar_mass / c.liquid_density;
      next.latent += liquid * c.molar_mass * c.latent;
      next.latent_slope -=
          c.molar_mass * c.latent * (s * c.b * over_t * over_t * gas + s * gas_slope);
    }
    out = next;
    if (settled) break;
  }
  return out;
}

MixtureState Mixture::state(double released, double excess_enthalpy) const {
  const double cp = released * released_cp_ + (1 - released) * air_cp_;
  const double moles = released * released_moles_ + (1 - released) * air_moles_;
  double t = air_temperature_ + excess_enthalpy / cp;
  Wet wet{moles, 0, 0, 0, 0};
  double low = std::max(t, coldest_);
  wet = condense(released, low, moles);
  if (wet.latent > 0) {
    double high = low + wet.latent / cp + 1e-9;
    Wet wet_low = wet, wet_high = condense(released, high, moles);
    const auto residual = [&](double at, const Wet& w) {
      return cp * (at - air_temperature_) - w.latent - excess_enthalpy;
    };
    t = low;
    for (int i = 0; i < 60; ++i) {
      const double f = residual(t, wet);
      if (std::abs(f) < 1e-12 * cp * air_temperature_) break;
      (f < 0 ? low : high) = t;
      (f < 0 ? wet_low : wet_high) = wet;
      const double newton = t - f / (cp - wet.latent_slope);
      t = newton > low && newton < high ? newton : 0.5 * (low + high);
      wet = condense(released, t, moles);
      if (high - low < 1e-11 * high) {
        // A pure component boils at one temperature: its drops follow from enthalpy.
        const double f_low = residual(low, wet_low), f_high = residual(high, wet_high);
        const double w =
            f_high > f_low ? std::clamp(-f_low / (f_high - f_low), 0., 1.) : 0.5;
        wet.gas_moles = (1 - w) * wet_low.gas_moles + w * wet_high.gas_moles;
        wet.condensed = (1 - w) * wet_low.condensed + w * wet_high.condensed;
        wet.liquid_volume =
            (1 - w) * wet_low.liquid_volume + w * wet_high.liquid_volume;
        break;
      }
    }
  } else {
    t = low;
  }
  MixtureState out;
  out.temperature = t;
  out.density = 1 / (wet.gas_moles * gas_constant * t / pressure_ + wet.liquid_volume);
  out.mole_fraction = released * released_moles_ / moles;
  out.condensed = wet.condensed;
  return out;
}

double Mixture::excess_enthalpy(double released, double temperature) const {
  const double cp = released * released_cp_ + (1 - released) * air_cp_;
  const double moles = released * released_moles_ + (1 - released) * air_moles_;
  return cp * (temperature - air_temperature_) -
         condense(released, temperature, moles).latent;
}

}  // namespace farreach
