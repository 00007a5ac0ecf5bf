/// Which law applies to an activity at a site, by the tables of `Outcome::law`.
///
/// "seen": read in the text of the body that owns it or in a copy of it. "provisional":
/// from memory or our own reading; compare with the primary text before relying on it.
#pragma once

#include <string>
#include <vector>

#include "models/hazard/law.hpp"
#include "postprocess/assess/findings.hpp"

namespace farreach {

/// Routes of an activity, then the standing of the state of origin and of the states
/// named. Without any table: that none is determined.
std::vector<LegalRoute> legal_routes(const Law& law, const Site& site,
                                     const std::vector<std::string>& states);

}  // namespace farreach
