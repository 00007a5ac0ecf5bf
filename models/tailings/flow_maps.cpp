#include "models/tailings/flow_maps.hpp"

#include <algorithm>
#include <cmath>
#include <istream>
#include <ostream>

#include "models/tailings/binary.hpp"
#include "solver/base/parallel.hpp"

namespace farreach {
namespace {

constexpr float moving_speed = 1e-3f;  // [m/s]

/// Sums over one tile [m].
struct TileSums {
  double depth = 0;
  double moving = 0;
};

struct Look {
  float wet_depth, thin2, time, dt;
};

template <class Real>
TileSums look_at_row(const Look& by, const Real* h, const Real* hu, const Real* hv,
                     TileMaps& maps, int from, int to) {
  TileSums sums;
  for (int c = from; c < to; ++c) {
    const float depth = static_cast<float>(h[c]);
    const float qx = static_cast<float>(hu[c]), qy = static_cast<float>(hv[c]);
    const float flow = std::sqrt(qx * qx + qy * qy);
    const float square = depth * depth;
    const float speed = 2 * flow * depth / (square + std::max(square, by.thin2));
    const bool wet = depth > by.wet_depth;
    maps.depth[c] = std::max(maps.depth[c], depth);
    maps.speed[c] = std::max(maps.speed[c], wet ? speed : 0.0f);
    maps.depth_speed[c] = std::max(maps.depth_speed[c], wet ? flow : 0.0f);
    maps.arrival[c] = wet && maps.arrival[c] < 0 ? by.time : maps.arrival[c];
    maps.duration[c] += wet ? by.dt : 0.0f;
    sums.depth += static_cast<double>(h[c]);
    sums.moving += wet && speed > moving_speed ? static_cast<double>(h[c]) : 0.0;
  }
  return sums;
}

}  // namespace

FlowMaps::FlowMaps(const Raster& raster, double wet_depth, double thin)
    : raster_(raster),
      wet_depth_(static_cast<float>(wet_depth)),
      thin_(static_cast<float>(thin)) {}

template <class Real>
void FlowMaps::look(const FlowSolver<Real>& solver, double time, double dt) {
  const Tiles<Real>& tiles = solver.tiles();
  columns_ = tiles.columns();
  tiles_.resize(static_cast<std::size_t>(tiles.count()));
  volume_of_.resize(tiles_.size(), 0);
  moving_of_.assign(tiles_.size(), 0);
  const std::vector<int>& active = tiles.active();
  const Look by{wet_depth_, thin_ * thin_, static_cast<float>(time),
                static_cast<float>(dt)};
  parallel_for("flow maps", active.size(), [&](std::size_t slot) {
    const int tile = active[slot];
    const std::size_t t = static_cast<std::size_t>(tile);
    if (!tiles_[t]) {
      tiles_[t] = std::make_unique<TileMaps>();
      std::fill_n(tiles_[t]->arrival, tile_cells, -1.0f);
    }
    const Interior in = tiles.interior(tile);
    TileSums all;
    for (int j = in.south; j < in.north; ++j) {
      const TileSums row =
          look_at_row(by, tiles.now(tile, 0), tiles.now(tile, 1), tiles.now(tile, 2),
                      *tiles_[t], j * tile_width + in.west, j * tile_width + in.east);
      all.depth += row.depth;
      all.moving += row.moving;
    }
    volume_of_[t] = all.depth;
    moving_of_[t] = all.moving;
  });
  volume_ = moving_ = 0;
  for (const double v : volume_of_) volume_ += v;
  for (const double v : moving_of_) moving_ += v;
  volume_ *= raster_.cell_area();
  moving_ *= raster_.cell_area();
}

template void FlowMaps::look(const FlowSolver<float>&, double, double);
template void FlowMaps::look(const FlowSolver<double>&, double, double);

std::vector<float> FlowMaps::map(float (TileMaps::*field)[tile_cells],
                                 float otherwise) const {
  std::vector<float> values(raster_.cells(), otherwise);
  for (std::size_t t = 0; t < tiles_.size(); ++t) {
    if (!tiles_[t]) continue;
    const int corner_i = static_cast<int>(t) % columns_ * tile_width - ghost_cells;
    const int corner_j = static_cast<int>(t) / columns_ * tile_height - ghost_cells;
    for (int offset = 0; offset < tile_cells; ++offset) {
      const int i = corner_i + offset % tile_width, j = corner_j + offset / tile_width;
      if (i < 0 || j < 0 || i >= raster_.nx || j >= raster_.ny) continue;
      values[static_cast<std::size_t>(j) * raster_.nx + i] =
          ((*tiles_[t]).*field)[offset];
    }
  }
  return values;
}

void FlowMaps::save(std::ostream& out) const {
  binary::write(out, columns_);
  binary::write(out, volume_);
  binary::write(out, moving_);
  binary::write(out, volume_of_);
  for (const auto& tile : tiles_) {
    binary::write(out, static_cast<char>(tile != nullptr));
    if (tile) binary::write(out, *tile);
  }
}

void FlowMaps::restore(std::istream& in) {
  columns_ = binary::read<int>(in);
  volume_ = binary::read<double>(in);
  moving_ = binary::read<double>(in);
  volume_of_ = binary::read_vector<double>(in);
  tiles_.clear();
  tiles_.resize(volume_of_.size());
  for (auto& tile : tiles_) {
    if (!binary::read<char>(in)) continue;
    tile = std::make_unique<TileMaps>(binary::read<TileMaps>(in));
  }
}

}  // namespace farreach
