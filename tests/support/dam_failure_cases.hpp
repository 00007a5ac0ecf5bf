/// Small dam failures on a valley made from a formula.
#pragma once

#include <cmath>

#include "models/dam_failure/dam_failure.hpp"
#include "solver/stepping/loop.hpp"

namespace farreach::testing {

/// A parabolic valley that falls eastward, turned by quarter turns anticlockwise.
inline Terrain valley(int turns = 0) {
  const int nx = 120, ny = 60;
  const double cell = 10;
  Terrain t;
  const bool turned = turns % 2 == 1;
  t.raster = {.nx = turned ? ny : nx,
              .ny = turned ? nx : ny,
              .dx = cell,
              .dy = cell,
              .x0 = 0,
              .y0 = 0};
  t.bed.resize(t.raster.cells());
  for (int j = 0; j < ny; ++j)
    for (int i = 0; i < nx; ++i) {
      const double across = (j + 0.5 - 0.5 * ny) * cell;
      const double z = 100 - 0.03 * (i + 0.5) * cell + 20 * across * across / 9e4;
      const int ti = turned ? ny - 1 - j : i, tj = turned ? i : j;
      t.bed[static_cast<std::size_t>(tj) * t.raster.nx + ti] = z;
    }
  t.site_x = turned ? 300 : 200;
  t.site_y = turned ? 200 : 300;
  t.analytic = true;
  return t;
}

/// 20 000 m3 behind a dam of 10 m, ten minutes, one run.
inline HazardInput dam_failure(int turns = 0) {
  HazardInput input;
  input.terrain = valley(turns);
  Values& v = input.values;
  v.set("release.kind", std::string("instantaneous"));
  v.set("release.volume", 20000.0);
  v.set("release.dam_height", 10.0);
  v.set("numerics.flow_time", 600.0);
  v.set("numerics.members", 1.0);
  return input;
}

/// Runs it to its end; `look` is called after every step.
template <class Look>
Outcome run_dam_failure(const HazardInput& input, const Look& look) {
  const auto hazard = make_dam_failure(input);
  run_loop<Snapshot>(*hazard, {{.observe = look, .times = {}}});
  Outcome outcome;
  hazard->finish(outcome);
  return outcome;
}

inline Outcome run_dam_failure(const HazardInput& input) {
  return run_dam_failure(input, [](const Snapshot&) {});
}

}  // namespace farreach::testing
