/// [site]: a place of the library, or one's own.
#pragma once

#include <vector>

#include "models/hazard/outcome.hpp"
#include "scenarios/reading/check_values.hpp"

namespace farreach {

/// Reads the section; adds what is wrong to `checked`, what was assumed to `notices`.
Site read_site(Checked& checked, std::vector<Notice>& notices);

}  // namespace farreach
