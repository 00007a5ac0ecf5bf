/// Footprints of plumes as polygons for other programs.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "models/hazard/outcome.hpp"
#include "postprocess/effects/effects.hpp"

namespace farreach {

/// One feature per level and weather, RFC 7946.
void draw_plume_zones(const Outcome& outcome, const Effects& effects,
                      nlohmann::ordered_json& features);

}  // namespace farreach
