/// [river]: the river below the site, from the library or stated.
///
///   [river]
///   network = "chu"           # scenarios/library/rivers/chu.toml; or of your own:
///   from = "Kichi-Kemin"      # station where the release gets in
///   [[river.case]]            # states of the river, "mean" first
///   name = "mean"
///   [[river.reach]]           # in order downstream
///   name = "...", length = "50 km", upper_elevation = 900, lower_elevation = 700
///   discharge = [50, 12, 200] # one for each state
///   drainage_area = "9000 km2"
///   [[river.station]]
///   name = "border", kind = "border", distance = "120 km"
///   from_state = "KGZ", to_state = "KAZ"
///
/// A file of the library is the same section, so that it can be copied and changed.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "models/hazard/outcome.hpp"
#include "models/hazard/river_network.hpp"
#include "models/parameter/parameter.hpp"
#include "scenarios/reading/check_values.hpp"

namespace farreach {

/// Keys of the section.
std::span<const Parameter> river_parameters();

/// Reads the section, which is there; errors are collected in `checked`.
RiverNetwork read_river(Checked& checked, std::vector<Notice>& notices);

/// Names of the rivers of the library, sorted.
std::vector<std::string> library_rivers();

/// A river of the library as it is. Throws InputError.
RiverNetwork library_river(const std::string& name);

/// Digits that stand for the river in the fingerprint of a scenario.
std::string river_digest(const RiverNetwork& network);

}  // namespace farreach
