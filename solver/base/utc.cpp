#include "solver/base/utc.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cmath>

namespace farreach {
namespace {

bool digits(const std::string& text, std::size_t from, std::size_t count) {
  if (from + count > text.size()) return false;
  for (std::size_t i = from; i < from + count; ++i)
    if (text[i] < '0' || text[i] > '9') return false;
  return true;
}

int two(const std::string& text, std::size_t from) {
  return 10 * (text[from] - '0') + (text[from + 1] - '0');
}

bool has_shape(const std::string& text) {
  return text.size() == 20 && digits(text, 0, 4) && text[4] == '-' &&
         digits(text, 5, 2) && text[7] == '-' && digits(text, 8, 2) &&
         (text[10] == 'T' || text[10] == 't' || text[10] == ' ') &&
         digits(text, 11, 2) && text[13] == ':' && digits(text, 14, 2) &&
         text[16] == ':' && digits(text, 17, 2) && text[19] == 'Z';
}

}  // namespace

std::optional<double> utc_seconds(std::string text) {
  if (text.size() == 17 && text.back() == 'Z') text.insert(16, ":00");
  if (!has_shape(text)) return std::nullopt;
  const std::chrono::year_month_day date{
      std::chrono::year(100 * two(text, 0) + two(text, 2)),
      std::chrono::month(static_cast<unsigned>(two(text, 5))),
      std::chrono::day(static_cast<unsigned>(two(text, 8)))};
  const int hour = two(text, 11), minute = two(text, 14), second = two(text, 17);
  if (!date.ok() || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  const auto day = std::chrono::sys_days(date).time_since_epoch().count();
  return 86400.0 * static_cast<double>(day) + 3600.0 * hour + 60.0 * minute + second;
}

std::string utc_text(double seconds) {
  const auto whole = static_cast<long long>(std::llround(seconds));
  const long long day = whole >= 0 ? whole / 86400 : -((-whole + 86399) / 86400);
  const long long rest = whole - 86400 * day;
  const std::chrono::year_month_day date{
      std::chrono::sys_days(std::chrono::days(static_cast<int>(day)))};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
                     static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()), rest / 3600, rest / 60 % 60,
                     rest % 60);
}

}  // namespace farreach
