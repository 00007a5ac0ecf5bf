#include "postprocess/voice/human.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <cstdio>

namespace farreach {
namespace {

const std::string dash = "—";
constexpr double least_in_water = 1e-9;  // shown in numbers [kg/m3]
const std::string joint = "\u00a0";      // no-break space between number and unit

/// The value rounded to so many significant digits, and the decimals it needs.
struct Rounded {
  double value = 0;
  int decimals = 0;
};

Rounded rounded(double value, int digits) {
  if (value == 0) return {};
  const auto decimals_of = [digits](double v) {
    return digits - 1 - static_cast<int>(std::floor(std::log10(std::abs(v))));
  };
  int decimals = decimals_of(value);
  const double scale = std::pow(10.0, decimals);
  const double result = std::round(value * scale) / scale;
  decimals = decimals_of(result * (1 + 1e-12));  // 9.96 becomes 10, not 10.0
  return {result, std::max(0, decimals)};
}

std::string fixed(double value, int decimals, const std::string& mark) {
  std::string text = fmt::format("{:.{}f}", std::abs(value), decimals);
  const auto point = text.find('.');
  if (point != std::string::npos) text.replace(point, 1, mark);
  return value < 0 ? "−" + text : text;
}

std::chrono::year_month_day day_of(long long seconds) {
  using namespace std::chrono;
  return {floor<days>(sys_seconds{std::chrono::seconds{seconds}})};
}

}  // namespace

std::optional<long long> read_iso_time(const std::string& text) {
  int year, month, day, hour, minute, used = 0;
  double second = 0;
  if (std::sscanf(text.c_str(), "%4d-%2d-%2d%*1[T ]%2d:%2d%n", &year, &month, &day,
                  &hour, &minute, &used) != 5)
    return {};
  std::string rest = text.substr(static_cast<std::size_t>(used));
  if (std::sscanf(rest.c_str(), ":%lf%n", &second, &used) == 1)
    rest = rest.substr(static_cast<std::size_t>(used));
  char sign = '+';
  int hours = 0, minutes = 0;
  const bool utc = rest == "Z" || rest.empty();
  if (!utc && std::sscanf(rest.c_str(), "%c%2d:%2d", &sign, &hours, &minutes) != 3)
    return {};
  const std::chrono::year_month_day date{
      std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
      std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok() || hour > 23 || minute > 59 || !(second < 61)) return {};
  const long long days = std::chrono::sys_days{date}.time_since_epoch().count();
  const long long shift = (hours * 60LL + minutes) * 60 * (sign == '-' ? -1 : 1);
  return days * 86400 + hour * 3600LL + minute * 60LL + static_cast<long long>(second) -
         shift;
}

Human::Human(const Messages& say, const ScenarioRecord& scenario)
    : say_(say),
      start_(read_iso_time(scenario.start_utc)),
      start_text_(scenario.start_utc),
      offset_hours_(scenario.utc_offset_hours) {}

std::string Human::number(double value, int digits) const {
  if (!std::isfinite(value)) return dash;
  if (value == 0) return "0";
  const double size = std::abs(value);
  const std::string& mark = say_("number.decimal");
  if (size >= 1e-4 && size < 1e7) {
    const Rounded r = rounded(value, digits);
    return fixed(r.value, r.decimals, mark);
  }
  int power = static_cast<int>(std::floor(std::log10(size)));
  if (rounded(size / std::pow(10.0, power), digits).value >= 10) ++power;
  const Rounded r = rounded(value / std::pow(10.0, power), digits);
  std::string exponent;
  for (const char c : std::to_string(power)) {
    static const char* const raised[] = {"⁰", "¹", "²", "³", "⁴",
                                         "⁵", "⁶", "⁷", "⁸", "⁹"};
    exponent += c == '-' ? "⁻" : raised[c - '0'];
  }
  return fixed(r.value, r.decimals, mark) + "·10" + exponent;
}

std::string Human::given(double value) const {
  std::string text = fmt::format("{:.4g}", value);
  if (text.find('e') != std::string::npos) return number(value, 4);
  const auto point = text.find('.');
  if (point != std::string::npos) text.replace(point, 1, say_("number.decimal"));
  return text;
}

std::string Human::grouped(double value) const {
  if (!std::isfinite(value)) return dash;
  std::string text = fmt::format("{:.0f}", value), joined;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t left = text.size() - i;
    if (i > 0 && left % 3 == 0) joined += joint;
    joined += text[i];
  }
  return joined;
}

std::string Human::distance(double metres, int digits) const {
  if (!std::isfinite(metres)) return dash;
  const bool km = rounded(std::abs(metres), digits).value >= 1000;
  return number(km ? metres / 1000 : metres, digits) + joint +
         say_(km ? "unit.km" : "unit.m");
}

std::string Human::distance_range(double metres, double low, double high,
                                  bool open) const {
  if (!std::isfinite(metres)) return dash;
  if (high == 0) return distance(metres);
  const bool known = std::isfinite(high);
  const bool km = rounded(known ? high : low, 2).value >= 1000;
  const double unit = km ? 1000 : 1;
  const std::string name = joint + say_(km ? "unit.km" : "unit.m");
  const auto over = [&](double end) {
    return say_("number.over", {{"value", number(end / unit)}});
  };
  if (!known) return low > 0 ? over(low) + name : say_("number.open");
  return number(metres / unit) + " (" + number(low / unit) + "–" +
         (open ? over(high) : number(high / unit)) + ")" + name;
}

std::string Human::distance_within(double metres, double low, double high,
                                   double range_end) const {
  const bool open = std::isfinite(range_end) && !(high <= range_end);
  return open ? distance_range(metres, low, range_end, true)
              : distance_range(metres, low, high);
}

std::string Human::with_error(double metres, double error) const {
  if (!std::isfinite(metres)) return dash;
  const bool known = std::isfinite(error);
  const bool km = std::max(std::abs(metres), known ? error : 0) >= 1000;
  const double unit = km ? 1000 : 1;
  const Rounded e = known ? rounded(error / unit, 2) : Rounded{};
  const int decimals =
      std::max(e.decimals, std::abs(metres / unit) < 100 && km ? 1 : 0);
  const std::string& mark = say_("number.decimal");
  const std::string name = joint + say_(km ? "unit.km" : "unit.m");
  const std::string value = fixed(metres / unit, decimals, mark);
  if (!known) return value + name + " (" + say_("number.open") + ")";
  return value + " ± " + fixed(e.value, decimals, mark) + name;
}

std::string Human::area(double square_metres) const {
  if (!std::isfinite(square_metres)) return dash;
  const bool km2 = square_metres >= 1e5;
  return number(km2 ? square_metres / 1e6 : square_metres) + joint +
         say_(km2 ? "unit.km2" : "unit.m2");
}

std::string Human::duration(double seconds) const {
  if (!std::isfinite(seconds)) return dash;
  if (std::abs(seconds) < 100) return number(seconds) + joint + say_("unit.s");
  const auto minutes = static_cast<long long>(std::round(seconds / 60));
  if (minutes < 120) return std::to_string(minutes) + joint + say_("unit.min");
  if (minutes >= 48 * 60)
    return number(static_cast<double>(minutes) / 1440) + joint + say_("unit.day");
  const std::string hours = std::to_string(minutes / 60) + joint + say_("unit.h");
  if (minutes % 60 == 0) return hours;
  return hours + " " + std::to_string(minutes % 60) + joint + say_("unit.min");
}

std::string Human::ppm(double mole_fraction) const {
  if (!std::isfinite(mole_fraction)) return dash;
  if (mole_fraction > 0 && mole_fraction < 1e-9)
    return "< " + number(0.001, 1) + joint + say_("unit.ppm");
  return number(mole_fraction * 1e6) + joint + say_("unit.ppm");
}

namespace {

struct TimeUnit {
  double seconds;
  const char* name;
};

TimeUnit unit_for(double longest) {
  if (longest >= 48 * 3600.0) return {86400, "unit.day"};
  if (longest >= 2 * 3600.0) return {3600, "unit.h"};
  if (longest >= 100) return {60, "unit.min"};
  return {1, "unit.s"};
}

}  // namespace

std::string Human::rough_duration(double seconds) const {
  if (!std::isfinite(seconds)) return dash;
  const auto [unit, name] = unit_for(seconds);
  return number(seconds / unit) + joint + say_(name);
}

std::string Human::duration_range(double seconds, double low, double high) const {
  if (!std::isfinite(seconds)) return dash;
  const auto [unit_seconds, name] = unit_for(std::isfinite(high) ? high : seconds);
  const double unit = unit_seconds;
  const auto end = [&](double t) {
    return std::isfinite(t) ? number(t / unit) : say_("number.open");
  };
  return number(seconds / unit) + " (" + end(low) + "–" + end(high) + ")" + joint +
         say_(name);
}

std::string unbroken(const std::string& unit) {
  std::string text;
  for (const char c : unit) {
    text += c;
    if (c == '/') text += "\u2060";
  }
  return text;
}

std::string Human::water(double concentration) const {
  if (!std::isfinite(concentration)) return dash;
  const std::string name = joint + unbroken(say_("unit.mg/L"));
  if (concentration > 0 && concentration < least_in_water)
    return "< " + number(1000 * least_in_water, 1) + name;
  return number(1000 * concentration) + name;
}

std::string Human::water_range(double concentration, double low, double high) const {
  if (!(concentration >= least_in_water) || !(high > 0)) return water(concentration);
  const auto end = [&](double c) {
    return std::isfinite(c) ? number(1000 * c) : say_("number.open");
  };
  return number(1000 * concentration) + " (" + end(low) + "–" + end(high) + ")" +
         joint + unbroken(say_("unit.mg/L"));
}

std::string Human::mass(double kilograms) const {
  if (!std::isfinite(kilograms)) return dash;
  const double size = std::abs(kilograms);
  if (size > 0 && size < 1e-3) return "< " + number(1, 1) + joint + say_("unit.g");
  if (size > 0 && size < 1) return number(kilograms * 1000) + joint + say_("unit.g");
  if (size >= 1e4) return number(kilograms / 1000) + joint + say_("unit.t");
  return number(kilograms) + joint + say_("unit.kg");
}

std::string Human::percent(double share) const {
  if (!std::isfinite(share)) return dash;
  if (share > 0 && share < 1e-4) return "< " + number(0.01) + joint + "%";
  return number(share * 100) + joint + "%";
}

std::string Human::percent_range(double share, double low, double high) const {
  if (!(share > 0)) return "<" + joint + percent(high);
  return say_("far.range", {{"share", number(100 * share)},
                            {"low", number(100 * low)},
                            {"high", number(100 * high)}});
}

std::string Human::compass(double degrees) const {
  if (!std::isfinite(degrees)) return dash;
  const double turns = degrees / 360 - std::floor(degrees / 360);
  const int index = static_cast<int>(std::lround(turns * 16)) % 16;
  return say_("compass." + std::to_string(index));
}

std::string Human::azimuth(double degrees) const {
  if (!std::isfinite(degrees)) return dash;
  return compass(degrees) + ", " + std::to_string(std::lround(degrees)) + "°";
}

std::string Human::clock(double seconds, double offset_hours) const {
  if (!start_ || !std::isfinite(seconds)) return "";
  const auto shift = static_cast<long long>(std::lround(offset_hours * 3600));
  const long long start = *start_ + shift;
  const long long at = start + std::llround(seconds / 60) * 60;
  const long long day = at - (at >= 0 ? at : at - 86399) / 86400 * 86400;
  std::string text = fmt::format("{:02}:{:02}", day / 3600, day / 60 % 60);
  const auto date = day_of(at);
  if (date != day_of(start))
    text += fmt::format(" {:02}.{:02}", static_cast<unsigned>(date.day()),
                        static_cast<unsigned>(date.month()));
  return text;
}

std::string Human::clock_utc(double seconds) const {
  return clock(seconds, 0);
}

std::string Human::clock_local(double seconds) const {
  return clock(seconds, offset_hours_);
}

std::string Human::date_and_time(double offset_hours) const {
  const auto shift = static_cast<long long>(std::lround(offset_hours * 3600));
  const auto date = day_of(*start_ + shift);
  return fmt::format("{:04}-{:02}-{:02} {}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()), clock(0, offset_hours));
}

std::string Human::start_utc() const {
  return start_ ? date_and_time(0) + joint + "UTC" : start_text_;
}

std::string Human::start_local() const {
  return start_ ? date_and_time(offset_hours_) : "";
}

std::string Human::offset() const {
  const double hours = std::trunc(offset_hours_);
  std::string text =
      fmt::format("UTC{}{:.0f}", offset_hours_ < 0 ? "−" : "+", std::abs(hours));
  const double minutes = std::abs(offset_hours_ - hours) * 60;
  if (minutes >= 0.5) text += fmt::format(":{:02.0f}", minutes);
  return text;
}

}  // namespace farreach
