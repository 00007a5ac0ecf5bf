#include "models/far_field/rest.hpp"

#include <algorithm>
#include <cmath>

#include "models/far_field/ring_cells.hpp"
#include "models/substances/substance.hpp"
#include "solver/base/constants.hpp"

namespace farreach {
namespace {

constexpr double least_height = 2;  // [m], as GroundDepth
constexpr int coarsenings = 4;      // sizes of cells, each twice the one before
constexpr int enough = 8;           // particles in a cell that tells a mean

double molar_mass(std::size_t species) {
  return substance(species == far_h2s ? "H2S" : "SO2").molar_mass;
}

/// A Gaussian's peak over its mean from there to t widths away.
double peak_of_mean(double t) {
  return t > 1e-6 ? std::sqrt(2 / pi) * t / std::erf(t / std::sqrt(2)) : 1;
}

}  // namespace

RestInTheAir::RestInTheAir(const RingGrid& grid) : grid_(grid), levels_(coarsenings) {
  const std::vector<double> area = plane_cell_areas(grid);  // of a cell of each ring
  for (int n = 0; n < coarsenings; ++n) {
    Cells& cells = levels_[std::size_t(n)];
    cells.sectors = ((grid.sectors - 1) >> n) + 1;
    const auto count =
        std::size_t(((grid.rings - 1) >> n) + 1) * std::size_t(cells.sectors);
    cells.count.assign(count, 0);
    cells.area.assign(count, 0);
    for (auto& of : cells.of) of.assign(count, 0);
    for (int ring = 0; ring < grid.rings; ++ring)
      for (int sector = 0; sector < grid.sectors; ++sector)
        cells.area[cell_at(n, ring, sector)] += area[std::size_t(ring)];
  }
}

std::size_t RestInTheAir::cell_at(int level, int ring, int sector) const {
  return std::size_t(ring >> level) * std::size_t(levels_[std::size_t(level)].sectors) +
         std::size_t(sector >> level);
}

void RestInTheAir::count(double x, double y, double mean_height, double width,
                         const std::array<double, far_species>& mass) {
  const double distance = std::hypot(x, y);
  if (distance >= grid_.outer) return;
  const double height = 0.5 * pi * std::max(mean_height, least_height);
  const int cell = plane_cell(grid_, x, y);
  if (cell < 0) {
    const double volume = pi * grid_.inner * grid_.inner * height;
    for (std::size_t s = 0; s < far_species; ++s) centre_[s] += mass[s] / volume;
    return;
  }
  const double finest = 2 * pi * distance / grid_.sectors;
  for (int n = 0; n < coarsenings; ++n) {
    Cells& cells = levels_[std::size_t(n)];
    const auto at = cell_at(n, cell / grid_.sectors, cell % grid_.sectors);
    const double peak = width > 0 ? peak_of_mean(finest * (1 << n) / width) : 1;
    ++cells.count[at];
    for (std::size_t s = 0; s < far_species; ++s)
      cells.of[s][at] += peak * mass[s] / height;
  }
}

double RestInTheAir::highest(std::size_t species) const {
  double most = centre_[species];
  for (int ring = 0; ring < grid_.rings; ++ring)
    for (int sector = 0; sector < grid_.sectors; ++sector) {
      int n = 0;
      while (n + 1 < coarsenings &&
             levels_[std::size_t(n)].count[cell_at(n, ring, sector)] < enough)
        ++n;
      const Cells& cells = levels_[std::size_t(n)];
      const auto at = cell_at(n, ring, sector);
      most = std::max(most, cells.of[species][at] / cells.area[at]);
    }
  return most;
}

double RestInTheAir::multiple(const LevelQuestion& q, double molar_volume) const {
  if (!q.asked) return 0;
  const double mole_fraction =
      highest(q.species) * molar_volume / molar_mass(q.species);
  if (q.probit) {
    const double load =
        toxic_load(concentration_in_unit_of(*q.probit, mole_fraction, molar_volume),
                   q.windows * window_length, q.probit->n);
    return std::pow(load * q.amplification / q.load, 1 / q.probit->n);
  }
  double most = 0;
  for (const auto& mean : q.means) most = std::max(most, mole_fraction / mean.value);
  return most;
}

}  // namespace farreach
