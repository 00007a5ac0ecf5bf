/// Maps of an ensemble for other programs.
#pragma once

#include <string_view>
#include <vector>

#include "postprocess/io/export/map_fields.hpp"

namespace farreach {

/// As Medium::list_maps.
void list_far_maps(const Outcome& outcome, const Effects& effects,
                   std::string_view wanted, std::vector<MapRaster>& list);

}  // namespace farreach
