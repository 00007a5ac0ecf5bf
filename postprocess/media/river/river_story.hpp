/// Facts that the parts about the river tell: names, levels in water, and how far each
/// level holds downstream.
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "postprocess/media/river/river_levels.hpp"
#include "postprocess/report/story.hpp"

namespace farreach {

std::string river_name(const Story& story);
std::string station_name(const Story& story, const RiverStation& station);
/// "border Kazakhstan – Russia", "town, 9700 people"
std::string station_kind(const Story& story, const RiverStation& station);
/// "31.0 ± 0.8 km"; without an error where none is stated
std::string station_distance(const Story& story, const RiverStation& station);
std::string station_quality(const Story& story, const RiverStation& station);
std::string water_name(const Story& story, std::size_t river_case);  ///< "low water"

/// Levels of that substance in water, as indices, by falling severity.
std::vector<std::size_t> water_levels(const Outcome& outcome,
                                      const std::string& substance);

/// The substance that exceeds its levels most at a border, else anywhere.
std::size_t leading_substance(const Outcome& outcome);

}  // namespace farreach
