/// The verdict line, and what would change it.
#pragma once

#include <string>
#include <vector>

#include "models/hazard/outcome.hpp"
#include "postprocess/assess/findings.hpp"

namespace farreach {

/// The verdict that page one opens with: among the levels that disable or worse, and
/// only where there are none among the milder ones, reached before undecided before not
/// reached, then the graver level, then the smaller margin. Null: none.
const BorderVerdict* leading_verdict(const Outcome& outcome,
                                     const std::vector<BorderVerdict>& verdicts);

std::string headline(const Outcome& outcome,
                     const std::vector<BorderVerdict>& verdicts);

/// Sentences, what moves the leading verdict's margin most first.
std::vector<std::string> unknowns(const Outcome& outcome, const Effects& effects,
                                  const Findings& findings);

}  // namespace farreach
