#include "models/far_field/ring_cells.hpp"

#include <algorithm>
#include <cmath>

#include "solver/base/constants.hpp"

namespace farreach {

int plane_cell(const RingGrid& grid, double x, double y) {
  const double r = std::hypot(x, y);
  if (!(r >= grid.inner && r < grid.outer)) return -1;
  const double place =
      std::log(r / grid.inner) / std::log(grid.outer / grid.inner) * grid.rings;
  const int ring = std::min(int(place), grid.rings - 1);
  double turn = std::atan2(x, y) / (2 * pi) + 0.5 / grid.sectors;
  if (turn < 0) turn += 1;
  const int sector = std::min(int(turn * grid.sectors), grid.sectors - 1);
  return ring * grid.sectors + sector;
}

std::vector<double> plane_cell_areas(const RingGrid& grid) {
  std::vector<double> areas;
  for (int i = 0; i < grid.rings; ++i)
    areas.push_back(
        pi * (grid.edge(i + 1) * grid.edge(i + 1) - grid.edge(i) * grid.edge(i)) /
        grid.sectors);
  return areas;
}

}  // namespace farreach
