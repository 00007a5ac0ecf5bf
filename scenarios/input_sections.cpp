#include "scenarios/input_sections.hpp"

#include <algorithm>

#include "models/far_field/ring_windows.hpp"
#include "models/far_field/settings.hpp"
#include "scenarios/ensemble/ensemble_section.hpp"
#include "scenarios/ensemble/toxic_models.hpp"
#include "scenarios/levels.hpp"
#include "scenarios/meteorology/meteorology_section.hpp"
#include "scenarios/record.hpp"
#include "scenarios/release_section.hpp"
#include "scenarios/river/river_section.hpp"
#include "scenarios/scenario.hpp"
#include "scenarios/schema.hpp"
#include "scenarios/site_section.hpp"
#include "scenarios/terrain/terrain_section.hpp"
#include "scenarios/weather_section.hpp"

namespace farreach {
namespace {

bool declares(const HazardType* hazard, const std::string& key) {
  const auto table = hazard ? hazard->parameters() : std::span<const Parameter>{};
  return std::any_of(table.begin(), table.end(),
                     [&](const auto& p) { return p.key == key; });
}

bool takes_section(const HazardType* hazard, const std::string& name) {
  return hazard ? hazard->takes(name) : name == "weather";
}

void read_before_sections(SectionWork& work) {
  work.scenario.record = read_record(work.checked);
}

void read_place(SectionWork& work) {
  work.scenario.site = read_site(work.checked, work.scenario.notices);
}

void read_steady_weather(SectionWork& work) {
  auto weather = read_weather(work.checked, work.scenario.notices);
  work.scenario.input.weathers = std::move(weather.weathers);
  work.scenario.record.rose = std::move(weather.rose);
}

void read_release(SectionWork& work) {
  if (declares(work.hazard, "release.fluid"))
    read_fluid(work.checked, work.scenario.notices);
}

void read_thresholds(SectionWork& work) {
  const auto emitted = work.hazard && work.hazard->emits
                           ? work.hazard->emits(work.checked.values)
                           : std::vector<std::string>{};
  const auto taken = [&](const std::string& section) {
    return takes_section(work.hazard, section);
  };
  work.scenario.levels =
      read_levels(work.checked, taken, emitted, work.scenario.notices);
  if (taken("weather"))
    work.scenario.record.lethality_model =
        chosen_probit(work.checked, emitted.empty() ? "H2S" : emitted.front());
}

/// Reading the ground can take seconds.
void read_ground(SectionWork& work) {
  if (!work.checked.has_errors())
    work.scenario.input.terrain =
        read_terrain(work.checked, work.scenario.site, work.scenario.notices);
}

void read_rivers(SectionWork& work) {
  work.scenario.input.river = read_river(work.checked, work.scenario.notices);
}

double horizon_of(const SectionWork& work) {
  return followed_time(work.scenario.record.horizon);
}

void read_changing_weather(SectionWork& work) {
  Scenario& scenario = work.scenario;
  if (!work.checked.has_errors())
    scenario.input.meteorology =
        read_meteorology(work.checked, scenario.site, horizon_of(work),
                         scenario.notices, &scenario.weather_origins);
}

/// Sections about the far field mean nothing without weather that changes.
bool has_meteorology(SectionWork& work, const char* section) {
  if (work.checked.headers.contains("meteorology")) return true;
  work.checked.error(
      section, "section [" + std::string(section) + "] needs a section [meteorology]",
      "say there where the weather comes from");
  return false;
}

void look_at_far_field(SectionWork& work) {
  has_meteorology(work, "far_field");
}

void read_members(SectionWork& work) {
  if (!has_meteorology(work, "ensemble") || work.checked.has_errors()) return;
  Scenario& scenario = work.scenario;
  scenario.input.ensemble =
      read_ensemble(work.checked, work.parameters, scenario.input.meteorology,
                    horizon_of(work), scenario.notices);
  say_toxic_models(work.checked, scenario.input.ensemble, scenario.levels,
                   scenario.notices);
}

std::string weather_digits(const HazardInput& input) {
  return meteorology_digest(input.meteorology);
}
std::string ground_digits(const HazardInput& input) {
  return terrain_digest(input.terrain);
}
std::string river_digits(const HazardInput& input) {
  return river_digest(input.river);
}

const InputSection* find_section(const std::string& name) {
  for (const InputSection& section : input_sections())
    if (section.name == name) return &section;
  return nullptr;
}

void append(std::vector<Parameter>& all, std::span<const Parameter> more) {
  all.insert(all.end(), more.begin(), more.end());
}

/// Keys of the sections in the order in which the hazard names them.
void append_sections(std::vector<Parameter>& all, const HazardType& hazard) {
  for (const std::string& name : hazard.sections)
    if (const auto* section = find_section(name); section && section->parameters)
      append(all, section->parameters());
}

}  // namespace

std::span<const InputSection> input_sections() {
  using enum InputSection::Taken;
  static const std::vector<InputSection> all = {
      {"", "what the scenario is; these keys stand before the first section", by_all,
       nullptr, read_before_sections},
      {"site", "where it happens", by_all, nullptr, read_place},
      {"weather",
       "one condition, a set of conditions, and how often the wind blows from where",
       by_some, nullptr, read_steady_weather},
      {"release", "what comes out, how fast and in which way (keys of the hazard)",
       by_all, nullptr, read_release},
      {"thresholds", "levels that are looked for", by_all, nullptr, read_thresholds},
      {"river", "the river below the site, down to the border and beyond", when_given,
       river_parameters, read_rivers, river_digits},
      {"terrain", "the ground that a flow runs over, fluid at the start, gauges",
       by_some, terrain_parameters, read_ground, ground_digits},
      {"meteorology",
       "weather that changes, for the far field: a station, a grid or a climate",
       when_given, meteorology_parameters, read_changing_weather, weather_digits},
      {"far_field", "particles beyond the plume, up to hundreds of kilometres",
       when_given, far_field_parameters, look_at_far_field},
      {"ensemble", "many runs over weathers and whatever else is not sure", when_given,
       ensemble_parameters, read_members},
      {"receptors", "settlements, intakes, posts: who is to be warned", by_all},
      {"output", "what the result shows in which detail", by_all},
      {"numerics", "resolution and tolerances (keys of the hazard)", by_all},
  };
  return all;
}

bool takes(const HazardType* hazard, const InputSection& section) {
  return section.taken == InputSection::Taken::by_all ||
         takes_section(hazard, section.name);
}

std::vector<Parameter> parameters_of(const HazardType* hazard) {
  auto all = general_parameters_for(hazard);
  if (!hazard) return all;
  append_sections(all, *hazard);
  append(all, hazard->parameters());
  return all;
}

std::vector<Parameter> all_parameters() {
  const auto general = general_parameters();
  std::vector<Parameter> all(general.begin(), general.end());
  for (const InputSection& section : input_sections())
    if (section.parameters) append(all, section.parameters());
  for (const auto& type : hazard_catalog()) append(all, type.parameters());
  return all;
}

std::string digest_of_sections(const HazardType& hazard, const HazardInput& input) {
  std::string digits;
  for (const std::string& name : hazard.sections)
    if (const auto* section = find_section(name); section && section->digest)
      digits += section->digest(input);
  return digits;
}

}  // namespace farreach
