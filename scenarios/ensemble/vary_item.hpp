/// One item of [[ensemble.vary]], read against the parameter that it varies.
#pragma once

#include <string>
#include <vector>

#include "models/parameter/parameter.hpp"
#include "scenarios/reading/check_values.hpp"

namespace farreach {

class VaryItem {
 public:
  /// The item of that number of the list, which is there.
  VaryItem(Checked& checked, std::size_t number);

  bool usable(const std::string& name) const { return checked_.usable(path_ + name); }
  const Values& values() const { return checked_.values; }
  std::string path(const std::string& name) const { return path_ + name; }

  /// What is wrong with the key `name`; the item is not good from then on.
  void error(const std::string& name, std::string message, std::string remedy = "");
  /// Not good without this key; that it is missing or wrong has been said.
  void need(const std::string& name) { good_ = good_ && usable(name); }
  bool good() const { return good_; }

  /// A value of the varied key, with its unit and range; 0 when it is wrong.
  double value(const std::string& name, const Parameter& varied);
  /// The same for a list; empty when it is wrong.
  std::vector<double> list(const std::string& name, const Parameter& varied);
  /// Shares of `count` values by the key "weights", adding up to 1; alike without it.
  std::vector<double> weights(std::size_t count);

 private:
  std::vector<double> read(const std::string& name, const Parameter& varied,
                           ValueKind kind);

  Checked& checked_;
  const TomlNode* node_ = nullptr;
  std::string path_;
  bool good_ = true;
};

}  // namespace farreach
