/// Weather made by hand for tests of the random flight.
#pragma once

#include <cmath>
#include <functional>
#include <vector>

#include "models/atmosphere/random_flight.hpp"

namespace farreach {

/// One state of the boundary layer; `name` is the class of Pasquill it is typical of.
struct LayerCase {
  const char* name;
  float friction_velocity, inverse_length, mixing_height;
};

/// Typical of the six classes over land: very unstable to very stable.
inline const std::vector<LayerCase>& six_classes() {
  static const std::vector<LayerCase> classes = {
      {"A", 0.20F, -1 / 8.0F, 1500},  {"B", 0.30F, -1 / 25.0F, 1200},
      {"C", 0.40F, -1 / 150.0F, 900}, {"D", 0.40F, 0, 700},
      {"E", 0.25F, 1 / 80.0F, 250},   {"F", 0.12F, 1 / 15.0F, 80}};
  return classes;
}

struct WindVector {
  double east = 0, north = 0, up = 0;
};

/// Wind from longitude, latitude [deg], height [m] and time [s].
using WindLaw = std::function<WindVector(double, double, double, double)>;

inline void fill_ground(WeatherFields& f, const LayerCase& layer) {
  const std::size_t n = f.time.size() * f.columns();
  f.friction_velocity.assign(n, layer.friction_velocity);
  f.inverse_length.assign(n, layer.inverse_length);
  f.mixing_height.assign(n, layer.mixing_height);
  f.roughness.assign(n, 0.05F);
  f.air_temperature.assign(n, 288);
  f.pressure.assign(n, 101325);
  f.relative_humidity.assign(n, 0.5F);
  f.precipitation.assign(n, 0);
}

/// Fills the wind of fields whose axes are set.
inline void fill_wind(WeatherFields& f, const WindLaw& law) {
  for (const double t : f.time)
    for (const double z : f.height)
      for (const double lat : f.latitude)
        for (const double lon : f.longitude) {
          const WindVector w = law(lon, lat, z, t);
          f.wind_east.push_back(static_cast<float>(w.east));
          f.wind_north.push_back(static_cast<float>(w.north));
          f.wind_up.push_back(static_cast<float>(w.up));
        }
}

/// One column with a wind towards the east that is the same at all heights and times.
inline WeatherFields one_column(const LayerCase& layer, double wind) {
  WeatherFields f;
  f.kind = "constant";
  f.start_utc = "2026-01-01T00:00:00Z";
  f.time = {0};
  f.longitude = {50};
  f.latitude = {46};
  f.height = {10, 50, 200, 1000, 3000};
  fill_wind(f, [&](double, double, double, double) { return WindVector{wind, 0, 0}; });
  fill_ground(f, layer);
  return f;
}

/// Births at one time, spread evenly from the ground to `top`.
inline std::vector<ParticleBirth> evenly_to(double top, int count) {
  std::vector<ParticleBirth> births(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    births[i].z = top * (i + 0.5) / count;
    births[i].mass = {1};
  }
  return births;
}

}  // namespace farreach
