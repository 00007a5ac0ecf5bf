/// Sources and weathers that the verification of the plume shares.
#pragma once

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "models/atmosphere/surface_layer.hpp"
#include "models/gas_plume/gas_plume.hpp"
#include "models/gas_plume/mixture.hpp"
#include "solver/base/constants.hpp"

namespace farreach::testing {

inline Weather weather(char stability, double wind) {
  Weather w;
  w.name = std::string(1, stability) + "-" + std::to_string(wind);
  w.stability = stability;
  w.wind_speed = wind;
  w.air_temperature = 288.15;
  return w;
}

/// A gas source: density, speed and enthalpy follow from composition and temperature.
inline SourceSegment gas_source(const Weather& w, double rate, double area,
                                double temperature,
                                std::vector<SourceComponent> components) {
  SourceSegment s;
  s.end = std::numeric_limits<double>::infinity();
  s.mass_rate = rate;
  s.area = area;
  s.temperature = temperature;
  s.components = std::move(components);
  const auto air = understand(w).air;
  const Mixture mixture(s, air);
  s.density = air.pressure / (mixture.released_moles() * gas_constant * temperature);
  s.speed = rate / (s.density * area);
  s.excess_enthalpy = mixture.excess_enthalpy(1, temperature);
  return s;
}

inline PlumeTable plume_of(const Weather& w, const SourceSegment& s,
                           const std::string& tracked,
                           const PlumeOptions& options = {}) {
  PlumeTrain train(w, {tracked}, options);
  train.emit(s);
  return train.table();
}

/// Moles of released matter per second through a slice, by quadrature over y and z of
/// the shape that users of the table evaluate [mol/s].
inline double flux_by_quadrature(const PlumeSlice& s, double pressure) {
  constexpr int n = 800;
  const double reach_y = 7 * s.sigma_y + s.half_width;
  const double reach_z = s.z_centre + s.sigma_z * std::pow(30.0, 1 / s.shape_z);
  double across = 0, upward = 0;
  for (int i = 0; i < n; ++i) {
    const double y = reach_y * (i + 0.5) / n;
    across += 2 * relative_concentration(s, y, s.z_centre, 1) * reach_y / n;
    // Denser near the ground, where an exponent below 1 has a steep profile.
    const double q = (i + 0.5) / n, z = reach_z * q * q * q;
    upward += relative_concentration(s, 0, z, 1) * reach_z * 3 * q * q / n;
  }
  const double molar_density = pressure / (gas_constant * s.temperature);
  return s.mole_fraction * molar_density * s.advection_speed * across * upward;
}

}  // namespace farreach::testing
