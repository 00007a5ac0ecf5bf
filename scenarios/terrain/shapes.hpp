/// Polygons, discs and lines over a raster.
#pragma once

#include <functional>
#include <vector>

#include "solver/grid/raster.hpp"

namespace farreach {

/// Corners of a polygon or of a line; with a radius one point, the middle of a disc.
struct Shape {
  std::vector<double> x, y;  ///< [m]
  double radius = 0;         ///< [m]; 0: no disc
};

/// Calls `visit` with the index of every cell whose centre is inside (even-odd).
void for_cells_inside(const Shape& shape, const Raster& raster,
                      const std::function<void(std::size_t)>& visit);

/// Cells on either side of a line that does not let flow through: a step between two
/// neighbouring centres that crosses the line.
struct Barrier {
  std::vector<bool> east, north;         ///< (ny, nx) from the cell to its neighbour
  std::vector<std::size_t> left, right;  ///< cells beside it, each once
};

Barrier barrier_along(const Shape& line, const Raster& raster);

/// Whether a point lies on the raster.
bool on_raster(const Raster& raster, double x, double y);

}  // namespace farreach
