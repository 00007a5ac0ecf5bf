#include <cmath>

#include "models/atmosphere/pasquill.hpp"
#include "scenarios/meteorology/boundary_layer.hpp"
#include "scenarios/meteorology/meteorology_work.hpp"
#include "scenarios/meteorology/wind_column.hpp"
#include "solver/base/utc.hpp"

namespace farreach {
namespace {

constexpr double water_density = 1000;  // [kg/m3]

AirHour stated_hour(const MeteorologyWork& work) {
  AirHour hour;
  hour.wind_speed = work.number("wind_speed").value_or(not_told);
  hour.wind_from = work.number("wind_from").value_or(not_told);
  hour.temperature = work.number("air_temperature").value_or(not_told);
  hour.humidity = work.number("relative_humidity").value_or(not_told);
  hour.pressure = work.number("pressure").value_or(not_told);
  hour.precipitation = water_density * work.number("precipitation").value_or(0);
  hour.mixing_height = work.number("mixing_height").value_or(not_told);
  if (const auto length = work.number("obukhov_length"))
    hour.inverse_length = 1 / *length;
  else
    hour.stability = work.text("stability")[0];
  return hour;
}

/// Both stability and length, or a length too short.
bool doubtful_stability(MeteorologyWork& work) {
  const auto length = work.number("obukhov_length");
  if (!length) return false;
  if (work.checked.given("meteorology.stability")) {
    work.checked.error("meteorology.obukhov_length",
                       "meteorology.stability and obukhov_length say the same; keep "
                       "one of them");
    return true;
  }
  if (std::abs(*length) >= shortest_length) return false;
  work.checked.error("meteorology.obukhov_length",
                     "meteorology.obukhov_length is shorter than 2 m",
                     "no profile of the wind is known for that");
  return true;
}

}  // namespace

WeatherFields constant_weather(MeteorologyWork& work) {
  if (doubtful_stability(work) || work.checked.has_errors()) return {};
  AirHour hour = stated_hour(work);
  hour.time = utc_seconds(work.checked.values.text_or("start_time", ""))
                  .value_or(utc_seconds("2026-01-01T00:00Z").value());
  // A class stands for the mixing height that goes with it in the near field too.
  if (!told(hour.mixing_height) && hour.stability != 0)
    hour.mixing_height = class_mixing_height(hour.stability);
  AirHour last = hour;
  last.time += 2 * work.horizon;
  WeatherFields fields = column_fields({hour, last}, work.ground());
  fields.kind = "constant";
  fields.source = "one weather, stated in the scenario, that does not change";
  return fields;
}

}  // namespace farreach
