/// Side file through which ParaView and VisIt show the field in three dimensions.
#pragma once

#include <string>

#include "models/hazard/outcome.hpp"

namespace farreach {

/// XDMF 3 text on /far_field/volume of the result file of this name, which must lie
/// beside it: a curvilinear mesh (height, ring, sector) in metres east, north and above
/// ground of the site, one grid for each time. Empty when there is no such field.
std::string far_field_xdmf(const Outcome& outcome, const std::string& result_name);

}  // namespace farreach
