/// A unit is read as a product of powers of named units; its dimension is the vector of
/// exponents over m, kg, s, K, mol and deg (plane angle).
#include "solver/base/units.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <numbers>
#include <span>

namespace farreach {
namespace {

/// Exponents of m, kg, s, K, mol, deg; of what was read in thirds, as Manning's n is in
/// s/m^(1/3).
using Dimension = std::array<int, 6>;

struct Unit {
  std::string_view name;
  double factor = 1;  // SI value of one unit
  Dimension dimension{};
  double offset = 0;       // SI value = factor * number + offset
  bool for_lists = false;  // shown in messages
};

constexpr double inch = 0.0254, foot = 0.3048, mile = 1609.344;
constexpr double pound = 0.45359237, barrel = 0.158987294928;
constexpr double day = 86400, julian_year = 365.25 * day;
constexpr Dimension of_pure{0, 0, 0, 0, 0, 0};
constexpr Dimension of_length{1, 0, 0, 0, 0, 0}, of_area{2, 0, 0, 0, 0, 0};
constexpr Dimension of_volume{3, 0, 0, 0, 0, 0}, of_mass{0, 1, 0, 0, 0, 0};
constexpr Dimension of_time{0, 0, 1, 0, 0, 0}, of_speed{1, 0, -1, 0, 0, 0};
constexpr Dimension of_pressure{-1, 1, -2, 0, 0, 0}, of_temperature{0, 0, 0, 1, 0, 0};
constexpr Dimension of_energy{2, 1, -2, 0, 0, 0}, of_power{2, 1, -3, 0, 0, 0};
constexpr Dimension of_force{1, 1, -2, 0, 0, 0}, of_amount{0, 0, 0, 0, 1, 0};
constexpr Dimension of_angle{0, 0, 0, 0, 0, 1};

constexpr Unit named_units[] = {
    {"-", 1, of_pure, 0, true},
    {"%", 1e-2, of_pure, 0, true},
    {"ppm", 1e-6, of_pure, 0, true},
    {"ppb", 1e-9, of_pure, 0, true},
    {"m", 1, of_length, 0, true},
    {"mm", 1e-3, of_length, 0, true},
    {"cm", 1e-2, of_length, 0, true},
    {"km", 1e3, of_length, 0, true},
    {"in", inch, of_length, 0, true},
    {"ft", foot, of_length, 0, true},
    {"mi", mile, of_length},
    {"nmi", 1852, of_length},
    {"ha", 1e4, of_area, 0, true},
    {"l", 1e-3, of_volume},
    {"L", 1e-3, of_volume, 0, true},
    {"bbl", barrel, of_volume, 0, true},
    {"kg", 1, of_mass, 0, true},
    {"g", 1e-3, of_mass, 0, true},
    {"mg", 1e-6, of_mass},
    {"ug", 1e-9, of_mass},
    {"t", 1e3, of_mass, 0, true},
    {"kt", 1e6, of_mass},
    {"Mt", 1e9, of_mass},
    {"lb", pound, of_mass, 0, true},
    {"s", 1, of_time, 0, true},
    {"min", 60, of_time, 0, true},
    {"h", 3600, of_time, 0, true},
    {"d", day, of_time},
    {"day", day, of_time, 0, true},
    {"year", julian_year, of_time},
    {"ms", 1e-3, of_time},
    {"knot", 1852.0 / 3600, of_speed, 0, true},
    {"kn", 1852.0 / 3600, of_speed},
    {"mph", mile / 3600, of_speed},
    {"Pa", 1, of_pressure, 0, true},
    {"hPa", 100, of_pressure, 0, true},
    {"kPa", 1e3, of_pressure, 0, true},
    {"MPa", 1e6, of_pressure, 0, true},
    {"mbar", 100, of_pressure},
    {"bar", 1e5, of_pressure, 0, true},
    {"bara", 1e5, of_pressure},
    {"atm", 101325, of_pressure, 0, true},
    {"mmHg", 133.322387415, of_pressure, 0,
     true},  // BIPM, SI brochure 8th ed., table 8
    {"psi", 6894.757293168, of_pressure, 0, true},
    {"psia", 6894.757293168, of_pressure},
    {"K", 1, of_temperature, 0, true},
    {"degC", 1, of_temperature, 273.15, true},
    {"\u00b0C", 1, of_temperature, 273.15},
    {"degF", 5.0 / 9, of_temperature, 459.67 * 5.0 / 9, true},
    {"\u00b0F", 5.0 / 9, of_temperature, 459.67 * 5.0 / 9},
    {"J", 1, of_energy, 0, true},
    {"kJ", 1e3, of_energy, 0, true},
    {"MJ", 1e6, of_energy, 0, true},
    {"W", 1, of_power, 0, true},
    {"kW", 1e3, of_power, 0, true},
    {"MW", 1e6, of_power, 0, true},
    {"GW", 1e9, of_power},
    {"N", 1, of_force, 0, true},
    {"kN", 1e3, of_force},
    {"mol", 1, of_amount, 0, true},
    {"kmol", 1e3, of_amount, 0, true},
    {"deg", 1, of_angle, 0, true},
    {"\u00b0", 1, of_angle},
    {"rad", 180 / std::numbers::pi, of_angle, 0, true},
};

/// Written forms of composed dimensions, and compound units worth showing.
struct Compound {
  std::string_view si_unit;
  std::string_view examples;  // separated by blanks
};
constexpr Compound compounds[] = {
    {"1/s", "1/h 1/min"},
    {"m/s", "km/h knot"},
    {"m2", "cm2 mm2 ha"},
    {"m3", "L bbl"},
    {"m3/s", "m3/h m3/day bbl/day"},
    {"kg/s", "kg/h t/h t/day"},
    {"kg/m3", "g/m3 mg/m3"},
    {"kg/mol", "g/mol kg/kmol"},
    {"J/kg", "kJ/kg MJ/kg"},
    {"J/(kg K)", "kJ/(kg K)"},
    {"kg/(m2 s)", ""},
    {"W/m2", "kW/m2"},
    {"W/(m2 K)", ""},
    {"mol/s", "kmol/h"},
    {"Pa s", ""},
    {"m/s2", ""},
    {"m2/s", ""},
    {"s/m^(1/3)", ""},
    {"m^(1/3)/s", ""},
    {"m3/mol", ""},
    {"m3/(s Pa)", "m3/(day bar)"},
};

/// Reads a unit expression; `at` walks over the text, `good` falls at the first doubt.
class UnitReader {
 public:
  explicit UnitReader(std::string_view text) : text_(text) {}

  std::optional<Unit> read() {
    Unit unit = product(false);
    if (good_ && at_ < text_.size()) good_ = false;
    if (good_ && offset_units_ > 0 && factors_ > 1) good_ = false;
    return good_ ? std::optional(unit) : std::nullopt;
  }

 private:
  bool next_is(char c) const { return at_ < text_.size() && text_[at_] == c; }

  void skip_blanks() {
    while (next_is(' ') || next_is('*')) ++at_;
  }

  static void multiply(Unit& unit, const Unit& by, int power) {
    unit.factor *= std::pow(by.factor, power);
    for (std::size_t i = 0; i < unit.dimension.size(); ++i)
      unit.dimension[i] += power * by.dimension[i];
    unit.offset += by.offset;
  }

  // factor { blank factor } { "/" (factor | "(" product ")") }
  Unit product(bool inside) {
    Unit unit{"", 1, of_pure};
    multiply(unit, factor(), 1);
    for (skip_blanks(); good_ && at_ < text_.size() && !next_is('/') && !next_is(')');
         skip_blanks())
      multiply(unit, factor(), 1);
    while (good_ && !inside && next_is('/')) {
      ++at_;
      skip_blanks();
      multiply(unit, bracket_or_factor(), -1);
      skip_blanks();
    }
    return unit;
  }

  Unit bracket_or_factor() {
    if (!next_is('(')) return factor();
    ++at_;
    const Unit inner = product(true);
    good_ = good_ && next_is(')');
    ++at_;
    return inner;
  }

  Unit factor() {
    ++factors_;
    if (next_is('1')) {
      ++at_;
      return {"1", 1, of_pure};
    }
    const std::size_t start = at_;
    const std::string_view stops = " */()^0123456789";
    while (at_ < text_.size() && stops.find(text_[at_]) == stops.npos) ++at_;
    Unit unit{"", 1, of_pure};
    const Unit* found = named(text_.substr(start, at_ - start));
    if (!found) {
      good_ = false;
      return unit;
    }
    const int thirds = exponent();
    if (found->offset != 0) ++offset_units_, good_ = good_ && thirds == 3;
    unit.factor = std::pow(found->factor, thirds / 3.0);
    unit.offset = found->offset;
    for (std::size_t i = 0; i < unit.dimension.size(); ++i)
      unit.dimension[i] = thirds * found->dimension[i];
    return unit;
  }

  /// "2", "^2" or "^(1/3)" in thirds; without any 3.
  int exponent() {
    const bool written = next_is('^');
    if (written) ++at_;
    for (const auto& [text, thirds] : {std::pair("(1/3)", 1), std::pair("(2/3)", 2)})
      if (written && text_.substr(at_).starts_with(text)) {
        at_ += std::string_view(text).size();
        return thirds;
      }
    int power = 1;
    const char* end = text_.data() + text_.size();
    const auto read = std::from_chars(text_.data() + at_, end, power);
    if (read.ec != std::errc()) {
      good_ = good_ && !written;
      return 3;
    }
    at_ = static_cast<std::size_t>(read.ptr - text_.data());
    good_ = good_ && power != 0 && std::abs(power) <= 6;
    return 3 * power;
  }

  static const Unit* named(std::string_view name) {
    for (const Unit& unit : named_units)
      if (unit.name == name) return &unit;
    return nullptr;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool good_ = true;
  int offset_units_ = 0, factors_ = 0;
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::optional<Unit> read_unit(std::string_view text) {
  text = trimmed(text);
  if (text.empty() || text.size() > 60) return std::nullopt;
  return UnitReader(text).read();
}

std::string si_name(const Dimension& dimension) {
  constexpr std::string_view bases[] = {"-",   "m",  "kg", "s", "K", "mol",
                                        "deg", "Pa", "J",  "W", "N"};
  for (const auto base : bases)
    if (read_unit(base)->dimension == dimension) return std::string(base);
  for (const auto& compound : compounds)
    if (read_unit(compound.si_unit)->dimension == dimension)
      return std::string(compound.si_unit);
  constexpr std::string_view symbols[] = {"m", "kg", "s", "K", "mol", "deg"};
  std::string name;
  for (std::size_t i = 0; i < dimension.size(); ++i) {
    if (dimension[i] == 0) continue;
    if (!name.empty()) name += ' ';
    name += symbols[i];
    if (dimension[i] == 3) continue;
    if (dimension[i] % 3 == 0) {
      name += std::to_string(dimension[i] / 3);
      continue;
    }
    name += '(';
    name += std::to_string(dimension[i]);
    name += "/3)";
  }
  return name;
}

/// Splits "120 bar" after the number; the number must be finite as written.
std::optional<std::pair<double, std::string_view>> split_number(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() ||
      !(text[0] == '-' || text[0] == '.' || (text[0] >= '0' && text[0] <= '9')))
    return std::nullopt;
  double value = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  if (read.ec != std::errc() || !std::isfinite(value)) return std::nullopt;
  return std::pair(value, std::string_view(read.ptr, end));
}

}  // namespace

std::optional<Quantity> parse_quantity(std::string_view text) {
  const auto split = split_number(text);
  if (!split) return std::nullopt;
  const auto [value, unit_text] = *split;
  if (trimmed(unit_text).empty()) return Quantity{value, ""};
  const auto unit = read_unit(unit_text);
  if (!unit) return std::nullopt;
  const double si = value * unit->factor + unit->offset;
  if (!std::isfinite(si)) return std::nullopt;
  return Quantity{si, si_name(unit->dimension)};
}

std::vector<std::string> units_of(std::string_view si_unit) {
  std::vector<std::string> names;
  const auto unit = read_unit(si_unit);
  if (!unit) return names;
  names.emplace_back(si_unit);
  const auto add = [&](std::string_view name) {
    for (const auto& known : names)
      if (known == name) return;
    names.emplace_back(name);
  };
  for (const Unit& other : named_units)
    if (other.for_lists && read_unit(other.name)->dimension == unit->dimension)
      add(other.name);
  for (const auto& compound : compounds) {
    if (read_unit(compound.si_unit)->dimension != unit->dimension) continue;
    std::string_view rest = compound.examples;
    while (!rest.empty()) {
      const auto blank = rest.find(' ');
      const bool bracket = rest.substr(0, blank).find('(') != rest.npos;
      const auto stop = bracket ? rest.find(')') + 1 : blank;
      add(rest.substr(0, stop));
      rest.remove_prefix(std::min(rest.size(), stop == rest.npos ? stop : stop + 1));
    }
  }
  return names;
}

bool same_dimension(std::string_view unit, std::string_view other) {
  const auto a = read_unit(unit), b = read_unit(other);
  return a && b && a->dimension == b->dimension;
}

bool known_unit(std::string_view unit) {
  return read_unit(unit).has_value();
}

std::string unit_hint(std::string_view text) {
  const auto split = split_number(text);
  if (!split) return {};
  const std::string_view unit = trimmed(split->second);
  if (unit.starts_with(',')) return "write decimals with a point: 1.5, not 1,5";
  for (const auto gauge : {"barg", "bar(g)", "psig", "kPag", "MPag", "ati"})
    if (unit == gauge)
      return "a gauge pressure depends on the air pressure: add about 1.013 bar and "
             "write it absolute, in bar";
  if (unit == "C" || unit == "F" || unit == "celsius" || unit == "Celsius")
    return "write degC or degF for temperatures";
  for (const auto standard : {"Sm3", "Nm3", "scf", "MMscf", "MMscfd", "mcf"})
    if (unit.starts_with(standard))
      return "standard volumes are not known as a unit: write m3 where the key says "
             "that it means standard cubic metres";
  if (unit.find('/') != unit.npos && unit.find(' ') != unit.npos &&
      unit.find('(') == unit.npos)
    return "after a slash stands one unit or a bracket: J/(kg K)";
  return {};
}

}  // namespace farreach
