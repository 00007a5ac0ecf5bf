#include "models/dam_failure/quick_runout.hpp"

#include <algorithm>
#include <cmath>

#include "models/ground_flow/flow_run.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

// The valley and the room behind the dam; what leaves it says so (own estimates).
constexpr int length = 1200, breadth = 48, behind = 24;  // [cells]

Terrain even_valley(const QuickFailure& f, double cell) {
  // A parabolic valley of even slope.
  Terrain t;
  t.raster = {.nx = length,
              .ny = breadth,
              .dx = cell,
              .dy = cell,
              .x0 = -behind * cell,
              .y0 = -0.5 * breadth * cell};
  const double width = f.valley_width > 0 ? f.valley_width : 20 * cell;
  t.bed.resize(t.raster.cells());
  for (int j = 0; j < breadth; ++j)
    for (int i = 0; i < length; ++i) {
      const double across = 2 * t.raster.y(j) / width;
      t.bed[static_cast<std::size_t>(j) * length + i] =
          f.height * across * across - f.slope * t.raster.x(i);
    }
  t.analytic = true;
  return t;
}

/// A column as high as the dam, upstream of x = 0.
FlowStart column_behind_dam(const QuickFailure& f, const Terrain& t) {
  // A disc whose volume is exactly that asked for.
  FlowStart start;
  start.depth.assign(t.raster.cells(), 0.0);
  const double radius =
      std::max(std::sqrt(f.volume / (pi * f.height)), 2 * t.raster.dx);
  std::vector<std::size_t> cells;
  for (int j = 0; j < breadth; ++j)
    for (int i = 0; i < length; ++i)
      if (std::hypot(t.raster.x(i) + radius, t.raster.y(j)) <= radius)
        cells.push_back(static_cast<std::size_t>(j) * length + i);
  const double depth =
      f.volume / (static_cast<double>(cells.size()) * t.raster.cell_area());
  for (const std::size_t c : cells) start.depth[c] = depth;
  return start;
}

}  // namespace

double run_out_factor(const std::string& material, bool formula, std::size_t members) {
  if (material == "water") return 1.5;
  return formula || members == 1 ? one_material_factor : 2;
}

double high_run_out(double computed, double factor, double of_others) {
  return std::max(computed, std::min(factor * computed, of_others));
}

QuickRunout quick_runout(const QuickFailure& f) {
  if (!(f.volume > 0 && f.height > 0 && f.slope > 0))
    throw InputError("a run-out needs a volume, a height and a slope above 0");
  // Cells a quarter of the cube root of the volume, 2 m at least (own estimate).
  const Terrain terrain = even_valley(f, std::max(2.0, 0.25 * std::cbrt(f.volume)));
  FlowPlan plan;
  plan.terrain = &terrain;
  plan.material = f.material;
  plan.wet_depth = f.wet_depth;
  plan.flow_time = f.time;
  plan.frames = 0;
  plan.sample_interval = f.time;
  // One run to its end.
  const MemberPlan member{"likely", 1, f.volume, f.material.rheology};
  const auto run = make_flow_run(plan, member, column_behind_dam(f, terrain), false);
  while (!run->over()) run->advance(f.time - run->time());
  const FlowRunResult r = run->result();
  // The farthest wetted cell, when it was wetted, and whether the flow left.
  QuickRunout out;
  out.stopped = r.stopped;
  out.left = r.balance.through_rim > 1e-3 * r.balance.released;
  for (std::size_t c = 0; c < r.arrival.size(); ++c) {
    const double x = terrain.raster.x(static_cast<int>(c % length));
    if (r.arrival[c] > 0 && x > out.distance)
      out = {x, static_cast<double>(r.arrival[c]), out.stopped, out.left};
  }
  return out;
}

}  // namespace farreach
