/// Quantities with units, translated to SI once at the door.
///
/// A unit is known by its dimension, so that "120 bar" where metres are expected is
/// refused. Temperatures are absolute: "25 degC" is 298.15 K. Gauge pressures ("barg")
/// are refused with a hint, because the ambient pressure is not known at the door.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace farreach {

/// A number read from text, in SI, with the SI unit it belongs to ("Pa", "kg/s", "-").
struct Quantity {
  double value = 0;
  std::string si_unit;
};

/// Reads "120 bar", "25 degC", "100 kg/s", "3.5 %", "7". A bare number has si_unit "".
/// Returns nullopt for text that is not a number followed by a known unit.
std::optional<Quantity> parse_quantity(std::string_view text);

/// All unit names that translate to `si_unit`, for messages: "Pa, kPa, MPa, bar, atm".
std::vector<std::string> units_of(std::string_view si_unit);

}  // namespace farreach
