/// The part of summary.json about people and places.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "models/hazard/outcome.hpp"
#include "postprocess/assess/findings.hpp"

namespace farreach {

/// The answer about the people of the State of origin.
nlohmann::ordered_json people_summary(const Outcome& outcome, const Findings& findings);

/// Every place looked at, those in danger first.
nlohmann::ordered_json places_summary(const Outcome& outcome, const Findings& findings);

/// How far each level in the air extends, and which model decided.
nlohmann::ordered_json extents_summary(const Outcome& outcome,
                                       const Findings& findings);

}  // namespace farreach
