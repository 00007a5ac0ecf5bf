#include "models/far_field/ring_cells.hpp"

#include <algorithm>
#include <cmath>

#include "models/atmosphere/present_weather.hpp"
#include "solver/base/constants.hpp"

namespace farreach {

PolarPlaces::PolarPlaces(double latitude)
    : latitude_(latitude * pi / 180),
      per_cosine_(1 / std::cos(latitude_)),
      per_north_(pi / 180 / metres_north_per_degree(latitude)),
      per_east_(pi / 180 / metres_east_per_degree(latitude)) {}

PolarPlaces::Place PolarPlaces::at(double x, double y) const {
  const double halfway = latitude_ + 0.5 * y * per_north_;
  const double east = x * std::cos(halfway) * per_cosine_;
  const double turn = 0.5 * x * per_east_ * std::sin(halfway);
  const double c = std::cos(turn), s = std::sin(turn);
  return {east * c - y * s, y * c + east * s};  // turned back by `turn`
}

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
