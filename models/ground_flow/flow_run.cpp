#include "models/ground_flow/flow_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "models/ground_flow/flow_maps.hpp"
#include "models/ground_flow/gauges.hpp"
#include "models/ground_flow/ground_friction.hpp"
#include "models/ground_flow/lines.hpp"
#include "models/ground_flow/settling.hpp"
#include "solver/base/binary.hpp"
#include "solver/base/worst.hpp"
#include "solver/flow/resistance.hpp"

namespace farreach {
namespace {

constexpr double stopped_share = 1e-3;
constexpr double creeping_speed = 1e-3;          // faster counts as moving [m/s]
constexpr std::size_t frame_values = 4'000'000;  // of the animation, all frames

/// Height of the ground where there is none: above all water.
double wall_height(const Terrain& terrain) {
  double top = -1e30;
  for (std::size_t c = 0; c < terrain.bed.size(); ++c)
    if (terrain.outside.empty() || !terrain.outside[c])
      top = std::max(top, terrain.bed[c]);
  return top + 20;
}

bool is_outside(const Terrain& t, int i, int j) {
  return !t.outside.empty() &&
         t.outside[static_cast<std::size_t>(j) * t.raster.nx + i] != 0;
}

/// Lowest ground beside a cell where the data end; none: no ground beside it.
std::optional<double> ground_beside(const Terrain& t, int i, int j) {
  const Raster& r = t.raster;
  std::optional<double> lowest;
  constexpr std::pair<int, int> around[] = {{-1, 0}, {1, 0}, {0, -1}, {0, 1}};
  for (const auto& [di, dj] : around) {
    const int ii = i + di, jj = j + dj;
    if (ii < 0 || jj < 0 || ii >= r.nx || jj >= r.ny || is_outside(t, ii, jj)) continue;
    const double z = t.bed[static_cast<std::size_t>(jj) * r.nx + ii];
    lowest = std::min(lowest.value_or(z), z);
  }
  return lowest;
}

/// Where the data end beside ground: a free outfall.
bool is_brink(const Terrain& t, int i, int j) {
  return is_outside(t, i, j) &&
         t.outside[static_cast<std::size_t>(j) * t.raster.nx + i] == Terrain::beyond &&
         ground_beside(t, i, j).has_value();
}

/// Cells that are emptied after every step.
std::vector<Cell> sink_cells(const FlowPlan& plan) {
  const Terrain& t = *plan.terrain;
  const Raster& r = t.raster;
  std::vector<Cell> sinks;
  for (const FlowGauge& line : t.gauges)
    if (line.kind == "line" && line.name == "river")
      for (const Cell c : cells_along(r, line)) sinks.push_back(c);
  if (plan.rim == "outfall")
    for (int j = 0; j < r.ny; ++j)
      for (int i = 0; i < r.nx; ++i)
        if ((i == 0 || j == 0 || i == r.nx - 1 || j == r.ny - 1))
          sinks.push_back({i, j});
  std::erase_if(sinks, [&](Cell c) { return is_outside(t, c.i, c.j); });
  for (int j = 0; j < r.ny && !t.outside.empty(); ++j)
    for (int i = 0; i < r.nx; ++i)
      if (is_brink(t, i, j)) sinks.push_back({i, j});
  return sinks;
}

/// Whether the terrain says how rough each cell is and the law can use it.
bool has_own_roughness(const FlowPlan& plan, const MemberPlan& member) {
  return !plan.terrain->roughness.empty() && member.rheology.law == "manning";
}

template <class Real>
FlowSetup<Real> setup_of(const FlowPlan& plan, const MemberPlan& member,
                         const FlowStart& start) {
  const Terrain* t = plan.terrain;
  FlowSetup<Real> setup;
  setup.raster = t->raster;
  setup.settings.theta = plan.theta;
  setup.settings.courant = plan.courant;
  setup.settings.thin = plan.thin;
  const int nx = t->raster.nx;
  setup.bed = [t, nx, wall = wall_height(*t), raised = start.raised](int i, int j) {
    const std::size_t c = static_cast<std::size_t>(j) * nx + i;
    if (is_brink(*t, i, j)) return *ground_beside(*t, i, j);
    if (is_outside(*t, i, j)) return wall;
    return t->bed[c] + (raised.empty() ? 0 : raised[c]);
  };
  setup.resistance = has_own_roughness(plan, member)
                         ? frictionless<Real>()
                         : resistance_of<Real>(member.rheology, plan.material.density);
  setup.strength = strength_of(member.rheology, plan.material.density);
  if (plan.rim == "open")
    for (const Side side : {Side::west, Side::east, Side::south, Side::north})
      setup.rims.push_back({.side = side, .kind = RimKind::open, .level = {}});
  setup.tracers = !plan.tracers ? 0 : plan.settles ? 2 : 1;
  const double share = start.inlet.empty() ? 0 : 1.0 / double(start.inlet.size());
  for (const Cell cell : start.inlet) {
    FlowSource source;
    source.cell = cell;
    source.discharge = [q = start.hydrograph, share](double t_now) {
      return share * q.at(t_now);
    };
    source.concentration = {1.0, plan.material.solids};
    setup.sources.push_back(std::move(source));
  }
  return setup;
}

template <class Real>
class FlowRunOf final : public FlowRun {
 public:
  FlowRunOf(const FlowPlan& plan, const MemberPlan& member, FlowStart start)
      : plan_(plan),
        start_(std::move(start)),
        solver_(setup_of<Real>(plan, member, start_)),
        maps_(plan.terrain->raster, plan.wet_depth, plan.thin),
        gauges_(*plan.terrain, plan.wet_depth),
        settling_({plan.settling_speed, plan.deposition_stress, plan.material.density,
                   member.rheology.manning}),
        tracers_(!plan.tracers  ? 0
                 : plan.settles ? 2
                                : 1) {
    if (has_own_roughness(plan, member))
      friction_.emplace(*plan.terrain,
                        member.rheology.manning / plan.material.rheology.manning);
    for (const Cell c : sink_cells(plan))
      sinks_.push_back(solver_.tiles().locate(c.i, c.j));
    fill();
    choose_stride();
    take_over();
    maps_.look(solver_, 0, 0);
    gauges_.look(solver_, 0, true);
    add_frame();
  }

  double advance(double longest) override {
    const double bound = std::min(longest, inflow_step());
    const double dt = solver_.advance(bound);
    const double time = solver_.time();
    if (dt < bound) note_limit(dt);
    if (friction_) friction_->act(solver_, dt);
    take_over();
    if (tracers_ > 1) settle(dt);
    maps_.look(solver_, time, dt);
    const bool sample = time >= next_sample_;
    gauges_.look(solver_, time, sample);
    if (sample) {
      next_sample_ =
          (std::floor(time / plan_.sample_interval) + 1) * plan_.sample_interval;
      close_interval();
    }
    if (time >= next_frame_) add_frame();
    return dt;
  }

  double time() const override { return solver_.time(); }

  bool over() const override {
    if (solver_.time() >= plan_.flow_time) return true;
    if (solver_.counters().steps < 50) return false;
    if (solver_.time() < start_.hydrograph.end()) return false;
    return maps_.moving() <= stopped_share * balance().released;
  }

  FlowBalance balance() const override {
    const FlowCounters& c = solver_.counters();
    FlowBalance b;
    b.released = initial_ + c.from_sources;
    b.on_raster = maps_.volume();
    b.taken = taken_;
    b.through_rim = -c.through_rim;
    b.moving = maps_.moving();
    return b;
  }

  FlowRunResult result() const override;
  void save(std::ostream& out) const override;
  void restore(std::istream& in) override;

 private:
  void fill();
  void take_over();
  void settle(double dt);
  void add_frame();
  void choose_stride();
  std::vector<float> end_depth() const;
  Onward onward(const FlowRunResult& found) const;
  double unreleased() const;
  void add_unreleased(const FlowRunResult& found, Onward& on) const;
  double tracer_gap() const;

  /// Follows the hydrograph, and adds at most half a metre to a cell at once: on dry
  /// ground nothing else bounds the first steps.
  double inflow_step() const {
    const Hydrograph& q = start_.hydrograph;
    if (!(solver_.time() < q.end())) return plan_.flow_time;
    const double step = q.end() / 500;
    const double most = std::max(q.at(solver_.time()), q.at(solver_.time() + step));
    const double area =
        plan_.terrain->raster.cell_area() * static_cast<double>(start_.inlet.size());
    return most > 0 ? std::min(step, 0.5 * area / most) : step;
  }

  /// Remembers what held the shortest step of the run down, by the state it led to.
  void note_limit(double dt) {
    if (!(dt < 0.99 * shortest_)) return;
    shortest_ = dt;
    limiting_ = solver_.limiting_cell();
    limiting_time_ = solver_.time();
  }

  void close_interval() {
    if (sinks_.empty()) return;
    river_.time.push_back(solver_.time());
    river_.volume.push_back(interval_[0]);
    river_.share.push_back(interval_[1]);
    river_.solids.push_back(interval_[2]);
    interval_[0] = interval_[1] = interval_[2] = 0;
  }

  FlowPlan plan_;
  FlowStart start_;
  FlowSolver<Real> solver_;
  FlowMaps maps_;
  Gauges gauges_;
  Settling settling_;
  std::optional<GroundFriction<Real>> friction_;
  int tracers_;
  std::vector<TileCell> sinks_;
  double initial_ = 0;  ///< on the ground at the start [m3]
  double initial_tracer_[2] = {};
  double taken_ = 0, taken_rest_ = 0, taken_tracer_[2] = {};
  double interval_[3] = {};  ///< taken since the last sample: all, share, solids [m3]
  TakenOver river_;
  double next_sample_ = 0, next_frame_ = 0;
  double shortest_ = 1e30;  ///< step so far [s]
  LimitingCell limiting_;
  double limiting_time_ = 0;
  int stride_ = 1;
  std::vector<double> frame_time_;
  std::vector<float> frames_;
};

template <class Real>
void FlowRunOf<Real>::fill() {
  if (!start_.depth.empty()) {
    const int nx = plan_.terrain->raster.nx;
    solver_.set_state([&](int i, int j) {
      return FlowState{start_.depth[static_cast<std::size_t>(j) * nx + i], 0, 0};
    });
    for (int k = 0; k < tracers_; ++k) {
      solver_.set_tracer(k, [&](int i, int j) {
        const std::size_t c = static_cast<std::size_t>(j) * nx + i;
        const double share =
            start_.clean.empty() ? 1.0 : 1.0 - start_.clean[c] / start_.depth[c];
        return share * (k == 0 ? 1.0 : plan_.material.solids);
      });
      initial_tracer_[k] = solver_.tracer_content(k);
    }
  }
  initial_ = solver_.volume();
}

/// Empties the cells of river and outfall and counts what they held.
template <class Real>
void FlowRunOf<Real>::take_over() {
  Tiles<Real>& tiles = solver_.tiles();
  const double area = plan_.terrain->raster.cell_area();
  double now = 0;
  for (const TileCell at : sinks_) {
    if (!tiles.is_resident(at.tile)) continue;
    Real& h = tiles.now(at.tile, 0)[at.offset];
    if (!(h > 0)) continue;
    const double volume = static_cast<double>(h) * area;
    double carried[2] = {volume, volume * plan_.material.solids};
    for (int k = 0; k < tracers_; ++k) {
      Real& hc = tiles.now(at.tile, 3 + k)[at.offset];
      carried[k] = static_cast<double>(hc) * area;
      taken_tracer_[k] += carried[k];
      hc = 0;
    }
    if (tracers_ == 1) carried[1] = carried[0] * plan_.material.solids;
    now += volume;
    interval_[0] += volume;
    interval_[1] += carried[0];
    interval_[2] += carried[1];
    h = 0;
    tiles.now(at.tile, 1)[at.offset] = 0;
    tiles.now(at.tile, 2)[at.offset] = 0;
  }
  // Compensated (Kahan): many equal amounts would add up the same rounding.
  const double amount = now - taken_rest_;
  const double sum = taken_ + amount;
  taken_rest_ = (sum - taken_) - amount;
  taken_ = sum;
}

template <class Real>
void FlowRunOf<Real>::settle(double dt) {
  settling_.act(solver_, 4, dt);
}

template <class Real>
void FlowRunOf<Real>::choose_stride() {
  const Raster& r = plan_.terrain->raster;
  const auto values = [&] {
    return static_cast<std::size_t>((r.nx + stride_ - 1) / stride_) *
           static_cast<std::size_t>((r.ny + stride_ - 1) / stride_) *
           static_cast<std::size_t>(plan_.frames + 1);
  };
  while (values() > frame_values) ++stride_;
}

template <class Real>
void FlowRunOf<Real>::add_frame() {
  if (plan_.frames <= 0) return;
  const Raster& r = plan_.terrain->raster;
  const int columns = (r.nx + stride_ - 1) / stride_;
  const int rows = (r.ny + stride_ - 1) / stride_;
  const std::size_t start = frames_.size();
  frames_.resize(start + static_cast<std::size_t>(columns) * rows, 0.0f);
  const Tiles<Real>& tiles = solver_.tiles();
  for (const int tile : tiles.active()) {
    const Interior in = tiles.interior(tile);
    const Cell corner = tiles.cell(tile, 0);
    const Real* h = tiles.now(tile, 0);
    for (int j = in.south; j < in.north; ++j)
      for (int i = in.west; i < in.east; ++i) {
        const std::size_t to = start +
                               static_cast<std::size_t>((corner.j + j) / stride_) *
                                   static_cast<std::size_t>(columns) +
                               static_cast<std::size_t>((corner.i + i) / stride_);
        frames_[to] = std::max(frames_[to], static_cast<float>(h[j * tile_width + i]));
      }
  }
  frame_time_.push_back(solver_.time());
  const double interval = plan_.flow_time / plan_.frames;
  next_frame_ = (std::floor(solver_.time() / interval) + 1) * interval;
}

template <class Real>
std::vector<float> FlowRunOf<Real>::end_depth() const {
  const Raster& r = plan_.terrain->raster;
  std::vector<float> depth(r.cells(), 0.0f);
  for (int j = 0; j < r.ny; ++j)
    for (int i = 0; i < r.nx; ++i)
      depth[static_cast<std::size_t>(j) * r.nx + i] =
          static_cast<float>(solver_.at(i, j).h);
  return depth;
}

/// Cells through which the flow leaves: on an open rim, and those that are emptied.
template <class Real>
Onward FlowRunOf<Real>::onward(const FlowRunResult& found) const {
  const Raster& r = plan_.terrain->raster;
  Onward on;
  double widths = 0;
  const auto look = [&](Cell c) {
    double q = 0;
    for (int j = std::max(0, c.j - 1); j <= std::min(r.ny - 1, c.j + 1); ++j)
      for (int i = std::max(0, c.i - 1); i <= std::min(r.nx - 1, c.i + 1); ++i) {
        const std::size_t k = static_cast<std::size_t>(j) * r.nx + i;
        on.depth = std::max(on.depth, static_cast<double>(found.depth[k]));
        q = std::max(q, static_cast<double>(found.depth_speed[k]));
      }
    on.depth_speed = std::max(on.depth_speed, q);
    widths += q * std::max(r.dx, r.dy);
  };
  const FlowBalance& b = found.balance;
  if (b.taken + b.through_rim > stopped_share * b.released) {
    on.volume = b.taken + b.through_rim;
    for (const TileCell at : sinks_) look(solver_.tiles().cell(at.tile, at.offset));
    for (int i = 0; plan_.rim == "open" && i < r.nx; ++i)
      look({i, 0}), look({i, r.ny - 1});
    for (int j = 0; plan_.rim == "open" && j < r.ny; ++j)
      look({0, j}), look({r.nx - 1, j});
    on.width = on.depth_speed > 0 ? widths / on.depth_speed : 0;
  }
  if (found.stopped) return on;
  on.volume += b.moving;
  for (int j = 0; j < r.ny; ++j)
    for (int i = 0; i < r.nx; ++i) {
      const FlowState s = solver_.at(i, j);
      const double speed = std::hypot(s.u, s.v);
      if (!(s.h > plan_.wet_depth) || !(speed > creeping_speed)) continue;
      on.depth = std::max(on.depth, s.h);
      on.depth_speed = std::max(on.depth_speed, s.h * speed);
    }
  add_unreleased(found, on);
  return on;
}

/// What the end of the run keeps from coming out [m3].
template <class Real>
double FlowRunOf<Real>::unreleased() const {
  const Hydrograph& q = start_.hydrograph;
  if (!(solver_.time() < q.end())) return 0;
  return std::max(0.0, q.volume() - solver_.counters().from_sources);
}

/// What is not out yet goes on too, as deep as the flow was anywhere, or deeper as the
/// discharge still grows (Manning, h ~ q^(3/5)).
template <class Real>
void FlowRunOf<Real>::add_unreleased(const FlowRunResult& found, Onward& on) const {
  if (!(unreleased() > stopped_share * found.balance.released)) return;
  on.volume += unreleased();
  const Hydrograph& q = start_.hydrograph;
  double before = 0, after = q.at(solver_.time());
  for (std::size_t k = 0; k < q.time.size(); ++k) {
    double& largest = q.time[k] < solver_.time() ? before : after;
    largest = std::max(largest, q.discharge[k]);
  }
  before = std::max(before, q.at(solver_.time()));
  const double growth = std::max(after / before, 1.0);
  for (std::size_t c = 0; c < found.depth.size(); ++c) {
    on.depth = std::max(on.depth, double(found.depth[c]) * std::pow(growth, 0.6));
    on.depth_speed = std::max(on.depth_speed, double(found.depth_speed[c]) * growth);
  }
}

/// Tracer put in against tracer found; without sinks an open rim takes some uncounted.
template <class Real>
double FlowRunOf<Real>::tracer_gap() const {
  double worst = 0;
  for (int k = 0; k < tracers_ && plan_.rim != "open"; ++k) {
    const double put_in =
        initial_tracer_[k] +
        solver_.counters().from_sources * (k == 0 ? 1.0 : plan_.material.solids);
    const double found = solver_.tracer_content(k) + taken_tracer_[k] +
                         (k == 1 ? settling_.settled() : 0);
    if (put_in > 0) worst = std::max(worst, std::abs(found - put_in) / put_in);
  }
  return worst;
}

template <class Real>
FlowRunResult FlowRunOf<Real>::result() const {
  FlowRunResult r;
  r.depth = maps_.map(&TileMaps::depth, 0);
  r.speed = maps_.map(&TileMaps::speed, 0);
  r.depth_speed = maps_.map(&TileMaps::depth_speed, 0);
  r.arrival = maps_.map(&TileMaps::arrival, -1);
  r.duration = maps_.map(&TileMaps::duration, 0);
  r.end_depth = end_depth();
  r.frame_time = frame_time_;
  r.frame_stride = stride_;
  r.frames = frames_;
  r.series = gauges_.series();
  r.river = river_;
  if (!sinks_.empty() && interval_[0] > 0) {
    r.river.time.push_back(solver_.time());
    r.river.volume.push_back(interval_[0]);
    r.river.share.push_back(interval_[1]);
    r.river.solids.push_back(interval_[2]);
  }
  r.balance = balance();
  r.tracer_gap = tracer_gap();
  r.settled_solids = settling_.settled();
  r.stopped = !(unreleased() > stopped_share * r.balance.released) &&
              r.balance.moving <= stopped_share * r.balance.released;
  r.onward = onward(r);
  r.end = solver_.time();
  const Raster& raster = plan_.terrain->raster;
  r.limiting_cell = fmt::format(
      "x = {:.1f}, y = {:.1f} at {:.1f} s: depth {:.3g} m, speed {:.3g} m/s, step "
      "{:.3g} s",
      raster.x(limiting_.cell.i), raster.y(limiting_.cell.j), limiting_time_,
      limiting_.depth, limiting_.speed, shortest_);
  r.counters = solver_.counters();
  return r;
}

template <class Real>
void FlowRunOf<Real>::save(std::ostream& out) const {
  solver_.save(out);
  maps_.save(out);
  gauges_.save(out);
  settling_.save(out);
  for (const double v : {initial_, initial_tracer_[0], initial_tracer_[1], taken_,
                         taken_rest_, taken_tracer_[0], taken_tracer_[1], interval_[0],
                         interval_[1], interval_[2], next_sample_, next_frame_})
    binary::write(out, v);
  for (const auto* v :
       {&river_.time, &river_.volume, &river_.share, &river_.solids, &frame_time_})
    binary::write(out, *v);
  binary::write(out, frames_);
  binary::write(out, shortest_);
  binary::write(out, limiting_);
  binary::write(out, limiting_time_);
}

template <class Real>
void FlowRunOf<Real>::restore(std::istream& in) {
  solver_.restore(in);
  maps_.restore(in);
  gauges_.restore(in);
  settling_.restore(in);
  for (double* v : {&initial_, &initial_tracer_[0], &initial_tracer_[1], &taken_,
                    &taken_rest_, &taken_tracer_[0], &taken_tracer_[1], &interval_[0],
                    &interval_[1], &interval_[2], &next_sample_, &next_frame_})
    *v = binary::read<double>(in);
  for (auto* v :
       {&river_.time, &river_.volume, &river_.share, &river_.solids, &frame_time_})
    *v = binary::read_vector<double>(in);
  frames_ = binary::read_vector<float>(in);
  shortest_ = binary::read<double>(in);
  limiting_ = binary::read<LimitingCell>(in);
  limiting_time_ = binary::read<double>(in);
}

}  // namespace

void WorstBalance::look(const WorstBalance& other) {
  if (released == 0 || worse(other.gap, gap)) *this = other;
}

void WorstBalance::look(const FlowBalance& b) {
  if (!(b.released > 0)) return;
  const double off = std::abs(b.accounted() - b.released) / b.released;
  look(WorstBalance{b.released, b.accounted(), off});
}

std::unique_ptr<FlowRun> make_flow_run(const FlowPlan& plan, const MemberPlan& member,
                                       FlowStart start, bool double_precision) {
  if (double_precision)
    return std::make_unique<FlowRunOf<double>>(plan, member, std::move(start));
  return std::make_unique<FlowRunOf<float>>(plan, member, std::move(start));
}

}  // namespace farreach
