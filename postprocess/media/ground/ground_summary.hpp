/// A flow over the ground, in the summary and the zones for other programs.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "models/hazard/outcome.hpp"
#include "postprocess/effects/effects.hpp"

namespace farreach {

/// Its key is null without a flow.
void summarize_ground(const Outcome& outcome, const Effects& effects,
                      nlohmann::ordered_json& summary);

/// Cells that meet each level, one feature a level.
void draw_ground_zones(const Outcome& outcome, const Effects& effects,
                       nlohmann::ordered_json& features);

}  // namespace farreach
