/// What summaries of runs claim about neighbours, held against one another.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace farreach::scan {

using Json = nlohmann::json;

/// How many verdicts of each kind a summary holds.
struct Tally {
  std::size_t reached = 0, not_reached = 0, undecided = 0;
};
Tally tally_of(const Json& summary);

/// Sentences about verdicts of "not reached" in `claimed` which `other` contradicts: it
/// says reached, or its best estimate meets the level there. Empty: none.
std::vector<std::string> contradictions(const Json& claimed, const Json& other);

/// Verdicts that the numbers of the same summary contradict: its band, another weather
/// or run of the set, its own probability.
std::vector<std::string> within_itself(const Json& summary);

}  // namespace farreach::scan
