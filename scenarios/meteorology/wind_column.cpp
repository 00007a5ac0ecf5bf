#include "scenarios/meteorology/wind_column.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "scenarios/meteorology/boundary_layer.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/utc.hpp"

namespace farreach {
namespace {

struct Turn {
  double inverse_length;  // [1/m]
  double angle;           // [deg]
};

constexpr std::array<Turn, 9> measured_turns = {{{-1.0 / 30, 12},
                                                 {-1.0 / 100, 10},
                                                 {-1.0 / 370, 9},
                                                 {1.0 / 10000, 12},
                                                 {1.0 / 350, 18},
                                                 {1.0 / 130, 28},
                                                 {1.0 / 60, 35},
                                                 {1.0 / 20, 38},
                                                 {1.0 / 9, 39}}};

double turn_share(double z) {
  return 1.58 * (1 - std::exp(-z / 200));
}

SurfaceLayer profile_of(const BoundaryLayer& layer, double roughness) {
  SurfaceLayer air;
  air.friction_velocity = layer.friction_velocity;
  air.inverse_length = layer.inverse_length;
  air.roughness = roughness;
  air.mixing_height = layer.mixing_height;
  return air;
}

void add_winds(const AirHour& hour, const AirPlace& place, const BoundaryLayer& layer,
               double from, WeatherFields& fields) {
  const double roughness = told(hour.roughness) ? hour.roughness : place.roughness;
  const SurfaceLayer air = profile_of(layer, roughness);
  const double side = place.place.lat < 0 ? -1 : 1;
  const double turn = side * turn_at_200_m(layer.inverse_length);
  const double top = std::max(layer.mixing_height, 200.0);
  const double unit = hour.wind_speed / air.wind(place.wind_height);
  for (const double z : column_heights()) {
    const double speed = unit * air.wind(z);
    const double veer =
        turn * (turn_share(std::min(z, top)) - turn_share(place.wind_height));
    const double angle = (from + veer) * pi / 180;
    fields.wind_east.push_back(static_cast<float>(-speed * std::sin(angle)));
    fields.wind_north.push_back(static_cast<float>(-speed * std::cos(angle)));
    fields.wind_up.push_back(0);
  }
}

double humidity_of(const AirHour& hour) {
  if (told(hour.humidity)) return std::clamp(hour.humidity, 0.0, 1.0);
  if (!told(hour.dew_point)) return 0.5;  // said by the readers
  return std::clamp(water_saturation_pressure(hour.dew_point) /
                        water_saturation_pressure(hour.temperature),
                    0.0, 1.0);
}

void add_ground(const AirHour& hour, const AirPlace& place, const BoundaryLayer& layer,
                WeatherFields& fields) {
  const auto put = [](std::vector<float>& list, double value) {
    list.push_back(static_cast<float>(value));
  };
  put(fields.friction_velocity, layer.friction_velocity);
  put(fields.inverse_length, layer.inverse_length);
  put(fields.mixing_height, layer.mixing_height);
  put(fields.roughness, told(hour.roughness) ? hour.roughness : place.roughness);
  put(fields.air_temperature, hour.temperature);
  put(fields.pressure, hour.pressure);
  put(fields.relative_humidity, humidity_of(hour));
  put(fields.precipitation, told(hour.precipitation) ? hour.precipitation : 0);
}

/// Direction of the first hour that tells one [deg].
double first_direction(const std::vector<AirHour>& hours) {
  for (const AirHour& hour : hours)
    if (told(hour.wind_from)) return hour.wind_from;
  return 0;
}

}  // namespace

const std::vector<double>& column_heights() {
  static const std::vector<double> heights = {10,   20,   35,   50,   75,   100,  150,
                                              200,  300,  400,  500,  650,  800,  1000,
                                              1250, 1500, 1750, 2000, 2500, 3000, 4000};
  return heights;
}

double turn_at_200_m(double inverse_length) {
  const auto& t = measured_turns;
  if (inverse_length <= t.front().inverse_length) return t.front().angle;
  for (std::size_t i = 1; i < t.size(); ++i) {
    if (inverse_length > t[i].inverse_length) continue;
    const double share = (inverse_length - t[i - 1].inverse_length) /
                         (t[i].inverse_length - t[i - 1].inverse_length);
    return t[i - 1].angle + share * (t[i].angle - t[i - 1].angle);
  }
  return t.back().angle;
}

WeatherFields column_fields(const std::vector<AirHour>& hours, const AirPlace& place) {
  WeatherFields fields;
  fields.start_utc = utc_text(hours.front().time);
  fields.longitude = {place.place.lon};
  fields.latitude = {place.place.lat};
  fields.height = column_heights();
  const auto layers = boundary_layers(hours, place);
  double from = first_direction(hours);
  for (std::size_t n = 0; n < hours.size(); ++n) {
    if (told(hours[n].wind_from)) from = hours[n].wind_from;
    fields.time.push_back(hours[n].time - hours.front().time);
    add_winds(hours[n], place, layers[n], from, fields);
    add_ground(hours[n], place, layers[n], fields);
  }
  return fields;
}

}  // namespace farreach
