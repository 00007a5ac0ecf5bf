/// Text files of stations: lines, numbers, faults with their place.
#pragma once

#include <filesystem>
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
};

/// What one file tells.
struct StationFile {
  std::vector<AirHour> hours;
  std::optional<GeoPoint> place;
  std::optional<double> elevation;  ///< [m]
  std::vector<WeatherRemark> remarks;
};

StationFile read_csv_hours(const StationText& text);
StationFile read_epw_hours(const StationText& text);
StationFile read_isd_lite_hours(const StationText& text);
StationFile read_metar_hours(const StationText& text);

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

/// A finite number and nothing else.
std::optional<double> number_in(std::string_view text);
std::optional<int> whole_in(std::string_view text);

/// Seconds since 1970 of a civil time read as UTC; nullopt for what does not exist.
/// Hour 24 is the next day.
std::optional<double> civil_seconds(int year, int month, int day, int hour,
                                    int minute = 0);

/// Adds a fault for every value outside what air can be.
void check_hour(const AirHour& hour, std::size_t line, StationFaults& faults);

/// Bytes of a file. Throws InputError when it cannot be read.
std::string read_bytes(const std::filesystem::path& file);

}  // namespace farreach
