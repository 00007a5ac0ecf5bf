/// Plumes and outcomes with exact answers, for the tests of effects.
///
/// Ground-level Gaussian plume: C(x) = strength (x / 1 km)^-1.6 on the axis,
/// sigma_y = 0.08 x^0.8 m, wind u, one component, no meander unless stated.
#pragma once

#include <cmath>
#include <string>

#include "models/hazard/outcome.hpp"
#include "models/hazard/plumes.hpp"

namespace farreach::testing {

struct PlumeShape {
  double strength = 1e-4;   ///< mole fraction of H2S on the axis at 1 km [-]
  double wind = 5;          ///< [m/s]
  double duration = 1e5;    ///< of the release [s]
  double spread_share = 0;  ///< sigma_t over travel time [-]
  double intensity = 0;
  double meander_share = 0;  ///< sigma_meander over sigma_y [-]
  double height = 0;         ///< of the axis [m]
  int slices = 400;
};

inline PlumeSegment gaussian_segment(const PlumeShape& shape) {
  PlumeSegment segment;
  segment.end = shape.duration;
  segment.molar_share = {0.5};
  for (int i = 0; i < shape.slices; ++i) {
    PlumeSlice s;
    s.x = 10 * std::pow(1e4, i / (shape.slices - 1.0));  // 10 m to 100 km
    s.sigma_y = 0.08 * std::pow(s.x, 0.8);
    s.sigma_meander = shape.meander_share * s.sigma_y;
    s.sigma_z = std::sqrt(2.0) * 0.06 * std::pow(s.x, 0.8);
    s.z_centre = shape.height;
    s.mole_fraction = 2 * shape.strength * std::pow(s.x / 1000, -1.6);
    s.density = 1.2;
    s.temperature = 288;
    s.advection_speed = shape.wind;
    s.arrival = s.x / shape.wind;
    s.sigma_t = shape.spread_share * s.arrival;
    s.intensity = shape.intensity;
    segment.slices.push_back(s);
  }
  return segment;
}

inline PlumeTable gaussian_plume(const PlumeShape& shape) {
  PlumeTable plume;
  plume.tracked = {"H2S"};
  plume.air_molar_volume = 0.024;
  plume.segments = {gaussian_segment(shape)};
  return plume;
}

inline Level concentration_level(double mole_fraction, double averaging_time = 600) {
  Level level;
  level.name = "user";
  level.key = "user";
  level.substance = "H2S";
  level.quantity = quantity::concentration;
  level.value = mole_fraction;
  level.unit = "ppm";
  level.shown_value = mole_fraction * 1e6;
  level.averaging_time = averaging_time;
  level.severity = Severity::disabling;
  return level;
}

inline Level lethality_level(double share, const std::string& probit = "h2s_hse") {
  Level level = concentration_level(share);
  level.key = std::string("lethal");
  level.name = level.key;
  level.quantity = quantity::lethality;
  level.probit = probit;
  level.unit = std::string("-");
  level.shown_value = share;
  level.severity = Severity::lethal;
  return level;
}

/// One weather without direction, receptors on the ground.
inline Outcome outcome_of(const PlumeShape& shape, std::vector<Level> levels) {
  Outcome o;
  o.scenario.receptor_height = 0;
  o.scenario.exposure_time = 3600;
  o.scenario.horizon = 7200;
  o.site.place = {51.0, 53.0};
  o.site.state = "KAZ";
  o.levels = std::move(levels);
  Member member;
  member.weather.name = "D5";
  member.weather.wind_speed = shape.wind;
  member.plume = gaussian_plume(shape);
  o.part<Plumes>().members.push_back(std::move(member));
  return o;
}

/// Distance at which the axis value of the shape is `mole_fraction` [m].
inline double distance_of(const PlumeShape& shape, double mole_fraction) {
  return 1000 * std::pow(mole_fraction / shape.strength, -1 / 1.6);
}

}  // namespace farreach::testing
