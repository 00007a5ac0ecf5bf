#include "scenarios/ensemble/varied_inputs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "scenarios/reading/diagnostics.hpp"
#include "scenarios/reading/parameter_value.hpp"

namespace farreach {
namespace {

using Kind = Distribution::Kind;

constexpr double much_cut_off = 0.1;

Kind kind_of(const std::string& name) {
  if (name == "lognormal") return Kind::lognormal;
  if (name == "normal") return Kind::normal;
  if (name == "uniform") return Kind::uniform;
  if (name == "loguniform") return Kind::loguniform;
  return name == "triangular" ? Kind::triangular : Kind::discrete;
}

/// One item of the list, read against the parameter that it varies.
class Item {
 public:
  Item(Checked& checked, std::size_t number)
      : checked_(checked), path_(fmt::format("ensemble.vary[{}].", number)) {
    const TomlNode* section = checked.document().root.find("ensemble");
    node_ = &section->find("vary")->items[number];
  }

  bool usable(const std::string& name) const { return checked_.usable(path_ + name); }
  const Values& values() const { return checked_.values; }
  std::string path(const std::string& name) const { return path_ + name; }

  void error(const std::string& name, std::string message, std::string remedy = "") {
    checked_.error(path_ + name, std::move(message), std::move(remedy));
    good_ = false;
  }

  /// Not good without this key; that it is missing or wrong has been said.
  void need(const std::string& name) { good_ = good_ && usable(name); }

  /// A value of the varied key, with its unit and range; 0 when it is wrong.
  double value(const std::string& name, const Parameter& varied) {
    const auto numbers = read(name, varied, ValueKind::number);
    return numbers.empty() ? 0 : numbers.front();
  }

  std::vector<double> list(const std::string& name, const Parameter& varied) {
    return read(name, varied, ValueKind::numbers);
  }

  bool good() const { return good_; }

 private:
  std::vector<double> read(const std::string& name, const Parameter& varied,
                           ValueKind kind) {
    if (!usable(name)) {
      good_ = false;
      return {};
    }
    Parameter wanted = varied;
    wanted.kind = kind;
    wanted.required = false;
    wanted.standard.clear();
    const TomlNode& node = *node_->find(name);
    const ReadValue read = read_value(wanted, path_ + name, node);
    if (!read.value) {
      const Spot spot = read.spot.line > 0 ? read.spot : node.spot;
      checked_.error_at(spot, read.message,
                        read.remedy.empty() ? said(wanted) : read.remedy);
      good_ = false;
      return {};
    }
    if (kind == ValueKind::number) return {std::get<double>(*read.value)};
    return std::get<std::vector<double>>(*read.value);
  }

  Checked& checked_;
  const TomlNode* node_ = nullptr;
  std::string path_;
  bool good_ = true;
};

const Parameter* declared(std::span<const Parameter> table, const std::string& key) {
  for (const auto& p : table)
    if (p.key == key) return &p;
  return nullptr;
}

std::vector<std::string> keys_to_vary(std::span<const Parameter> table,
                                      const Values& values) {
  std::vector<std::string> keys;
  for (const auto& p : table)
    if (p.kind == ValueKind::number && p.key.starts_with("release.") &&
        values.has(p.key))
      keys.push_back(p.key);
  return keys;
}

/// The parameter that an item varies; null after saying what is wrong with it.
const Parameter* varied_parameter(Item& item, std::span<const Parameter> table) {
  if (!item.usable("key")) return nullptr;
  const std::string& key = item.values().text(item.path("key"));
  const Parameter* parameter = declared(table, key);
  const auto known = keys_to_vary(table, item.values());
  const std::string can = "can be varied here: " + joined(known);
  if (!parameter || !key.starts_with("release.")) {
    const std::string meant = nearest_word(key, known);
    item.error("key",
               '"' + key + "\" is no key of [release]" +
                   (meant.empty() ? "" : "; did you mean \"" + meant + "\"?"),
               can);
    return nullptr;
  }
  if (parameter->kind != ValueKind::number) {
    item.error("key", key + " is not a number, so it cannot be varied", can);
    return nullptr;
  }
  if (!item.values().has(key)) {
    item.error("key", key + " does not stand in the scenario, so it cannot be varied",
               "state it in [release]; " + can);
    return nullptr;
  }
  return parameter;
}

void need_positive(Item& item, const std::string& name, double value) {
  if (!(value > 0))
    item.error(name, item.path(name) + " must be above 0 for a logarithmic spread");
}

/// A difference of two values, so "5 degC" would be read as 278 K.
double deviation(Item& item, const Parameter& varied) {
  Parameter difference = varied;
  difference.low = 0;
  difference.high = varied.high - varied.low;
  difference.meaning = "standard deviation of " + varied.key;
  const double value = item.value("deviation", difference);
  const bool offset_unit = varied.unit == "K" && value >= 200;
  if (offset_unit)
    item.error("deviation", "a deviation of temperature is read in K",
               "write \"5 K\", not \"5 degC\"");
  else if (item.good() && !(value > 0))
    item.error("deviation", item.path("deviation") + " must be above 0");
  return value;
}

void read_range(Item& item, const Parameter& varied, Distribution& d) {
  d.from = item.value("low", varied);
  d.to = item.value("high", varied);
  if (!item.good()) return;
  if (!(d.from < d.to))
    item.error("high", item.path("high") + " is not above " + item.path("low"));
  if (d.kind == Kind::loguniform) need_positive(item, "low", d.from);
  if (d.kind != Kind::triangular) return;
  d.middle = item.value("mode", varied);
  if (item.good() && !(d.middle >= d.from && d.middle <= d.to))
    item.error("mode", item.path("mode") + " does not lie between low and high");
}

void read_discrete(Item& item, const Parameter& varied, Distribution& d) {
  d.values = item.list("values", varied);
  if (!item.good()) return;
  if (d.values.size() < 2)
    return item.error("values", item.path("values") + " needs at least two values");
  const auto count = d.values.size();
  d.weights.assign(count, 1.0 / static_cast<double>(count));
  if (!item.usable("weights")) return;
  d.weights = item.values().numbers(item.path("weights"));
  const double sum = std::accumulate(d.weights.begin(), d.weights.end(), 0.0);
  if (d.weights.size() != count)
    item.error("weights",
               fmt::format("{} weights for {} values", d.weights.size(), count));
  else if (!(std::abs(sum - 1) <= 1e-3))
    item.error("weights", fmt::format("the weights add up to {:.6g}, not 1", sum));
  for (double& w : d.weights) w /= sum;
}

Distribution read_distribution(Item& item, const Parameter& varied) {
  Distribution d;
  d.kind = kind_of(item.values().text(item.path("distribution")));
  d.low = varied.low;
  d.high = varied.high;
  if (d.kind == Kind::lognormal) {
    d.middle = item.value("median", varied);
    d.spread = item.values().number_or(item.path("factor"), 0);
    item.need("factor");
    if (item.good()) need_positive(item, "median", d.middle);
  } else if (d.kind == Kind::normal) {
    d.middle = item.value("mean", varied);
    d.spread = deviation(item, varied);
  } else if (d.kind == Kind::discrete) {
    read_discrete(item, varied, d);
  } else {
    read_range(item, varied, d);
  }
  return d;
}

void doubt_cut(Checked& checked, const Item& item, const VariedInput& input) {
  const double share = input.distribution.share_cut_off();
  if (share > much_cut_off)
    checked.warn(item.path("distribution"),
                 fmt::format("{:.0f} % of this distribution lie outside the range of "
                             "{}; they are cut off",
                             100 * share, input.key),
                 "narrow it, or state a distribution with limits");
}

}  // namespace

std::vector<VariedInput> varied_inputs(Checked& checked,
                                       std::span<const Parameter> table) {
  std::vector<VariedInput> inputs;
  const std::size_t count = checked.values.count("ensemble.vary");
  for (std::size_t i = 0; i < count; ++i) {
    Item item(checked, i);
    const Parameter* varied = varied_parameter(item, table);
    if (!varied || !item.usable("distribution")) continue;
    if (std::any_of(inputs.begin(), inputs.end(),
                    [&](const auto& before) { return before.key == varied->key; })) {
      item.error("key", varied->key + " is varied twice", "keep one of them");
      continue;
    }
    VariedInput input{varied->key, varied->meaning, varied->unit,
                      read_distribution(item, *varied)};
    if (!item.good()) continue;
    doubt_cut(checked, item, input);
    inputs.push_back(std::move(input));
  }
  return inputs;
}

}  // namespace farreach
