#include "scenarios/reading/parameter_value.hpp"

#include <algorithm>
#include <cmath>

#include "scenarios/reading/check_values.hpp"
#include "scenarios/reading/diagnostics.hpp"
#include "solver/base/units.hpp"

namespace farreach {
namespace {

using Kind = ValueKind;

ReadValue refused(std::string message, std::string remedy = "") {
  ReadValue read;
  read.message = std::move(message);
  read.remedy = std::move(remedy);
  return read;
}

ReadValue accepted(Values::Value value) {
  ReadValue read;
  read.value = std::move(value);
  return read;
}

std::string expected(const Parameter& p) {
  switch (p.kind) {
    case Kind::number:
      return p.unit == "-"
                 ? "a number"
                 : "a number in " + p.unit + " or a text with number and unit";
    case Kind::text:
      return "a text in double quotes";
    case Kind::choice:
      return "one of " + joined(p.choices);
    case Kind::flag:
      return "true or false";
    case Kind::numbers:
      return "a list of numbers, [a, b, c]";
    case Kind::texts:
      return "a list of texts, [\"a\", \"b\"]";
    case Kind::table_list:
      return "a list of sections";
  }
  return "something else";
}

/// The value as the user wrote it, for messages.
std::string written(const TomlNode& node) {
  switch (node.kind) {
    case TomlNode::Kind::text:
      return '"' +
             (node.text.size() > 60 ? node.text.substr(0, 57) + "..." : node.text) +
             '"';
    case TomlNode::Kind::number:
      return node.text;
    case TomlNode::Kind::flag:
      return node.flag ? "true" : "false";
    default:
      return kind_name(node.kind);
  }
}

ReadValue wrong_kind(const Parameter& p, const std::string& key, const TomlNode& node) {
  const bool simple = node.kind == TomlNode::Kind::number ||
                      node.kind == TomlNode::Kind::text ||
                      node.kind == TomlNode::Kind::flag;
  return refused(key + (simple ? " = " + written(node) : "") + " is " +
                     kind_name(node.kind) + ", but it must be " + expected(p),
                 described(p));
}

std::string unit_part(const std::string& text) {
  const auto start = text.find_first_not_of("0123456789+-.eE ");
  return start == text.npos ? std::string() : text.substr(start);
}

ReadValue wrong_unit(const Parameter& p, const std::string& key, const TomlNode& node) {
  const std::string hint = unit_hint(node.text);
  if (!hint.empty())
    return refused(key + " = " + written(node) + " cannot be read", hint);
  const auto quantity = parse_quantity(node.text);
  if (!quantity)
    return refused(key + " = " + written(node) + " is not a number with a known unit",
                   p.unit == unit_of_another_key
                       ? described(p)
                       : described(p) + "; units: " + joined(units_of(p.unit)));
  const std::string unit = unit_part(node.text);
  if (p.unit == "-")
    return refused(key + " = " + written(node) + " has the unit " + unit +
                       ", but a pure number is needed",
                   described(p) + "; units: " + joined(units_of(p.unit)));
  return refused(key + " = " + written(node) + " is in " + unit +
                     ", which is not a unit of the same kind as " + p.unit,
                 described(p) + "; units: " + joined(units_of(p.unit)));
}

ReadValue in_range(const Parameter& p, const std::string& key, const TomlNode& node,
                   double value) {
  if (value >= p.low && value <= p.high) return accepted(value);
  if (!std::isfinite(value))
    return refused(key + " = " + written(node) + " is not a finite number");
  const std::string unit =
      node.kind == TomlNode::Kind::text ? unit_part(node.text) : std::string();
  std::string remedy = described(p);
  if (unit.empty() && p.unit == "K" && value < 150)
    remedy += "; bare numbers are kelvin, write \"" + node.text + " degC\"";
  else if (unit.empty() && p.unit == "-" && value > 1 && value <= 100 && p.high <= 1)
    remedy += "; for per cent write \"" + node.text + " %\"";
  else if (unit.empty() && p.unit != "-")
    remedy += "; bare numbers are in " + p.unit;
  return refused(key + " = " + written(node) + " is outside " + range_text(p, unit),
                 remedy);
}

ReadValue read_number(const Parameter& p, const std::string& key,
                      const TomlNode& node) {
  if (node.kind == TomlNode::Kind::number) return in_range(p, key, node, node.number);
  if (node.kind != TomlNode::Kind::text) return wrong_kind(p, key, node);
  const auto quantity = parse_quantity(node.text);
  const bool any_unit = p.unit == unit_of_another_key;
  if (!quantity || (!any_unit && !quantity->si_unit.empty() &&
                    !same_dimension(quantity->si_unit, p.unit)))
    return wrong_unit(p, key, node);
  return in_range(p, key, node, quantity->value);
}

ReadValue read_choice(const Parameter& p, const std::string& key,
                      const TomlNode& node) {
  if (node.kind != TomlNode::Kind::text) return wrong_kind(p, key, node);
  for (const auto& choice : p.choices)
    if (choice == node.text) return accepted(node.text);
  std::string message =
      key + " = " + written(node) + " is not one of " + joined(p.choices);
  const std::string meant = nearest_word(node.text, p.choices);
  if (!meant.empty()) message += "; did you mean \"" + meant + "\"?";
  return refused(message);
}

template <typename T, typename Read>
ReadValue read_list(const Parameter& p, const std::string& key, const TomlNode& node,
                    Read read_item) {
  if (node.kind != TomlNode::Kind::list) return wrong_kind(p, key, node);
  std::vector<T> values;
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    ReadValue item = read_item(p, key + "[" + std::to_string(i) + "]", node.items[i]);
    if (!item.value) {
      item.spot = node.items[i].spot;
      return item;
    }
    values.push_back(std::get<T>(std::move(*item.value)));
  }
  return accepted(std::move(values));
}

ReadValue read_text(const Parameter& p, const std::string& key, const TomlNode& node) {
  const bool words =
      node.kind == TomlNode::Kind::text || node.kind == TomlNode::Kind::date_time;
  if (!words) return wrong_kind(p, key, node);
  if (node.text.find_first_not_of(" \t\n") == node.text.npos)
    return refused(key + " is empty");
  return accepted(node.text);
}

}  // namespace

ReadValue read_value(const Parameter& p, const std::string& key, const TomlNode& node) {
  switch (p.kind) {
    case Kind::number:
      return read_number(p, key, node);
    case Kind::text:
      return read_text(p, key, node);
    case Kind::choice:
      return read_choice(p, key, node);
    case Kind::flag:
      if (node.kind != TomlNode::Kind::flag) return wrong_kind(p, key, node);
      return accepted(node.flag);
    case Kind::numbers:
      return read_list<double>(p, key, node, read_number);
    case Kind::texts:
      return read_list<std::string>(p, key, node, read_text);
    case Kind::table_list:
      break;
  }
  return wrong_kind(p, key, node);
}

std::optional<Values::Value> standard_value(const Parameter& p) {
  if (p.standard.empty()) return std::nullopt;
  const auto as_number = [&](const std::string& text) -> std::optional<double> {
    const auto quantity = parse_quantity(text);
    if (!quantity) return std::nullopt;
    return quantity->value;
  };
  std::vector<std::string> words;
  for (std::size_t from = 0; from < p.standard.size();) {
    const auto to = std::min(p.standard.find(", ", from), p.standard.size());
    words.push_back(p.standard.substr(from, to - from));
    from = to + 2;
  }
  if (p.kind == Kind::number) {
    const auto value = as_number(p.standard);
    return value ? std::optional<Values::Value>(*value) : std::nullopt;
  }
  if (p.kind == Kind::flag) return p.standard == "true";
  if (p.kind == Kind::texts) return words;
  if (p.kind != Kind::numbers) return p.standard;
  std::vector<double> values;
  for (const auto& word : words)
    if (const auto value = as_number(word)) values.push_back(*value);
  return values;
}

std::string described(const Parameter& p) {
  std::string text = p.meaning;
  if (!p.unit.empty()) text += " [" + p.unit + "]";
  if (p.required) text += ", required";
  if (!p.standard.empty()) text += ", default " + p.standard;
  return text;
}

std::string range_text(const Parameter& p, const std::string& unit) {
  const auto none = parse_quantity("0 " + unit), one = parse_quantity("1 " + unit);
  const bool other = !unit.empty() && none && one && one->value != none->value;
  const double offset = other ? none->value : 0;
  const double factor = other ? one->value - none->value : 1;
  const std::string name = other ? unit : p.unit;
  std::string text = "[" + shown((p.low - offset) / factor) + ", " +
                     shown((p.high - offset) / factor) + "]";
  if (name != "-" && !name.empty()) text += " " + name;
  return text;
}

}  // namespace farreach
