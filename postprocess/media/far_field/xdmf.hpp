/// Side file through which ParaView shows the field in three dimensions.
#pragma once

#include <string>

#include "models/hazard/outcome.hpp"

namespace farreach {

/// XDMF text on /far_field/volume of the result file of this name, which must lie
/// beside it: a curvilinear mesh (height, ring, sector) in metres east, north and above
/// ground of the site, one grid for each time, cut out of the array as hyperslab. (The
/// readers of ParaView 5.11 named Xdmf3 take no hyperslabs, its "XDMF Reader" does.)
/// Empty when there is no such field.
std::string far_field_xdmf(const Outcome& outcome, const std::string& result_name);

}  // namespace farreach
