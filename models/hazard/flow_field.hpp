/// What a flow over the ground left behind: maps, series, runs.
#pragma once

#include <string>
#include <vector>

#include "models/hazard/source_fact.hpp"
#include "models/hazard/terrain.hpp"

namespace farreach {

/// One run of the ensemble, or the only one.
struct FlowMember {
  std::string name;                ///< "likely", "low", "high", "member 7"
  std::vector<SourceFact> inputs;  ///< what was varied: volume, yield stress, ...
  double weight = 1;               ///< share of the ensemble [-]
  double released = 0;             ///< volume let go [m3]
  double deposited = 0;            ///< at rest on the raster at the end [m3]
  double left_raster = 0;          ///< through its rim [m3]
  double into_river = 0;           ///< handed over to the river [m3]
  double run_out = 0;              ///< farthest wetted point from the source [m]
  double run_out_time = 0;         ///< when it was wetted [s]
  bool stopped = false;            ///< at rest before the horizon
  /// What goes on: it left the terrain by its rim or into a river, or was still moving
  /// at the end. What became of it was not computed.
  double onward_volume = 0;       ///< with what was not out yet [m3]
  double onward_depth = 0;        ///< greatest where it left or still moved [m]
  double onward_depth_speed = 0;  ///< likewise [m2/s]
  double onward_width = 0;        ///< of the flow there [m]
  std::string limiting_cell;      ///< that held the time step down, in words
};

/// Depth, level, speed or discharge over time at one gauge in one member.
struct FlowSeries {
  std::string name;
  std::string kind;     ///< "gauge" or "line"
  GeoPoint place;       ///< of the point, or the middle of the line
  double x = 0, y = 0;  ///< in the plane [m]
  double bed = 0;       ///< [m]; lines: NaN
  std::size_t member = 0;
  std::vector<double> time;       ///< [s]
  std::vector<double> depth;      ///< [m]; lines: empty
  std::vector<double> speed;      ///< [m/s]; lines: empty
  std::vector<double> discharge;  ///< [m3/s]; gauges: empty
  double arrival = 0;             ///< of the first water [s]; NaN: never
  double peak = 0;                ///< depth [m] or discharge [m3/s]
  double peak_time = 0;           ///< [s]; NaN: never
};

/// Maps of the first member (row-major, (ny, nx), south first), and what all members
/// say together. Empty `members`: this hazard has no flow over the ground.
struct FlowField {
  std::string fluid;  ///< "water", "fine tailings, Bingham", ...
  Raster raster;
  PlaneFrame frame;
  std::string terrain_source;
  bool analytic_terrain = false;
  GeoPoint source;               ///< middle of what was released
  double wet_depth = 0;          ///< counts as wetted above it [m]
  double run_out_factor = 1;     ///< either way, within which 90 % of run-outs of real
                                 ///< failures lie around the range of the members
  std::vector<double> bed;       ///< [m]; NaN outside the terrain
  std::vector<float> max_depth;  ///< [m]
  std::vector<float> max_speed;  ///< [m/s]
  std::vector<float> max_depth_speed;  ///< [m2/s]
  /// Least and greatest of those over all members; empty: as the first.
  std::vector<float> least_depth, most_depth;              ///< [m]
  std::vector<float> least_depth_speed, most_depth_speed;  ///< [m2/s]
  std::vector<float> arrival;       ///< first time above wet_depth [s]; NaN: never
  std::vector<float> duration;      ///< above wet_depth [s]
  std::vector<float> deposit;       ///< depth at the end [m]
  std::vector<float> wetted_share;  ///< weight of the members that wet the cell [-]
  std::vector<double> frame_time;   ///< of the animation [s]
  int frame_stride = 1;             ///< cells per cell of `frames`, each way
  std::vector<float> frames;  ///< (time, ceil(ny/stride), ceil(nx/stride)): largest
                              ///< depth in the block [m]
  std::vector<FlowMember> members;  ///< the likely one first
  std::vector<FlowSeries> series;
};

}  // namespace farreach
