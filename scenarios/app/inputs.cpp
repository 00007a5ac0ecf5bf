#include "scenarios/app/inputs.hpp"

#include <fmt/format.h>

#include <cmath>
#include <fstream>
#include <iostream>
#include <limits>

#include "models/atmosphere/pasquill.hpp"
#include "postprocess/inputs/inputs_view.hpp"
#include "solver/base/error.hpp"
#include "solver/base/utc.hpp"

namespace farreach::app {
namespace {

InputOrigin origin_of(ValueOrigin origin) {
  switch (origin) {
    case ValueOrigin::told:
      return InputOrigin::told;
    case ValueOrigin::converted:
      return InputOrigin::converted;
    case ValueOrigin::interpolated:
      return InputOrigin::interpolated;
    case ValueOrigin::assumed:
      return InputOrigin::assumed;
    case ValueOrigin::derived:
      return InputOrigin::derived;
  }
  return InputOrigin::told;
}

/// The Pasquill class whose 1/L over this roughness is nearest.
char nearest_class(double inverse_length, double roughness) {
  char best = 'D';
  double least = std::numeric_limits<double>::infinity();
  for (char c = 'A'; c <= 'F'; ++c) {
    const double away = std::abs(inverse_obukhov_length(c, roughness) - inverse_length);
    if (away < least) best = c, least = away;
  }
  return best;
}

/// Column of the fields next to a place.
std::size_t column_at(const WeatherFields& fields, GeoPoint place) {
  const auto nearest = [](const std::vector<double>& list, double value) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < list.size(); ++i)
      if (std::abs(std::remainder(list[i] - value, 360.0)) <
          std::abs(std::remainder(list[best] - value, 360.0)))
        best = i;
    return best;
  };
  return nearest(fields.latitude, place.lat) * fields.longitude.size() +
         nearest(fields.longitude, place.lon);
}

/// Where all values came from when hours do not tell it one by one.
InputOrigin origin_of_kind(const WeatherFields& fields) {
  if (fields.kind == "gridded") return InputOrigin::grid;
  if (fields.kind == "generated") return InputOrigin::generated;
  return InputOrigin::told;
}

void set_origins(const HourOrigin& from, InputHour& hour) {
  hour.line = from.line;
  hour.speed.origin = origin_of(from.speed);
  hour.direction.origin = origin_of(from.direction);
  hour.temperature.origin = origin_of(from.temperature);
  hour.pressure.origin = origin_of(from.pressure);
  hour.humidity.origin = origin_of(from.humidity);
  hour.rain.origin = origin_of(from.precipitation);
  hour.inverse_length.origin = origin_of(from.stability);
  hour.mixing_height.origin = origin_of(from.mixing_height);
}

InputHour hour_of(const WeatherFields& fields, std::size_t n, GeoPoint place,
                  InputOrigin origin) {
  const Weather air = weather_at(fields, fields.time[n], place);
  const std::size_t at = n * fields.columns() + column_at(fields, place);
  const auto value = [&](double v) { return InputValue{v, origin}; };
  InputHour hour;
  hour.time = utc_seconds(fields.start_utc).value_or(0) + fields.time[n];
  hour.speed = value(air.wind_speed);
  hour.direction = value(air.wind_from.value_or(std::nan("")));
  hour.temperature = value(air.air_temperature);
  hour.pressure = value(air.pressure);
  hour.humidity = value(air.relative_humidity);
  hour.rain = value(fields.precipitation.at(at));
  hour.inverse_length = value(fields.inverse_length.at(at));
  hour.stability = nearest_class(hour.inverse_length.value, air.roughness);
  hour.mixing_height = value(fields.mixing_height.at(at));
  return hour;
}

std::string condition_text(const Weather& w) {
  return fmt::format("{}: {:g} m/s, {}{:.1f} °C, {:.0f} hPa", w.name, w.wind_speed,
                     w.wind_from ? fmt::format("{:g}°, ", *w.wind_from) : std::string(),
                     w.air_temperature - 273.15, w.pressure / 100);
}

InputsView view_of(const Scenario& s) {
  InputsView view{.title = s.record.title,
                  .file = s.record.file_name,
                  .site = s.site,
                  .terrain = s.input.terrain,
                  .river = s.input.river,
                  .notices = s.notices};
  for (const Weather& w : s.input.weathers) view.weathers.push_back(condition_text(w));
  const WeatherFields& fields = s.input.meteorology;
  if (fields.empty()) return view;
  view.weather_source = fields.source;
  view.weather_place = fields.homogeneous() && !fields.latitude.empty()
                           ? GeoPoint{fields.latitude[0], fields.longitude[0]}
                           : s.site.place;
  const bool followed = s.weather_origins.size() == fields.time.size();
  for (std::size_t n = 0; n < fields.time.size(); ++n) {
    view.hours.push_back(hour_of(fields, n, s.site.place, origin_of_kind(fields)));
    if (followed) set_origins(s.weather_origins[n], view.hours.back());
  }
  return view;
}

/// Whole, or not at all.
void write_page(const std::filesystem::path& file, const std::string& page) {
  const std::filesystem::path part = file.string() + ".part";
  std::ofstream out(part, std::ios::binary);
  out << page;
  out.close();
  std::error_code failure;
  if (out) std::filesystem::rename(part, file, failure);
  if (out && !failure) return;
  std::error_code ignored;
  std::filesystem::remove(part, ignored);
  throw InputError("cannot write \"" + file.string() + '"');
}

}  // namespace

void show_inputs(const Scenario& scenario, const CheckOptions& options) {
  const InputsView view = view_of(scenario);
  if (options.inputs_page.empty()) {
    std::cout << "\n" << inputs_text(view);
    return;
  }
  write_page(options.inputs_page, inputs_page(view, options.language));
  std::cout << "what was read is drawn in " << options.inputs_page.string() << "\n";
}

}  // namespace farreach::app
