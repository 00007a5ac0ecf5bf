/// Cells under points and lines of a raster.
#pragma once

#include <vector>

#include "models/hazard/terrain.hpp"

namespace farreach {

/// A piece of a line, at most half a cell long, inside one cell.
struct LinePiece {
  Cell cell;
  double nx = 0, ny = 0;  ///< along the line, times its length [m]
};

/// Cell that holds a point, the nearest one when it lies outside.
Cell cell_at(const Raster& raster, double x, double y);
bool on_raster_at(const Raster& raster, double x, double y);
/// Pieces of the line that lie on the raster, from its first corner to its last.
std::vector<LinePiece> pieces_of(const Raster& raster, const FlowGauge& line);
/// Cells of those pieces, joined side by side so that no step passes between two of
/// them, each once.
std::vector<Cell> cells_along(const Raster& raster, const FlowGauge& line);

}  // namespace farreach
