/// One run of the flow: the fluid of one member of the ensemble from its release until
/// it rests, has left, or its time is over.
///
/// Volume is accounted for after every step, in double:
///   initial + from sources = on the raster + taken over + left through the rim
/// Taken over: cells on a line named "river", and the outermost ring of cells where the
/// rim is an outfall, are emptied after every step; what they held is handed on with
/// its tracers. A step moves water by less than one cell, so nothing passes such a
/// line.
///
/// Stopped: less than one thousandth of the released volume lies in cells deeper than
/// the wet depth that move faster than 1 mm/s, and nothing more is released.
#pragma once

#include <iosfwd>
#include <memory>
#include <vector>

#include "models/ground_flow/hydrograph.hpp"
#include "models/ground_flow/material.hpp"
#include "models/hazard/flow_field.hpp"

namespace farreach {

/// What all members share.
struct FlowPlan {
  const Terrain* terrain = nullptr;  ///< must outlive the runs
  FluidMaterial material;
  double wet_depth = 0.05;  ///< [m]
  double flow_time = 3600;  ///< [s]
  double theta = 1.3, courant = 0.9, thin = 1e-3;
  std::string rim = "open";     ///< "open", "wall", "outfall"
  double sample_interval = 60;  ///< of series [s]
  int frames = 24;
  bool settles = false;            ///< solids fall out of the flow
  double settling_speed = 0;       ///< of one grain in still water [m/s]
  double deposition_stress = 0.1;  ///< below which they stay on the ground [Pa]
  bool tracers = false;  ///< share of the released fluid; with `settles` solids
};

/// The fluid that one member lets go, and where.
struct FlowStart {
  std::vector<double> depth;   ///< on the ground at the start [m]; empty: none
  std::vector<double> raised;  ///< of it what stays and is ground [m]; empty: none
  std::vector<double> clean;   ///< of it water that was there before [m]; empty: none
  std::vector<Cell> inlet;     ///< cells that share the hydrograph
  Hydrograph hydrograph;
  double x = 0, y = 0;  ///< where the run-out counts from [m]
};

struct MemberPlan {
  std::string name = "likely";
  double weight = 1;
  double volume = 0;  ///< asked for [m3]; 0: what lies on the ground
  Rheology rheology;
};

/// Volumes [m3].
struct FlowBalance {
  double released = 0;
  double on_raster = 0;
  double taken = 0;        ///< by river and outfall
  double through_rim = 0;  ///< left through an open rim
  double moving = 0;
  double accounted() const { return on_raster + taken + through_rim; }
};

/// The balance that closed worst.
struct WorstBalance {
  double released = 0, accounted = 0;  ///< [m3]
  double gap = 0;                      ///< between them, relative
  void look(const WorstBalance& other);
  void look(const FlowBalance& balance);
};

/// What was handed on over time, by sample interval.
struct TakenOver {
  std::vector<double> time;    ///< end of the interval [s]
  std::vector<double> volume;  ///< in the interval [m3]
  std::vector<double> share;   ///< released fluid in it [m3]
  std::vector<double> solids;  ///< in it [m3]
};

/// What left the terrain, or was still moving at the end: how it goes on was not
/// computed.
struct Onward {
  double volume = 0;       ///< [m3]
  double depth = 0;        ///< greatest, in the cells before it left or that move [m];
                           ///< of all cells and more where the release goes on
  double depth_speed = 0;  ///< likewise [m2/s]
  double width = 0;        ///< where it left: sum of q over its greatest [m]; 0: it did
                           ///< not leave
};

/// All that one run found.
struct FlowRunResult {
  std::vector<float> depth, speed, depth_speed, arrival, duration;  ///< greatest, ...
  std::vector<float> end_depth;
  std::vector<double> frame_time;
  int frame_stride = 1;
  std::vector<float> frames;
  std::vector<FlowSeries> series;  ///< place and member not filled in
  TakenOver river;
  FlowBalance balance;
  Onward onward;
  WorstBalance worst;         ///< of volume, over all steps
  double tracer_gap = 0;      ///< worst relative error of the tracers' balance
  double settled_solids = 0;  ///< [m3]
  bool stopped = false;
  double end = 0;  ///< simulated [s]
  std::string limiting_cell;
  FlowCounters counters;
};

class FlowRun {
 public:
  virtual ~FlowRun() = default;
  /// One step, no longer than `longest`; returns its length [s].
  virtual double advance(double longest) = 0;
  virtual double time() const = 0;
  virtual bool over() const = 0;  ///< nothing more happens
  virtual FlowBalance balance() const = 0;
  virtual FlowRunResult result() const = 0;
  virtual void save(std::ostream& out) const = 0;
  virtual void restore(std::istream& in) = 0;
};

/// `with_frames`: keeps the animation and the time series.
std::unique_ptr<FlowRun> make_flow_run(const FlowPlan& plan, const MemberPlan& member,
                                       FlowStart start, bool double_precision);

}  // namespace farreach
