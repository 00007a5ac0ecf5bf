/// Weather of one station: its files, read in their format, and the ground around it.
#include <fmt/format.h>

#include <algorithm>

#include "scenarios/meteorology/meteorology_work.hpp"
#include "scenarios/meteorology/station/metar_report.hpp"
#include "scenarios/meteorology/station/station_order.hpp"
#include "scenarios/meteorology/station/station_series.hpp"
#include "scenarios/meteorology/station/station_text.hpp"
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
  const auto words = report_words(line);
  return std::any_of(words.begin(), words.end(), is_report_time);
}

/// Format of a table by its row of names; empty: none known.
std::string table_format(std::string_view head) {
  if (metar_table_in(head)) return "metar";
  const char separator = head.find('\t') != head.npos  ? '\t'
                         : head.find(';') != head.npos ? ';'
                                                       : ',';
  const auto names = quoted_fields(head, separator);
  const auto has = [&](std::string_view name) {
    return std::any_of(names.begin(), names.end(),
                       [&](const auto& n) { return trimmed(n) == name; });
  };
  if (has("station") && has("valid")) return "iem";
  const auto first = trimmed(names[0]);
  if (first.starts_with("Местное время") || first.starts_with("Local time"))
    return "rp5";
  for (const auto& name : names)
    if (trimmed(name) == "time" || trimmed(name) == "time_utc") return "csv";
  return {};
}

}  // namespace

std::string seen_format(const std::string& bytes) {
  if (bytes.starts_with("GRIB")) return "grib";
  if (bytes.starts_with("CDF") || bytes.starts_with("\x89HDF")) return "netcdf";
  bool first = true;
  for (const auto line : lines_of(std::string_view(bytes).substr(0, 20000))) {
    if (first && line.starts_with("LOCATION,")) return "epw";
    if (passed_over(line)) continue;
    const std::string table = first                  ? table_format(line)
                              : metar_table_in(line) ? "metar"
                                                     : "";
    if (!table.empty()) return table;
    if (first && is_isd_line(line)) return "isd_lite";
    if (is_metar_line(line)) return "metar";
    first = false;
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
  if (format == "iem") return read_iem_hours(text);
  if (format == "rp5") return read_rp5_hours(text);
  if (format == "csv") return read_csv_hours(text);
  throw InputError({{.file = text.file,
                     .message = "this is " + format + ", which is gridded weather",
                     .remedy = "write kind = \"grid\""}});
}

/// Hours of several files as those of one.
class Joined {
 public:
  void add(StationFile one, const std::string& format) {
    for (const auto& [name, count] : one.stations) stations_[format][name] += count;
    const int file = files_++;
    end_.reset();
    if (!one.hours.empty() && !one.turned) end_ = one.hours.back().time;
    for (AirHour& hour : one.hours) hour.file = file;
    if (one.place) all_.place = one.place;
    if (one.elevation) all_.elevation = one.elevation;
    for (auto& remark : one.remarks) all_.remarks.push_back(std::move(remark));
    if (!one.hours.empty()) parts_.push_back(std::move(one.hours));
  }

  /// End of the last file, when it stands in order of time, UTC [s].
  std::optional<double> end() const { return end_; }

  /// Files in order of their first hours.
  StationFile done() {
    for (const auto& [format, names] : stations_)
      if (names.size() > 1)
        throw InputError(
            {{.message = fmt::format("the {} files are of {} stations: {} "
                                     "and {}",
                                     format, names.size(), names.begin()->first,
                                     std::next(names.begin())->first),
              .remedy = "give files of one station; METAR, IEM and CSV may "
                        "hold several, of which meteorology.station names "
                        "the one that counts"}});
    std::stable_sort(parts_.begin(), parts_.end(), [](const auto& a, const auto& b) {
      return a.front().time < b.front().time;
    });
    for (const auto& hours : parts_)
      all_.hours.insert(all_.hours.end(), hours.begin(), hours.end());
    return std::move(all_);
  }

 private:
  StationFile all_;
  std::map<std::string, std::map<std::string, std::size_t>> stations_;
  std::vector<std::vector<AirHour>> parts_;
  std::optional<double> end_;
  int files_ = 0;
};

/// All files one after the other; faults of each together. `names` are theirs.
StationFile read_files(MeteorologyWork& work, std::vector<std::string>& names,
                       std::string& source) {
  StationText text{.utc_offset = zone_of(work), .station = work.text("station")};
  take_month(work, text);
  Joined joined;
  for (const fs::path& path : work.files()) {
    text.file = path.string();
    text.text = read_bytes(path);
    const std::string stated = work.text("format");
    const std::string format = stated.empty() ? seen_format(text.text) : stated;
    joined.add(read_as(format, text), format);
    text.before = joined.end();
    names.push_back(path.filename().string());
    source += (source.empty() ? "" : ", ") + names.back() + " (" + format + ")";
  }
  return joined.done();
}

/// An elevation that nothing tells matters where pressures of the ground follow from
/// it.
void say_sea_level(StationFile& station) {
  const auto reduced =
      std::count_if(station.hours.begin(), station.hours.end(),
                    [](const AirHour& hour) { return !told(hour.pressure); });
  if (reduced == 0) return;
  station.remarks.push_back(
      {"meteorology.elevation",
       fmt::format(
           "The elevation of the station is not told and taken as 0 m: in {} of "
           "{} hours the pressure at the ground is that at sea level, too high "
           "by about 12 % for each 1000 m. State meteorology.elevation.",
           reduced, station.hours.size())});
}

/// Place of the station: stated, of the file, of the site.
AirPlace place_of(const MeteorologyWork& work, StationFile& station) {
  auto& remarks = station.remarks;
  AirPlace place = work.ground();
  const auto lat = work.number("latitude"), lon = work.number("longitude");
  if (station.place) place.place = *station.place;
  if (lat) place.place.lat = *lat;
  if (lon) place.place.lon = *lon;
  place.elevation = work.number("elevation").value_or(station.elevation.value_or(0));
  if (!work.number("elevation") && !station.elevation) say_sea_level(station);
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

/// What the hour tells itself is not derived.
HourOrigin origin_of(const AirHour& hour) {
  HourOrigin origin = hour.origin;
  const bool told_layer = told(hour.inverse_length) || hour.stability != 0;
  if (told_layer) origin.stability = ValueOrigin::told;
  if (told(hour.mixing_height)) origin.mixing_height = ValueOrigin::told;
  return origin;
}

}  // namespace

WeatherFields station_weather(MeteorologyWork& work) {
  std::string source;
  std::vector<std::string> names;
  StationFile station = read_files(work, names, source);
  const auto from = work.moment("from"), until = work.moment("until");
  if (work.checked.has_errors()) return {};
  const AirPlace place = place_of(work, station);
  AirSeries series{.source = "station series " + source,
                   .hours = std::move(station.hours),
                   .remarks = std::move(station.remarks)};
  series = close_gaps(std::move(series),
                      {.longest_gap = work.number("longest_gap").value_or(3 * 3600),
                       .from = from,
                       .until = until,
                       .elevation = place.elevation,
                       .cloud = place.cloud});
  for (const AirHour& hour : series.hours) {
    work.origins.push_back(origin_of(hour));
    if (hour.line > 0)
      work.origins.back().line = fmt::format(
          "{}:{}", names.at(static_cast<std::size_t>(hour.file)), hour.line);
  }
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
