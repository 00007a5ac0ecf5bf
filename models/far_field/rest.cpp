#include "models/far_field/rest.hpp"

#include <algorithm>
#include <cmath>

#include "models/far_field/ring_cells.hpp"
#include "models/substances/substance.hpp"
#include "solver/base/constants.hpp"

namespace farreach {
namespace {

constexpr double least_height = 2;  // [m], as GroundDepth

double molar_mass(std::size_t species) {
  return substance(species == far_h2s ? "H2S" : "SO2").molar_mass;
}

/// A Gaussian's peak over its mean from there to t widths away.
double peak_of_mean(double t) {
  return t > 1e-6 ? std::sqrt(2 / pi) * t / std::erf(t / std::sqrt(2)) : 1;
}

}  // namespace

RestInTheAir::RestInTheAir(const RingGrid& grid)
    : grid_(grid), area_(plane_cell_areas(grid)) {
  for (auto& cells : present_) cells.assign(grid.cells() + 1, 0);
}

void RestInTheAir::count(double x, double y, double mean_height, double width,
                         const std::array<double, far_species>& mass) {
  if (std::hypot(x, y) >= grid_.outer) return;
  const int cell = plane_cell(grid_, x, y);
  const std::size_t at = cell < 0 ? grid_.cells() : std::size_t(cell);
  const double area = cell < 0 ? pi * grid_.inner * grid_.inner
                               : area_[std::size_t(cell / grid_.sectors)];
  const double volume = area * 0.5 * pi * std::max(mean_height, least_height);
  const double cell_width = 2 * pi * std::hypot(x, y) / grid_.sectors;
  const double peak = width > 0 ? peak_of_mean(cell_width / width) : 1;
  for (std::size_t s = 0; s < far_species; ++s)
    present_[s][at] += peak * mass[s] / volume;
}

double RestInTheAir::multiple(const LevelQuestion& q, double molar_volume) const {
  if (!q.asked) return 0;
  const auto& cells = present_[q.species];
  const double mole_fraction = *std::max_element(cells.begin(), cells.end()) *
                               molar_volume / molar_mass(q.species);
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
