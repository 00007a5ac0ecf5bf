/// Cells of a ring grid in the plane that particles fly in.
#pragma once

#include <vector>

#include "models/hazard/far_field.hpp"

namespace farreach {

/// Cell that holds (x east, y north) [m] of the centre; -1: none.
int plane_cell(const RingGrid& grid, double x, double y);

/// Area of a cell of each ring [m2].
std::vector<double> plane_cell_areas(const RingGrid& grid);

}  // namespace farreach
