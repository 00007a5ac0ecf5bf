/// Where a uniform raster lies: cell counts, cell sizes and the origin.
///
/// Cell (i, j) has its centre at (x0 + (i + 1/2) dx, y0 + (j + 1/2) dy); i counts
/// eastward, j northward.
#pragma once

#include <cstddef>

namespace farreach {

struct Raster {
  int nx = 0;     ///< cells eastward
  int ny = 0;     ///< cells northward
  double dx = 1;  ///< [m]
  double dy = 1;  ///< [m]
  double x0 = 0;  ///< west edge [m]
  double y0 = 0;  ///< south edge [m]

  double x(int i) const { return x0 + (i + 0.5) * dx; }  ///< [m]
  double y(int j) const { return y0 + (j + 0.5) * dy; }  ///< [m]
  double cell_area() const { return dx * dy; }           ///< [m2]
  std::size_t cells() const { return static_cast<std::size_t>(nx) * ny; }
};

/// A cell by its column and row.
struct Cell {
  int i = 0;
  int j = 0;
  bool operator==(const Cell&) const = default;
};

}  // namespace farreach
