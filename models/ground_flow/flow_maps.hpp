/// What a flow leaves behind in every cell while it runs: greatest depth, speed and
/// depth x speed, first time above a depth and time spent above it; kept by tile and
/// only where the flow comes. The sum of the volume is formed in the same pass, tile by
/// tile in the order of the tiles, in double.
#pragma once

#include <iosfwd>
#include <memory>
#include <vector>

#include "solver/flow/flow_solver.hpp"

namespace farreach {

/// Values of one tile, by cell.
struct TileMaps {
  float depth[tile_cells] = {};        ///< [m]
  float speed[tile_cells] = {};        ///< [m/s]
  float depth_speed[tile_cells] = {};  ///< [m2/s]
  float arrival[tile_cells] = {};      ///< [s]; negative: never
  float duration[tile_cells] = {};     ///< [s]
};

class FlowMaps {
 public:
  FlowMaps(const Raster& raster, double wet_depth, double thin);

  /// Takes up the state reached at `time` [s] by a step of `dt` [s].
  template <class Real>
  void look(const FlowSolver<Real>& solver, double time, double dt);

  double volume() const { return volume_; }  ///< on the raster [m3]
  double moving() const { return moving_; }  ///< deeper than wet_depth, > 1 mm/s [m3]
  /// One of the maps over the raster; cells never reached get `otherwise`.
  std::vector<float> map(float (TileMaps::*field)[tile_cells], float otherwise) const;

  void save(std::ostream& out) const;
  void restore(std::istream& in);

 private:
  Raster raster_;
  float wet_depth_;
  float thin_;
  int columns_ = 0;  ///< of tiles
  std::vector<std::unique_ptr<TileMaps>> tiles_;
  std::vector<double> volume_of_;  ///< by tile, over the area of a cell [m]
  std::vector<double> moving_of_;  ///< likewise
  double volume_ = 0;
  double moving_ = 0;
};

}  // namespace farreach
