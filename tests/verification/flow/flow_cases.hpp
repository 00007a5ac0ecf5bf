/// Short ways to set up flows for tests.
#pragma once

#include <functional>
#include <utility>

#include "solver/flow/flow_solver.hpp"
#include "solver/flow/resistance.hpp"

namespace farreach::flow_cases {

using Bed = std::function<double(double x, double y)>;

/// A raster of square cells of size `cell` whose south-west corner is (x0, y0).
inline Raster square_cells(int nx, int ny, double cell, double x0 = 0, double y0 = 0) {
  return {nx, ny, cell, cell, x0, y0};
}

template <class Real>
FlowSetup<Real> setup(const Raster& raster, const Bed& bed) {
  FlowSetup<Real> s;
  s.raster = raster;
  s.bed = [raster, bed](int i, int j) { return bed(raster.x(i), raster.y(j)); };
  s.resistance = frictionless<Real>();
  return s;
}

/// Goes on to time `end` [s].
template <class Real>
void run(FlowSolver<Real>& flow, double end) {
  while (flow.time() < end) flow.advance(end - flow.time());
}

inline double flat(double, double) {
  return 0;
}

}  // namespace farreach::flow_cases
