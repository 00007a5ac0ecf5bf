/// What maps and charts know of levels in the air.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "postprocess/report/story.hpp"

namespace farreach {

/// Adds to data["levels"] what each is as a mole fraction [ppm]; null: none.
void draw_air_levels(const Story& story, nlohmann::ordered_json& data);

}  // namespace farreach
