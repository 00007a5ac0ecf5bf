/// The verdict line, and what would change it.
#pragma once

#include <string>
#include <vector>

#include "models/hazard/outcome.hpp"
#include "postprocess/assess/findings.hpp"

namespace farreach {

/// The verdict that page one opens with: levels that disable or worse before milder
/// ones; reached before undecided before not reached; levels of checked values before
/// provisional ones; then the graver level, then the smaller margin. Null: none.
const BorderVerdict* leading_verdict(const Outcome& outcome,
                                     const std::vector<BorderVerdict>& verdicts);

/// The leading verdict of each carrier about each neighbour, in order of appearance.
std::vector<const BorderVerdict*> leading_per_neighbour(
    const Outcome& outcome, const std::vector<BorderVerdict>& verdicts);

/// The leading one of the levels that do not disable, unless not reached. Null: none.
const BorderVerdict* leading_milder(const Outcome& outcome,
                                    const std::vector<BorderVerdict>& verdicts);

/// What is known of deaths at the border of `at`: the largest lethality reached there,
/// and the largest that is not ruled out. Null: none.
struct Deaths {
  const BorderVerdict* reached = nullptr;
  const BorderVerdict* open = nullptr;
};
Deaths deaths_at(const Outcome& outcome, const std::vector<BorderVerdict>& verdicts,
                 const BorderVerdict& at);

/// "after 42 min at the earliest"; what may be there when it begins is from the start.
Phrase at_the_earliest(double seconds);

/// Whether what comes then is there when the accident begins, as people tell it.
bool is_from_the_start(double seconds);

/// Who, how far away, the verdict, when, at what level.
Phrase verdict_phrase(const Outcome& outcome, const BorderVerdict& verdict);

/// Of all media that were judged, the carrier of the leading verdict first.
Headline neighbour_headline(const Outcome& outcome, const Effects& effects,
                            const Findings& findings);

}  // namespace farreach
