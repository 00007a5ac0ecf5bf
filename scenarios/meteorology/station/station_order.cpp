#include "scenarios/meteorology/station/station_order.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "solver/base/utc.hpp"

namespace farreach {
namespace {

constexpr double latest_report = 86400;  // a report comes a day late at most [s]
constexpr std::size_t most_named = 10;

/// TimeSteps forwards and back in time.
struct TimeSteps {
  std::size_t on = 0, back = 0;
};

TimeSteps steps_of(const std::vector<AirHour>& hours) {
  TimeSteps steps;
  for (std::size_t n = 1; n < hours.size(); ++n) {
    steps.on += hours[n].time > hours[n - 1].time;
    steps.back += hours[n].time < hours[n - 1].time;
  }
  return steps;
}

void turn_round(StationFile& station) {
  station.turned = true;
  std::reverse(station.hours.begin(), station.hours.end());
  station.remarks.push_back(
      {"meteorology.order",
       "The newest hour stands first; the hours were turned round."});
}

std::string names_of(const StationFile& station) {
  std::string all;
  std::size_t named = 0;
  for (const auto& [name, count] : station.stations) {
    if (named++ == most_named) return all + ", ...";
    all += fmt::format("{}{} ({})", all.empty() ? "" : ", ", name, count);
  }
  return all;
}

}  // namespace

bool counts_of(const std::string& name, const StationText& text, StationFile& station) {
  const std::string known = name.empty() ? "not named" : name;
  ++station.stations[known];
  return text.station.empty() || text.station == known;
}

void require_one_station(StationFile& station, const StationText& text) {
  const auto& found = station.stations;
  if (text.station.empty() && found.size() > 1)
    throw InputError({{.file = text.file,
                       .message = fmt::format("hours of {} stations stand here: {}",
                                              found.size(), names_of(station)),
                       .remedy = fmt::format(
                           "name the one that counts: meteorology.station = \"{}\"",
                           found.begin()->first)}});
  if (text.station.empty() || found.empty()) return;
  const auto asked = found.find(text.station);
  if (asked == found.end())
    throw InputError(
        {{.file = text.file,
          .message = fmt::format("no hour is of station \"{}\"; there are {}",
                                 text.station, names_of(station))}});
  std::size_t others = 0;
  for (const auto& [name, count] : found) others += name == text.station ? 0 : count;
  if (others > 0)
    station.remarks.push_back(
        {"meteorology.station",
         fmt::format("{} hours of other stations were passed over; {} counts.", others,
                     text.station)});
  station.stations = {*asked};
}

void order_hours(StationFile& station) {
  const TimeSteps steps = steps_of(station.hours);
  if (steps.on == 0 && steps.back > 0) turn_round(station);
}

void order_reports(StationFile& station, bool guessed, const std::string& file) {
  auto& hours = station.hours;
  const TimeSteps steps = steps_of(hours);
  if (steps.back > steps.on) turn_round(station);
  std::size_t late = 0;
  for (std::size_t n = 1; n < hours.size(); ++n) {
    const double back = hours[n - 1].time - hours[n].time;
    late += back > 0;
    if (guessed && back > latest_report)
      throw InputError({{.file = file,
                         .line = hours[n].line,
                         .message = fmt::format(
                             "the days go back and forth: {} stands beside {}",
                             utc_text(hours[n].time), utc_text(hours[n - 1].time)),
                         .remedy = "write the date before each report: 202601010000"}});
  }
  if (late == 0) return;
  std::stable_sort(hours.begin(), hours.end(),
                   [](const AirHour& a, const AirHour& b) { return a.time < b.time; });
  station.remarks.push_back(
      {"meteorology.order",
       fmt::format("{} reports stood later than their time and were put in order.",
                   late)});
}

}  // namespace farreach
