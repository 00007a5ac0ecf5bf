/// What a river carries, in the summary for other programs.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "models/hazard/outcome.hpp"
#include "postprocess/effects/effects.hpp"

namespace farreach {

/// Its key is null without a river.
void summarize_river(const Outcome& outcome, const Effects& effects,
                     nlohmann::ordered_json& summary);

}  // namespace farreach
