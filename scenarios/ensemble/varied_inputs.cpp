#include "scenarios/ensemble/varied_inputs.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenarios/ensemble/toxic_models.hpp"
#include "scenarios/ensemble/vary_item.hpp"
#include "scenarios/reading/diagnostics.hpp"

namespace farreach {
namespace {

using Kind = Distribution::Kind;

constexpr double much_cut_off = 0.1;
constexpr const char* toxic_meaning =
    "relation between exposure and death, by its number in the list of relations";

Kind kind_of(const std::string& name) {
  if (name == "lognormal") return Kind::lognormal;
  if (name == "normal") return Kind::normal;
  if (name == "uniform") return Kind::uniform;
  if (name == "loguniform") return Kind::loguniform;
  return name == "triangular" ? Kind::triangular : Kind::discrete;
}

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
  keys.emplace_back(toxic_model_key);
  return keys;
}

/// The parameter that an item varies; null after saying what is wrong with it.
const Parameter* varied_parameter(VaryItem& item, std::span<const Parameter> table) {
  if (!item.usable("key")) return nullptr;
  const std::string& key = item.values().text(item.path("key"));
  const Parameter* parameter = declared(table, key);
  const auto known = keys_to_vary(table, item.values());
  const std::string can = "can be varied here: " + joined(known);
  if (key == toxic_model_key && parameter) return parameter;
  if (!parameter || !key.starts_with("release.")) {
    const std::string meant = nearest_word(key, known);
    item.error("key",
               '"' + key + "\" is no key of [release] and not " + toxic_model_key +
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

void need_positive(VaryItem& item, const std::string& name, double value) {
  if (!(value > 0))
    item.error(name, item.path(name) + " must be above 0 for a logarithmic spread");
}

/// A difference of two values, so "5 degC" would be read as 278 K.
double deviation(VaryItem& item, const Parameter& varied) {
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

void read_range(VaryItem& item, const Parameter& varied, Distribution& d) {
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

void read_discrete(VaryItem& item, const Parameter& varied, Distribution& d) {
  d.values = item.list("values", varied);
  if (!item.good()) return;
  if (d.values.size() < 2)
    return item.error("values", item.path("values") + " needs at least two values");
  d.weights = item.weights(d.values.size());
}

/// Relations are chosen, numbers are not: each has its own distributions.
bool suits(VaryItem& item, const Parameter& varied) {
  const bool choice = item.values().text(item.path("distribution")) == "choice";
  const bool words = varied.kind != ValueKind::number;
  if (choice == words) return true;
  item.error("distribution",
             words ? varied.key + " is no number: it is drawn from a list of relations"
                   : varied.key + " is a number: there are no relations to choose from",
             words ? "write distribution = \"choice\" with choices and weights"
                   : "write distribution = \"discrete\" with values and weights");
  return false;
}

Distribution read_distribution(VaryItem& item, const Parameter& varied) {
  if (!suits(item, varied)) return {};
  if (varied.key == toxic_model_key) return read_toxic_models(item);
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

void doubt_cut(Checked& checked, const VaryItem& item, const VariedInput& input) {
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
    VaryItem item(checked, i);
    const Parameter* varied = varied_parameter(item, table);
    if (!varied || !item.usable("distribution")) continue;
    if (std::any_of(inputs.begin(), inputs.end(),
                    [&](const auto& before) { return before.key == varied->key; })) {
      item.error("key", varied->key + " is varied twice", "keep one of them");
      continue;
    }
    const bool toxic = varied->key == toxic_model_key;
    VariedInput input{varied->key, toxic ? toxic_meaning : varied->meaning,
                      toxic ? "-" : varied->unit, read_distribution(item, *varied)};
    if (!item.good()) continue;
    doubt_cut(checked, item, input);
    inputs.push_back(std::move(input));
  }
  return inputs;
}

}  // namespace farreach
