/// The report: one self-contained HTML page.
#pragma once

#include <string>

#include "models/hazard/outcome.hpp"
#include "postprocess/assess/findings.hpp"
#include "postprocess/effects/effects.hpp"

namespace farreach {

/// The whole page. `language` is "en", "ru" or "kk". Depends on nothing but its
/// arguments, so that the same file gives the same bytes.
std::string html_report(const Outcome& outcome, const Effects& effects,
                        const Findings& findings, const std::string& language);

}  // namespace farreach
