/// The weather that was read as charts, one below the other over the same time.
#pragma once

#include <string>
#include <vector>

#include "postprocess/inputs/inputs_view.hpp"
#include "postprocess/voice/messages.hpp"

namespace farreach {

/// Name of an origin in the style sheet, "told".
const char* origin_style(InputOrigin origin);

/// Wind, temperature, stability, mixing height and rain; below each plot a strip tells
/// by colour where the values came from. `width` of the plots [px].
std::string weather_charts(const std::vector<InputHour>& hours, double width,
                           const Messages& say);

}  // namespace farreach
