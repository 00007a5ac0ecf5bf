/// Weather of one station: its files, read in their format, and the ground around it.
#include <fmt/format.h>

#include "scenarios/meteorology/meteorology_work.hpp"
#include "scenarios/meteorology/station_series.hpp"
#include "scenarios/meteorology/station_text.hpp"
#include "scenarios/meteorology/wind_column.hpp"
#include "solver/base/utc.hpp"
#include "solver/geo/geodesic.hpp"

namespace farreach {
namespace {

namespace fs = std::filesystem;

constexpr double expected_range = 50e3;  // of the weather of one place [m]

bool is_isd_line(std::string_view line) {
  if (line.size() < 43) return false;
  for (const std::size_t blank : {4U, 7U, 10U})
    if (line[blank] != ' ') return false;
  return whole_in(line.substr(0, 4)) && whole_in(line.substr(5, 2)) &&
         whole_in(line.substr(8, 2));
}

bool is_metar_line(std::string_view line) {
  for (const auto word : split_fields(line, ' '))
    if (word.size() == 7 && word[6] == 'Z' && whole_in(word.substr(0, 6))) return true;
  return false;
}

}  // namespace

std::string seen_format(const std::string& bytes) {
  if (bytes.starts_with("GRIB")) return "grib";
  if (bytes.starts_with("CDF") || bytes.starts_with("\x89HDF")) return "netcdf";
  if (bytes.starts_with("LOCATION,")) return "epw";
  for (const auto line : lines_of(std::string_view(bytes).substr(0, 20000))) {
    if (trimmed(line).empty() || line.starts_with('#')) continue;
    if (is_isd_line(line)) return "isd_lite";
    if (is_metar_line(line)) return "metar";
    break;
  }
  return "csv";
}

namespace {

/// "+05:00" [s]; nullopt when absent, or wrong, which is said.
std::optional<double> zone_of(MeteorologyWork& work) {
  const std::string text = work.text("utc_offset");
  if (text.empty()) return std::nullopt;
  const bool shape =
      text.size() == 6 && (text[0] == '+' || text[0] == '-') && text[3] == ':';
  const auto hours = shape ? whole_in(text.substr(1, 2)) : std::nullopt;
  const auto minutes = shape ? whole_in(text.substr(4, 2)) : std::nullopt;
  if (hours && minutes && *hours <= 14 && *minutes < 60)
    return (text[0] == '-' ? -1 : 1) * (3600.0 * *hours + 60.0 * *minutes);
  work.checked.error("meteorology.utc_offset",
                     "meteorology.utc_offset = \"" + text + "\" is no offset",
                     "write \"+05:00\"");
  return std::nullopt;
}

void take_month(MeteorologyWork& work, StationText& text) {
  const std::string month = work.text("month");
  if (month.empty()) return;
  const bool shape = month.size() == 7 && month[4] == '-';
  text.year = shape ? whole_in(month.substr(0, 4)) : std::nullopt;
  text.month = shape ? whole_in(month.substr(5, 2)) : std::nullopt;
  if (text.year && text.month && *text.month >= 1 && *text.month <= 12) return;
  work.checked.error("meteorology.month",
                     "meteorology.month = \"" + month + "\" is no month",
                     "write \"2026-01\"");
}

StationFile read_as(const std::string& format, const StationText& text) {
  if (format == "epw") return read_epw_hours(text);
  if (format == "isd_lite") return read_isd_lite_hours(text);
  if (format == "metar") return read_metar_hours(text);
  if (format == "csv") return read_csv_hours(text);
  throw InputError({{.file = text.file,
                     .message = "this is " + format + ", which is gridded weather",
                     .remedy = "write kind = \"grid\""}});
}

/// All files one after the other; faults of each together.
StationFile read_files(MeteorologyWork& work, std::string& source) {
  StationText text{.utc_offset = zone_of(work)};
  take_month(work, text);
  StationFile all;
  for (const fs::path& path : work.files()) {
    text.file = path.string();
    text.text = read_bytes(path);
    const std::string stated = work.text("format");
    const std::string format = stated.empty() ? seen_format(text.text) : stated;
    StationFile one = read_as(format, text);
    all.hours.insert(all.hours.end(), one.hours.begin(), one.hours.end());
    if (one.place) all.place = one.place;
    if (one.elevation) all.elevation = one.elevation;
    for (auto& remark : one.remarks) all.remarks.push_back(std::move(remark));
    source +=
        (source.empty() ? "" : ", ") + path.filename().string() + " (" + format + ")";
  }
  return all;
}

/// Place of the station: stated, of the file, of the site.
AirPlace place_of(const MeteorologyWork& work, const StationFile& station,
                  std::vector<WeatherRemark>& remarks) {
  AirPlace place = work.ground();
  const auto lat = work.number("latitude"), lon = work.number("longitude");
  if (station.place) place.place = *station.place;
  if (lat) place.place.lat = *lat;
  if (lon) place.place.lon = *lon;
  place.elevation = work.number("elevation").value_or(station.elevation.value_or(0));
  if (!station.place && !(lat && lon))
    remarks.push_back({"meteorology.rules",
                       "The place of the station is not stated; that of the site "
                       "counts for the height of the sun."});
  const double distance = geodesic(place.place, work.site.place).distance;
  if (distance > expected_range)
    remarks.push_back(
        {"meteorology.far_station",
         fmt::format(
             "The station lies {:.0f} km from the site; weather of one place is "
             "expected to count within about 50 km.",
             distance / 1000)});
  return place;
}

}  // namespace

WeatherFields station_weather(MeteorologyWork& work) {
  std::string source;
  StationFile station = read_files(work, source);
  const auto from = work.moment("from"), until = work.moment("until");
  if (work.checked.has_errors()) return {};
  AirSeries series{.source = "station series " + source,
                   .hours = std::move(station.hours),
                   .remarks = std::move(station.remarks)};
  const AirPlace place = place_of(work, station, series.remarks);
  series = close_gaps(std::move(series),
                      {.longest_gap = work.number("longest_gap").value_or(3 * 3600),
                       .from = from,
                       .until = until,
                       .elevation = place.elevation,
                       .cloud = place.cloud});
  WeatherFields fields = column_fields(series.hours, place);
  fields.kind = "series";
  fields.source = series.source;
  fields.remarks = series.remarks;
  fields.remarks.push_back(
      {"meteorology.rules",
       "Where hours do not tell them, stability, friction velocity and mixing height "
       "follow from the height of the sun, cloud, wind and temperature (Holtslag and "
       "van Ulden 1983; encroachment by day, Zilitinkevich 1972 at night)."});
  return fields;
}

}  // namespace farreach
