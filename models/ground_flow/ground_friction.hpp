/// Manning's law with a roughness of its own in every cell, after each step of a flow
/// without friction:
///   (u, v) <- (u, v)/(1 + dt g n^2 h^(-4/3) |u|),  n [s/m^(1/3)]
/// exact for constant depth; the step itself is bounded by the speed before friction.
#pragma once

#include <memory>
#include <vector>

#include "models/hazard/terrain.hpp"
#include "solver/flow/flow_solver.hpp"

namespace farreach {

template <class Real>
class GroundFriction {
 public:
  /// `terrain` must outlive it; `factor` multiplies its roughness [-].
  GroundFriction(const Terrain& terrain, double factor)
      : terrain_(&terrain), factor_(factor) {}

  void act(FlowSolver<Real>& solver, double dt);

 private:
  struct TileRoughness {
    Real g_n2[tile_cells];
  };
  void make(const Tiles<Real>& tiles, int tile);

  const Terrain* terrain_;
  double factor_;
  std::vector<std::unique_ptr<TileRoughness>> tiles_;
};

}  // namespace farreach
