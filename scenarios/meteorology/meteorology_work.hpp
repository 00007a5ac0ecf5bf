/// What the readers of the kinds of [meteorology] share.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "models/atmosphere/weather_fields.hpp"
#include "models/hazard/outcome.hpp"
#include "scenarios/meteorology/air_hour.hpp"
#include "scenarios/reading/check_values.hpp"

namespace farreach {

struct MeteorologyWork {
  Checked& checked;
  const Site& site;
  double horizon;                   ///< [s]
  std::vector<HourOrigin> origins;  ///< of each time of a station's weather

  std::optional<double> number(const std::string& name) const;
  std::string text(const std::string& name) const;  ///< empty when absent
  /// UTC moment under a key [s]; nullopt when absent, or wrong, which is then said.
  std::optional<double> moment(const std::string& name) const;
  /// The ground around the place, of the keys.
  AirPlace ground() const;
  /// Paths of file and files, said when there is none.
  std::vector<std::filesystem::path> files() const;
};

/// Weather that stays as it is.
WeatherFields constant_weather(MeteorologyWork& work);

/// Weather of a climate.
WeatherFields generated_weather(MeteorologyWork& work);

/// Weather of a station.
WeatherFields station_weather(MeteorologyWork& work);

/// Weather of a grid.
WeatherFields gridded_weather(MeteorologyWork& work);

/// Format of a file by its first bytes: "csv", "epw", "isd_lite", "metar", "netcdf",
/// "grib".
std::string seen_format(const std::string& bytes);

}  // namespace farreach
