#include "models/ground_flow/settling.hpp"

#include <vector>

#include "solver/base/binary.hpp"
#include "solver/base/parallel.hpp"

namespace farreach {

double grain_fall_speed(double d, double solids_density) {
  // Ferguson and Church (2004): Stokes for fine grains, drag for coarse ones.
  const double r = (solids_density - 1000) / 1000;
  constexpr double nu = 1.0e-6;  // of water at 20 degC [m2/s]
  return r * gravity * d * d / (18 * nu + std::sqrt(0.75 * r * gravity * d * d * d));
}

double Settling::kept(double h, double speed, double c, double dt) const {
  // Bed stress by Manning; above the critical one nothing settles.
  const double n = numbers_.manning;
  const double stress =
      numbers_.density * gravity * n * n * speed * speed / std::cbrt(h);
  if (!(stress < numbers_.deposition_stress)) return 1;
  // Hindered by the other grains (Richardson and Zaki 1954).
  const double fall = numbers_.speed * std::pow(std::max(0.0, 1 - c), 4.65) *
                      (1 - stress / numbers_.deposition_stress);
  return std::exp(-fall * dt / h);
}

template <class Real>
void Settling::act(FlowSolver<Real>& solver, int field, double dt) {
  Tiles<Real>& tiles = solver.tiles();
  const std::vector<int>& active = tiles.active();
  std::vector<double> fallen(active.size(), 0);
  parallel_for("settling", active.size(), [&](std::size_t slot) {
    const int tile = active[slot];
    const Interior in = tiles.interior(tile);
    for (int j = in.south; j < in.north; ++j)
      for (int i = in.west; i < in.east; ++i) {
        const int c = j * tile_width + i;
        Real& hc = tiles.now(tile, field)[c];
        const double h = static_cast<double>(tiles.now(tile, 0)[c]);
        const double before = static_cast<double>(hc);
        if (!(before > 0 && h > 1e-3)) continue;
        const double speed = std::hypot(static_cast<double>(tiles.now(tile, 1)[c]),
                                        static_cast<double>(tiles.now(tile, 2)[c])) /
                             h;
        hc = static_cast<Real>(before * kept(h, speed, before / h, dt));
        fallen[slot] += before - static_cast<double>(hc);
      }
  });
  // Tiles are added in their order, so that any number of threads gives the same.
  for (const double part : fallen) settled_ += part * tiles.raster().cell_area();
}

template void Settling::act(FlowSolver<float>&, int, double);
template void Settling::act(FlowSolver<double>&, int, double);

void Settling::save(std::ostream& out) const {
  binary::write(out, settled_);
}

void Settling::restore(std::istream& in) {
  settled_ = binary::read<double>(in);
}

}  // namespace farreach
