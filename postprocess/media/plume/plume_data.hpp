/// What map and charts draw of plumes, as compact JSON.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "postprocess/report/story.hpp"

namespace farreach {

void draw_plumes(const Story& story, nlohmann::ordered_json& data);

}  // namespace farreach
