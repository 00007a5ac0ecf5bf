/// The reaches laid out on a grid of equal travel time, for one run.
#pragma once

#include <vector>

#include "models/river/river_run.hpp"
#include "solver/river/river_transport.hpp"

namespace farreach {

struct RiverLine {
  RiverGrid grid;
  std::vector<double> deposit;            ///< of sorbed solids by cell [1/s]
  std::vector<double> reservoir_deposit;  ///< by face [1/s]
  std::vector<double> distance;           ///< of the faces from the release [m]
  std::vector<ReachPace> reaches;
  std::vector<std::size_t> reach_start;  ///< first face of every reach
  std::vector<std::size_t> cell_reach;   ///< reach that each cell belongs to
  std::vector<double> reach_end;         ///< distance of their lower ends [m]

  /// Place of a distance on the grid, in cells; beyond the end the end. Where two
  /// reaches meet it is in the lower one: below a confluence.
  double place(double distance) const;

 private:
  double along_cells(double distance) const;
};

RiverLine lay_out(const RiverRunPlan& plan);

}  // namespace farreach
