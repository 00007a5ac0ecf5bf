#include "models/river/river_line.hpp"

#include <algorithm>
#include <cmath>

#include "models/river/travel_laws.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

constexpr double water_density = 1000;
// Grid: some two thousand cells along the river, steps of 20 s to half an hour (own
// estimates).
constexpr double cells_wanted = 2000;
constexpr double shortest_step = 20, longest_step = 1800;  // [s]
constexpr double manning_of_rivers = 0.05;   // provisional: mountain rivers
constexpr double wave_over_water = 5.0 / 3;  // kinematic wave of a wide channel
constexpr double shortest_stay = 1;          // in still water [s]

bool is_reservoir(const RiverReach& reach) {
  return reach.reservoir_volume > 0;
}

/// A stretch of the grid that belongs to one reach, in travel time of the stream.
struct Segment {
  std::size_t reach = 0;
  double from = 0, to = 0;      // [s]
  double upper = 0, lower = 0;  // distance [m]
};

class Layout {
 public:
  explicit Layout(const RiverRunPlan& plan)
      : plan_(plan), network_(*plan.network), settings_(*plan.settings) {}

  RiverLine make() {
    find_paces();
    line_.grid.step = step();
    lay_segments();
    add_cells();
    add_faces();
    for (std::size_t k = 0; k < line_.reaches.size(); ++k) add_dispersion(k);
    return std::move(line_);
  }

 private:
  const RiverReach& reach(std::size_t k) const { return network_.reaches[k]; }
  const RiverFlow& flow(std::size_t k) const {
    return reach(k).flows[plan_.river_case];
  }
  double stream_velocity(std::size_t k) const {
    return line_.reaches[k].velocity * (1 + settings_.still_share);
  }
  double stream_time(std::size_t k) const {
    return reach(k).length / stream_velocity(k);
  }

  /// Velocity of the cloud in each reach; reservoirs have a time instead.
  void find_paces() {
    for (std::size_t k = 0; k < network_.reaches.size(); ++k) {
      ReachPace pace;
      if (!is_reservoir(reach(k)))
        pace.velocity =
            reach_velocity(reach(k), plan_.river_case, settings_, plan_.pace,
                           plan_.extra_flow.empty() ? 0 : plan_.extra_flow[k]);
      line_.reaches.push_back(pace);
    }
  }

  /// Time step, and with it the length of a cell in travel time of the stream.
  double step() const {
    double total = 0;
    for (std::size_t k = 0; k < network_.reaches.size(); ++k)
      if (!is_reservoir(reach(k))) total += stream_time(k);
    return std::clamp(total / cells_wanted, shortest_step, longest_step);
  }

  /// A reservoir begins at a face and takes one cell.
  void lay_segments() {
    const double dt = line_.grid.step;
    double time = 0, distance = 0;
    for (std::size_t k = 0; k < network_.reaches.size(); ++k) {
      double lasts = dt;
      if (is_reservoir(reach(k)))
        time = std::max(1.0, std::ceil(time / dt - 1e-9)) * dt;
      else
        lasts = stream_time(k);
      segments_.push_back(
          {k, time, time + lasts, distance, distance + reach(k).length});
      time += lasts;
      distance += reach(k).length;
    }
  }

  std::size_t segment_at(double time) const {
    std::size_t s = 0;
    while (s + 1 < segments_.size() && time >= segments_[s + 1].from) ++s;
    return s;
  }

  double distance_at(double time) const {
    const Segment& s = segments_[segment_at(time)];
    const double share = std::clamp((time - s.from) / (s.to - s.from), 0.0, 1.0);
    return s.upper + share * (s.lower - s.upper);
  }

  /// One cell a step: its discharge, still water, losses and place.
  void add_cells() {
    const double dt = line_.grid.step;
    const auto cells = static_cast<std::size_t>(
        std::max(1.0, std::ceil(segments_.back().to / dt - 1e-9)));
    for (std::size_t i = 0; i < cells; ++i) {
      const std::size_t k = segment_at((static_cast<double>(i) + 0.5) * dt);
      line_.cell_reach.push_back(k);
      line_.grid.add_cell(flow(k).discharge, 0, is_reservoir(reach(k)) ? 0 : share(),
                          shortest_stay);
      line_.deposit.push_back(deposit_in(k));
      line_.reservoir_deposit.push_back(0);
      line_.distance.push_back(distance_at(static_cast<double>(i) * dt));
    }
    line_.distance.push_back(network_length());
    for (const RiverReach& r : network_.reaches)
      line_.reach_end.push_back(r.length +
                                (line_.reach_end.empty() ? 0 : line_.reach_end.back()));
    line_.reach_start.assign(network_.reaches.size(), 0);
    for (const Segment& s : segments_)
      line_.reach_start[s.reach] = std::min(
          cells - 1, static_cast<std::size_t>(std::max(0.0, std::floor(s.from / dt))));
  }

  double share() const { return settings_.still_share; }

  double network_length() const {
    double sum = 0;
    for (const RiverReach& r : network_.reaches) sum += r.length;
    return sum;
  }

  /// Between cells: shares that canals take, reservoirs, spreading.
  void add_faces() {
    for (std::size_t i = 0; i < line_.cell_reach.size(); ++i) {
      const std::size_t here = line_.cell_reach[i];
      const std::size_t before = i == 0 ? here : line_.cell_reach[i - 1];
      for (std::size_t k = before; k < here; ++k)
        line_.grid.pass_on[i] *=
            std::min(1.0, flow(k + 1).discharge / flow(k).discharge);
      const bool enters = is_reservoir(reach(here)) && (i == 0 || before != here);
      if (enters) add_reservoir(i, here);
      add_spread(i, here);
    }
  }

  void add_reservoir(std::size_t face, std::size_t k) {
    line_.grid.reservoir_time[face] = reach(k).reservoir_volume / flow(k).discharge;
    if (reach(k).reservoir_depth > 0)
      line_.reservoir_deposit[face] =
          settings_.settling_speed / reach(k).reservoir_depth;
  }

  /// Growth of the variance of passing time by travel time, of Jobson's clouds [s].
  double growth(std::size_t i, std::size_t k) const {
    const double dt = line_.grid.step * (1 + share());
    const double at = static_cast<double>(i) * dt;
    const double mean =
        reach(k).mean_discharge > 0 ? reach(k).mean_discharge : flow(k).discharge;
    const double relative = flow(k).discharge / mean;
    return (jobson_variance(at + 0.5 * dt, relative) -
            jobson_variance(std::max(0.0, at - 0.5 * dt), relative)) /
           dt;
  }

  /// Passing time spreads by D/U2 in the stream and by stays in still water:
  ///   d(var)/dT (1 + b) = 2 D/U2 (1 + b)^2 + 2 b stay
  void add_spread(std::size_t i, std::size_t k) {
    if (is_reservoir(reach(k))) return;
    const double b = share(), stated = settings_.still_time;
    const bool by_tests = settings_.dispersion_law == "jobson";
    const double u = stream_velocity(k);
    const double of_law =
        by_tests ? 0.5 * growth(i, k) * (1 + b)
                 : dispersion_by(settings_.dispersion_law.c_str(), hydraulics(k)) /
                       (u * u) * (1 + b) * (1 + b);
    const double by_still = !(b > 0) ? 0 : stated >= 0 ? b * stated : 0.5 * of_law;
    if (b > 0) line_.grid.still_time[i] = std::max(shortest_stay, by_still / b);
    const double in_stream = by_tests || stated < 0 ? of_law - by_still : of_law;
    line_.grid.spread[i] = std::max(0.0, in_stream) / ((1 + b) * (1 + b));
  }

  ReachHydraulics hydraulics(std::size_t k) const {
    // What is not stated follows from discharge and velocity.
    const RiverFlow& f = flow(k);
    ReachHydraulics h;
    h.velocity = stream_velocity(k);
    h.width = f.width > 0 ? f.width : usual_width(f.discharge);
    h.depth = f.depth > 0 ? f.depth : f.discharge / (h.width * h.velocity);
    h.slope = reach(k).slope;
    return h;
  }

  /// Of sorbed solids [1/s].
  double deposit_in(std::size_t k) const {
    if (is_reservoir(reach(k)) || !(reach(k).slope > 0)) return 0;
    const ReachHydraulics h = hydraulics(k);
    // Shear stress of even flow; above the critical one nothing settles.
    const double stress = water_density * gravity * h.depth * h.slope;
    if (!(stress < settings_.deposition_stress)) return 0;
    return settings_.settling_speed / h.depth *
           (1 - stress / settings_.deposition_stress);
  }

  void add_dispersion(std::size_t k) {
    if (is_reservoir(reach(k))) return;
    const auto last = std::find(line_.cell_reach.rbegin(), line_.cell_reach.rend(), k);
    if (last == line_.cell_reach.rend()) return;
    const auto i = static_cast<std::size_t>(line_.cell_reach.rend() - last - 1);
    const double u = stream_velocity(k);
    line_.reaches[k].dispersion = line_.grid.spread[i] * u * u;
  }

  const RiverRunPlan& plan_;
  const RiverNetwork& network_;
  const RiverSettings& settings_;
  RiverLine line_;
  std::vector<Segment> segments_;
};

}  // namespace

double reach_velocity(const RiverReach& reach, std::size_t river_case,
                      const RiverSettings& settings, RiverPace pace,
                      double extra_flow) {
  // A stated velocity first, with the factor either way.
  const RiverFlow& flow = reach.flows.at(river_case);
  const bool given = settings.velocity_law == "given" ||
                     (settings.velocity_law.empty() && flow.velocity > 0);
  if (given && !(flow.velocity > 0))
    throw InputError("river.velocity_law: the reach \"" + reach.name +
                     "\" states no velocity");
  PeakVelocity v{flow.velocity, flow.velocity * settings.velocity_factor};
  // Else the regression of Jobson, which gives both.
  if (!given) {
    if (!(reach.drainage_area > 0))
      throw InputError("river.reach: the reach \"" + reach.name +
                       "\" states neither a velocity nor a drainage area to estimate "
                       "it from");
    const double mean =
        reach.mean_discharge > 0 ? reach.mean_discharge : flow.discharge;
    v = jobson_velocity({flow.discharge, mean, reach.drainage_area, reach.slope});
  }
  // A large release makes a wave of its own, faster than the water it runs over.
  if (extra_flow > 0 && reach.slope > 0) {
    const double both = flow.discharge + extra_flow;
    const double even =
        normal_velocity(both, usual_width(both), reach.slope, manning_of_rivers);
    v.highest = std::max(v.highest, wave_over_water * even);
  }
  if (pace == RiverPace::fast) return v.highest;
  return pace == RiverPace::slow ? v.probable * v.probable / v.highest : v.probable;
}

double RiverLine::along_cells(double at) const {
  if (!(at > 0)) return 0;
  const auto above = std::upper_bound(distance.begin(), distance.end(), at);
  if (above == distance.end()) return static_cast<double>(grid.size());
  const auto i = static_cast<std::size_t>(above - distance.begin()) - 1;
  return static_cast<double>(i) + (at - distance[i]) / (distance[i + 1] - distance[i]);
}

double RiverLine::place(double at) const {
  const std::size_t n = grid.size();
  double found = along_cells(at);
  const auto end = std::upper_bound(reach_end.begin(), reach_end.end(), at);
  const auto reach =
      static_cast<std::size_t>(std::min(end, reach_end.end() - 1) - reach_end.begin());
  // A cell belongs to one reach, though two may meet in it.
  auto cell = std::min(n - 1, static_cast<std::size_t>(found));
  while (cell + 1 < n && cell_reach[cell] < reach) found = static_cast<double>(++cell);
  while (cell > 0 && cell_reach[cell] > reach)
    found = std::nextafter(static_cast<double>(cell--), 0.0);
  return found;
}

RiverLine lay_out(const RiverRunPlan& plan) {
  return Layout(plan).make();
}

}  // namespace farreach
