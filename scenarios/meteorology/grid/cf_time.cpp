#include "scenarios/meteorology/grid/cf_time.hpp"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <cmath>
#include <sstream>

#include "scenarios/meteorology/station/station_text.hpp"

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

constexpr double civil_day = 86400;  // [s]

struct Date {
  int year = 0, month = 0, day = 0;
};

/// Days from 1970-01-01 to a date of the Gregorian calendar, of any year.
std::optional<long> gregorian_day(const Date& date) {
  const std::chrono::year_month_day d{
      std::chrono::year(date.year),
      std::chrono::month(static_cast<unsigned>(date.month)),
      std::chrono::day(static_cast<unsigned>(date.day))};
  if (!d.ok()) return std::nullopt;
  return static_cast<long>(std::chrono::sys_days(d).time_since_epoch().count());
}

/// Likewise of the Julian calendar (years after Christ): years of 365 days, a leap day
/// every fourth year, counted from 1 March; 1 March of year 1 is 3 days (Gregorian 27
/// February) and 719470 days before 1970-01-01.
std::optional<long> julian_day(const Date& date) {
  constexpr int before_month[] = {306, 337, 0,   31,  61,  92,
                                  122, 153, 184, 214, 245, 275};
  if (date.year < 1 || date.month < 1 || date.month > 12 || date.day < 1 ||
      date.day > 31)
    return std::nullopt;
  const long year = date.month > 2 ? date.year : date.year - 1L;
  const long from_march = before_month[date.month - 1] + date.day - 1;
  return 365 * year + year / 4 + from_march - 719470;
}

std::optional<long> day_number(const Date& date, bool proleptic) {
  const bool before_reform =
      date.year < 1582 ||
      (date.year == 1582 && (date.month < 10 || (date.month == 10 && date.day < 15)));
  return before_reform && !proleptic ? julian_day(date) : gregorian_day(date);
}

/// 29 February of all years up to a day, that day too [1].
double leap_days_before(long day_since_1970) {
  const auto days = std::chrono::sys_days(std::chrono::days(day_since_1970));
  const std::chrono::year_month_day date{days};
  const long year = static_cast<int>(date.year());
  const long whole = year - 1;
  const unsigned month = static_cast<unsigned>(date.month());
  const bool past = date.year().is_leap() &&
                    (month > 2 || (month == 2 && date.day() == std::chrono::day(29)));
  return static_cast<double>(whole / 4 - whole / 100 + whole / 400 + (past ? 1 : 0));
}

std::optional<double> origin_in(const std::string& text, bool proleptic) {
  std::string words = text;
  std::replace(words.begin(), words.end(), 'T', ' ');
  if (words.ends_with('Z')) words.back() = ' ';
  std::istringstream in(words);
  std::string date, clock, zone;
  in >> date >> clock >> zone;
  const auto parts = split_fields(date, '-');
  if (parts.size() != 3) return std::nullopt;
  const auto year = whole_in(parts[0]), month = whole_in(parts[1]),
             day_of_month = whole_in(parts[2]);
  if (!year || !month || !day_of_month) return std::nullopt;
  const auto seconds = clock_in(clock);
  const auto offset = zone.empty() ? std::optional<double>(0) : zone_in(zone);
  const auto start = day_number({*year, *month, *day_of_month}, proleptic);
  if (!start || !seconds || !offset) return std::nullopt;
  return civil_day * static_cast<double>(*start) + *seconds - *offset;
}

}  // namespace

double TimeUnit::moment(double count) const {
  if (!no_leap_days) return origin + factor * count;
  // The number of the day among those that are no leap days, then the civil day of that
  // number: leap days are added until no more are passed.
  const double first = std::floor(origin / civil_day);
  const double plain =
      origin - civil_day * leap_days_before(static_cast<long>(first)) + factor * count;
  double found = plain;
  for (int again = 0; again < 5; ++again)
    found = plain + civil_day * leap_days_before(
                                    static_cast<long>(std::floor(found / civil_day)));
  return found;
}

std::optional<TimeUnit> time_unit(const std::string& units,
                                  const std::string& calendar) {
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
  unit.no_leap_days = has_no_leap_days(calendar);
  const bool proleptic = unit.no_leap_days || lower(calendar) == "proleptic_gregorian";
  const auto origin = origin_in(units.substr(since + 7), proleptic);
  if (unit.factor == 0 || !origin) return std::nullopt;
  unit.origin = *origin;
  return unit;
}

bool is_civil(const std::string& calendar) {
  const std::string word = lower(calendar);
  return word.empty() || word == "standard" || word == "gregorian" ||
         word == "proleptic_gregorian";
}

bool has_no_leap_days(const std::string& calendar) {
  const std::string word = lower(calendar);
  return word == "noleap" || word == "365_day";
}

}  // namespace farreach
