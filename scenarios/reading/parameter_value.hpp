/// One value of a scenario against its declared parameter: kind, unit, range, choice.
#pragma once

#include <optional>
#include <string>

#include "models/parameter/parameter.hpp"
#include "scenarios/reading/toml_document.hpp"

namespace farreach {

/// Unit of a number that is in the unit of another key, which is checked where that
/// key is known.
inline constexpr const char* unit_of_another_key = "of the key";

/// A value in SI, or what is wrong with it.
struct ReadValue {
  std::optional<Values::Value> value;
  std::string message;  ///< empty when there is a value
  std::string remedy;   ///< empty: say what the key means
  Spot spot;            ///< line 0: the whole value
};

ReadValue read_value(const Parameter& parameter, const std::string& key,
                     const TomlNode& node);

}  // namespace farreach
