/// EPW, the weather files of EnergyPlus: a head that ends with DATA PERIODS, usually
/// eight lines, then 35 fields a record.
/// Fields used, counted from 1 (EnergyPlus, Auxiliary Programs, chapter on the EPW data
/// dictionary), with what stands for missing: 1-5 year, month, day, hour 1..24 of local
/// standard time at its end, minute (of several records an hour, as DATA PERIODS tells,
/// the end of each: 15, 30, 45, 60); 7 dry bulb [degC] 99.9; 8 dew point [degC] 99.9;
/// 9 relative humidity [%] 999; 10 pressure [Pa] 999999; 21 direction [deg] 999; 22
/// wind speed [m/s] 999; 23 sky cover [tenths] 99; 34 liquid precipitation
/// [mm] 999, fallen in 35 [h] 99, else since the record before. The head tells the
/// place, the zone and the elevation.
#include <fmt/format.h>

#include "scenarios/meteorology/station/station_text.hpp"
#include "solver/base/constants.hpp"

namespace farreach {
namespace {

constexpr std::size_t least_fields = 23, longest_head = 100;

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
  if (fields.empty() || trimmed(fields[0]) != "LOCATION") {
    faults.add(1, "the first line does not begin with LOCATION",
               "an EPW file begins with the place of the station");
    return 0;
  }
  if (!lat || !lon || !zone || !(*lat >= -90 && *lat <= 90) ||
      !(*lon >= -180 && *lon <= 180) || !(*zone >= -12 && *zone <= 14)) {
    faults.add(1, "LOCATION lacks latitude, longitude or time zone (fields 7 to 9)");
    return 0;
  }
  station.place = GeoPoint{*lat, *lon};
  station.elevation = elevation;
  station.stations[fmt::format("{} ({})", trimmed(fields[1]),
                               fields.size() > 5 ? trimmed(fields[5]) : "")] = 1;
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
  hour.rain_sum = get(34, 999);
  const double during = get(35, 99);
  if (during > 0 && during <= 24) hour.rain_time = 3600 * during;
}

struct Stamp {
  int year = 0, month = 0, day = 0, hour = 0;  ///< hour 1 ends at 01:00
  double before_end = 0;                       ///< time left of that hour [s]
};

/// Records an hour, which DATA PERIODS tells, and the line after the head.
struct Records {
  int an_hour = 1;
  std::size_t first = 0;
};

Records records_of(const std::vector<std::string_view>& lines, StationFaults& faults) {
  Records records;
  const std::size_t most = std::min(lines.size(), longest_head);
  for (std::size_t n = 0; n < most; ++n) {
    const auto fields = split_fields(lines[n], ',');
    const auto name = trimmed(fields[0]);
    if (name != "DATA PERIODS" && name != "DATA PERIOD" && name != "Data Periods")
      continue;
    const auto told_records =
        fields.size() > 2 ? whole_in(trimmed(fields[2])) : std::nullopt;
    records = {told_records.value_or(0), n + 1};
    if (records.an_hour >= 1 && records.an_hour <= 60 && 60 % records.an_hour == 0)
      return records;
    faults.add(n + 1,
               "DATA PERIODS tells no number of records an hour that parts it "
               "evenly (its third field)");
    return records;
  }
  faults.add(0, "the head has no line DATA PERIODS", "is this a whole EPW file?");
  return records;
}

/// Sets the end of a record within its hour. False, with a fault, when the minute is
/// none of the ends.
bool place_in_hour(std::string_view text, const Records& records, std::size_t line,
                   Stamp& stamp, StationFaults& faults) {
  if (records.an_hour == 1) return true;
  const auto minute = whole_in(trimmed(text));
  const int step = 60 / records.an_hour;
  if (minute && *minute > 0 && *minute <= 60 && *minute % step == 0) {
    stamp.before_end = 60.0 * (60 - *minute);
    return true;
  }
  faults.add(line,
             fmt::format("DATA PERIODS tells {} records an hour, which end at minutes "
                         "{}, {}, ... 60; this minute is none of them",
                         records.an_hour, step, 2 * step),
             "give one record an hour, or minutes that end each record");
  return false;
}

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
  bool typical = false, leap_day = false, leap_gap = false;
  for (std::size_t n = 0; n < stamps.size(); ++n) {
    leap_day = leap_day || (stamps[n].month == 2 && stamps[n].day == 29);
    leap_gap = leap_gap || (stamps[n].month == 3 && n > 0 && stamps[n - 1].month == 2 &&
                            leap(stamps[n].year));
    // A typical year changes its year between two months of one file.
    if (n == 0 || stamps[n].year == stamps[n - 1].year) continue;
    const bool new_year =
        stamps[n].month == 1 && stamps[n].year == stamps[n - 1].year + 1;
    typical = typical || !new_year;
  }
  int common = stamps.empty() ? 0 : stamps.front().year;
  const bool one_year = !stamps.empty() && common == stamps.back().year;
  const bool without_leap_day = !typical && !leap_day && leap_gap && one_year;
  if ((typical && !leap_day) || without_leap_day)
    while (leap(common)) --common;
  if (typical && leap_day)
    while (!leap(common)) --common;
  for (std::size_t n = 0; n < stamps.size(); ++n) {
    const Stamp& s = stamps[n];
    const int year = typical || without_leap_day ? common : s.year;
    station.hours[n].time =
        civil_seconds(year, s.month, s.day, s.hour).value_or(0) - s.before_end - offset;
  }
  if (without_leap_day)
    station.remarks.push_back(
        {"meteorology.leap_year",
         fmt::format("The file is of the leap year {} without 29 February; its hours "
                     "are dated {}, which has none.",
                     stamps.front().year, common)});
  if (typical)
    station.remarks.push_back(
        {"meteorology.typical_year",
         fmt::format("The file is a typical year put together of months of several "
                     "years; its hours are dated {}.",
                     common)});
}

void read_record(std::string_view line, std::size_t number, const Records& records,
                 std::vector<Stamp>& stamps, StationFile& station,
                 StationFaults& faults) {
  const auto fields = split_fields(line, ',');
  if (fields.size() < least_fields) {
    faults.add(number,
               fmt::format("has {} fields, an hour of EPW has 35", fields.size()),
               "the file may have been cut off");
    return;
  }
  auto stamp = stamp_of(fields);
  if (!stamp) {
    faults.add(number, "year, month, day and hour (1 to 24) are no time");
    return;
  }
  if (!place_in_hour(fields[4], records, number, *stamp, faults)) return;
  AirHour hour;
  hour.line = static_cast<int>(number);
  hour.rain_time = 3600.0 / records.an_hour;
  read_values(fields, number, hour, faults);
  check_hour(hour, number, faults);
  stamps.push_back(*stamp);
  station.hours.push_back(hour);
}

/// Several records of one hour are none that a file of one record an hour can hold.
void require_single(const std::vector<Stamp>& stamps, const Records& records,
                    const StationFile& station, StationFaults& faults) {
  if (records.an_hour > 1) return;
  for (std::size_t n = 1; n < stamps.size(); ++n) {
    const Stamp &a = stamps[n - 1], &b = stamps[n];
    if (a.hour == b.hour && a.day == b.day && a.month == b.month && a.year == b.year)
      faults.add(static_cast<std::size_t>(station.hours[n].line),
                 "the hour of the record before again, but DATA PERIODS tells one "
                 "record an hour");
  }
}

}  // namespace

StationFile read_epw_hours(const StationText& text) {
  StationFile station;
  StationFaults faults(text.file);
  const auto lines = lines_of(text.text);
  const double offset =
      read_head(lines.empty() ? std::string_view() : lines[0], station, faults);
  faults.raise();
  const Records records = records_of(lines, faults);
  faults.raise();
  std::vector<Stamp> stamps;
  for (std::size_t n = records.first; n < lines.size(); ++n)
    if (!trimmed(lines[n]).empty())
      read_record(lines[n], n + 1, records, stamps, station, faults);
  faults.raise();
  require_single(stamps, records, station, faults);
  faults.raise();
  date_hours(stamps, offset, station);
  return station;
}

}  // namespace farreach
