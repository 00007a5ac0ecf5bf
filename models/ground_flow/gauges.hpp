/// Time series at points and across lines of a flow.
///
///   points  depth and speed of the cell that holds the point
///   lines   Q = sum over pieces of h (u n_x + v n_y) ds, pieces of half a cell, n to
///           the right of the line from its first corner to its last; the cell that
///           holds the middle of a piece stands for it
/// Arrival: first time the depth exceeds the initial depth by the wet depth; on lines,
/// the first time a cell of the line is wetted so.
#pragma once

#include <iosfwd>
#include <vector>

#include "models/hazard/flow_field.hpp"
#include "solver/flow/flow_solver.hpp"

namespace farreach {

class Gauges {
 public:
  Gauges(const Terrain& terrain, double wet_depth);

  /// Takes up every state for arrival and peak; adds a point to the series when
  /// `sample`.
  template <class Real>
  void look(const FlowSolver<Real>& solver, double time, bool sample);

  const std::vector<FlowSeries>& series() const { return series_; }

  void save(std::ostream& out) const;
  void restore(std::istream& in);

 private:
  struct Piece {
    Cell cell;
    double nx = 0, ny = 0;  ///< normal times length [m]; points: unused
  };
  std::vector<std::vector<Piece>> pieces_;  ///< by series
  std::vector<FlowSeries> series_;
  std::vector<double> start_depth_;  ///< of the first piece, negative: not seen yet
  double wet_depth_;
};

}  // namespace farreach
