/// The ensemble of particle runs as summary.json tells it.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "models/hazard/outcome.hpp"
#include "postprocess/effects/effects.hpp"

namespace farreach {

/// Its key is null without a far field.
void summarize_far_field(const Outcome& outcome, const Effects& effects,
                         nlohmann::ordered_json& summary);

}  // namespace farreach
