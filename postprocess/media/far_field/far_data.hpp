/// The far field as the scripts of the page draw it.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "postprocess/report/story.hpp"

namespace farreach {

/// Rings, maps of probability and arrival, frames, convergence and shares of inputs.
void draw_far_field(const Story& story, nlohmann::ordered_json& data);

}  // namespace farreach
