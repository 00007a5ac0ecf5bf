/// The keys before the first section: title, mode, times.
#pragma once

#include "models/hazard/outcome.hpp"
#include "scenarios/reading/check_values.hpp"

namespace farreach {

/// Reads them, and what readers of the result need of other sections.
ScenarioRecord read_record(Checked& checked);

}  // namespace farreach
