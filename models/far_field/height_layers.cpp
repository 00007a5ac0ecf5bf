#include "models/far_field/height_layers.hpp"
#include "solver/base/worst.hpp"

#include <algorithm>
#include <cmath>

namespace farreach {
namespace {

constexpr std::size_t layers = layer_edges.size() - 1;

}  // namespace

int frames_per_volume(const RingGrid& grid, int frames) {
  const std::size_t fit = most_volume_values / (layers * grid.cells());
  if (fit == 0) return 0;
  return std::max(1, int((std::size_t(std::max(frames, 0)) + fit - 1) / fit));
}

HeightLayers::HeightLayers(const RingGrid& grid, double latitude, std::size_t species)
    : grid_(grid),
      places_(latitude),
      species_(species),
      area_(plane_cell_areas(grid)),
      mass_(layers * grid.cells(), 0) {}

int HeightLayers::layer_of(double z) const {
  const auto above = std::upper_bound(layer_edges.begin(), layer_edges.end(), z);
  if (above == layer_edges.end()) return -1;
  return std::max(0, int(above - layer_edges.begin()) - 1);
}

void HeightLayers::count(const ParticleSet& p, double dt) {
  time_ += dt;
  for (std::size_t i = 0; i < p.size(); ++i) {
    const double mass = double(p.mass[species_][i]) * dt;
    airborne_ += mass;
    const auto place = places_.at(double(p.x[i]), double(p.y[i]));
    const int cell = plane_cell(grid_, place.east, place.north);
    const int layer = layer_of(double(p.z[i]));
    if (cell < 0 || layer < 0)
      outside_ += mass;
    else
      mass_[std::size_t(layer) * grid_.cells() + std::size_t(cell)] += mass;
  }
}

void HeightLayers::close(double time, FarVolume& volume) {
  if (!(time_ > 0)) return;
  volume.height.assign(layer_edges.begin(), layer_edges.end());
  volume.time.push_back(time);
  volume.airborne.push_back(airborne_ / time_);
  volume.outside.push_back(outside_ / time_);
  const auto sectors = std::size_t(grid_.sectors);
  for (std::size_t i = 0; i < mass_.size(); ++i) {
    const std::size_t layer = i / grid_.cells(), ring = i % grid_.cells() / sectors;
    const double depth = layer_edges[layer + 1] - layer_edges[layer];
    volume.concentration.push_back(float(mass_[i] / time_ / (area_[ring] * depth)));
    mass_[i] = 0;
  }
  airborne_ = outside_ = time_ = 0;
}

double volume_gap(const RingGrid& grid, const FarVolume& volume) {
  const auto area = plane_cell_areas(grid);
  const auto sectors = std::size_t(grid.sectors);
  const std::size_t cells = grid.cells(), values = volume.layers() * cells;
  double worst = 0;
  for (std::size_t t = 0; t < volume.time.size(); ++t) {
    double found = volume.outside[t];
    for (std::size_t i = 0; i < values; ++i) {
      const double depth = volume.height[i / cells + 1] - volume.height[i / cells];
      found += double(volume.concentration[t * values + i]) *
               area[i % cells / sectors] * depth;
    }
    const double there = volume.airborne[t];
    worst = worst_of(worst, std::abs(there > 0 ? found / there - 1 : found));
  }
  return worst;
}

}  // namespace farreach
