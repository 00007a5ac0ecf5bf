/// A flow over the ground on the page: as struct Medium wants it.
#pragma once

#include <string>
#include <vector>

#include "postprocess/report/content.hpp"
#include "postprocess/report/story.hpp"

namespace farreach {

void tell_ground_verdicts(const Story& story,
                          const std::vector<const BorderVerdict*>& leading,
                          PageContent& page);

/// Gauges, zones, what follows, runs.
void tell_ground(const Story& story, PageContent& page);

/// The depth, or the product of depth and speed.
std::string amount_over_ground(const Story& story, const PlaceFinding& place);

}  // namespace farreach
