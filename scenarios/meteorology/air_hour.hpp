/// What is told about the air at one place and time, before boundary-layer values are
/// derived from it. NaN: not told.
#pragma once

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "models/atmosphere/surface_layer.hpp"
#include "scenarios/meteorology/hour_origin.hpp"
#include "solver/geo/point.hpp"

namespace farreach {

inline constexpr double not_told = std::numeric_limits<double>::quiet_NaN();

inline bool told(double value) {
  return !std::isnan(value);
}

struct AirHour {
  double time = 0;                  ///< UTC, since 1970-01-01 [s]
  double wind_speed = not_told;     ///< at the height of the instrument [m/s]
  double wind_from = not_told;      ///< clockwise from north [deg]; not told: variable
  double temperature = not_told;    ///< at 2 m [K]
  double dew_point = not_told;      ///< [K]
  double humidity = not_told;       ///< relative [-]
  double pressure = not_told;       ///< at the ground [Pa]
  double sea_pressure = not_told;   ///< reduced to sea level [Pa]
  double cloud = not_told;          ///< share of the sky [-]
  double precipitation = not_told;  ///< [kg/(m2 s)]
  double heat_flux = not_told;      ///< sensible, upward [W/m2]
  double friction_velocity = not_told;  ///< [m/s]
  double inverse_length = not_told;     ///< 1/L [1/m]
  double mixing_height = not_told;      ///< [m]
  double roughness = not_told;          ///< of this hour, else that of the place [m]
  char stability = 0;                   ///< Pasquill class A..F; 0: not told
  double rain_sum = not_told;           ///< fallen in `rain_time` before `time` [kg/m2]
  double rain_time = 0;                 ///< [s]
  int file = 0, line = 0;  ///< where it was read, files from 0, lines from 1
  HourOrigin origin;       ///< of its values, when gaps are closed
};

/// The ground around the place.
struct AirPlace {
  GeoPoint place;
  double elevation = 0;        ///< above the sea [m]
  double wind_height = 10;     ///< of the instrument [m]
  double roughness = 0.03;     ///< z0 [m]
  double albedo = 0.2;         ///< share of sunlight sent back [-]
  double moisture = 0.5;       ///< alpha of de Bruin and Holtslag [-]
  double lid_gradient = 5e-3;  ///< d theta/dz above the mixed layer at sunrise [K/m]
  double cloud = not_told;     ///< where the hours tell none [-]
};

/// Hours in order with what had to be said about them.
struct AirSeries {
  std::string source;
  std::vector<AirHour> hours;
  std::vector<WeatherRemark> remarks;
};

}  // namespace farreach
