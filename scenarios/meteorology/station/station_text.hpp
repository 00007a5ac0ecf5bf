/// Text files of stations: lines, numbers, faults with their place.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/meteorology/air_hour.hpp"
#include "solver/base/error.hpp"

namespace farreach {

/// A text file of a station and what the scenario adds to it.
struct StationText {
  std::string file;
  std::string text;
  std::optional<double> utc_offset;  ///< local time less UTC [s], where no zone is told
  std::optional<int> year, month;    ///< of the first METAR
  std::string station;               ///< the one that counts; empty: there is one
  std::optional<double> before;      ///< end of the file before, UTC [s]
};

/// What one file tells.
struct StationFile {
  std::vector<AirHour> hours;
  std::optional<GeoPoint> place;
  std::optional<double> elevation;  ///< [m]
  std::vector<WeatherRemark> remarks;
  std::map<std::string, std::size_t> stations;  ///< names and hours of each, when told
  bool turned = false;                          ///< the newest stood first
};

StationFile read_csv_hours(const StationText& text);
StationFile read_epw_hours(const StationText& text);
StationFile read_isd_lite_hours(const StationText& text);
StationFile read_metar_hours(const StationText& text);
StationFile read_iem_hours(const StationText& text);
StationFile read_rp5_hours(const StationText& text);

/// Which columns of a table hold METAR and their dates.
struct MetarTable {
  std::size_t columns = 0, report = 0, time = 0;
  char separator = ',';
};

/// Of the first row of such a table.
std::optional<MetarTable> metar_table_in(std::string_view head);

/// Faults of a file, raised together.
class StationFaults {
 public:
  explicit StationFaults(std::string file) : file_(std::move(file)) {}
  void add(std::size_t line, std::string message, std::string remedy = "");
  /// Throws InputError when there is any.
  void raise() const;

 private:
  std::string file_;
  std::vector<Diagnostic> found_;
  std::size_t more_ = 0;
};

/// Lines without their ends; a last line without an end counts.
std::vector<std::string_view> lines_of(std::string_view text);

std::vector<std::string_view> split_fields(std::string_view line, char separator);

std::string_view trimmed(std::string_view text);

/// Fields that may stand in quotation marks, which then hold separators.
std::vector<std::string> quoted_fields(std::string_view line, char separator);

/// An empty line, or one that "#" begins.
bool passed_over(std::string_view line);

/// At least one, and nothing else.
bool all_digits(std::string_view text);

/// A finite number and nothing else.
std::optional<double> number_in(std::string_view text);
std::optional<int> whole_in(std::string_view text);

/// Seconds since 1970 of a civil time read as UTC; nullopt for what does not exist.
/// Hour 24 is the next day.
std::optional<double> civil_seconds(int year, int month, int day, int hour,
                                    int minute = 0);

/// Civil moment read as UTC [s]: "2026-01-31 23:00", "2026/01/31T23:00:00",
/// "31.01.2026 23:00". Days, months and years between other signs are ambiguous and
/// none, as is what does not exist.
std::optional<double> civil_moment(std::string_view text);

/// Adds a fault for every value outside what air can be.
void check_hour(const AirHour& hour, std::size_t line, StationFaults& faults);

/// Bytes of a file, unpacked when it is gzip. Throws InputError when it cannot be read.
std::string read_bytes(const std::filesystem::path& file);

}  // namespace farreach
