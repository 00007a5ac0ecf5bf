/// ISD-Lite, hourly observations of the world (NOAA National Centers for Environmental
/// Information, format document of ISD-Lite): fixed columns, UTC, -9999 missing.
///   1-4 year, 6-7 month, 9-10 day, 12-13 hour; 14-19 air temperature [0.1 degC];
///   20-25 dew point [0.1 degC]; 26-31 pressure at sea level [0.1 hPa]; 32-37 wind
///   direction [deg]; 38-43 wind speed [0.1 m/s]; 44-49 sky code; 50-55 precipitation
///   of 1 h [0.1 mm], -1 trace; 56-61 of 6 h likewise, spread evenly over hours that
///   tell none of their own
/// Sky codes 0 clear, 1..8 oktas, 9 obscured, 10 part obscured, 11-13 scattered,
/// 14-16 broken, 17-19 overcast.
#include <fmt/format.h>

#include "scenarios/meteorology/station/station_order.hpp"
#include "scenarios/meteorology/station/station_text.hpp"
#include "solver/base/constants.hpp"

namespace farreach {
namespace {

constexpr double missing = -9999;
constexpr std::size_t shortest_line = 43;  // up to the wind speed

double sky_cover(double code, std::size_t line, StationFaults& faults) {
  if (!told(code)) return not_told;
  if (code <= 8) return code / 8;
  if (code == 9) return 1;
  if (code == 10) return 0.5;  // part of the sky is hidden
  if (code <= 13) return 3.5 / 8;
  if (code <= 16) return 6.0 / 8;
  if (code <= 19) return 1;
  faults.add(line, fmt::format("sky code {:g} is none of 0 to 19", code));
  return not_told;
}

struct Row {
  std::string_view text;
  std::size_t line;
  StationFaults& faults;

  /// Columns counted from 1, both included.
  double number(std::size_t from, std::size_t to) const {
    if (from > text.size()) return not_told;
    const auto field = trimmed(text.substr(from - 1, to - from + 1));
    if (field.empty()) return not_told;
    const auto value = whole_in(field);
    if (!value) {
      faults.add(line, fmt::format("columns {} to {}, \"{}\", are not a whole number",
                                   from, to, field));
      return not_told;
    }
    return *value == missing ? not_told : *value;
  }
};

/// Of the first 13 columns, which are not quoted: the file may be another one.
std::optional<double> time_of(std::string_view line) {
  if (line.size() < 13) return std::nullopt;
  const auto year = whole_in(trimmed(line.substr(0, 4))),
             month = whole_in(trimmed(line.substr(4, 3))),
             day = whole_in(trimmed(line.substr(7, 3))),
             hour = whole_in(trimmed(line.substr(10, 3)));
  if (!year || !month || !day || !hour || *hour > 23) return std::nullopt;
  return civil_seconds(*year, *month, *day, *hour);
}

AirHour hour_of(const Row& row) {
  AirHour hour;
  hour.temperature = 0.1 * row.number(14, 19) + zero_celsius;
  hour.dew_point = 0.1 * row.number(20, 25) + zero_celsius;
  hour.sea_pressure = 10 * row.number(26, 31);
  hour.wind_from = row.number(32, 37);
  hour.wind_speed = 0.1 * row.number(38, 43);
  hour.cloud = sky_cover(row.number(44, 49), row.line, row.faults);
  const double rain = row.number(50, 55);
  hour.precipitation = rain == -1 ? 0 : 0.1 * rain / 3600;
  const double sum = row.number(56, 61);
  hour.rain_sum = sum == -1 ? 0 : 0.1 * sum;
  hour.rain_time = 6 * 3600;
  hour.line = static_cast<int>(row.line);
  return hour;
}

/// "357000-99999" of a file as distributed, "357000-99999-2020.gz"; else empty.
std::string station_in(const std::string& file) {
  const std::string name = std::filesystem::path(file).filename().string();
  const bool shape = name.size() >= 12 && name[6] == '-' &&
                     all_digits(std::string_view(name).substr(0, 6)) &&
                     all_digits(std::string_view(name).substr(7, 5));
  return shape ? name.substr(0, 12) : std::string();
}

}  // namespace

StationFile read_isd_lite_hours(const StationText& text) {
  StationFile station;
  StationFaults faults(text.file);
  const auto lines = lines_of(text.text);
  for (std::size_t n = 0; n < lines.size(); ++n) {
    if (trimmed(lines[n]).empty()) continue;
    const Row row{lines[n], n + 1, faults};
    const auto time = time_of(lines[n]);
    if (!time || lines[n].size() < shortest_line) {
      faults.add(n + 1,
                 time ? "the line ends before the wind speed (column 43)"
                      : "columns 1 to 13 are no year, month, day and hour",
                 "the file may have been cut off, or is no ISD-Lite");
      continue;
    }
    AirHour hour = hour_of(row);
    hour.time = *time;
    check_hour(hour, n + 1, faults);
    station.hours.push_back(hour);
  }
  faults.raise();
  order_hours(station);
  const auto name = station_in(text.file);
  if (!name.empty()) station.stations[name] = station.hours.size();
  return station;
}

}  // namespace farreach
