/// Archives of rp5.ru ("Reliable Prognosis"), Russian or English, in UTF-8: remarks
/// with WMO_ID=, a row of names that begins with "Местное время" or "Local time",
/// fields in quotation marks between semicolons, the newest first. T, Td [degC]; Po, P
/// at the ground and at sea level [mm of mercury]; U [%]; DD direction in words; Ff
/// [m/s]; N cloud in words and per cent (c in archives of airports); RRR [mm] fallen in
/// tR [h]. Times are those of the place: meteorology.utc_offset is needed.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenarios/meteorology/station/station_order.hpp"
#include "scenarios/meteorology/station/station_text.hpp"
#include "solver/base/constants.hpp"

namespace farreach {
namespace {

constexpr double mm_of_mercury = 133.322387415;  // [Pa], SI brochure 8th ed., table 8

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != text.npos;
}

/// Points of the compass in the order in which words name them: west-southwest 270,
/// 180, 270.
std::vector<double> points_in(std::string_view text) {
  constexpr std::pair<const char*, double> stems[] = {
      {"север", 0}, {"восто", 90}, {"юг", 180},    {"запад", 270},
      {"north", 0}, {"east", 90},  {"south", 180}, {"west", 270}};
  std::vector<double> points;
  for (std::size_t i = 0; i < text.size(); ++i)
    for (const auto& [stem, angle] : stems)
      if (text.substr(i).starts_with(stem)) points.push_back(angle);
  return points;
}

double middle(double a, double b) {
  return std::fmod(a + 0.5 * std::remainder(b - a, 360.0) + 360, 360.0);
}

/// "Wind blowing from the west-southwest" [deg]; not told for other words.
double direction_in(std::string_view text) {
  const auto points = points_in(text);
  if (points.empty() || points.size() > 3) return not_told;
  if (points.size() == 1) return points[0];
  const double last = middle(points[points.size() - 2], points.back());
  return points.size() == 2 ? last : middle(points[0], last);
}

/// "70 - 80%.", "100%.", "10% or less, but not 0": share of the sky; not told for
/// others.
double cover_in(std::string_view text) {
  for (const char* none : {"Облаков нет", "No clouds", "no clouds", "Нет существенной",
                           "No Significant Clouds", "Безоблачно", "безоблачно"})
    if (holds(text, none)) return 0;
  if (holds(text, "Небо не видно") || holds(text, "Sky obscured")) return 1;
  if (holds(text, "или менее") || holds(text, "or less")) return 0.1;
  if (holds(text, "или более") || holds(text, "or more")) return 0.9;
  // Layers each have a range; the densest counts.
  double most = not_told, before = not_told;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_not_of("0123456789"), text.size());
    if (end == 0) {
      text.remove_prefix(1);
      continue;
    }
    const double value = number_in(text.substr(0, end)).value_or(not_told);
    text.remove_prefix(end);
    if (!text.starts_with('%')) {
      before = value;
      continue;
    }
    const double mean = (told(before) ? 0.5 * (before + value) : value) / 100;
    most = told(most) ? std::max(most, mean) : mean;
    before = not_told;
  }
  return most <= 1 ? most : not_told;
}

class Rp5File {
 public:
  explicit Rp5File(const StationText& text) : text_(text), faults_(text.file) {}

  StationFile read() {
    const auto lines = lines_of(text_.text);
    std::size_t n = 0;
    for (; n < lines.size() && passed_over(lines[n]); ++n) take_remark(lines[n]);
    if (n < lines.size())
      for (const auto& name : quoted_fields(lines[n], ';'))
        names_.emplace_back(trimmed(name));
    const bool whole = has("T") && has("DD") && has("Ff");
    if (!whole)
      faults_.add(n + 1, "the row of names lacks T, DD or Ff",
                  "this is no archive of rp5.ru, or not in UTF-8");
    if (!text_.utc_offset)
      faults_.add(n + 1, "times of rp5.ru are those of the place",
                  "state meteorology.utc_offset = \"+05:00\"");
    faults_.raise();
    for (++n; n < lines.size(); ++n)
      if (!passed_over(lines[n])) read_row(lines[n], n + 1);
    faults_.raise();
    order_hours(station_);
    return std::move(station_);
  }

 private:
  bool has(std::string_view name) const {
    return std::find(names_.begin(), names_.end(), name) != names_.end();
  }

  void take_remark(std::string_view line) {
    const auto at = line.find("WMO_ID=");
    if (at == line.npos) return;
    const auto id = line.substr(at + 7);
    station_.stations[std::string(id.substr(0, id.find_first_of(", ")))] = 1;
  }

  std::string_view field(std::string_view name) const {
    const auto found = std::find(names_.begin(), names_.end(), name);
    if (found == names_.end()) return {};
    return trimmed(fields_[static_cast<std::size_t>(found - names_.begin())]);
  }

  double number(std::string_view name) {
    const auto text = field(name);
    if (text.empty()) return not_told;
    const auto value = number_in(text);
    if (!value) faults_.add(line_, fmt::format("{} is not a number", name));
    return value.value_or(not_told);
  }

  void read_row(std::string_view line, std::size_t number_of_line) {
    fields_ = quoted_fields(line, ';');
    line_ = number_of_line;
    // Each row ends with a semicolon, the row of names does not.
    if (fields_.size() == names_.size() + 1 && trimmed(fields_.back()).empty())
      fields_.pop_back();
    if (fields_.size() != names_.size()) {
      faults_.add(line_,
                  fmt::format("has {} fields, but the row of names has {}",
                              fields_.size(), names_.size()),
                  "the file may have been cut off");
      return;
    }
    const auto time = civil_moment(trimmed(fields_[0]));
    if (!time) {
      faults_.add(line_, "the first field is no time such as 31.01.2026 23:00");
      return;
    }
    AirHour hour = values();
    hour.time = *time - text_.utc_offset.value_or(0);
    hour.line = static_cast<int>(line_);
    check_hour(hour, line_, faults_);
    station_.hours.push_back(hour);
  }

  AirHour values() {
    AirHour hour;
    hour.temperature = number("T") + zero_celsius;
    hour.dew_point = number("Td") + zero_celsius;
    hour.humidity = number("U") / 100;
    hour.pressure = mm_of_mercury * number(has("P0") ? "P0" : "Po");
    hour.sea_pressure = mm_of_mercury * number("P");
    hour.wind_speed = number("Ff");
    hour.wind_from = direction_in(field("DD"));
    if (holds(field("DD"), "Штиль") || holds(field("DD"), "Calm"))
      hour.wind_speed = 0;
    else if (!field("DD").empty() && !told(hour.wind_from) &&
             !holds(field("DD"), "еременн") && !holds(field("DD"), "ariable"))
      faults_.add(line_, "the direction of the wind is in no words known",
                  "take the archive in UTF-8, in Russian or English");
    hour.cloud = cover_in(field(has("N") ? "N" : "c"));
    take_rain(hour);
    return hour;
  }

  void take_rain(AirHour& hour) {
    const auto depth = field("RRR");
    if (depth.empty()) return;
    const double during = number("tR");
    if (!(during > 0 && during <= 24)) return;
    hour.rain_time = 3600 * during;
    // "No precipitation", "Trace of precipitation", in either language.
    hour.rain_sum = number_in(depth).value_or(0);
  }

  const StationText& text_;
  StationFaults faults_;
  StationFile station_;
  std::vector<std::string> names_, fields_;
  std::size_t line_ = 0;
};

}  // namespace

StationFile read_rp5_hours(const StationText& text) {
  return Rp5File(text).read();
}

}  // namespace farreach
