/// Compares a TOML tree with a table of declared parameters: names, kinds, units,
/// ranges, choices, conditions, what is missing. Finds everything that is wrong in one
/// go, and translates to SI.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/parameter/parameter.hpp"
#include "scenarios/reading/toml_document.hpp"

namespace farreach {

/// Checked values, where each was written, and all that was wrong.
class Checked {
 public:
  explicit Checked(const TomlDocument& document) : document_(&document) {}

  Values values;                        ///< SI; defaults filled in
  std::vector<Diagnostic> diagnostics;  ///< errors and warnings
  std::map<std::string, Spot> keys;     ///< of what the user wrote, by key
  std::map<std::string, Spot> places;   ///< of the values
  std::map<std::string, Spot> headers;  ///< of sections, by name
  std::map<std::string, bool> wrong;    ///< keys whose value was refused

  bool given(const std::string& key) const { return keys.contains(key); }
  /// Given and accepted.
  bool usable(const std::string& key) const { return given(key) && values.has(key); }
  bool has_errors() const;

  /// Best place for a remark about `key`: its value, its section, the file.
  Spot place(const std::string& key) const;
  Spot key_place(const std::string& key) const;
  void error(const std::string& key, std::string message, std::string remedy = "");
  void error_at(const Spot& spot, std::string message, std::string remedy = "");
  void warn(const std::string& key, std::string message, std::string remedy = "");
  const TomlDocument& document() const { return *document_; }

 private:
  const TomlDocument* document_;
};

/// Checks the whole tree. Sections named in `ignored` are not looked at.
Checked check_values(const TomlDocument& document,
                     const std::vector<Parameter>& parameters,
                     const std::vector<std::string>& ignored = {});

/// A value as a user would write it ("30 min", "none", "1 %, 50 %") in SI; nullopt when
/// the words only describe a default.
std::optional<Values::Value> standard_value(const Parameter& parameter);

/// "mole fraction of H2S [-], required": what stands under the caret.
std::string described(const Parameter& parameter);

/// "[0, 1]" with the unit, in `unit` when that is given.
std::string range_text(const Parameter& parameter, const std::string& unit = "");

/// "weather.case[].name" of "weather.case[3].name".
std::string pattern_of(const std::string& key);

}  // namespace farreach
