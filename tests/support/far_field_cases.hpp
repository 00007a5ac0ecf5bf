/// A vent of cold sour gas and steady weathers, for tests of the far field.
#pragma once

#include "models/far_field/member_run.hpp"
#include "models/gas_plume/source.hpp"
#include "tests/support/constant_fields.hpp"

namespace farreach::test {

inline Weather steady_weather(char stability, double speed) {
  Weather w;
  w.wind_speed = speed;
  w.wind_from = 250;
  w.stability = stability;
  w.roughness = 0.03;
  w.air_temperature = 288.15;
  return w;
}

/// 20 kg/s of 40 % H2S in methane (mass), upwards.
inline SourceSegment vent(double duration) {
  SourceSegment s;
  s.end = duration;
  s.mass_rate = 20;
  s.temperature = 288.15;
  s.components = {{"H2S", 0.4, 0}, {"C1", 0.6, 0}};
  const double moles = 0.4 / 0.0340809 + 0.6 / 0.0160425;  // [mol/kg]
  s.density = 101325 / (8.314462618 * s.temperature * moles);
  s.area = 1.5;
  s.speed = s.mass_rate / (s.density * s.area);
  s.height = 5;
  s.elevation = 90;
  return s;
}

/// 2 kg/s of gas as heavy as air from a square of 20 m on the ground.
inline SourceSegment seep(double duration) {
  SourceSegment s;
  s.end = duration;
  s.mass_rate = 2;
  s.temperature = 288.15;
  s.components = {{"H2S", 0.85, 0}, {"C1", 0.15, 0}};
  const double moles = 0.85 / 0.0340809 + 0.15 / 0.0160425;  // [mol/kg]
  s.density = 101325 / (8.314462618 * s.temperature * moles);
  s.geometry = SourceGeometry::area;
  s.area = 400;
  s.speed = s.mass_rate / (s.density * s.area);
  return s;
}

inline Level h2s_level(double mole_fraction, double averaging_time) {
  Level l;
  l.name = "test";
  l.substance = "H2S";
  l.quantity = quantity::concentration;
  l.value = mole_fraction;
  l.unit = "ppm";
  l.averaging_time = averaging_time;
  return l;
}

/// One member with that vent in the weather of `fields`, without losses.
inline FarTask far_task(const WeatherFields& fields, double duration, double horizon,
                        int particles) {
  FarTask task;
  task.values.set("horizon", horizon);
  task.values.set("far_field.particles", double(particles));
  task.values.set("far_field.range", 300e3);
  for (const char* key :
       {"hydroxyl", "deposition_h2s", "deposition_so2", "washout_so2"})
    task.values.set(std::string("far_field.") + key, 0.0);
  task.settings = far_settings(task.values);
  task.weather = &fields;
  task.plan.seed = 5;
  task.plan.values = {{}};
  task.place = {.lat = 46, .lon = 53};
  task.source = [duration](const Values&, double) {
    return [duration](const Weather&) { return GasSource{{vent(duration)}}; };
  };
  return task;
}

}  // namespace farreach::test
