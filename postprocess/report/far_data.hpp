/// The far field as the scripts of the page draw it.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "postprocess/report/story.hpp"

namespace farreach {

/// Rings, maps of probability and arrival, frames, convergence and shares of inputs;
/// null without a far field.
nlohmann::ordered_json far_json(const Story& story);

}  // namespace farreach
