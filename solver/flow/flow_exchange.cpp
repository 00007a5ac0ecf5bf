/// What a flow takes in and gives away: sources in cells, and the rim of the raster.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "solver/base/error.hpp"
#include "solver/flow/flow_solver.hpp"

namespace farreach {

std::vector<FlowSource> spread_source(const FlowSource& whole,
                                      const std::vector<Cell>& cells) {
  std::vector<FlowSource> sources(cells.size(), whole);
  const double share = 1.0 / static_cast<double>(cells.size());
  for (std::size_t n = 0; n < cells.size(); ++n) {
    sources[n].cell = cells[n];
    sources[n].discharge = [q = whole.discharge, share](double t) {
      return share * q(t);
    };
  }
  return sources;
}

namespace {

/// The longest of steps up to `longest` that `too_long` does not refuse.
double shortened(double longest, const std::function<bool(double)>& too_long) {
  if (!too_long(longest)) return longest;
  double low = 0;
  for (int k = 0; k < 40; ++k) {
    const double middle = 0.5 * (low + longest);
    (too_long(middle) ? longest : low) = middle;
  }
  return low;
}

}  // namespace

/// The longest step in which what comes in does not outrun the Courant limit.
template <class Real>
double FlowSolver<Real>::step_by_inflow(double longest) const {
  const Raster& raster = setup_.raster;
  const double g = setup_.settings.gravity, courant = setup_.settings.courant;
  const double per_length = 1 / raster.dx + 1 / raster.dy;
  const auto greatest = [&](const std::function<double(double)>& discharge, double dt) {
    return std::max({discharge(time_), discharge(time_ + dt), 0.0});
  };
  for (const FlowSource& source : setup_.sources) {
    const FlowState s = at(source.cell.i, source.cell.j);
    const double speed = std::max(std::abs(s.u), std::abs(source.u)) +
                         std::max(std::abs(s.v), std::abs(source.v));
    longest = shortened(longest, [&](double dt) {
      const double given = greatest(source.discharge, dt) * dt / raster.cell_area();
      const double wave = given > 0 ? std::sqrt(g * (s.h + given)) : 0;
      return given > 0 && dt * (speed + wave) * per_length > courant;
    });
  }
  for (std::size_t r = 0; r < setup_.rims.size(); ++r) {
    const Rim& rim = setup_.rims[r];
    if (rim.kind != RimKind::inflow) continue;
    const auto& share = rim_flows_[r].share;
    const double most = *std::max_element(share.begin(), share.end());
    const bool along_x = rim.side == Side::south || rim.side == Side::north;
    const double width = along_x ? raster.dx : raster.dy;
    longest = shortened(longest, [&](double dt) {
      // What it is now bounds the step by its ghost cells already.
      const double later = greatest(rim.discharge, dt);
      if (later <= 2 * rim.discharge(time_)) return false;
      const double q = most * later / width;
      const double wave = std::cbrt(g * q) * (1 + rim.froude);
      return dt * wave * per_length > courant;
    });
  }
  return longest;
}

/// What sources and prescribed inflows bring in the step, by their discharge in its
/// middle.
template <class Real>
void FlowSolver<Real>::give(const Step& step) {
  const double middle = time_ + 0.5 * step.dt;
  const auto checked = [&](double q, const char* what) {
    if (!(q >= 0 && std::isfinite(q)))
      throw RunError(
          fmt::format("{} has a discharge of {} m3/s at {} s", what, q, middle));
    return q;
  };
  for (std::size_t n = 0; n < given_.size(); ++n)
    given_[n] = checked(setup_.sources[n].discharge(middle), "a source") * step.dt;
  for (std::size_t r = 0; r < setup_.rims.size(); ++r)
    if (setup_.rims[r].kind == RimKind::inflow)
      rim_discharge_[r] = checked(setup_.rims[r].discharge(middle), "a rim");
}

template <class Real>
void FlowSolver<Real>::add_sources(int tile, bool tracers) {
  const auto here = sources_in_.find(tile);
  if (here == sources_in_.end()) return;
  for (const std::size_t n : here->second) {
    const FlowSource& source = setup_.sources[n];
    const TileCell at = tiles_.locate(source.cell.i, source.cell.j);
    const double depth = given_[n] / setup_.raster.cell_area();
    const auto add = [&](int field, double amount) {
      Real& value = tiles_.next(tile, field)[at.offset];
      value = static_cast<Real>(static_cast<double>(value) + amount);
    };
    if (!tracers) {
      add(0, depth);
      add(1, depth * source.u);
      add(2, depth * source.v);
      continue;
    }
    const int given = static_cast<int>(source.concentration.size());
    for (int k = 0; k < std::min(given, setup_.tracers); ++k)
      add(3 + k, depth * source.concentration[k]);
  }
}

/// Passes what is prescribed through the faces of the rim, nothing through walls, and
/// nothing inward through open rims.
template <class Real>
void FlowSolver<Real>::prescribe(const Step& step, int tile,
                                 SweepWorkspace<Real>& work) {
  const auto no_inflow = [](int, double found) {
    return Passage{found, std::max(found, 0.0), 0};
  };
  for (const Rim& wall : walls_)
    pass(step, tile, work, part_in(tiles_, wall, tile), [](int, double found) {
      return Passage{found, 0, 0};
    });
  for (std::size_t r = 0; r < setup_.rims.size(); ++r) {
    const Rim& rim = setup_.rims[r];
    const RimFlow& flow = rim_flows_[r];
    const RimPart part = part_in(tiles_, rim, tile);
    const double width = part.along_x ? setup_.raster.dx : setup_.raster.dy;
    const auto prescribed = [&](int t, double found) {
      const auto n = static_cast<std::size_t>(part.along + t - flow.from);
      const double wanted = rim.kind == RimKind::rating
                                ? flow.outward[n]
                                : -flow.share[n] * rim_discharge_[r] / width;
      return Passage{found, wanted, flow.velocity[n]};
    };
    if (rim.kind == RimKind::open && !rim.level)
      pass(step, tile, work, part, no_inflow);
    else if (rim.kind == RimKind::inflow || rim.kind == RimKind::rating)
      pass(step, tile, work, part, prescribed);
  }
}

/// What is to pass differs from the flux of the ghost cells: the rest goes to the cells
/// inside with the velocity of the rim. No cell gives more than it has.
template <class Real>
void FlowSolver<Real>::pass(const Step& step, int tile, SweepWorkspace<Real>& work,
                            const RimPart& part,
                            const std::function<Passage(int, double)>& through) {
  const double k = static_cast<double>(part.along_x ? step.sweep.ky : step.sweep.kx);
  const int inner = part.face - (part.outward > 0 ? 1 : 0);
  for (int t = part.from; t < part.to; ++t) {
    const int i = part.along_x ? t : inner, j = part.along_x ? inner : t;
    const int offset = j * tile_width + i;
    Real& mass = part.along_x ? work.mass_y(part.face)[t] : work.mass_x(t)[part.face];
    const Passage p = through(t, part.outward * static_cast<double>(mass));
    double wanted = p.wanted;
    if (wanted > p.found) {
      const double h = static_cast<double>(tiles_.now(tile, 0)[offset]);
      const double others = outgoing(step, work, i, j) - k * std::max(p.found, 0.0);
      wanted = std::min(wanted, std::max(h - others, 0.0) / k);
    }
    const double more = wanted - p.found;
    if (more == 0) continue;
    mass = static_cast<Real>(part.outward * wanted);
    const auto add = [&](int field, double amount) {
      Real& value = tiles_.next(tile, field)[offset];
      value = static_cast<Real>(static_cast<double>(value) - k * amount);
    };
    add(0, more);
    add(part.along_x ? 2 : 1, part.outward * more * p.velocity);
  }
}

/// Depth that leaves a cell through its four faces in the step [m].
template <class Real>
double FlowSolver<Real>::outgoing(const Step& step, SweepWorkspace<Real>& work, int i,
                                  int j) {
  const auto along_x =
      std::max(work.mass_x(j)[i + 1], Real(0)) - std::min(work.mass_x(j)[i], Real(0));
  const auto along_y =
      std::max(work.mass_y(j + 1)[i], Real(0)) - std::min(work.mass_y(j)[i], Real(0));
  return static_cast<double>(step.sweep.kx * along_x + step.sweep.ky * along_y);
}

/// Volume that came in through each rim.
template <class Real>
void FlowSolver<Real>::count_rims(int tile, double dt, SweepWorkspace<Real>& work,
                                  TileResult& result) const {
  result.through.assign(through_.size(), 0.0);
  for (std::size_t r = 0; r < setup_.rims.size(); ++r) {
    const RimPart part = part_in(tiles_, setup_.rims[r], tile);
    double sum = 0;
    for (int t = part.from; t < part.to; ++t)
      sum += static_cast<double>(part.along_x ? work.mass_y(part.face)[t]
                                              : work.mass_x(t)[part.face]);
    const double width = part.along_x ? setup_.raster.dx : setup_.raster.dy;
    result.through[r * fields()] = -part.outward * sum * dt * width;
  }
}

/// The same of a tracer.
template <class Real>
void FlowSolver<Real>::count_rims(int tile, double dt, int tracer,
                                  const KeptFluxes<Real>& fluxes,
                                  TileResult& result) const {
  result.through.resize(through_.size(), 0.0);
  for (std::size_t r = 0; r < setup_.rims.size(); ++r) {
    const RimPart part = part_in(tiles_, setup_.rims[r], tile);
    double sum = 0;
    for (int t = part.from; t < part.to; ++t)
      sum += static_cast<double>(part.along_x ? fluxes.south[part.face][t]
                                              : fluxes.west[t][part.face]);
    const double width = part.along_x ? setup_.raster.dx : setup_.raster.dy;
    result.through[r * fields() + 1 + static_cast<std::size_t>(tracer)] =
        -part.outward * sum * dt * width;
  }
}

template <class Real>
double FlowSolver<Real>::rim_inflow(int tile, double dt,
                                    SweepWorkspace<Real>& work) const {
  const Interior in = tiles_.interior(tile);
  const Cell corner = tiles_.cell(tile, 0);
  double along_x = 0;
  double along_y = 0;
  for (int j = in.south; j < in.north; ++j) {
    auto& mass = work.mass_x(j);
    if (corner.i <= 0) along_x += static_cast<double>(mass[in.west]);
    if (corner.i + tile_width >= setup_.raster.nx)
      along_x -= static_cast<double>(mass[in.east]);
  }
  for (int i = in.west; i < in.east; ++i) {
    if (corner.j <= 0) along_y += static_cast<double>(work.mass_y(in.south)[i]);
    if (corner.j + tile_height >= setup_.raster.ny)
      along_y -= static_cast<double>(work.mass_y(in.north)[i]);
  }
  return dt * (along_x * setup_.raster.dy + along_y * setup_.raster.dx);
}

template double FlowSolver<float>::step_by_inflow(double) const;
template void FlowSolver<float>::give(const Step&);
template void FlowSolver<float>::add_sources(int, bool);
template void FlowSolver<float>::prescribe(const Step&, int, SweepWorkspace<float>&);
template void FlowSolver<float>::pass(const Step&, int, SweepWorkspace<float>&,
                                      const RimPart&,
                                      const std::function<Passage(int, double)>&);
template double FlowSolver<float>::outgoing(const Step&, SweepWorkspace<float>&, int,
                                            int);
template double FlowSolver<float>::rim_inflow(int, double,
                                              SweepWorkspace<float>&) const;
template void FlowSolver<float>::count_rims(int, double, SweepWorkspace<float>&,
                                            TileResult&) const;
template void FlowSolver<float>::count_rims(int, double, int, const KeptFluxes<float>&,
                                            TileResult&) const;
template double FlowSolver<double>::step_by_inflow(double) const;
template void FlowSolver<double>::give(const Step&);
template void FlowSolver<double>::add_sources(int, bool);
template void FlowSolver<double>::prescribe(const Step&, int, SweepWorkspace<double>&);
template void FlowSolver<double>::pass(const Step&, int, SweepWorkspace<double>&,
                                       const RimPart&,
                                       const std::function<Passage(int, double)>&);
template double FlowSolver<double>::outgoing(const Step&, SweepWorkspace<double>&, int,
                                             int);
template double FlowSolver<double>::rim_inflow(int, double,
                                               SweepWorkspace<double>&) const;
template void FlowSolver<double>::count_rims(int, double, SweepWorkspace<double>&,
                                             TileResult&) const;
template void FlowSolver<double>::count_rims(int, double, int,
                                             const KeptFluxes<double>&,
                                             TileResult&) const;

}  // namespace farreach
