/// The river as the scripts of the page draw it.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "postprocess/report/story.hpp"

namespace farreach {

/// Course, stations, profiles and series in km, h and mg/L.
void draw_river(const Story& story, nlohmann::ordered_json& data);

}  // namespace farreach
