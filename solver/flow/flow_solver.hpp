/// Depth-averaged flow over any terrain, on active tiles.
///
///   h_t + (hu)_x + (hv)_y = sources
///   (hu)_t + (h u u + g h^2/2)_x + (h u v)_y = -g h z_x - T u/|u| + forces, v likewise
///   (h c)_t + (h u c)_x + (h v c)_y = sources of the tracer
/// Second order in space and time in one sweep (sweep.hpp), well balanced at rest over
/// wet and dry ground, depths never negative, mass exact to rounding. Float state keeps
/// its sums in double. The same bits for any number of threads.
///
/// Range: slopes where the pressure is hydrostatic; time steps by
///   dt = courant / max((|u| + c)/dx + (|v| + c)/dy), courant at most 1.
/// Nothing is capped. Where something is limited it is conservative and counted:
/// `FlowCounters`.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <map>
#include <memory>
#include <vector>

#include "solver/base/constants.hpp"
#include "solver/flow/boundary.hpp"
#include "solver/flow/finish.hpp"
#include "solver/flow/sweep.hpp"
#include "solver/flow/tracer_sweep.hpp"
#include "solver/grid/tiles.hpp"

namespace farreach {

struct FlowSettings {
  double gravity = farreach::gravity;  ///< [m/s2]
  double theta = 1.3;                  ///< of the limiter: 1 minmod, 2 steepest [-]
  double courant = 0.9;                ///< of both directions together [-]
  double thin = 1e-3;      ///< first order and regular velocity below it [m]
  double dry = 1e-6;       ///< does not move below it [m]
  bool all_awake = false;  ///< sweep dry tiles too; slower, and changes no number
  VectorUnit unit = widest_vector_unit();
};

/// Water that enters in one cell, with its own momentum and tracers: the momentum of
/// the cell grows by rho Q (u, v); with u = v = 0 it enters at rest and is set in
/// motion by the slope of the surface.
struct FlowSource {
  Cell cell;
  std::function<double(double time)> discharge;  ///< of time [s]: [m3/s], not negative
  double u = 0;                                  ///< velocity it brings [m/s]
  double v = 0;
  std::vector<double> concentration;  ///< of each tracer; missing ones are zero
};

/// A source along a line or over a polygon: `whole` with its discharge shared equally
/// by `cells`.
std::vector<FlowSource> spread_source(const FlowSource& whole,
                                      const std::vector<Cell>& cells);

/// Forces at a time and place.
struct FlowForces {
  double stress_x = 0;  ///< wind stress over density of the water [m2/s2]
  double stress_y = 0;
  double pressure_x = 0;  ///< gradient of air pressure over density [m/s2]
  double pressure_y = 0;
  double coriolis = 0;  ///< f [1/s]
};

/// What a fluid at rest can bear; must be that of its law of resistance.
struct FlowStrength {
  double slope = 0;  ///< tan of the friction angle, pore pressure counted [-]
  double yield = 0;  ///< tau_y/(rho g) [m]
};

struct FlowState {
  double h = 0;  ///< [m]
  double u = 0;  ///< [m/s]
  double v = 0;  ///< [m/s]
};

template <class Real>
struct FlowSetup {
  Raster raster;
  FlowSettings settings;
  std::function<double(int i, int j)> bed;  ///< [m], for cells of the raster
  Finish<Real> resistance;
  FlowStrength strength;
  std::vector<Rim> rims;
  std::vector<FlowSource> sources;
  /// Of time [s] and place, x and y of the raster [m]; may be empty. Asked for at the
  /// corners of the tiles, bilinear between them; the Coriolis force at their middle.
  std::function<FlowForces(double time, double x, double y)> forces;
  int tracers = 0;
};

/// What was limited, and where water went.
struct FlowCounters {
  std::uint64_t steps = 0;
  std::uint64_t cell_steps = 0;          ///< cells swept, over all steps
  std::uint64_t thin_cell_steps = 0;     ///< wet cells thinner than `thin`
  std::uint64_t drained_tile_steps = 0;  ///< tiles swept again with the draining limit
  double through_rim = 0;                ///< volume that came in through the rim [m3]
  double from_sources = 0;               ///< volume that sources gave [m3]
  bool operator==(const FlowCounters&) const = default;
};

/// The cell that limits the time step.
struct LimitingCell {
  Cell cell;
  double depth = 0;   ///< [m]
  double speed = 0;   ///< [m/s]
  double signal = 0;  ///< (|u| + c)/dx + (|v| + c)/dy [1/s]
};

template <class Real>
class FlowSolver {
 public:
  /// Throws InputError for settings outside their range.
  explicit FlowSolver(FlowSetup<Real> setup);

  /// Sets every cell; evaluates `state` once per cell. Concentrations are zero.
  void set_state(const std::function<FlowState(int i, int j)>& state);
  /// Sets the concentration of one tracer wherever there is water.
  void set_tracer(int tracer, const std::function<double(int i, int j)>& value);

  /// One step, no longer than `longest` [s]; returns its length [s].
  double advance(double longest);
  double time() const { return time_; }  ///< [s]

  FlowState at(int i, int j) const;
  double bed(int i, int j) const;  ///< [m]
  double concentration(int tracer, int i, int j) const;
  double volume() const;                    ///< on the raster [m3]
  double tracer_content(int tracer) const;  ///< concentration x volume
  const FlowCounters& counters() const { return counters_; }
  /// Volume that came in through rim `rim` of the setup [m3].
  double through_rim(std::size_t rim) const { return through_[rim * fields()]; }
  /// Likewise of a tracer, concentration x volume.
  double tracer_through_rim(int tracer, std::size_t rim) const {
    return through_[rim * fields() + 1 + static_cast<std::size_t>(tracer)];
  }
  /// What sources gave of a tracer, concentration x volume.
  double tracer_from_sources(int tracer) const {
    return tracer_from_sources_[static_cast<std::size_t>(tracer)];
  }
  LimitingCell limiting_cell() const;
  const Tiles<Real>& tiles() const { return tiles_; }
  /// For what happens between steps: sinks, settling. Depths may only be lowered; who
  /// takes something counts it.
  Tiles<Real>& tiles() { return tiles_; }
  std::size_t bytes() const;  ///< of tiles and what goes with them [B]

  /// Everything needed to go on with the same bits. `restore` expects a solver made
  /// from the same setup and throws RunError when the sizes differ or the text is cut.
  void save(std::ostream& out) const;
  void restore(std::istream& in);

 private:
  /// Numbers of the step that is being made.
  struct Step {
    double dt = 0;
    SweepNumbers<Real> sweep;
    FinishNumbers<Real> finish;
  };
  struct TileResult {
    FinishFinding finish;
    bool overdrawn = false;
    bool wet_edge[4] = {};        ///< west, east, south, north
    double through_rim = 0;       ///< [m3]
    std::vector<double> through;  ///< by rim and field, as in `through_`
  };
  /// Shares of mass flux that cells can supply, by tile; whole where none is given.
  using Shares = std::map<int, std::vector<Real>>;

  Step make_step(double longest);
  void ask_forces(double time);
  TileForces<Real> forces_on(int tile, double dt) const;
  double step_by_inflow(double longest) const;
  void give(const Step& step);
  std::size_t fields() const { return 1 + static_cast<std::size_t>(setup_.tracers); }
  SweepTile<Real> around(int tile);
  /// `near` from `residents_around`; `field` -1 is the bed.
  Around<Real> field_around(const std::array<int, 9>& near, int field);
  void ask_ahead(std::size_t slot, SweepTile<Real>& tile);
  /// `after_west`: this thread has just swept the western neighbour in this step.
  void sweep(const Step& step, std::size_t slot, const Shares* shares, bool after_west);
  void finish(const Step& step, int tile, TileResult& result);
  void check_finite();
  void drain(const Step& step);
  std::vector<Real> shares_of(const Step& step, int tile);
  void sweep_tracers(const Step& step);
  void add_sources(int tile, bool tracers);
  static double outgoing(const Step& step, SweepWorkspace<Real>& work, int i, int j);
  void clear_outside(int tile);
  bool at_rim(int tile) const;
  void prescribe(const Step& step, int tile, SweepWorkspace<Real>& work);
  /// Outward through face `t` of a rim: what the sweep found, and what is to pass.
  struct Passage {
    double found, wanted, velocity;
  };
  void pass(const Step& step, int tile, SweepWorkspace<Real>& work, const RimPart& part,
            const std::function<Passage(int t, double found)>& through);
  double rim_inflow(int tile, double dt, SweepWorkspace<Real>& work) const;
  void count_rims(int tile, double dt, SweepWorkspace<Real>& work,
                  TileResult& result) const;
  void count_rims(int tile, double dt, int tracer, const KeptFluxes<Real>& fluxes,
                  TileResult& result) const;
  void find_edges(const Real* h, TileResult& result) const;
  void choose_active();
  void count(const Step& step);
  LimitingCell fastest_cell(int tile) const;

  FlowSetup<Real> setup_;
  Tiles<Real> tiles_;
  std::vector<int> pinned_;          ///< kept active: rims and sources
  std::vector<TileResult> results_;  ///< by place in the list of active tiles
  std::vector<std::unique_ptr<KeptFluxes<Real>>> kept_;  ///< likewise, with tracers
  std::vector<Real> nothing_;                            ///< a tile outside the tiling
  std::vector<Real> ones_;
  std::vector<Rim> walls_;             ///< the rest of the rim
  std::vector<RimFlow> rim_flows_;     ///< by rim, in the step that is being made
  std::vector<double> rim_discharge_;  ///< likewise [m3/s]
  std::vector<FlowForces> forces_;     ///< at the corners of tiles, in the step
  std::vector<double> given_;          ///< volume of each source in the step [m3]
  std::map<int, std::vector<std::size_t>> sources_in_;  ///< by tile
  std::vector<double> through_;  ///< by rim: volume, then tracers, that came in
  std::vector<double> tracer_from_sources_;
  double fastest_ = 0;  ///< greatest signal of the state as it stands [1/s]
  int fastest_tile_ = -1;
  double time_ = 0;
  FlowCounters counters_;
};

extern template class FlowSolver<float>;
extern template class FlowSolver<double>;

}  // namespace farreach
