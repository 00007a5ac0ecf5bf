/// The part of the page about an ensemble over all weathers.
#pragma once

#include "postprocess/report/parts.hpp"

namespace farreach {

/// The ensemble over all weathers: its own part, and its share of part 7.
void tell_far_field(const Story& story, PageContent& page);

}  // namespace farreach
