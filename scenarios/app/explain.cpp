/// farreach explain: what a scenario may contain, from the tables that check it.
#include <fmt/format.h>

#include <algorithm>
#include <iostream>

#include "scenarios/app/command.hpp"
#include "scenarios/app/commands.hpp"
#include "scenarios/input_sections.hpp"
#include "scenarios/reading/check_values.hpp"
#include "scenarios/reading/diagnostics.hpp"
#include "scenarios/reading/parameter_value.hpp"
#include "scenarios/schema.hpp"
#include "solver/base/units.hpp"

namespace farreach::app {
namespace {

std::string kind_text(const Parameter& p) {
  switch (p.kind) {
    case ValueKind::number:
      return p.unit;
    case ValueKind::text:
      return "text";
    case ValueKind::choice:
      return "choice";
    case ValueKind::flag:
      return "true/false";
    case ValueKind::numbers:
      return "list of " + p.unit;
    case ValueKind::texts:
      return "texts";
    case ValueKind::table_list:
      return "sections";
  }
  return "";
}

std::string default_text(const Parameter& p) {
  if (p.required) return "required";
  return p.standard.empty() ? "" : p.standard;
}

void print_table(const std::vector<Parameter>& parameters) {
  std::size_t key = 3, kind = 4, standard = 7;
  for (const auto& p : parameters) {
    key = std::max(key, p.key.size());
    kind = std::max(kind, kind_text(p).size());
    standard = std::max(standard, std::min<std::size_t>(default_text(p).size(), 24));
  }
  std::cout << fmt::format("{:<{}}  {:<{}}  {:<{}}  {}\n", "key", key, "unit", kind,
                           "default", standard, "meaning");
  for (const auto& p : parameters)
    std::cout << fmt::format("{:<{}}  {:<{}}  {:<{}}  {}\n", p.key, key, kind_text(p),
                             kind, default_text(p), standard, p.meaning);
}

void print_row(const char* name, const std::string& text) {
  if (!text.empty()) std::cout << fmt::format("  {:<9} {}\n", name, text);
}

/// The hazards that declare this very key; two may use one name for different things.
std::string hazards_with(const Parameter& parameter) {
  std::vector<std::string> names;
  for (const auto& type : hazard_catalog())
    for (const auto& p : type.parameters())
      if (p.key == parameter.key && p.meaning == parameter.meaning)
        names.push_back(type.name);
  return joined(names);
}

void print_parameter(const Parameter& p) {
  std::cout << p.key << "\n";
  print_row("hazard", hazards_with(p));
  print_row("meaning", p.meaning);
  const bool number = p.kind == ValueKind::number || p.kind == ValueKind::numbers;
  print_row("kind", number ? "number" : kind_text(p));
  if (number && p.unit == unit_of_another_key) {
    print_row("unit", "that of the varied key; a bare number is in its SI unit");
  } else if (number) {
    print_row("unit", joined(units_of(p.unit)) + "; a bare number is in " + p.unit);
    print_row("range", range_text(p));
  }
  print_row("choices", joined(p.choices));
  print_row("default", p.required ? "none, required" : p.standard);
  print_row("only for", p.when);
  print_row("source", p.source);
}

int print_overview() {
  std::cout << "Hazards (farreach explain HAZARD lists its keys):\n";
  for (const auto& type : hazard_catalog())
    std::cout << fmt::format("  {:<12} {}\n", type.name, type.meaning);
  std::cout << "\nSections of a scenario (farreach explain SECTION lists its keys):\n";
  for (const auto& section : input_sections())
    std::cout << fmt::format("  {:<12} {}\n",
                             section.name.empty() ? "(top)" : "[" + section.name + "]",
                             section.meaning);
  std::cout
      << "\nNumbers may carry units, \"120 bar\"; bare numbers are SI. Pressures are "
         "absolute.\nfarreach explain KEY says more about one key.\n";
  return 0;
}

std::vector<Parameter> matching(const std::string& subject) {
  std::vector<Parameter> found;
  const bool top = subject == "top" || subject == "(top)";
  for (const auto& p : all_parameters()) {
    const bool in_section = !subject.empty() && p.key.starts_with(subject + ".");
    const bool in_items = p.key.starts_with(subject + "[].");
    if ((top && section_of(p.key).empty()) || in_section || in_items)
      found.push_back(p);
  }
  return found;
}

/// The parameter of that key, or those whose last part it is.
std::vector<Parameter> named(const std::string& subject) {
  std::vector<Parameter> exact, last;
  for (const auto& p : all_parameters()) {
    if (p.key == subject || p.key == pattern_of(subject)) exact.push_back(p);
    if (p.key.ends_with("." + subject)) last.push_back(p);
  }
  return exact.empty() ? last : exact;
}

[[noreturn]] void refuse(const std::string& subject) {
  std::vector<std::string> known;
  for (const auto& type : hazard_catalog()) known.push_back(type.name);
  for (const auto& section : input_sections()) known.push_back(section.name);
  for (const auto& p : all_parameters()) known.push_back(p.key);
  std::string meant = nearest_word(subject, known);
  if (meant.empty())
    for (const auto& key : known) {
      const auto dot = key.rfind('.');
      if (dot == key.npos || !meant.empty()) continue;
      if (!nearest_word(subject, {key.substr(dot + 1)}).empty()) meant = key;
    }
  throw InputError(
      {{.message = "there is no hazard, section or key \"" + subject + '"' +
                   (meant.empty() ? "" : "; did you mean \"" + meant + "\"?"),
        .remedy = "farreach explain lists hazards and sections"}});
}

}  // namespace

int explain(const ExplainOptions& options) {
  std::string subject = options.subject;
  if (subject.empty()) return print_overview();
  if (subject.size() > 2 && subject.front() == '[' && subject.back() == ']')
    subject = subject.substr(1, subject.size() - 2);
  if (const HazardType* hazard = find_hazard(subject)) {
    std::cout << hazard->name << ": " << hazard->meaning << "\n\n";
    const auto table = hazard->parameters();
    print_table({table.begin(), table.end()});
    return 0;
  }
  if (const auto keys = named(subject); !keys.empty()) {
    for (const auto& p : keys) print_parameter(p);
    return 0;
  }
  const auto section = matching(subject);
  if (section.empty()) refuse(subject);
  print_table(section);
  return 0;
}

Command explain_command() {
  auto made = new_command(
      "explain [HAZARD|KEY]",
      "Says what a scenario may contain: units, ranges, defaults, sources.", "subject");
  made.start = [](const po::variables_map& map) {
    return explain({.subject = text_of(map, "subject")});
  };
  return made;
}

}  // namespace farreach::app
