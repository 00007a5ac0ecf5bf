#include "solver/flow/flow_solver.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "solver/base/error.hpp"
#include "solver/base/parallel.hpp"

namespace farreach {

namespace {

void check_range(const char* name, double value, double low, double high) {
  if (!(value >= low && value <= high))
    throw InputError(
        fmt::format("{} = {} is outside [{}, {}]", name, value, low, high));
}

void check(const FlowSettings& s) {
  check_range("gravity", s.gravity, 1e-6, 1e3);
  check_range("theta", s.theta, 1.0, 2.0);
  check_range("courant", s.courant, 1e-3, 1.0);
  check_range("thin", s.thin, 1e-12, 1.0);
  check_range("dry", s.dry, 1e-15, s.thin);
}

/// Cell of the raster that gives its bed to cell `i`, mirrored at the rim.
int mirrored(int i, int count) {
  const int inside = i < 0 ? -1 - i : i >= count ? 2 * count - 1 - i : i;
  return std::clamp(inside, 0, count - 1);
}

bool is_wall(const std::vector<Rim>& rims, Side side, int along) {
  for (const Rim& rim : rims)
    if (rim.side == side && along >= rim.from && along < rim.to)
      return rim.kind == RimKind::wall;
  return true;
}

/// Bed of the rim: mirrored behind walls, else going on as it goes inside.
template <class Real>
typename Tiles<Real>::FillFixed fill_bed(const FlowSetup<Real>& setup) {
  return [bed = setup.bed, raster = setup.raster, rims = setup.rims](int i, int j,
                                                                     Real* values) {
    const int mi = mirrored(i, raster.nx), mj = mirrored(j, raster.ny);
    double z = bed(mi, mj);
    const int beyond_i = i < 0 ? -i : std::max(0, i - raster.nx + 1);
    const int beyond_j = j < 0 ? -j : std::max(0, j - raster.ny + 1);
    const Side side_i = i < 0 ? Side::west : Side::east;
    const Side side_j = j < 0 ? Side::south : Side::north;
    if (beyond_i > 0 && beyond_j == 0 && raster.nx > 1 && !is_wall(rims, side_i, j)) {
      const int last = i < 0 ? 0 : raster.nx - 1;
      const double edge = bed(last, mj);
      z = edge + beyond_i * (edge - bed(i < 0 ? 1 : last - 1, mj));
    } else if (beyond_j > 0 && beyond_i == 0 && raster.ny > 1 &&
               !is_wall(rims, side_j, i)) {
      const int last = j < 0 ? 0 : raster.ny - 1;
      const double edge = bed(mi, last);
      z = edge + beyond_j * (edge - bed(mi, j < 0 ? 1 : last - 1));
    }
    values[0] = static_cast<Real>(z);
  };
}

/// Scratch is kept by thread between steps.
template <class Real>
SweepWorkspace<Real>& workspace() {
  thread_local const auto work = std::make_unique<SweepWorkspace<Real>>();
  return *work;
}

}  // namespace

template <class Real>
FlowSolver<Real>::FlowSolver(FlowSetup<Real> setup)
    : setup_((check(setup.settings), check_rims(setup.rims, setup.raster),
              std::move(setup))),
      tiles_(setup_.raster, 3 + setup_.tracers, 1, fill_bed(setup_)),
      pinned_(tiles_at_rims(tiles_, setup_.rims)),
      nothing_(tile_cells, Real(0)),
      ones_(tile_cells, Real(1)),
      walls_(walls_between(setup_.rims, setup_.raster)),
      rim_discharge_(setup_.rims.size(), 0.0),
      given_(setup_.sources.size(), 0.0),
      through_(setup_.rims.size() * fields(), 0.0),
      tracer_from_sources_(static_cast<std::size_t>(setup_.tracers), 0.0) {
  for (std::size_t k = 0; k < setup_.sources.size(); ++k) {
    const Cell c = setup_.sources[k].cell;
    if (!(c.i >= 0 && c.i < setup_.raster.nx && c.j >= 0 && c.j < setup_.raster.ny))
      throw InputError(
          fmt::format("a source in cell ({}, {}) is off the raster of {} x {}", c.i,
                      c.j, setup_.raster.nx, setup_.raster.ny));
    pinned_.push_back(tiles_.locate(c.i, c.j).tile);
    sources_in_[pinned_.back()].push_back(k);
  }
  std::sort(pinned_.begin(), pinned_.end());
  pinned_.erase(std::unique(pinned_.begin(), pinned_.end()), pinned_.end());
  choose_active();
}

template <class Real>
void FlowSolver<Real>::set_state(const std::function<FlowState(int, int)>& state) {
  std::vector<int> wet;
  for (int j = 0; j < setup_.raster.ny; ++j)
    for (int i = 0; i < setup_.raster.nx; ++i) {
      const FlowState s = state(i, j);
      if (!(s.h >= 0))
        throw InputError(fmt::format("depth {} m in cell ({}, {})", s.h, i, j));
      const TileCell at = tiles_.locate(i, j);
      if (s.h <= 0 && !tiles_.is_resident(at.tile)) continue;
      tiles_.touch(at.tile);
      tiles_.now(at.tile, 0)[at.offset] = static_cast<Real>(s.h);
      tiles_.now(at.tile, 1)[at.offset] = static_cast<Real>(s.h * s.u);
      tiles_.now(at.tile, 2)[at.offset] = static_cast<Real>(s.h * s.v);
      for (int k = 0; k < setup_.tracers; ++k)
        tiles_.now(at.tile, 3 + k)[at.offset] = 0;
    }
  for (int tile = 0; tile < tiles_.count(); ++tile)
    if (tiles_.is_resident(tile)) wet.push_back(tile);
  tiles_.set_active(wet);
  results_.assign(wet.size(), {});
  fastest_ = 0;
  for (std::size_t k = 0; k < wet.size(); ++k) {
    const Real* h = tiles_.now(wet[k], 0);
    find_edges(h, results_[k]);
    results_[k].finish.deepest =
        static_cast<double>(*std::max_element(h, h + tile_cells));
    const double signal = fastest_cell(wet[k]).signal;
    if (!(signal > fastest_)) continue;
    fastest_ = signal;
    fastest_tile_ = wet[k];
  }
  choose_active();
}

template <class Real>
void FlowSolver<Real>::set_tracer(int tracer,
                                  const std::function<double(int, int)>& value) {
  for (const int tile : tiles_.active())
    for (int offset = 0; offset < tile_cells; ++offset) {
      const Real h = tiles_.now(tile, 0)[offset];
      if (!(h > 0)) continue;
      const Cell c = tiles_.cell(tile, offset);
      tiles_.now(tile, 3 + tracer)[offset] =
          static_cast<Real>(static_cast<double>(h) * value(c.i, c.j));
    }
}

template <class Real>
typename FlowSolver<Real>::Step FlowSolver<Real>::make_step(double longest) {
  const FlowSettings& s = setup_.settings;
  const RimNumbers rim = {time_, s.gravity, s.thin, s.dry};
  rim_flows_ = spread_over_rims(tiles_, setup_.rims, rim);
  const double fastest =
      std::max(fastest_, fill_ghosts(tiles_, setup_.rims, rim_flows_, rim));
  Step step;
  step.dt =
      step_by_inflow(fastest > 0 ? std::min(longest, s.courant / fastest) : longest);
  if (!(step.dt > 0))
    throw RunError(fmt::format("a time step of {} s at {} s", step.dt, time_));
  SweepNumbers<Real>& n = step.sweep;
  n.kx = static_cast<Real>(step.dt / setup_.raster.dx);
  n.ky = static_cast<Real>(step.dt / setup_.raster.dy);
  n.g = static_cast<Real>(s.gravity);
  n.half_theta = static_cast<Real>(0.5 * s.theta);
  n.centred = static_cast<Real>(0.5 / s.theta);
  n.thin = static_cast<Real>(s.thin);
  n.dry = static_cast<Real>(s.dry);
  const FlowStrength& strength = setup_.strength;
  n.holds = strength.slope > 0 || strength.yield > 0;
  n.hold_x = static_cast<Real>(setup_.raster.dx * strength.slope);
  n.hold_y = static_cast<Real>(setup_.raster.dy * strength.slope);
  n.yield_x = static_cast<Real>(setup_.raster.dx * strength.yield);
  n.yield_y = static_cast<Real>(setup_.raster.dy * strength.yield);
  FinishNumbers<Real>& f = step.finish;
  f.dt = static_cast<Real>(step.dt);
  f.per_dx = static_cast<Real>(1 / setup_.raster.dx);
  f.per_dy = static_cast<Real>(1 / setup_.raster.dy);
  f.g = n.g;
  f.thin = n.thin;
  f.dry = n.dry;
  if (setup_.forces) ask_forces(time_ + 0.5 * step.dt);
  return step;
}

template <class Real>
double FlowSolver<Real>::advance(double longest) {
  const Step step = make_step(longest);
  give(step);
  const std::vector<int>& active = tiles_.active();
  results_.assign(active.size(), {});
  if (setup_.tracers > 0)
    while (kept_.size() < active.size())
      kept_.push_back(std::make_unique<KeptFluxes<Real>>());
  // Neighbours in one chunk: what one tile has read is near for the next.
  const std::size_t chunk = std::clamp<std::size_t>(active.size() / 64, 1, 16);
  parallel_for("flow sweep", (active.size() + chunk - 1) / chunk, [&](std::size_t c) {
    const std::size_t end = std::min(active.size(), (c + 1) * chunk);
    for (std::size_t slot = c * chunk; slot < end; ++slot)
      sweep(step, slot, nullptr,
            slot > c * chunk &&
                active[slot - 1] == tiles_.neighbour(active[slot], -1, 0));
  });
  check_finite();
  drain(step);
  if (setup_.tracers > 0) sweep_tracers(step);
  for (const int tile : active) tiles_.flip(tile);
  count(step);
  choose_active();
  return step.dt;
}

template <class Real>
Around<Real> FlowSolver<Real>::field_around(const std::array<int, 9>& near, int field) {
  Around<Real> around;
  for (int k = 0; k < 9; ++k)
    around.field[k] = near[k] < 0 ? nothing_.data()
                      : field < 0 ? tiles_.fixed(near[k], 0)
                                  : tiles_.now(near[k], field);
  return around;
}

template <class Real>
SweepTile<Real> FlowSolver<Real>::around(int tile) {
  const auto near = tiles_.residents_around(tile);
  SweepTile<Real> t;
  t.h = field_around(near, 0);
  t.hu = field_around(near, 1);
  t.hv = field_around(near, 2);
  t.z = field_around(near, -1);
  t.h_next = tiles_.next(tile, 0);
  t.hu_next = tiles_.next(tile, 1);
  t.hv_next = tiles_.next(tile, 2);
  return t;
}

/// What the tile after `slot` will read.
template <class Real>
void FlowSolver<Real>::ask_ahead(std::size_t slot, SweepTile<Real>& tile) {
  if (slot + 1 >= tiles_.active().size()) return;
  const int ahead = tiles_.active()[slot + 1];
  const int east = tiles_.neighbour(ahead, 1, 0);
  const int beyond = east < 0 || !tiles_.is_resident(east) ? ahead : east;
  for (int k = 0; k < 4; ++k) {
    tile.ahead[k] = k < 3 ? tiles_.now(ahead, k) : tiles_.fixed(ahead, 0);
    tile.beyond[k] = k < 3 ? tiles_.now(beyond, k) : tiles_.fixed(beyond, 0);
  }
}

/// One active tile from its old to its new state, tracers excepted.
template <class Real>
void FlowSolver<Real>::sweep(const Step& step, std::size_t slot, const Shares* shares,
                             bool after_west) {
  const FlushTiny flush;
  const int tile = tiles_.active()[slot];
  const VectorUnit unit = setup_.settings.unit;
  TileResult& result = results_[slot];
  SweepWorkspace<Real>& work = workspace<Real>();
  SweepTile<Real> t = around(tile);
  t.after_west = after_west;
  ask_ahead(slot, t);
  work.keep_mass = setup_.tracers > 0 || at_rim(tile);
  if (shares == nullptr) {
    result.overdrawn = sweep_tile(unit, step.sweep, t, work).overdrawn;
  } else {
    for (int k = 0; k < 9; ++k) {
      const auto found = shares->find(tiles_.neighbour(tile, k % 3 - 1, k / 3 - 1));
      t.pass.field[k] = found == shares->end() ? ones_.data() : found->second.data();
    }
    result.overdrawn = sweep_tile_limited(unit, step.sweep, t, work).overdrawn;
  }
  if (at_rim(tile)) {
    prescribe(step, tile, work);
    result.through_rim = rim_inflow(tile, step.dt, work);
    count_rims(tile, step.dt, work, result);
    clear_outside(tile);
    result.overdrawn = *std::min_element(t.h_next, t.h_next + tile_cells) < 0;
  }
  if (setup_.tracers > 0 &&
      keep_fluxes(step.sweep, t.h.field[4], work, *kept_[slot], unit) &&
      shares == nullptr)
    result.overdrawn = true;
  finish(step, tile, result);
}

template <class Real>
void FlowSolver<Real>::finish(const Step& step, int tile, TileResult& result) {
  add_sources(tile, false);
  Real* h = tiles_.next(tile, 0);
  FinishNumbers<Real> numbers = step.finish;
  TileForces<Real> forces;
  if (setup_.forces) {
    forces = forces_on(tile, step.dt);
    numbers.forces = &forces;
  }
  result.finish = setup_.resistance(setup_.settings.unit, numbers, h,
                                    tiles_.next(tile, 1), tiles_.next(tile, 2));
  find_edges(h, result);
}

/// Throws RunError naming the first cell of the new state that is not a number.
template <class Real>
void FlowSolver<Real>::check_finite() {
  const std::vector<int>& active = tiles_.active();
  for (std::size_t slot = 0; slot < active.size(); ++slot) {
    if (results_[slot].finish.finite) continue;
    const int tile = active[slot];
    for (int offset = 0; offset < tile_cells; ++offset)
      for (int k = 0; k < 3; ++k)
        if (!std::isfinite(tiles_.next(tile, k)[offset])) {
          const Cell at = tiles_.cell(tile, offset);
          throw RunError(fmt::format("the flow is not finite in cell ({}, {}) at {} s",
                                     at.i, at.j, time_));
        }
    throw RunError(fmt::format("the flow overflows in tile {} at {} s", tile, time_));
  }
}

/// Sweeps again where a cell would give away more than it has, and beside it, until no
/// further cell is found.
template <class Real>
void FlowSolver<Real>::drain(const Step& step) {
  const std::vector<int>& active = tiles_.active();
  Shares shares;
  for (;;) {
    std::vector<int> found;
    for (std::size_t slot = 0; slot < active.size(); ++slot)
      if (results_[slot].overdrawn) found.push_back(active[slot]);
    if (found.empty()) return;
    std::vector<std::size_t> again;
    for (const int tile : found) {
      if (!shares.emplace(tile, shares_of(step, tile)).second)
        throw RunError(
            fmt::format("the draining limit failed in tile {} at {} s", tile, time_));
    }
    for (std::size_t slot = 0; slot < active.size(); ++slot) {
      const auto drained = [&](int di, int dj) {
        return shares.contains(tiles_.neighbour(active[slot], di, dj));
      };
      if (drained(0, 0) || drained(-1, 0) || drained(1, 0) || drained(0, -1) ||
          drained(0, 1))
        again.push_back(slot);
    }
    parallel_for("flow drain", again.size(),
                 [&](std::size_t k) { sweep(step, again[k], &shares, false); });
    counters_.drained_tile_steps += again.size();
  }
}

/// Share of its outgoing fluxes that each cell of a tile can supply; the little taken
/// off keeps rounding from making a depth negative.
template <class Real>
std::vector<Real> FlowSolver<Real>::shares_of(const Step& step, int tile) {
  const FlushTiny flush;
  SweepWorkspace<Real>& work = workspace<Real>();
  work.keep_mass = true;
  sweep_tile(setup_.settings.unit, step.sweep, around(tile), work);
  const auto kept = std::make_unique<KeptFluxes<Real>>();
  const Real* h = tiles_.now(tile, 0);
  keep_fluxes(step.sweep, h, work, *kept);
  const Interior inside = tiles_.interior(tile);
  const Real whole = 1 - 16 * std::numeric_limits<Real>::epsilon();
  std::vector<Real> share(tile_cells, Real(1));
  for (int j = inside.south; j < inside.north; ++j)
    for (int i = inside.west; i < inside.east; ++i) {
      const Real out = step.sweep.kx * (std::max(kept->west[j][i + 1], Real(0)) -
                                        std::min(kept->west[j][i], Real(0))) +
                       step.sweep.ky * (std::max(kept->south[j + 1][i], Real(0)) -
                                        std::min(kept->south[j][i], Real(0)));
      const Real depth = h[j * tile_width + i];
      if (out > whole * depth) share[j * tile_width + i] = whole * depth / out;
    }
  return share;
}

template <class Real>
void FlowSolver<Real>::sweep_tracers(const Step& step) {
  const std::vector<int>& active = tiles_.active();
  const VectorUnit unit = setup_.settings.unit;
  std::map<int, const Real*> steep;
  for (std::size_t slot = 0; slot < active.size(); ++slot)
    steep[active[slot]] = kept_[slot]->steep;
  parallel_for("flow tracers", active.size(), [&](std::size_t slot) {
    const FlushTiny flush;
    const int tile = active[slot];
    const auto near = tiles_.residents_around(tile);
    TracerTile<Real> t;
    t.h = field_around(near, 0);
    for (int k = 0; k < 9; ++k) {
      const auto found = steep.find(near[k]);
      t.steep.field[k] = found == steep.end() ? nothing_.data() : found->second;
    }
    for (int tracer = 0; tracer < setup_.tracers; ++tracer) {
      t.hc = field_around(near, 3 + tracer);
      t.hc_next = tiles_.next(tile, 3 + tracer);
      if (!at_rim(tile) || setup_.rims.empty()) {
        sweep_tracer<Real>(step.sweep, t, *kept_[slot], nullptr, unit);
        continue;
      }
      const auto through = std::make_unique<KeptFluxes<Real>>();
      sweep_tracer(step.sweep, t, *kept_[slot], through.get(), unit);
      count_rims(tile, step.dt, tracer, *through, results_[slot]);
    }
    add_sources(tile, true);
    if (at_rim(tile)) clear_outside(tile);
  });
}

template <class Real>
void FlowSolver<Real>::clear_outside(int tile) {
  const Interior in = tiles_.interior(tile);
  for (int k = 0; k < tiles_.conserved(); ++k) {
    Real* field = tiles_.next(tile, k);
    for (int j = 0; j < tile_height; ++j) {
      Real* row = field + j * tile_width;
      const bool inside = j >= in.south && j < in.north;
      std::fill(row, row + (inside ? in.west : tile_width), Real(0));
      if (inside) std::fill(row + in.east, row + tile_width, Real(0));
    }
  }
}

/// Whether a face of the rim bounds a cell of the tile.
template <class Real>
bool FlowSolver<Real>::at_rim(int tile) const {
  const Cell corner = tiles_.cell(tile, 0);
  return corner.i <= 0 || corner.j <= 0 || corner.i + tile_width >= setup_.raster.nx ||
         corner.j + tile_height >= setup_.raster.ny;
}

template <class Real>
void FlowSolver<Real>::find_edges(const Real* h, TileResult& result) const {
  const Real dry = static_cast<Real>(setup_.settings.dry);
  bool* wet = result.wet_edge;
  std::fill(wet, wet + 4, false);
  for (int j = 0; j < tile_height; ++j) {
    wet[0] = wet[0] || h[j * tile_width] > dry;
    wet[1] = wet[1] || h[(j + 1) * tile_width - 1] > dry;
  }
  for (int i = 0; i < tile_width; ++i) {
    wet[2] = wet[2] || h[i] > dry;
    wet[3] = wet[3] || h[(tile_height - 1) * tile_width + i] > dry;
  }
}

/// Active are the wet tiles, those beside a wet edge, and the pinned ones; or all.
template <class Real>
void FlowSolver<Real>::choose_active() {
  const std::vector<int>& active = tiles_.active();
  std::vector<int> chosen = pinned_;
  for (int tile = 0; setup_.settings.all_awake && tile < tiles_.count(); ++tile)
    if (!tiles_.interior(tile).empty()) chosen.push_back(tile);
  for (std::size_t slot = 0; slot < results_.size(); ++slot) {
    const TileResult& result = results_[slot];
    if (result.finish.deepest > setup_.settings.dry) chosen.push_back(active[slot]);
    constexpr int di[] = {-1, 1, 0, 0};
    constexpr int dj[] = {0, 0, -1, 1};
    for (int k = 0; k < 4; ++k) {
      if (!result.wet_edge[k]) continue;
      const int near = tiles_.neighbour(active[slot], di[k], dj[k]);
      if (near >= 0 && !tiles_.interior(near).empty()) chosen.push_back(near);
    }
  }
  std::sort(chosen.begin(), chosen.end());
  chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
  if (chosen != active) tiles_.set_active(std::move(chosen));
}

/// Sums in the order of the tiles, and the greatest signal.
template <class Real>
void FlowSolver<Real>::count(const Step& step) {
  const std::vector<int>& active = tiles_.active();
  time_ += step.dt;
  ++counters_.steps;
  counters_.cell_steps += static_cast<std::uint64_t>(active.size()) * tile_cells;
  fastest_ = 0;
  fastest_tile_ = -1;
  for (std::size_t slot = 0; slot < active.size(); ++slot) {
    const TileResult& result = results_[slot];
    counters_.thin_cell_steps += static_cast<std::uint64_t>(result.finish.thin_cells);
    counters_.through_rim += result.through_rim;
    for (std::size_t k = 0; k < result.through.size(); ++k)
      through_[k] += result.through[k];
    if (!(result.finish.fastest > fastest_)) continue;
    fastest_ = result.finish.fastest;
    fastest_tile_ = active[slot];
  }
  // Of one step first: many small equal amounts would add up the same rounding.
  double given = 0;
  std::vector<double> tracers(tracer_from_sources_.size(), 0.0);
  for (std::size_t n = 0; n < given_.size(); ++n) {
    given += given_[n];
    const auto& c = setup_.sources[n].concentration;
    for (std::size_t k = 0; k < std::min(c.size(), tracers.size()); ++k)
      tracers[k] += c[k] * given_[n];
  }
  counters_.from_sources += given;
  for (std::size_t k = 0; k < tracers.size(); ++k)
    tracer_from_sources_[k] += tracers[k];
}

template <class Real>
LimitingCell FlowSolver<Real>::fastest_cell(int tile) const {
  LimitingCell found;
  for (int offset = 0; offset < tile_cells; ++offset) {
    const Cell c = tiles_.cell(tile, offset);
    if (c.i < 0 || c.j < 0 || c.i >= setup_.raster.nx || c.j >= setup_.raster.ny)
      continue;
    const FlowState s = at(c.i, c.j);
    const double wave = std::sqrt(setup_.settings.gravity * s.h);
    const double signal = (std::abs(s.u) + wave) / setup_.raster.dx +
                          (std::abs(s.v) + wave) / setup_.raster.dy;
    if (signal > found.signal) found = {c, s.h, std::hypot(s.u, s.v), signal};
  }
  return found;
}

template <class Real>
LimitingCell FlowSolver<Real>::limiting_cell() const {
  return fastest_tile_ < 0 ? LimitingCell{} : fastest_cell(fastest_tile_);
}

template <class Real>
FlowState FlowSolver<Real>::at(int i, int j) const {
  const TileCell cell = tiles_.locate(i, j);
  if (!tiles_.is_resident(cell.tile)) return {};
  const auto value = [&](int k) {
    return static_cast<double>(tiles_.now(cell.tile, k)[cell.offset]);
  };
  const double h = value(0);
  if (!(h > setup_.settings.dry)) return {h, 0, 0};
  const double thin = setup_.settings.thin;
  const double per_depth = 2 * h / (h * h + std::max(h * h, thin * thin));
  return {h, value(1) * per_depth, value(2) * per_depth};
}

template <class Real>
double FlowSolver<Real>::bed(int i, int j) const {
  return setup_.bed(i, j);
}

template <class Real>
double FlowSolver<Real>::concentration(int tracer, int i, int j) const {
  const TileCell cell = tiles_.locate(i, j);
  if (!tiles_.is_resident(cell.tile)) return 0;
  const Real h = tiles_.now(cell.tile, 0)[cell.offset];
  if (!(h > 0)) return 0;
  return static_cast<double>(tiles_.now(cell.tile, 3 + tracer)[cell.offset] / h);
}

namespace {

/// Sum over the raster, tile by tile; ghost cells are left out.
template <class Real>
double sum_of(const Tiles<Real>& tiles, int field) {
  double sum = 0;
  for (int tile = 0; tile < tiles.count(); ++tile) {
    if (!tiles.is_resident(tile)) continue;
    const Interior in = tiles.interior(tile);
    const Real* values = tiles.now(tile, field);
    double part = 0;
    for (int j = in.south; j < in.north; ++j)
      for (int i = in.west; i < in.east; ++i)
        part += static_cast<double>(values[j * tile_width + i]);
    sum += part;
  }
  return sum;
}

}  // namespace

template <class Real>
double FlowSolver<Real>::volume() const {
  return sum_of(tiles_, 0) * setup_.raster.cell_area();
}

template <class Real>
double FlowSolver<Real>::tracer_content(int tracer) const {
  return sum_of(tiles_, 3 + tracer) * setup_.raster.cell_area();
}

template <class Real>
std::size_t FlowSolver<Real>::bytes() const {
  return tiles_.bytes() + kept_.size() * sizeof(KeptFluxes<Real>) +
         results_.capacity() * sizeof(TileResult);
}

template class FlowSolver<float>;
template class FlowSolver<double>;

}  // namespace farreach
