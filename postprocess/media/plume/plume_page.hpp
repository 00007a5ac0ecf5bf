/// Parts of the page that plumes tell.
#pragma once

#include "postprocess/report/parts.hpp"

namespace farreach {

void tell_clock(const Story& story, PageContent& page);  ///< when does it come where
void tell_zones(const Story& story, PageContent& page);  ///< how far each level reaches

/// What the plume model says about its own range, once for all weathers it concerns.
void tell_plume_notices(const Story& story, PageContent& page);

}  // namespace farreach
