/// Weather that changes in time and space: fields on a regular grid of longitude,
/// latitude and height above ground, at ascending times. A station series, a constant
/// weather and generated weather are grids of one column.
///
/// Every reader of scenarios/meteorology returns this; the random flight and the
/// plume of the near field take it. Index order is (time, height, latitude, longitude)
/// and (time, latitude, longitude), the last fastest.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "models/atmosphere/surface_layer.hpp"
#include "models/atmosphere/weather.hpp"
#include "solver/geo/point.hpp"

namespace farreach {

struct WeatherFields {
  std::string kind;       ///< "constant", "series", "gridded", "generated"; empty: none
  std::string source;     ///< file and what it is, one sentence
  std::string start_utc;  ///< when `time` is zero, "2026-01-01T00:00:00Z"
  std::vector<double> time;       ///< ascending [s]
  std::vector<double> longitude;  ///< ascending, without a jump [deg]; one: everywhere
  std::vector<double> latitude;   ///< ascending [deg]; one: everywhere
  std::vector<double> height;     ///< above ground, ascending [m]

  std::vector<float> wind_east, wind_north, wind_up;  ///< on levels, towards [m/s]
  // On the ground:
  std::vector<float> friction_velocity;  ///< u* [m/s]
  std::vector<float> inverse_length;     ///< 1/L, Obukhov [1/m]
  std::vector<float> mixing_height;      ///< h above ground [m]
  std::vector<float> roughness;          ///< z0 [m]
  std::vector<float> air_temperature;    ///< at 2 m [K]
  std::vector<float> pressure;           ///< [Pa]
  std::vector<float> relative_humidity;  ///< [-]
  std::vector<float> precipitation;      ///< [kg/(m2 s)]
  std::vector<WeatherRemark> remarks;    ///< rules used, gaps closed, range

  bool empty() const { return time.empty(); }
  bool homogeneous() const { return longitude.size() * latitude.size() <= 1; }
  std::size_t columns() const { return longitude.size() * latitude.size(); }
};

/// The steady weather of one place and time, for the plume of the near field: wind at
/// 10 m with its direction, u*, L, h and the state of the air, linear in time and
/// bilinear in space; winds as vectors. Throws RunError outside the fields.
Weather weather_at(const WeatherFields& fields, double time, GeoPoint place);

}  // namespace farreach
