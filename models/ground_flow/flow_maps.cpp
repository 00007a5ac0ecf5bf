#include "models/ground_flow/flow_maps.hpp"

#include <algorithm>
#include <cmath>
#include <istream>
#include <ostream>

#include "solver/base/binary.hpp"
#include "solver/base/parallel.hpp"
#include "solver/simd/vector_unit.hpp"

namespace farreach {
namespace {

constexpr float moving_speed = 1e-3f;  // [m/s]

constexpr int lanes = 8;  // of a sum, so that it is formed several cells at a time

/// Sums over one tile [m], the lanes of which are added in their order.
struct TileSums {
  double depth[lanes] = {};
  double moving[lanes] = {};

  static double total(const double (&sum)[lanes]) {
    double all = 0;
    for (const double lane : sum) all += lane;
    return all;
  }
};

struct Look {
  float wet_depth, thin2, time, dt;
};

/// Conserved values of one row of cells, and where its maps lie.
template <class Real>
struct Row {
  const Real* __restrict h;
  const Real* __restrict hu;
  const Real* __restrict hv;
  float* __restrict depth;
  float* __restrict speed;
  float* __restrict depth_speed;
  float* __restrict arrival;
  float* __restrict duration;
};

/// Takes the state into the maps; `moving` becomes the depth of the cells that move.
template <class Real>
FARREACH_INLINE void look_at_row(const Look& by, const Row<Real>& row, int cells,
                                 float* __restrict moving) {
  for (int c = 0; c < cells; ++c) {
    const float depth = static_cast<float>(row.h[c]);
    const float qx = static_cast<float>(row.hu[c]), qy = static_cast<float>(row.hv[c]);
    const float flow = std::sqrt(qx * qx + qy * qy);
    const float square = depth * depth;
    const float below = square > by.thin2 ? square : by.thin2;
    const float speed = 2 * flow * depth / (square + below);
    const float wet = depth > by.wet_depth ? 1.0f : 0.0f;
    const float wet_speed = wet * speed, wet_flow = wet * flow;
    const float d = row.depth[c], u = row.speed[c], du = row.depth_speed[c];
    const float first = row.arrival[c];
    row.depth[c] = depth > d ? depth : d;
    row.speed[c] = wet_speed > u ? wet_speed : u;
    row.depth_speed[c] = wet_flow > du ? wet_flow : du;
    row.arrival[c] = first < wet - 1 ? by.time : first;  // -1 until wet, then its time
    row.duration[c] += wet * by.dt;
    moving[c] = wet_speed > moving_speed ? depth : 0.0f;
  }
}

/// Adds a row to the lanes of a sum, cell c to lane c mod `lanes`.
template <class Real>
FARREACH_INLINE void add_row(const Real* values, int cells, double (&sum)[lanes]) {
  int c = 0;
  for (; c + lanes <= cells; c += lanes)
    for (int k = 0; k < lanes; ++k) sum[k] += static_cast<double>(values[c + k]);
  for (int k = 0; c < cells; ++c, ++k) sum[k] += static_cast<double>(values[c]);
}

/// One tile: its rows into the maps, and its sums.
template <class Real>
FARREACH_INLINE TileSums look_at_tile(const Look& by, const Tiles<Real>& tiles,
                                      int tile, TileMaps& maps) {
  TileSums all;
  float moving[tile_width] = {};
  const Interior in = tiles.interior(tile);
  const int cells = in.east - in.west;
  for (int j = in.south; j < in.north; ++j) {
    const int at = j * tile_width + in.west;
    const Row<Real> row{tiles.now(tile, 0) + at, tiles.now(tile, 1) + at,
                        tiles.now(tile, 2) + at, maps.depth + at,
                        maps.speed + at,         maps.depth_speed + at,
                        maps.arrival + at,       maps.duration + at};
    look_at_row(by, row, cells, moving);
    add_row(row.h, cells, all.depth);
    add_row(moving, cells, all.moving);
  }
  return all;
}

template <class Real>
TileSums look_baseline(const Look& by, const Tiles<Real>& tiles, int tile,
                       TileMaps& maps) {
  return look_at_tile(by, tiles, tile, maps);
}

template <class Real>
FARREACH_AVX2 TileSums look_avx2(const Look& by, const Tiles<Real>& tiles, int tile,
                                 TileMaps& maps) {
  return look_at_tile(by, tiles, tile, maps);
}

template <class Real>
FARREACH_AVX512 TileSums look_avx512(const Look& by, const Tiles<Real>& tiles, int tile,
                                     TileMaps& maps) {
  return look_at_tile(by, tiles, tile, maps);
}

template <class Real>
auto looker() {
  switch (widest_vector_unit()) {
    case VectorUnit::avx512:
      return &look_avx512<Real>;
    case VectorUnit::avx2:
      return &look_avx2<Real>;
    default:
      return &look_baseline<Real>;
  }
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
  const auto look_tile = looker<Real>();
  parallel_for("flow maps", active.size(), [&](std::size_t slot) {
    const int tile = active[slot];
    const std::size_t t = static_cast<std::size_t>(tile);
    if (!tiles_[t]) {
      tiles_[t] = std::make_unique<TileMaps>();
      std::fill_n(tiles_[t]->arrival, tile_cells, -1.0f);
    }
    const TileSums all = look_tile(by, tiles, tile, *tiles_[t]);
    volume_of_[t] = TileSums::total(all.depth);
    moving_of_[t] = TileSums::total(all.moving);
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
