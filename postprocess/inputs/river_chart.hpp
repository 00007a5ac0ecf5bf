/// The river that was read as charts along its length.
#pragma once

#include <string>

#include "models/hazard/river_network.hpp"
#include "postprocess/voice/messages.hpp"

namespace farreach {

/// Fall of the bed below the upper end by the slopes of the reaches, and discharge in
/// each case; stations as lines with their names.
std::string river_charts(const RiverNetwork& river, const Messages& say);

}  // namespace farreach
