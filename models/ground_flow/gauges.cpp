#include "models/ground_flow/gauges.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/ground_flow/lines.hpp"
#include "solver/base/binary.hpp"

namespace farreach {

Gauges::Gauges(const Terrain& terrain, double wet_depth) : wet_depth_(wet_depth) {
  constexpr double never = std::numeric_limits<double>::quiet_NaN();
  const Raster& r = terrain.raster;
  for (const FlowGauge& gauge : terrain.gauges) {
    std::vector<Piece> pieces;
    if (gauge.kind == "line") {
      for (const LinePiece& p : pieces_of(r, gauge))
        pieces.push_back({p.cell, p.ny, -p.nx});
    } else {
      pieces.push_back({cell_at(r, gauge.x.front(), gauge.y.front()), 0, 0});
    }
    if (pieces.empty()) continue;
    FlowSeries s;
    s.name = gauge.name;
    s.kind = gauge.kind;
    s.x = gauge.x[gauge.x.size() / 2];
    s.y = gauge.y[gauge.y.size() / 2];
    if (gauge.kind == "line" && gauge.x.size() == 2) {
      s.x = 0.5 * (gauge.x[0] + gauge.x[1]);
      s.y = 0.5 * (gauge.y[0] + gauge.y[1]);
    }
    const Cell c = pieces.front().cell;
    s.bed = gauge.kind == "line"
                ? never
                : terrain.bed[static_cast<std::size_t>(c.j) * r.nx + c.i];
    s.arrival = s.peak_time = never;
    pieces_.push_back(std::move(pieces));
    series_.push_back(std::move(s));
  }
  start_depth_.assign(series_.size(), -1);
}

template <class Real>
void Gauges::look(const FlowSolver<Real>& solver, double time, bool sample) {
  for (std::size_t k = 0; k < series_.size(); ++k) {
    FlowSeries& s = series_[k];
    double deepest = 0, speed = 0, discharge = 0;
    for (const Piece& piece : pieces_[k]) {
      const FlowState state = solver.at(piece.cell.i, piece.cell.j);
      deepest = std::max(deepest, state.h);
      speed = std::hypot(state.u, state.v);
      discharge += state.h * (state.u * piece.nx + state.v * piece.ny);
    }
    if (start_depth_[k] < 0) start_depth_[k] = deepest;
    if (std::isnan(s.arrival) && deepest > start_depth_[k] + wet_depth_)
      s.arrival = time;
    const bool line = s.kind == "line";
    const double value = line ? discharge : deepest;
    if (std::abs(value) > std::abs(s.peak)) {
      s.peak = value;
      s.peak_time = time;
    }
    if (!sample) continue;
    s.time.push_back(time);
    if (line) {
      s.discharge.push_back(discharge);
    } else {
      s.depth.push_back(deepest);
      s.speed.push_back(speed);
    }
  }
}

template void Gauges::look(const FlowSolver<float>&, double, bool);
template void Gauges::look(const FlowSolver<double>&, double, bool);

void Gauges::save(std::ostream& out) const {
  binary::write(out, start_depth_);
  for (const FlowSeries& s : series_) {
    for (const auto* values : {&s.time, &s.depth, &s.speed, &s.discharge})
      binary::write(out, *values);
    for (const double value : {s.arrival, s.peak, s.peak_time})
      binary::write(out, value);
  }
}

void Gauges::restore(std::istream& in) {
  start_depth_ = binary::read_vector<double>(in);
  if (start_depth_.size() != series_.size())
    throw RunError("the checkpoint belongs to other gauges");
  for (FlowSeries& s : series_) {
    for (auto* values : {&s.time, &s.depth, &s.speed, &s.discharge})
      *values = binary::read_vector<double>(in);
    for (double* value : {&s.arrival, &s.peak, &s.peak_time})
      *value = binary::read<double>(in);
  }
}

}  // namespace farreach
