/// Quantities with units, translated to SI once at the door.
///
/// A unit is known by its dimension, so that "120 bar" where metres are expected is
/// refused. Units may be put together: "kg/s", "kJ/(kg K)", "bbl/day", "1/h". After a
/// slash stands one unit or a bracket, so that no unit can be read in two ways.
/// Temperatures are absolute: "25 degC" is 298.15 K. Gauge pressures ("barg") are
/// refused with a hint, because the ambient pressure is not known at the door.
///
/// Factors are exact by definition (SI brochure, 9th edition; international yard and
/// pound of 1959; US barrel of 42 US gallons), but for the Julian year of 365.25 days.
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

/// True when both are known units of one dimension: "Pa" and "bar", "J/kg" and "m2/s2".
bool same_dimension(std::string_view unit, std::string_view other);

/// True when the text is a unit, or units put together, that is known here.
bool known_unit(std::string_view unit);

/// What to write instead of a unit that is refused on purpose ("barg", "Sm3", "C");
/// empty for others. `text` is the whole quantity.
std::string unit_hint(std::string_view text);

}  // namespace farreach
