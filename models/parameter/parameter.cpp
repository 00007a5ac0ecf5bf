#include "models/parameter/parameter.hpp"

#include <string_view>

#include "solver/base/units.hpp"

namespace farreach {
namespace {

template <typename T>
const T& get(const std::map<std::string, Values::Value>& values,
             const std::string& key) {
  const auto found = values.find(key);
  if (found == values.end()) throw std::out_of_range("no value for " + key);
  return std::get<T>(found->second);
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// Takes what stands before `mark` off the front of `text`.
std::string_view take(std::string_view& text, std::string_view mark) {
  const auto end = text.find(mark);
  const std::string_view part = trimmed(text.substr(0, end));
  text = end == std::string_view::npos ? "" : text.substr(end + mark.size());
  return part;
}

/// Text of a choice, "true" or "false" of a flag; empty for anything else.
std::string spoken(const Values::Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  return "";
}

Values::Value standard_of(const Parameter& p) {
  if (p.kind == ValueKind::flag) return p.standard == "true";
  if (p.kind != ValueKind::number) return p.standard;
  const auto quantity = parse_quantity(p.standard);
  if (!quantity) throw std::logic_error(p.key + " has an unreadable default");
  return quantity->value;
}

}  // namespace

double Values::number(const std::string& key) const {
  return get<double>(values_, key);
}

double Values::number_or(const std::string& key, double otherwise) const {
  return has(key) ? number(key) : otherwise;
}

const std::string& Values::text(const std::string& key) const {
  return get<std::string>(values_, key);
}

std::string Values::text_or(const std::string& key,
                            const std::string& otherwise) const {
  return has(key) ? text(key) : otherwise;
}

bool Values::flag(const std::string& key) const {
  return has(key) && get<bool>(values_, key);
}

std::vector<double> Values::numbers(const std::string& key) const {
  return has(key) ? get<std::vector<double>>(values_, key) : std::vector<double>{};
}

std::vector<std::string> Values::texts(const std::string& key) const {
  return has(key) ? get<std::vector<std::string>>(values_, key)
                  : std::vector<std::string>{};
}

std::size_t Values::count(const std::string& key) const {
  std::size_t n = 0;
  for (;; ++n) {
    const std::string prefix = key + "[" + std::to_string(n) + "]";
    const auto found = values_.lower_bound(prefix);
    if (found == values_.end() || !found->first.starts_with(prefix)) return n;
  }
}

bool applies(const Parameter& parameter, const Values& values) {
  std::string_view rest = parameter.when;
  while (!rest.empty()) {
    std::string_view clause = take(rest, " and ");
    const auto found = values.all().find(std::string(take(clause, "=")));
    if (found == values.all().end()) return false;
    bool any = false;
    while (!clause.empty()) any |= take(clause, "|") == spoken(found->second);
    if (!any) return false;
  }
  return true;
}

Values with_standards(std::span<const Parameter> table, Values values) {
  for (const Parameter& p : table) {
    const bool single = p.kind == ValueKind::number || p.kind == ValueKind::flag ||
                        p.kind == ValueKind::choice || p.kind == ValueKind::text;
    if (!single || p.standard.empty() || values.has(p.key)) continue;
    if (applies(p, values)) values.set(p.key, standard_of(p));
  }
  return values;
}

}  // namespace farreach
