/// Declared parameters: the one description of what a user may write.
///
/// A module declares a table of `Parameter`; the scenario check, `farreach explain`,
/// the result file and the tests read that table. After the check the values of a
/// scenario travel as `Values`, in SI.
#pragma once

#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

namespace farreach {

enum class ValueKind { number, text, choice, flag, numbers, texts, table_list };

/// One key a user may write, in words and limits.
struct Parameter {
  std::string key;  ///< dotted path, "release.hole_diameter"; items of an array of
                    ///< tables use "weather.case[].wind_speed"
  ValueKind kind = ValueKind::number;
  std::string unit;      ///< SI unit of numbers, "-" for pure numbers; empty for others
  double low = 0;        ///< smallest allowed number
  double high = 0;       ///< largest allowed number
  std::string standard;  ///< default as a user would write it; empty: none
  bool required = false;             ///< needed whenever `when` holds
  std::vector<std::string> choices;  ///< for ValueKind::choice
  std::string when;     ///< "release.kind = hole | vessel": key is allowed only then
  std::string meaning;  ///< one sentence
  std::string source;  ///< where a default or range comes from; "provisional" if memory
};

/// Checked values of one scenario: key to SI number, text, flag or list.
/// Items of arrays of tables have keys such as "weather.case[0].wind_speed".
class Values {
 public:
  using Value = std::variant<double, std::string, bool, std::vector<double>,
                             std::vector<std::string>>;

  void set(const std::string& key, Value value) { values_[key] = std::move(value); }
  bool has(const std::string& key) const { return values_.contains(key); }
  double number(const std::string& key) const;  ///< SI; throws std::out_of_range
  double number_or(const std::string& key, double otherwise) const;
  const std::string& text(const std::string& key) const;
  std::string text_or(const std::string& key, const std::string& otherwise) const;
  bool flag(const std::string& key) const;
  std::vector<double> numbers(const std::string& key) const;  ///< empty when absent
  std::vector<std::string> texts(const std::string& key) const;
  /// Number of items of the array of tables `key`, 0 when absent.
  std::size_t count(const std::string& key) const;
  const std::map<std::string, Value>& all() const { return values_; }

 private:
  std::map<std::string, Value> values_;
};

/// Whether the condition `when` of a parameter holds: "a.b = x | y and c.d = true".
bool applies(const Parameter& parameter, const Values& values);

/// Values with the defaults of a table filled in where a key applies and is missing.
Values with_standards(std::span<const Parameter> table, Values values);

}  // namespace farreach
