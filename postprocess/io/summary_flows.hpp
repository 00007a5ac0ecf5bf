/// What the summary says of a flow over the ground and of a river.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "models/hazard/outcome.hpp"

namespace farreach {

/// Runs and gauges; null where nothing flows over the ground.
nlohmann::ordered_json flow_summary(const FlowField& flow);

/// States of the river, its places and what passes them; null without a river.
nlohmann::ordered_json river_summary(const RiverField& river);

}  // namespace farreach
