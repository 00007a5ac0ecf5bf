/// The weathers of the plumes as summary.json tells them.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "models/hazard/outcome.hpp"
#include "postprocess/effects/effects.hpp"

namespace farreach {

/// An empty list where there are no plumes.
void summarize_weathers(const Outcome& outcome, const Effects& effects,
                        nlohmann::ordered_json& summary);

}  // namespace farreach
