/// Weather that does not change, as fields of one column: what random flights need.
#pragma once

#include <cmath>

#include "models/atmosphere/surface_layer.hpp"
#include "models/atmosphere/weather_fields.hpp"
#include "solver/base/constants.hpp"

namespace farreach::test {

/// `hours` of the same weather; the wind of `weather` must have a direction.
inline WeatherFields constant_fields(const Weather& weather, double hours = 240) {
  const SurfaceLayer air = understand(weather).air;
  WeatherFields f;
  f.kind = "constant";
  f.source = "one weather for a test";
  f.start_utc = "2026-01-01T00:00:00Z";
  f.longitude = {0};
  f.latitude = {0};
  for (double z = 10; z < 4000; z *= 1.3) f.height.push_back(z);
  const double towards = (weather.wind_from.value_or(270) + 180) * pi / 180;
  for (double time = 0; time <= hours * 3600; time += hours * 3600) {
    f.time.push_back(time);
    for (const double z : f.height) {
      const double speed = air.wind(std::min(z, air.mixing_height));
      f.wind_east.push_back(float(speed * std::sin(towards)));
      f.wind_north.push_back(float(speed * std::cos(towards)));
      f.wind_up.push_back(0);
    }
    f.friction_velocity.push_back(float(air.friction_velocity));
    f.inverse_length.push_back(float(air.inverse_length));
    f.mixing_height.push_back(float(air.mixing_height));
    f.roughness.push_back(float(air.roughness));
    f.air_temperature.push_back(float(air.air_temperature));
    f.pressure.push_back(float(air.pressure));
    f.relative_humidity.push_back(float(air.relative_humidity));
    f.precipitation.push_back(0);
  }
  return f;
}

}  // namespace farreach::test
