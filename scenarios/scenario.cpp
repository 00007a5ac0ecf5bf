/// From a file to a checked scenario: every section in turn, all errors together.
#include "scenarios/scenario.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "models/far_field/ring_windows.hpp"
#include "models/far_field/settings.hpp"
#include "scenarios/ensemble/ensemble_section.hpp"
#include "scenarios/ensemble/toxic_models.hpp"
#include "scenarios/geography.hpp"
#include "scenarios/levels.hpp"
#include "scenarios/library.hpp"
#include "scenarios/meteorology/meteorology_section.hpp"
#include "scenarios/receptor_section.hpp"
#include "scenarios/record.hpp"
#include "scenarios/release_section.hpp"
#include "scenarios/river/river_section.hpp"
#include "scenarios/schema.hpp"
#include "scenarios/site_section.hpp"
#include "scenarios/terrain/terrain_section.hpp"
#include "scenarios/weather_section.hpp"

namespace farreach {
namespace {

const HazardType* hazard_of(const TomlDocument& document) {
  const TomlNode* named = document.root.find("hazard");
  return named && named->kind == TomlNode::Kind::text ? find_hazard(named->text)
                                                      : nullptr;
}

bool declares(const HazardType& hazard, const std::string& key) {
  const auto table = hazard.parameters();
  return std::any_of(table.begin(), table.end(),
                     [&](const auto& p) { return p.key == key; });
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
bool without_borders(const HazardNeeds& needs, Scenario& scenario) {
  if (needs.weather || borders_known_at(scenario.site.place)) return false;
  scenario.notices.push_back(
      {"geography.not_covered", "info",
       "The borders of the library do not reach this place: no distance to a border is "
       "computed, and the map shows none."});
  return true;
}

void add_geography(const HazardNeeds& needs, Scenario& scenario, Checked& checked) {
  if (without_borders(needs, scenario)) return;
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
        {"defaults.assumed", "assumption", "Not stated, so assumed: " + assumed + "."});
  if (!provisional.empty())
    notices.push_back({"defaults.provisional", "provisional",
                       "Defaults that are provisional: " + provisional + "."});
}

void sort_by_line(std::vector<Diagnostic>& diagnostics) {
  std::stable_sort(diagnostics.begin(), diagnostics.end(), [](auto& a, auto& b) {
    return std::pair(a.line, a.column) < std::pair(b.line, b.column);
  });
}

/// Sections that stand in the file and have no meaning for this hazard.
std::vector<std::string> foreign_sections(const TomlDocument& document,
                                          const HazardNeeds& needs) {
  std::vector<std::string> foreign;
  const auto look = [&](const char* name, bool needed) {
    if (!needed && document.root.find(name)) foreign.emplace_back(name);
  };
  for (const char* name : {"weather", "meteorology", "far_field", "ensemble"})
    look(name, needs.weather);
  look("terrain", needs.terrain);
  look("river", needs.river);
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

/// Sections about the far field mean nothing without weather that changes.
void require_meteorology(Checked& checked) {
  for (const char* name : {"far_field", "ensemble"})
    if (checked.headers.contains(name) && !checked.headers.contains("meteorology"))
      checked.error(name,
                    "section [" + std::string(name) + "] needs a section [meteorology]",
                    "say there where the weather comes from");
}

/// Weather that changes, and the members over it.
void read_far_field(const std::vector<Parameter>& parameters, Scenario& scenario,
                    Checked& checked) {
  require_meteorology(checked);
  if (!checked.headers.contains("meteorology") || checked.has_errors()) return;
  const double horizon = followed_time(scenario.record.horizon);
  scenario.input.meteorology = read_meteorology(
      checked, scenario.site, horizon, scenario.notices, &scenario.weather_origins);
  if (!checked.headers.contains("ensemble") || checked.has_errors()) return;
  scenario.input.ensemble = read_ensemble(
      checked, parameters, scenario.input.meteorology, horizon, scenario.notices);
  say_toxic_models(checked, scenario.input.ensemble, scenario.levels, scenario.notices);
}

/// Terrain and river come last: reading them can take seconds.
void read_ground(const HazardNeeds& needs, Scenario& scenario, Checked& checked) {
  if (needs.river && checked.headers.contains("river"))
    scenario.input.river = read_river(checked, scenario.notices);
  if (needs.terrain && !checked.has_errors())
    scenario.input.terrain = read_terrain(checked, scenario.site, scenario.notices);
}

/// Everything but the geography; errors are collected in `checked`.
Scenario read_sections(const HazardType* hazard, Checked& checked) {
  Scenario scenario;
  scenario.record = read_record(checked);
  scenario.site = read_site(checked, scenario.notices);
  const HazardNeeds needs = hazard ? hazard->needs : HazardNeeds{};
  if (needs.weather) {
    auto weather = read_weather(checked, scenario.notices);
    scenario.input.weathers = std::move(weather.weathers);
    scenario.record.rose = std::move(weather.rose);
  }
  if (hazard && declares(*hazard, "release.fluid"))
    read_fluid(checked, scenario.notices);
  const auto emitted = hazard && hazard->emits ? hazard->emits(checked.values)
                                               : std::vector<std::string>{};
  scenario.levels = read_levels(checked, needs, emitted, scenario.notices);
  if (needs.weather)
    scenario.record.lethality_model =
        chosen_probit(checked, emitted.empty() ? "H2S" : emitted.front());
  return scenario;
}

}  // namespace

Scenario read_scenario_text(const std::string& file, std::string text) {
  const TomlDocument document = parse_toml(file, std::move(text));
  const HazardType* hazard = hazard_of(document);
  auto parameters = parameters_of(hazard);
  std::vector<std::string> ignored;
  if (!hazard)
    ignored = {"release", "numerics", "terrain", "river"};
  else
    ignored = foreign_sections(document, hazard->needs);
  for (const char* name : {"river", "meteorology", "far_field", "ensemble"})
    if (!document.root.find(name))
      std::erase_if(parameters, [&](auto& p) { return section_of(p.key) == name; });
  Checked checked = check_values(document, parameters, ignored);
  if (hazard) refuse_sections(ignored, hazard->name, checked);
  Scenario scenario = read_sections(hazard, checked);
  if (hazard) read_ground(hazard->needs, scenario, checked);
  if (hazard && hazard->needs.weather) read_far_field(parameters, scenario, checked);
  scenario.input.place = scenario.site.place;
  scenario.input.values = checked.values;
  scenario.input.levels = scenario.levels;
  if (hazard && !checked.has_errors())
    scenario.hazard = ask_hazard(*hazard, scenario.input, checked);
  if (!checked.has_errors()) add_geography(hazard->needs, scenario, checked);
  if (!checked.has_errors()) doubt_place(scenario.site, checked);
  std::string places;
  if (!checked.has_errors())
    places = add_points(scenario.site, checked, scenario.geography);
  sort_by_line(checked.diagnostics);
  if (checked.has_errors()) throw InputError(checked.diagnostics);
  say_defaults(parameters, checked, scenario.notices);
  scenario.warnings = std::move(checked.diagnostics);
  scenario.fingerprint =
      fingerprint(document.text + terrain_digest(scenario.input.terrain) +
                  river_digest(scenario.input.river) +
                  meteorology_digest(scenario.input.meteorology) + places);
  scenario.record.text = document.text;
  return scenario;
}

Scenario read_scenario(const std::filesystem::path& file) {
  Scenario scenario = read_scenario_text(file.string(), read_text_file(file));
  scenario.record.file_name = file.filename().string();
  return scenario;
}

std::vector<Parameter> all_parameters() {
  const auto general = general_parameters();
  std::vector<Parameter> all(general.begin(), general.end());
  for (const auto table :
       {terrain_parameters(), river_parameters(), meteorology_parameters(),
        far_field_parameters(), ensemble_parameters()})
    all.insert(all.end(), table.begin(), table.end());
  for (const auto& type : hazard_catalog()) {
    const auto own = type.parameters();
    all.insert(all.end(), own.begin(), own.end());
  }
  return all;
}

}  // namespace farreach
