/// Cells without a height: those that reach the rim of the raster, and holes inside.
#pragma once

#include <cstdint>
#include <vector>

#include "solver/grid/raster.hpp"

namespace farreach {

struct Holes {
  std::vector<std::uint8_t> inside;  ///< (ny, nx) 1: in a hole inside; empty: none
  std::size_t cells_inside = 0;
  std::size_t cells_at_rim = 0;  ///< without a height, joined to the rim
  int count = 0;                 ///< of holes inside
  Cell largest;                  ///< one cell of the largest hole
  std::size_t largest_cells = 0;
};

/// NaN in `bed` means no height; cells are joined by their sides.
Holes find_holes(const Raster& raster, const std::vector<double>& bed);

/// Heights for the holes inside: those of their edge, spread by Laplace's equation.
void fill_holes(const Raster& raster, const Holes& holes, std::vector<double>& bed);

}  // namespace farreach
