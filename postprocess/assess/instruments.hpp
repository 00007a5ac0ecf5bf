/// Which law applies: tables of instruments, activities and neighbours, to be edited.
///
/// "seen": read in the text of the body that owns it or in a copy of it. "provisional":
/// from memory or our own reading; compare with the primary text before relying on it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "postprocess/assess/findings.hpp"

namespace farreach {

/// One line: this activity comes under this instrument, for this reason.
struct RouteRule {
  std::string_view activity;  ///< as in the scenario; "*" for what no rule names
  std::string_view instrument, reason;  ///< keys of texts
  std::string_view status;              ///< "seen" or "provisional"
};

struct Neighbour {
  std::string_view state;   ///< ISO 3166 alpha-3
  std::string_view party;   ///< standing under the Industrial Accidents Convention, key
  std::string_view status;  ///< "seen" or "provisional"
};

std::span<const RouteRule> route_rules();
std::span<const Neighbour> neighbours();
const Neighbour* find_neighbour(std::string_view state);

/// True for activities in the marine environment, which the Convention leaves out.
bool is_offshore(std::string_view activity);

/// Routes of an activity, then the standing of the state of origin and of the states
/// named.
std::vector<LegalRoute> legal_routes(const Site& site,
                                     const std::vector<std::string>& states);

}  // namespace farreach
