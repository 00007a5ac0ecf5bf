/// Reading the section [ensemble] of a text, for tests.
#pragma once

#include <string>
#include <vector>

#include "scenarios/ensemble/ensemble_section.hpp"
#include "scenarios/input_sections.hpp"
#include "scenarios/release_section.hpp"
#include "solver/base/error.hpp"

namespace farreach::testing {

constexpr double day = 86400;  // [s]

/// Weather from the first moment of 2025 to its last.
inline WeatherFields weather_of_2025() {
  WeatherFields weather;
  weather.kind = "series";
  weather.start_utc = "2025-01-01T00:00:00Z";
  weather.time = {0, 365 * day};
  return weather;
}

/// All keys of a scenario of sour gas with an ensemble.
inline std::vector<Parameter> ensemble_table() {
  auto table = parameters_of(find_hazard("sour_gas"));
  std::erase_if(table, [](auto& p) {
    return p.key.starts_with("ensemble.") || p.key.starts_with("meteorology.");
  });
  for (const auto& p : ensemble_parameters()) table.push_back(p);
  return table;
}

struct ReadEnsemble {
  EnsemblePlan plan;
  std::vector<Notice> notices;
  std::vector<Diagnostic> warnings;
};

inline ReadEnsemble ensemble_of(const TomlDocument& document,
                                const WeatherFields& weather, double horizon) {
  const auto table = ensemble_table();
  Checked checked = check_values(document, table);
  ReadEnsemble read;
  read_fluid(checked, read.notices);
  read.plan = read_ensemble(checked, table, weather, horizon, read.notices);
  if (checked.has_errors()) throw InputError(checked.diagnostics);
  read.warnings = checked.diagnostics;
  return read;
}

}  // namespace farreach::testing
