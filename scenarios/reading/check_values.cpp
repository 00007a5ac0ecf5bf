#include "scenarios/reading/check_values.hpp"

#include <algorithm>
#include <cmath>

#include "scenarios/reading/diagnostics.hpp"
#include "scenarios/reading/parameter_value.hpp"

namespace farreach {
namespace {

constexpr std::size_t most_diagnostics = 200;  // nobody reads more

/// One clause of `when`: "release.kind = hole | vessel".
struct Clause {
  std::string key;
  std::vector<std::string> allowed;
};

std::vector<std::string> split(const std::string& text, const std::string& at) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  for (auto to = text.find(at); to != text.npos; to = text.find(at, from)) {
    parts.push_back(text.substr(from, to - from));
    from = to + at.size();
  }
  parts.push_back(text.substr(from));
  return parts;
}

std::vector<Clause> clauses(const std::string& when) {
  std::vector<Clause> found;
  if (when.empty()) return found;
  for (const auto& part : split(when, " and ")) {
    const auto sides = split(part, " = ");
    found.push_back({sides.front(), split(sides.back(), " | ")});
  }
  return found;
}

/// Replaces "[]" of `key` by the index that `item` carries: same item of the list.
std::string in_same_item(std::string key, const std::string& item) {
  const auto here = key.find("[]"), open = item.find('[');
  if (here == key.npos || open == item.npos) return key;
  return key.replace(here, 2, item.substr(open, item.find(']') - open + 1));
}

class Checker {
 public:
  Checker(const TomlDocument& document, const std::vector<Parameter>& parameters,
          const std::vector<std::string>& ignored)
      : checked_(document), parameters_(parameters), ignored_(ignored) {}

  Checked run() {
    walk(checked_.document().root, "", "");
    for (const auto& parameter : parameters_)
      for (const auto& key : instances(parameter)) settle(parameter, key);
    report_missing_sections();
    std::stable_sort(checked_.diagnostics.begin(), checked_.diagnostics.end(),
                     [](auto& a, auto& b) { return a.line < b.line; });
    return std::move(checked_);
  }

 private:
  const Parameter* parameter(const std::string& pattern) const {
    for (const auto& p : parameters_)
      if (p.key == pattern) return &p;
    return nullptr;
  }

  bool any_below(const std::string& prefix) const {
    return std::any_of(parameters_.begin(), parameters_.end(),
                       [&](const auto& p) { return p.key.starts_with(prefix); });
  }

  void walk(const TomlNode& table, const std::string& path,
            const std::string& pattern) {
    for (const auto& entry : table.entries) {
      if (path.empty() && contains(ignored_, entry.key)) continue;
      const std::string dot = path.empty() ? "" : ".";
      visit(entry, path + dot + entry.key, pattern + dot + entry.key);
    }
  }

  void visit(const TomlEntry& entry, const std::string& path,
             const std::string& pattern) {
    const bool plain = entry.key.find_first_of(".[]") == entry.key.npos;
    if (checked_.diagnostics.size() >= most_diagnostics) return;
    if (!plain) return unknown(entry, pattern);
    if (const Parameter* known = parameter(pattern)) return take(*known, path, entry);
    if (any_below(pattern + ".")) return enter_table(entry, path, pattern);
    if (any_below(pattern + "[].")) return enter_list(entry, path, pattern);
    unknown(entry, pattern);
  }

  void enter_table(const TomlEntry& entry, const std::string& path,
                   const std::string& pattern) {
    if (entry.value.kind != TomlNode::Kind::table) {
      return checked_.error_at(
          entry.value.spot,
          path + " is " + kind_name(entry.value.kind) + ", but it must be a section",
          "write [" + path + "] on a line of its own, once");
    }
    checked_.headers[path] = entry.value.spot;
    walk(entry.value, path, pattern);
  }

  void enter_list(const TomlEntry& entry, const std::string& path,
                  const std::string& pattern) {
    const auto& list = entry.value;
    const bool tables = list.kind == TomlNode::Kind::list &&
                        std::all_of(list.items.begin(), list.items.end(), [](auto& i) {
                          return i.kind == TomlNode::Kind::table;
                        });
    if (!tables)
      return checked_.error_at(
          list.spot,
          path + " is " + kind_name(list.kind) + ", but it must be a list of sections",
          "write [[" + path + "]] before each of its items");
    counts_[pattern] = list.items.size();
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      const std::string item = path + "[" + std::to_string(i) + "]";
      checked_.headers[item] = list.items[i].spot;
      walk(list.items[i], item, pattern + "[]");
    }
  }

  void take(const Parameter& known, const std::string& path, const TomlEntry& entry) {
    checked_.keys[path] = entry.spot;
    checked_.places[path] = entry.value.spot;
    auto read = read_value(known, path, entry.value);
    if (read.value) return checked_.values.set(path, std::move(*read.value));
    checked_.wrong[path] = true;
    const Spot spot = read.spot.line > 0 ? read.spot : entry.value.spot;
    checked_.error_at(spot, read.message,
                      read.remedy.empty() ? described(known) : read.remedy);
  }

  void unknown(const TomlEntry& entry, const std::string& pattern) {
    const auto cut = pattern.size() - entry.key.size();
    const std::string level = pattern.substr(0, cut);
    std::vector<std::string> siblings;
    for (const auto& p : parameters_) {
      if (!p.key.starts_with(level)) continue;
      const std::string rest = p.key.substr(cut);
      const std::string name = rest.substr(0, rest.find_first_of(".["));
      if (!contains(siblings, name)) siblings.push_back(name);
    }
    std::string message = "unknown key \"" + entry.key + "\"", remedy;
    const std::string meant = nearest_word(entry.key, siblings);
    if (!meant.empty()) {
      message += "; did you mean \"" + meant + "\"?";
    } else if (const auto home = other_home(entry.key); !home.empty()) {
      message += " here; " + home;
    } else {
      remedy = level.empty() ? "known here: " + joined(siblings)
                             : "known in [" + level.substr(0, level.size() - 1) +
                                   "]: " + joined(siblings);
    }
    checked_.error_at(entry.spot, message, remedy);
  }

  /// "it belongs in [weather]" when another section knows the name.
  std::string other_home(const std::string& name) const {
    for (const auto& p : parameters_) {
      if (p.key == name) return "it belongs before the first [section]";
      if (p.key.size() <= name.size() || !p.key.ends_with("." + name)) continue;
      const std::string home = p.key.substr(0, p.key.size() - name.size() - 1);
      if (home.ends_with("[]"))
        return "it belongs in [[" + home.substr(0, home.size() - 2) + "]]";
      return "it belongs in [" + home + "]";
    }
    return {};
  }

  /// The keys a parameter has in this file: one, or one per item of its list.
  std::vector<std::string> instances(const Parameter& p) const {
    const auto brackets = p.key.find("[]");
    if (brackets == p.key.npos) return {p.key};
    std::vector<std::string> keys;
    const auto found = counts_.find(p.key.substr(0, brackets));
    const std::size_t count = found == counts_.end() ? 0 : found->second;
    for (std::size_t i = 0; i < count; ++i)
      keys.push_back(in_same_item(p.key, "[" + std::to_string(i) + "]"));
    return keys;
  }

  enum class Holds { yes, no, unknown };

  /// Whether `when` of the parameter is true for this key.
  Holds applies(const Parameter& p, const std::string& key) const {
    for (const auto& clause : clauses(p.when)) {
      const std::string other = in_same_item(clause.key, key);
      const Parameter* condition = parameter(pattern_of(other));
      if (!condition || checked_.wrong.contains(other)) return Holds::unknown;
      const Holds holds = applies(*condition, other);
      if (holds != Holds::yes) return holds;
      const auto value = effective(*condition, other);
      if (!value) return condition->required ? Holds::unknown : Holds::no;
      if (!contains(clause.allowed, *value)) return Holds::no;
    }
    return Holds::yes;
  }

  std::optional<std::string> effective(const Parameter& p,
                                       const std::string& key) const {
    std::optional<Values::Value> value;
    if (checked_.values.has(key)) value = checked_.values.all().at(key);
    if (!value) value = standard_value(p);
    if (!value) return std::nullopt;
    if (const auto* flag = std::get_if<bool>(&*value)) return *flag ? "true" : "false";
    if (const auto* words = std::get_if<std::string>(&*value)) return *words;
    return std::nullopt;
  }

  /// After the walk: not allowed here, missing, or filled with its default.
  void settle(const Parameter& p, const std::string& key) {
    const Holds holds = applies(p, key);
    if (checked_.given(key)) {
      if (holds == Holds::no) not_allowed(p, key);
      return;
    }
    if (holds != Holds::yes) return;
    if (p.required) return missing(p, key);
    if (auto value = standard_value(p)) checked_.values.set(key, std::move(*value));
  }

  void not_allowed(const Parameter& p, const std::string& key) {
    for (const auto& clause : clauses(p.when)) {
      const std::string other = in_same_item(clause.key, key);
      const Parameter* condition = parameter(pattern_of(other));
      if (!condition) continue;
      const auto value = effective(*condition, other);
      if (value && contains(clause.allowed, *value) &&
          applies(*condition, other) == Holds::yes)
        continue;
      std::string message = key + " has no meaning ";
      message += value ? "with " + other + " = \"" + *value + "\""
                       : "without " + other + " = " + joined(clause.allowed, " or ");
      return checked_.error_at(checked_.key_place(key), message,
                               "it is for " + p.when + "; leave it out");
    }
  }

  void missing(const Parameter& p, const std::string& key) {
    const auto dot = key.rfind('.');
    const std::string section = dot == key.npos ? "" : key.substr(0, dot);
    const std::string name = dot == key.npos ? key : key.substr(dot + 1);
    if (section.empty())
      return checked_.error_at({1, 1, 1}, "missing key \"" + key + "\"", described(p));
    const auto header = checked_.headers.find(section);
    if (header == checked_.headers.end()) {
      missing_sections_[section].push_back(name);
      return;
    }
    std::string message = "missing key \"" + name + "\" in [" + section + "]";
    for (const auto& clause : clauses(p.when)) {
      const auto* condition = parameter(pattern_of(in_same_item(clause.key, key)));
      if (const auto v = condition ? effective(*condition, clause.key) : std::nullopt)
        message += ", needed with " + clause.key + " = \"" + *v + "\"";
    }
    checked_.error_at(header->second, message, described(p));
  }

  void report_missing_sections() {
    for (const auto& [section, keys] : missing_sections_)
      checked_.error_at({1, 1, 1}, "missing section [" + section + "]",
                        "it must hold at least: " + joined(keys));
  }

  static bool contains(const std::vector<std::string>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  }

  Checked checked_;
  const std::vector<Parameter>& parameters_;
  const std::vector<std::string>& ignored_;
  std::map<std::string, std::size_t> counts_;  // items of lists of tables, by pattern
  std::map<std::string, std::vector<std::string>> missing_sections_;
};

}  // namespace

bool Checked::has_errors() const {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const auto& d) { return !d.is_warning; });
}

Spot Checked::place(const std::string& key) const {
  if (const auto found = places.find(key); found != places.end()) return found->second;
  return key_place(key);
}

Spot Checked::key_place(const std::string& key) const {
  if (const auto found = keys.find(key); found != keys.end()) return found->second;
  if (const auto found = headers.find(key); found != headers.end())
    return found->second;
  for (auto dot = key.rfind('.'); dot != key.npos && dot > 0;
       dot = key.rfind('.', dot - 1)) {
    const auto found = headers.find(key.substr(0, dot));
    if (found != headers.end()) return found->second;
  }
  if (const auto found = headers.find(key); found != headers.end())
    return found->second;
  return {1, 1, 1};
}

void Checked::error(const std::string& key, std::string message, std::string remedy) {
  error_at(place(key), std::move(message), std::move(remedy));
}

void Checked::error_at(const Spot& spot, std::string message, std::string remedy) {
  if (diagnostics.size() >= most_diagnostics) return;
  for (const auto& d : diagnostics)
    if (d.line == spot.line && d.column == spot.column && d.message == message) return;
  diagnostics.push_back(document_->error(spot, std::move(message), std::move(remedy)));
}

void Checked::warn(const std::string& key, std::string message, std::string remedy) {
  diagnostics.push_back(
      document_->warning(place(key), std::move(message), std::move(remedy)));
}

Checked check_values(const TomlDocument& document,
                     const std::vector<Parameter>& parameters,
                     const std::vector<std::string>& ignored) {
  return Checker(document, parameters, ignored).run();
}

std::string pattern_of(const std::string& key) {
  std::string pattern;
  bool inside = false;
  for (const char c : key) {
    if (c == ']') inside = false;
    if (!inside) pattern += c;
    if (c == '[') inside = true;
  }
  return pattern;
}

}  // namespace farreach
