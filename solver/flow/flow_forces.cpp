/// What acts on a flow from above, asked for at the corners of the tiles.
#include <cmath>

#include "solver/flow/flow_solver.hpp"

namespace farreach {

/// At the corners of all tiles, one more each way than tiles.
template <class Real>
void FlowSolver<Real>::ask_forces(double time) {
  const Raster& raster = setup_.raster;
  forces_.clear();
  for (int row = 0; row <= tiles_.rows(); ++row)
    for (int column = 0; column <= tiles_.columns(); ++column)
      forces_.push_back(setup_.forces(
          time, raster.x0 + (column * tile_width - ghost_cells) * raster.dx,
          raster.y0 + (row * tile_height - ghost_cells) * raster.dy));
}

template <class Real>
TileForces<Real> FlowSolver<Real>::forces_on(int tile, double dt) const {
  const int column = tile % tiles_.columns(), row = tile / tiles_.columns();
  TileForces<Real> on;
  double coriolis = 0;
  for (int corner = 0; corner < 4; ++corner) {
    const FlowForces& f = forces_[static_cast<std::size_t>(row + corner / 2) *
                                      static_cast<std::size_t>(tiles_.columns() + 1) +
                                  static_cast<std::size_t>(column + corner % 2)];
    const auto k = static_cast<std::size_t>(corner);
    on.stress_x[k] = static_cast<Real>(f.stress_x);
    on.stress_y[k] = static_cast<Real>(f.stress_y);
    on.acceleration_x[k] = static_cast<Real>(-f.pressure_x);
    on.acceleration_y[k] = static_cast<Real>(-f.pressure_y);
    coriolis += 0.25 * f.coriolis;
  }
  on.cos_turn = static_cast<Real>(std::cos(coriolis * dt));
  on.sin_turn = static_cast<Real>(std::sin(coriolis * dt));
  return on;
}

template void FlowSolver<float>::ask_forces(double);
template void FlowSolver<double>::ask_forces(double);
template TileForces<float> FlowSolver<float>::forces_on(int, double) const;
template TileForces<double> FlowSolver<double>::forces_on(int, double) const;

}  // namespace farreach
