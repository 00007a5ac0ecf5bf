/// Reads a section [meteorology] by itself, with files that a test writes.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "scenarios/meteorology/meteorology_section.hpp"
#include "scenarios/reading/diagnostics.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace farreach::testing {

/// What came of a section.
struct ReadWeather {
  WeatherFields fields;
  std::vector<Notice> notices;
  std::string errors;  ///< as a user sees them; empty: none

  /// Texts of all notices, one a line.
  std::string said() const {
    std::string all;
    for (const Notice& notice : notices) all += notice.key + ": " + notice.text + "\n";
    return all;
  }
};

inline constexpr double hour = 3600;

inline Site site_at(double lat, double lon) {
  Site site;
  site.place = {.lat = lat, .lon = lon};
  return site;
}

inline Site tengiz() {
  return site_at(46.15, 53.38);
}

inline ReadWeather read_weather_section(const TemporaryFolder& folder,
                                        const std::string& text,
                                        const Site& site = tengiz(),
                                        double horizon = 3 * hour) {
  ReadWeather read;
  const std::string file = (folder / "scenario.toml").string();
  const TomlDocument document = parse_toml(file, "[meteorology]\n" + text);
  const auto table = meteorology_parameters();
  Checked checked = check_values(document, {table.begin(), table.end()});
  if (!checked.has_errors())
    read.fields = read_meteorology(checked, site, horizon, read.notices);
  for (const auto& d : checked.diagnostics) read.errors += format_diagnostics({d});
  return read;
}

/// Wind speed and direction on level `k` of a column at time `n`.
struct SeenWind {
  double speed = 0, from = 0;
};

inline SeenWind wind_of(const WeatherFields& f, std::size_t n, std::size_t k = 0) {
  const std::size_t at = (n * f.height.size() + k) * f.columns();
  const double u = f.wind_east.at(at), v = f.wind_north.at(at);
  const double from = std::atan2(-u, -v) * 180 / 3.14159265358979;
  return {std::hypot(u, v), from < 0 ? from + 360 : from};
}

}  // namespace farreach::testing
