/// A scenario as read and checked: all a hazard and the result need.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "models/hazard/hazard.hpp"
#include "scenarios/meteorology/hour_origin.hpp"
#include "scenarios/reading/diagnostics.hpp"
#include "solver/base/error.hpp"

namespace farreach {

struct Scenario {
  ScenarioRecord record;
  Site site;
  Geography geography;  ///< borders and towns around the site
  std::vector<Level> levels;
  Law law;
  HazardInput input;
  std::shared_ptr<Hazard> hazard;           ///< of that input, as the check built it
  std::vector<HourOrigin> weather_origins;  ///< of each time; empty: not followed
  std::vector<Notice> notices;              ///< assumptions made while reading
  std::vector<Diagnostic> warnings;         ///< doubtful, not wrong
  std::string fingerprint;  ///< of the text and of the library data used, hexadecimal
};

/// Reads and checks a scenario. Throws InputError with *all* diagnostics, none run.
Scenario read_scenario(const std::filesystem::path& file);

/// The same for a text; `file` is what messages name.
Scenario read_scenario_text(const std::string& file, std::string text);

}  // namespace farreach
