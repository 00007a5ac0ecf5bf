#include "postprocess/assess/words.hpp"

#include <fmt/format.h>

#include <cmath>

#include "postprocess/assess/instruments.hpp"

namespace farreach::words {
namespace {

/// Three digits, without an exponent below a million.
std::string digits(double value) {
  if (value != 0 && (std::abs(value) < 0.01 || std::abs(value) >= 1e6))
    return fmt::format("{:.2g}", value);
  if (std::abs(value) >= 100) return fmt::format("{:.0f}", value);
  return fmt::format("{:.{}f}", value, std::abs(value) >= 10 ? 1 : 2);
}

bool in_kilometres(double metres) {
  return std::abs(metres) >= 995;
}

std::string bare(double metres, bool kilometres) {
  if (!kilometres) return fmt::format("{:.0f}", metres);
  const double km = metres / 1e3;
  return std::abs(km) >= 99.95 ? fmt::format("{:.0f}", km) : fmt::format("{:.1f}", km);
}

}  // namespace

std::string length(double metres) {
  if (!std::isfinite(metres)) return "an unknown distance";
  const bool km = in_kilometres(metres);
  return bare(metres, km) + (km ? " km" : " m");
}

std::string length_with_error(double metres, double error) {
  if (!std::isfinite(metres) || !std::isfinite(error))
    return length(metres) + " ± unknown";
  const bool km = in_kilometres(metres) || in_kilometres(error);
  return bare(metres, km) + " ± " + bare(error, km) + (km ? " km" : " m");
}

std::string length_range(double low, double high, double range_end) {
  if (std::isfinite(low) && std::isfinite(range_end) && !(high <= range_end))
    return fmt::format("{} to over {}, the end of the range", length(low),
                       length(range_end));
  if (low < 1 && !std::isfinite(high)) return "upper end not known";
  if (std::isfinite(low) && !std::isfinite(high))
    return fmt::format("over {}", length(low));
  if (!std::isfinite(low)) return "unknown";
  const bool km = in_kilometres(high);
  return bare(low, km) + "-" + bare(high, km) + (km ? " km" : " m");
}

std::string time(double seconds) {
  if (!std::isfinite(seconds)) return "an unknown time";
  if (seconds < 90) return fmt::format("{:.0f} s", seconds);
  if (seconds < 5400) return fmt::format("{:.0f} min", seconds / 60);
  return fmt::format("{:.1f} h", seconds / 3600);
}

std::string amount(double value, const std::string& unit) {
  if (!std::isfinite(value)) return "an unknown amount";
  if (unit == "-") return fmt::format("up to {:.3g} % killed outdoors", 100 * value);
  return fmt::format("at most {} {}", digits(value), unit);
}

std::string state(const std::string& code) {
  const Neighbour* known = find_neighbour(code);
  return known ? std::string(known->name) : code;
}

std::string neighbour(const std::string& code, const std::string& kind) {
  if (kind != "sector") return state(code);
  return fmt::format("the Caspian sector of {} (computed line)", state(code));
}

std::string level(const Level& level) {
  std::string text = level.name;
  if (text.find(level.substance) == std::string::npos)
    text += fmt::format(" of {}", level.substance);
  if (level.quantity != "lethality")
    text += fmt::format(", {:g} {},", level.shown_value, level.unit);
  return text;
}

std::string level_in_words(const Level& level) {
  static constexpr const char* kinds[] = {"a", "an ambient", "a disabling",
                                          "a life-threatening", "a lethal"};
  static constexpr const char* of_water[] = {"a", "a restricting", "an undrinkable"};
  const int kind = level.severity >= 1 && level.severity <= 4 ? level.severity : 0;
  std::string name = words::level(level);
  if (name.ends_with(",")) name.pop_back();
  const bool water = level.quantity == "water_concentration" && kind <= 2;
  return fmt::format("{} level, {}", water ? of_water[kind] : kinds[kind], name);
}

std::string driver(const std::string& input) {
  static const std::pair<const char*, const char*> names[] = {
      {"release.temperature", "the temperature of the gas, within 10 K"},
      {"release.momentum_kept", "the momentum left behind the obstacle, 0.02 to 0.4"},
      {"release.drops_airborne", "the share of drops that stays in the air, 0.3 to 1"},
      {"release.burn_efficiency", "the share that burns, 0.93 to 0.99"},
      {"release.radiant_fraction", "the heat that is radiated away, 0.15 to 0.35"},
      {"closures", "published ranges of entrainment and stability"},
      {"lift_off", "whether the light cloud lifts off the ground"},
      {"stability", "how stable the air is within its class"},
      {"direction_scatter", "how much the direction of the wind swings"},
      {"lid", "the top of the mixing layer and what goes through it"},
      {"resolution", "segments, slices and tolerance of the computation"}};
  for (const auto& [key, name] : names)
    if (input == key) return name;
  return input;
}

std::string verdict(Reached verdict) {
  switch (verdict) {
    case Reached::reached:
      return "REACHED";
    case Reached::not_reached:
      return "NOT REACHED";
    case Reached::undecided:
      break;
  }
  return "UNDECIDED";
}

}  // namespace farreach::words
