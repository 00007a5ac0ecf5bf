#include "scenarios/meteorology/station/station_text.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <fstream>
#include <sstream>

namespace farreach {
namespace {

constexpr std::size_t most_faults = 20;           // nobody reads more
constexpr std::uintmax_t most_bytes = 100000000;  // over 100 years of hours in text
constexpr std::ptrdiff_t most_lines = 3000000;    // over 50 years of ten minutes

struct Limit {
  const char* what;
  double AirHour::*value;
  double low, high;
  const char* unit;
};

constexpr Limit limits[] = {
    {"wind speed", &AirHour::wind_speed, 0, 90, "m/s"},  // 99 is a code for missing
    {"wind direction", &AirHour::wind_from, 0, 360, "deg"},
    {"temperature", &AirHour::temperature, 193.15, 333.15, "K"},
    {"dew point", &AirHour::dew_point, 173.15, 313.15, "K"},
    {"relative humidity", &AirHour::humidity, 0, 1.1, "-"},
    {"pressure", &AirHour::pressure, 4e4, 1.1e5, "Pa"},
    {"pressure at sea level", &AirHour::sea_pressure, 8.5e4, 1.1e5, "Pa"},
    {"cloud", &AirHour::cloud, 0, 1, "-"},
    {"precipitation", &AirHour::precipitation, 0, 0.1, "kg/(m2 s)"},
    {"sensible heat flux", &AirHour::heat_flux, -500, 1000, "W/m2"},
    {"friction velocity", &AirHour::friction_velocity, 1e-3, 5, "m/s"},
    {"mixing height", &AirHour::mixing_height, 10, 6000, "m"},
    {"roughness", &AirHour::roughness, 1e-6, 5, "m"},
};

/// A stream of gzip that is freed with its scope.
class Unpacker {
 public:
  explicit Unpacker(const std::string& packed) {
    // zlib reads, and does not write, what it is given.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream_.avail_in = static_cast<uInt>(packed.size());
    good_ = inflateInit2(&stream_, 16 + MAX_WBITS) == Z_OK;
  }
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;
  ~Unpacker() { inflateEnd(&stream_); }

  /// Bytes of all members one after the other; nullopt: damaged or too long.
  std::optional<std::string> all(std::uintmax_t most) {
    std::string bytes;
    std::array<char, 65536> part;
    int state = Z_OK;
    while (good_ &&
           (state == Z_OK || (state == Z_STREAM_END && stream_.avail_in > 0))) {
      if (state == Z_STREAM_END && inflateReset(&stream_) != Z_OK) return std::nullopt;
      stream_.next_out = reinterpret_cast<Bytef*>(part.data());
      stream_.avail_out = static_cast<uInt>(part.size());
      state = inflate(&stream_, Z_NO_FLUSH);
      bytes.append(part.data(), part.size() - stream_.avail_out);
      if (bytes.size() > most) return std::nullopt;
    }
    return state == Z_STREAM_END ? std::optional(std::move(bytes)) : std::nullopt;
  }

 private:
  z_stream stream_{};
  bool good_ = false;
};

/// Groups of digits of a moment and what stands between them.
struct Groups {
  std::array<std::string_view, 7> digits;
  std::string between;
  std::size_t count = 0;
};

std::optional<Groups> groups_of(std::string_view text) {
  Groups groups;
  while (true) {
    const auto end = std::min(text.find_first_not_of("0123456789"), text.size());
    if (end == 0 || groups.count >= groups.digits.size()) return std::nullopt;
    groups.digits[groups.count++] = text.substr(0, end);
    if (end == text.size()) return groups;
    groups.between += text[end];
    text.remove_prefix(end + 1);
  }
}

}  // namespace

void StationFaults::add(std::size_t line, std::string message, std::string remedy) {
  if (found_.size() >= most_faults) {
    ++more_;
    return;
  }
  found_.push_back({.file = file_,
                    .line = static_cast<int>(line),
                    .message = std::move(message),
                    .remedy = std::move(remedy)});
}

void StationFaults::raise() const {
  if (found_.empty()) return;
  auto all = found_;
  if (more_ > 0)
    all.push_back({.file = file_, .message = fmt::format("and {} more faults", more_)});
  throw InputError(std::move(all));
}

std::vector<std::string_view> lines_of(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::vector<std::string_view> lines;
  lines.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) +
                1);
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::vector<std::string_view> split_fields(std::string_view line, char separator) {
  std::vector<std::string_view> fields;
  for (;;) {
    const auto end = line.find(separator);
    fields.push_back(line.substr(0, end));
    if (end == line.npos) return fields;
    line.remove_prefix(end + 1);
  }
}

std::vector<std::string> quoted_fields(std::string_view line, char separator) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (const char c : line)
    if (c == '"')
      quoted = !quoted;
    else if (c == separator && !quoted)
      fields.emplace_back();
    else
      fields.back() += c;
  return fields;
}

bool passed_over(std::string_view line) {
  return trimmed(line).empty() || trimmed(line).starts_with('#');
}

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

std::string_view trimmed(std::string_view text) {
  constexpr const char* blanks = " \t\"";
  const auto from = text.find_first_not_of(blanks);
  if (from == text.npos) return {};
  return text.substr(from, text.find_last_not_of(blanks) - from + 1);
}

std::optional<double> number_in(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size() ||
      !std::isfinite(value))
    return std::nullopt;
  return value;
}

std::optional<int> whole_in(std::string_view text) {
  int value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size())
    return std::nullopt;
  return value;
}

std::optional<double> civil_seconds(int year, int month, int day, int hour,
                                    int minute) {
  if (year < 1800 || year > 2200 || month < 1 || day < 1) return std::nullopt;
  const std::chrono::year_month_day date{
      std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
      std::chrono::day(static_cast<unsigned>(day))};
  const bool good = date.ok() && hour >= 0 && minute >= 0 && minute <= 60 &&
                    (hour < 24 || (hour == 24 && minute == 0));
  if (!good) return std::nullopt;
  const auto days = std::chrono::sys_days(date).time_since_epoch().count();
  return 86400.0 * static_cast<double>(days) + 3600.0 * hour + 60.0 * minute;
}

std::optional<double> civil_moment(std::string_view text) {
  if (text.ends_with('Z')) text.remove_suffix(1);
  const auto groups = groups_of(text);
  if (!groups || groups->count < 3 || groups->count == 4) return std::nullopt;
  const auto& d = groups->digits;
  const std::string& between = groups->between;
  const bool year_first = d[0].size() == 4 && d[1].size() == 2 && d[2].size() == 2 &&
                          (between.starts_with("--") || between.starts_with("//") ||
                           between.starts_with(".."));
  const bool day_first = d[2].size() == 4 && d[0].size() <= 2 && d[1].size() <= 2 &&
                         between.starts_with("..");
  const std::string_view clock = std::string_view(between).substr(2);
  const bool time = clock.empty() || clock.substr(1) == ":" ||
                    clock.substr(1) == "::" || clock.substr(1) == "::.";
  const bool gap =
      clock.empty() || clock[0] == 'T' || clock[0] == 't' || clock[0] == ' ';
  if (!(year_first || day_first) || !time || !gap) return std::nullopt;
  const auto at = [&](std::size_t i) {
    return i < groups->count ? whole_in(d[i]).value_or(-1) : 0;
  };
  if (at(3) > 23 || at(4) > 59 || at(5) > 59 || at(5) < 0) return std::nullopt;
  const auto minutes = year_first ? civil_seconds(at(0), at(1), at(2), at(3), at(4))
                                  : civil_seconds(at(2), at(1), at(0), at(3), at(4));
  if (!minutes) return std::nullopt;
  return *minutes + at(5);
}

void check_hour(const AirHour& hour, std::size_t line, StationFaults& faults) {
  for (const Limit& limit : limits) {
    const double value = hour.*limit.value;
    if (!told(value) || (value >= limit.low && value <= limit.high)) continue;
    faults.add(line,
               fmt::format("{} = {:.6g} {} is outside [{:g}, {:g}]", limit.what, value,
                           limit.unit, limit.low, limit.high),
               "check the unit, and how missing values are written");
  }
}

namespace {

std::string unpacked(const std::string& packed, const std::filesystem::path& file) {
  auto text = Unpacker(packed).all(most_bytes);
  if (!text)
    throw InputError("\"" + file.string() +
                     "\" is gzip that is damaged, cut off, or longer than 100 MB");
  return *std::move(text);
}

}  // namespace

std::string read_bytes(const std::filesystem::path& file) {
  std::error_code failure;
  const auto size = std::filesystem::file_size(file, failure);
  if (failure)
    throw InputError("cannot read \"" + file.string() + "\": " + failure.message());
  if (size > most_bytes)
    throw InputError("\"" + file.string() + "\" is larger than 100 MB of text");
  std::ifstream in(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  if (!in) throw InputError("cannot read \"" + file.string() + '"');
  std::string text = std::move(bytes).str();
  if (text.starts_with("\x1f\x8b")) text = unpacked(text, file);
  if (std::count(text.begin(), text.end(), '\n') > most_lines)
    throw InputError("\"" + file.string() + "\" has more than 3 million lines");
  return text;
}

}  // namespace farreach
