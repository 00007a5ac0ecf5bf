/// From a file to a checked scenario: every section in turn, all errors together.
#include "scenarios/scenario.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "models/hazard/notice.hpp"
#include "scenarios/geography.hpp"
#include "scenarios/input_sections.hpp"
#include "scenarios/library.hpp"
#include "scenarios/reading/law_tables.hpp"
#include "scenarios/receptor_section.hpp"
#include "scenarios/schema.hpp"

namespace farreach {
namespace {

const HazardType* hazard_of(const TomlDocument& document) {
  const TomlNode* named = document.root.find("hazard");
  return named && named->kind == TomlNode::Kind::text ? find_hazard(named->text)
                                                      : nullptr;
}

/// Remarks of the hazard itself, "release.area: give this or release.speed", are put
/// where the key stands.
void take_over(const InputError& wrong, Checked& checked) {
  for (const auto& found : wrong.diagnostics()) {
    const std::string key = found.message.substr(0, found.message.find(": "));
    const bool known = key != found.message && key.find(' ') == key.npos;
    checked.error_at(checked.place(known ? key : "release"), found.message,
                     found.remedy);
  }
}

std::shared_ptr<Hazard> ask_hazard(const HazardType& hazard, const HazardInput& input,
                                   Checked& checked) {
  try {
    return hazard.make(input);
  } catch (const InputError& wrong) {
    take_over(wrong, checked);
    return nullptr;
  }
}

/// A flow or a river may lie where the library has no borders; the crossing is then a
/// station of the river.
bool without_borders(const HazardType& hazard, Scenario& scenario) {
  if (hazard.takes("weather") || borders_known_at(scenario.site.place)) return false;
  scenario.notices.push_back(notice("geography.not_covered", "info"));
  return true;
}

void add_geography(const HazardType& hazard, Scenario& scenario, Checked& checked) {
  if (without_borders(hazard, scenario)) return;
  try {
    const double radius = checked.values.number_or("receptors.towns_within", 100e3);
    scenario.geography = geography_around(scenario.site, radius);
    if (radius > 0)
      add_river_places(scenario.site, scenario.input.river, scenario.geography);
  } catch (const InputError& wrong) {
    for (const auto& found : wrong.diagnostics())
      checked.error(checked.given("site.latitude") ? "site.latitude" : "site",
                    found.message, found.remedy);
  }
}

/// A place of the user that lies elsewhere than stated, or at sea.
void doubt_place(const Site& site, Checked& checked) {
  if (!checked.given("site.latitude")) return;
  const std::string found = state_at(site.place);
  if (!found.empty() && found != site.state)
    checked.warn("site.state", "the place lies in " + found + ", not in " + site.state,
                 "by the border table of the library; check latitude and longitude");
  const bool offshore =
      site.activity.starts_with("offshore") || site.activity == "subsea_pipeline";
  if (at_sea(site.place) && !offshore)
    checked.warn(
        "site.activity",
        "the place lies at sea, but " + site.activity + " is something on land",
        "the law that applies depends on it");
}

/// Defaults that were used and are no more than an assumption or memory, in one notice.
void say_defaults(const std::vector<Parameter>& parameters, const Checked& checked,
                  std::vector<Notice>& notices) {
  std::string provisional, assumed;
  for (const auto& p : parameters) {
    if (checked.given(p.key) || !checked.values.has(p.key)) continue;
    std::string& list = p.source.starts_with("provisional") ? provisional : assumed;
    if (&list == &assumed && !p.source.starts_with("assumption")) continue;
    list += (list.empty() ? "" : "; ") + p.key + " = " + p.standard;
  }
  if (!assumed.empty())
    notices.push_back(
        notice("defaults.assumed", "assumption", {{"values", said::text(assumed)}}));
  if (!provisional.empty())
    notices.push_back(notice("defaults.provisional", "provisional",
                             {{"values", said::text(provisional)}}));
}

void sort_by_line(std::vector<Diagnostic>& diagnostics) {
  std::stable_sort(diagnostics.begin(), diagnostics.end(), [](auto& a, auto& b) {
    return std::pair(a.line, a.column) < std::pair(b.line, b.column);
  });
}

/// Sections that stand in the file and have no meaning for this hazard; of one that is
/// not known those that are not of all, with the keys of hazards.
std::vector<std::string> foreign_sections(const TomlDocument& document,
                                          const HazardType* hazard) {
  std::vector<std::string> foreign;
  if (!hazard) foreign = {"release", "numerics"};
  for (const InputSection& section : input_sections())
    if (!takes(hazard, section) && document.root.find(section.name))
      foreign.push_back(section.name);
  return foreign;
}

void refuse_sections(const std::vector<std::string>& foreign, const std::string& hazard,
                     Checked& checked) {
  for (const auto& entry : checked.document().root.entries)
    if (std::find(foreign.begin(), foreign.end(), entry.key) != foreign.end())
      checked.error_at(
          entry.spot,
          "section [" + entry.key + "] has no meaning for the hazard " + hazard,
          "leave it out");
}

/// The keys of the scenario; sections that may be left out and are have none.
std::vector<Parameter> parameters_for(const TomlDocument& document,
                                      const HazardType* hazard) {
  auto parameters = parameters_of(hazard);
  for (const InputSection& section : input_sections())
    if (section.taken == InputSection::Taken::when_given &&
        !document.root.find(section.name))
      std::erase_if(parameters,
                    [&](auto& p) { return section_of(p.key) == section.name; });
  return parameters;
}

/// Everything but the places around; errors are collected in `checked`.
Scenario read_sections(const HazardType* hazard,
                       const std::vector<Parameter>& parameters, Checked& checked) {
  Scenario scenario;
  SectionWork work{hazard, parameters, scenario, checked};
  for (const InputSection& section : input_sections()) {
    const bool given = section.taken != InputSection::Taken::when_given ||
                       checked.headers.contains(section.name);
    if (section.read && given && takes(hazard, section)) section.read(work);
  }
  return scenario;
}

}  // namespace

Scenario read_scenario_text(const std::string& file, std::string text) {
  const TomlDocument document = parse_toml(file, std::move(text));
  const HazardType* hazard = hazard_of(document);
  const auto parameters = parameters_for(document, hazard);
  const auto ignored = foreign_sections(document, hazard);
  Checked checked = check_values(document, parameters, ignored);
  if (hazard) refuse_sections(ignored, hazard->name, checked);
  Scenario scenario = read_sections(hazard, parameters, checked);
  scenario.input.place = scenario.site.place;
  scenario.input.values = checked.values;
  scenario.input.levels = scenario.levels;
  if (hazard && !checked.has_errors())
    scenario.hazard = ask_hazard(*hazard, scenario.input, checked);
  if (!checked.has_errors()) add_geography(*hazard, scenario, checked);
  if (!checked.has_errors()) doubt_place(scenario.site, checked);
  std::string places;
  if (!checked.has_errors())
    places = add_points(scenario.site, checked, scenario.geography);
  sort_by_line(checked.diagnostics);
  if (checked.has_errors()) throw InputError(checked.diagnostics);
  say_defaults(parameters, checked, scenario.notices);
  scenario.law = library_law();
  scenario.warnings = std::move(checked.diagnostics);
  scenario.fingerprint =
      fingerprint(document.text + digest_of_sections(*hazard, scenario.input) + places);
  scenario.record.text = document.text;
  return scenario;
}

Scenario read_scenario(const std::filesystem::path& file) {
  Scenario scenario = read_scenario_text(file.string(), read_text_file(file));
  scenario.record.file_name = file.filename().string();
  return scenario;
}

}  // namespace farreach
