/// Scenarios made at random, admissible and cheap, and what else each of them may be.
///
/// Every hazard and medium: a plume near a border, a far field in weather that is
/// constant, of a station or generated, the failure of a dam on a formula or a raster,
/// with and without a river below it, a spill into a river of the library. Site, rate,
/// substances, temperatures, weather, horizon, range of the rings, size of the map and
/// slices are drawn from wide ranges.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "scenarios/reading/toml_document.hpp"
#include "tests/scan/draw.hpp"

namespace farreach::scan {

/// A key with its value as TOML.
struct Setting {
  std::string key, value;
};

struct Generated {
  std::string kind;  ///< "plume", "far", "dam", "spill", "dam_river"
  TomlNode scenario;
  /// A member of what the verdict says it allows for: other values of what is assumed
  /// or provisional, other winds of the scan, the other runs of an ensemble.
  std::vector<Setting> member;
  /// Files beside the scenario: name and content.
  std::vector<std::pair<std::string, std::string>> files;
};

/// One of all kinds, by the seed.
Generated generated(std::uint64_t seed);

Generated plume_near_a_border(Draw& draw);
Generated far_field(Draw& draw);
Generated dam_failure(Draw& draw, bool into_river);
Generated spill_into_river(Draw& draw);

/// A number as TOML.
std::string as_toml(double value);
/// A scenario from its text, which must be right TOML.
TomlNode tree_of(const std::string& text);

}  // namespace farreach::scan
