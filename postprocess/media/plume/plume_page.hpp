/// Parts of the page that plumes tell.
#pragma once

#include "postprocess/report/parts.hpp"

namespace farreach {

void tell_clock(const Story& story, PageContent& page);  ///< when does it come where
void tell_zones(const Story& story, PageContent& page);  ///< how far each level reaches

}  // namespace farreach
