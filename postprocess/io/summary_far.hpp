/// The ensemble of particle runs as summary.json tells it.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "models/hazard/outcome.hpp"
#include "postprocess/effects/effects.hpp"

namespace farreach {

/// Null without a far field.
nlohmann::ordered_json far_summary(const Outcome& outcome, const Effects& effects);

}  // namespace farreach
