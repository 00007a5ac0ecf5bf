/// Reaches of gas in the air in the words of the page.
#pragma once

#include <string>

#include "postprocess/report/story.hpp"

namespace farreach {

/// The reach of that level over all weathers with the largest distance, or nullptr.
const LevelReach* worst_reach(const Effects& effects, std::size_t level);

/// "5.3 (2.9–9.4) km" in one weather, as far as it may be believed; "over 50 km" where
/// the model cannot bound it
std::string reach_text(const Story& story, const LevelReach& reach);

/// Whether low and high end are those of its weather, not of another one.
bool of_one_weather(const Story& story, const LevelExtent& extent);

}  // namespace farreach
