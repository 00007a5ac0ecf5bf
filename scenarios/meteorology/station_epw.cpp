/// EPW, the weather files of EnergyPlus: eight lines of head, then 35 fields an hour.
/// Fields used, counted from 1 (EnergyPlus, Auxiliary Programs, chapter on the EPW data
/// dictionary), with what stands for missing: 1-5 year, month, day, hour 1..24 of local
/// standard time at its end, minute; 7 dry bulb [degC] 99.9; 8 dew point [degC] 99.9;
/// 9 relative humidity [%] 999; 10 pressure [Pa] 999999; 21 direction [deg] 999; 22
/// wind speed [m/s] 999; 23 sky cover [tenths] 99; 34 liquid precipitation of the hour
/// [mm] 999. The head tells the place, the zone and the elevation.
#include <fmt/format.h>

#include "scenarios/meteorology/station_text.hpp"
#include "solver/base/constants.hpp"

namespace farreach {
namespace {

constexpr std::size_t head_lines = 8, least_fields = 23;

double field(const std::vector<std::string_view>& fields, std::size_t from_one,
             double missing, std::size_t line, StationFaults& faults) {
  if (from_one > fields.size()) return not_told;
  const auto text = trimmed(fields[from_one - 1]);
  if (text.empty()) return not_told;
  const auto value = number_in(text);
  if (!value) {
    faults.add(line, fmt::format("field {} = \"{}\" is not a number", from_one, text));
    return not_told;
  }
  return *value >= missing ? not_told : *value;
}

/// Local standard time less UTC [s].
double read_head(std::string_view line, StationFile& station, StationFaults& faults) {
  const auto fields = split_fields(line, ',');
  const auto at = [&](std::size_t i) {
    return i < fields.size() ? number_in(trimmed(fields[i])) : std::nullopt;
  };
  const auto lat = at(6), lon = at(7), zone = at(8), elevation = at(9);
  if (!fields.empty() && fields[0] != "LOCATION")
    faults.add(1, "the first line does not begin with LOCATION",
               "an EPW file begins with the place of the station");
  if (!lat || !lon || !zone || !(*lat >= -90 && *lat <= 90) ||
      !(*lon >= -180 && *lon <= 180) || !(*zone >= -12 && *zone <= 14)) {
    faults.add(1, "LOCATION lacks latitude, longitude or time zone (fields 7 to 9)");
    return 0;
  }
  station.place = GeoPoint{*lat, *lon};
  station.elevation = elevation;
  return 3600 * *zone;
}

void read_values(const std::vector<std::string_view>& fields, std::size_t line,
                 AirHour& hour, StationFaults& faults) {
  const auto get = [&](std::size_t from_one, double missing) {
    return field(fields, from_one, missing, line, faults);
  };
  hour.temperature = get(7, 99.9) + zero_celsius;
  hour.dew_point = get(8, 99.9) + zero_celsius;
  hour.humidity = get(9, 999) / 100;
  hour.pressure = get(10, 999999);
  hour.wind_from = get(21, 999);
  hour.wind_speed = get(22, 999);
  hour.cloud = get(23, 99) / 10;
  hour.precipitation = get(34, 999) / 3600;
}

struct Stamp {
  int year = 0, month = 0, day = 0, hour = 0;
};

std::optional<Stamp> stamp_of(const std::vector<std::string_view>& fields) {
  const auto year = whole_in(trimmed(fields[0])), month = whole_in(trimmed(fields[1])),
             day = whole_in(trimmed(fields[2])), hour = whole_in(trimmed(fields[3]));
  if (!year || !month || !day || !hour || *hour < 1) return std::nullopt;
  if (!civil_seconds(*year, *month, *day, *hour)) return std::nullopt;
  return Stamp{*year, *month, *day, *hour};
}

bool leap(int year) {
  return civil_seconds(year, 2, 29, 0).has_value();
}

/// Typical years are put together of months of several years: they get one year.
void date_hours(const std::vector<Stamp>& stamps, double offset, StationFile& station) {
  bool typical = false, leap_day = false;
  for (std::size_t n = 0; n < stamps.size(); ++n) {
    leap_day = leap_day || (stamps[n].month == 2 && stamps[n].day == 29);
    // A typical year changes its year between two months of one file.
    if (n == 0 || stamps[n].year == stamps[n - 1].year) continue;
    const bool new_year =
        stamps[n].month == 1 && stamps[n].year == stamps[n - 1].year + 1;
    typical = typical || !new_year;
  }
  int common = stamps.empty() ? 0 : stamps.front().year;
  if (typical && !leap_day)
    while (leap(common)) --common;
  if (typical && leap_day)
    while (!leap(common)) --common;
  for (std::size_t n = 0; n < stamps.size(); ++n) {
    const Stamp& s = stamps[n];
    const int year = typical ? common : s.year;
    station.hours[n].time =
        civil_seconds(year, s.month, s.day, s.hour).value_or(0) - offset;
  }
  if (typical)
    station.remarks.push_back(
        {"meteorology.typical_year",
         fmt::format("The file is a typical year put together of months of several "
                     "years; its hours are dated {}.",
                     common)});
}

}  // namespace

StationFile read_epw_hours(const StationText& text) {
  StationFile station;
  StationFaults faults(text.file);
  const auto lines = lines_of(text.text);
  const double offset =
      read_head(lines.empty() ? std::string_view() : lines[0], station, faults);
  std::vector<Stamp> stamps;
  for (std::size_t n = head_lines; n < lines.size(); ++n) {
    if (trimmed(lines[n]).empty()) continue;
    const auto fields = split_fields(lines[n], ',');
    if (fields.size() < least_fields) {
      faults.add(n + 1,
                 fmt::format("has {} fields, an hour of EPW has 35", fields.size()),
                 "the file may have been cut off");
      continue;
    }
    const auto stamp = stamp_of(fields);
    if (!stamp) {
      faults.add(n + 1, "year, month, day and hour (1 to 24) are no time");
      continue;
    }
    AirHour hour;
    read_values(fields, n + 1, hour, faults);
    check_hour(hour, n + 1, faults);
    stamps.push_back(*stamp);
    station.hours.push_back(hour);
  }
  faults.raise();
  date_hours(stamps, offset, station);
  return station;
}

}  // namespace farreach
