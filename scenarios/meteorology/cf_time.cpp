#include "scenarios/meteorology/cf_time.hpp"

#include <algorithm>
#include <cctype>
#include <sstream>

#include "scenarios/meteorology/station_text.hpp"

namespace farreach {
namespace {

std::string lower(std::string text) {
  for (char& c : text)
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

std::optional<double> zone_in(std::string_view text) {
  if (text == "Z" || text == "UTC" || text == "GMT") return 0.0;
  const double sign = text.starts_with('-') ? -1 : 1;
  text.remove_prefix(text.starts_with('-') || text.starts_with('+') ? 1 : 0);
  const auto colon = text.find(':');
  const auto hours = whole_in(text.substr(0, colon));
  const auto minutes =
      colon == text.npos ? std::optional<int>(0) : whole_in(text.substr(colon + 1));
  if (!hours || !minutes || *hours > 14) return std::nullopt;
  return sign * (3600.0 * *hours + 60.0 * *minutes);
}

/// "05:30:00.0" [s]; nothing is midnight.
std::optional<double> clock_in(const std::string& clock) {
  double seconds = 0, unit = 3600;
  if (clock.empty()) return seconds;
  for (const auto part : split_fields(clock, ':')) {
    const auto value = number_in(part);
    if (!value || !(*value >= 0 && *value < 60)) return std::nullopt;
    seconds += unit * *value;
    unit /= 60;
  }
  return seconds;
}

std::optional<double> origin_in(const std::string& text) {
  std::string words = text;
  std::replace(words.begin(), words.end(), 'T', ' ');
  if (words.ends_with('Z')) words.back() = ' ';
  std::istringstream in(words);
  std::string date, clock, zone;
  in >> date >> clock >> zone;
  const auto parts = split_fields(date, '-');
  if (parts.size() != 3) return std::nullopt;
  const auto year = whole_in(parts[0]), month = whole_in(parts[1]),
             day = whole_in(parts[2]);
  if (!year || !month || !day) return std::nullopt;
  const auto seconds = clock_in(clock);
  const auto offset = zone.empty() ? std::optional<double>(0) : zone_in(zone);
  const auto start = civil_seconds(*year, *month, *day, 0);
  if (!start || !seconds || !offset) return std::nullopt;
  return *start + *seconds - *offset;
}

}  // namespace

std::optional<TimeUnit> time_unit(const std::string& units) {
  const auto since = units.find(" since ");
  if (since == units.npos) return std::nullopt;
  const std::string word = lower(units.substr(0, since));
  TimeUnit unit;
  for (const auto& [names, factor] :
       {std::pair<std::string, double>{"|seconds|second|sec|s|", 1},
        {"|minutes|minute|min|", 60},
        {"|hours|hour|hr|h|", 3600},
        {"|days|day|d|", 86400}})
    if (names.find("|" + word + "|") != names.npos) unit.factor = factor;
  const auto origin = origin_in(units.substr(since + 7));
  if (unit.factor == 0 || !origin) return std::nullopt;
  unit.origin = *origin;
  return unit;
}

bool is_civil(const std::string& calendar) {
  const std::string word = lower(calendar);
  return word.empty() || word == "standard" || word == "gregorian" ||
         word == "proleptic_gregorian";
}

}  // namespace farreach
