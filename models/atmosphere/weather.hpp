/// One weather condition of a scenario: what the user states about the air.
#pragma once

#include <optional>
#include <string>

namespace farreach {

/// Surface-layer weather, horizontally homogeneous and steady. Units SI.
struct Weather {
  std::string name;                 ///< as shown to the user, "F2"
  double wind_speed = 0;            ///< at `wind_height` [m/s]
  double wind_height = 10;          ///< [m]
  std::optional<double> wind_from;  ///< direction the wind comes from, clockwise from
                                    ///< north [deg]; absent: every direction counts
  char stability = 'D';  ///< Pasquill class A..F, used when `obukhov_length` is absent
  std::optional<double> obukhov_length;     ///< L [m]; infinite means neutral
  std::optional<double> friction_velocity;  ///< u* [m/s]; absent: from wind profile
  std::optional<double> mixing_height;      ///< [m]; absent: from class
  std::optional<double> sigma_azimuth;  ///< standard deviation of wind direction over
                                        ///< 600 s [deg]; absent: from similarity
  double air_temperature = 288.15;      ///< at 2 m [K]
  double pressure = 101325;             ///< at ground [Pa]
  double relative_humidity = 0.5;       ///< [-]
  double roughness = 0.03;              ///< z0 [m]
  double weight = 1;                    ///< share of this condition in the set [-]
};

}  // namespace farreach
