/// A flow written out and read back, bit for bit: header, clock and counters, the
/// active tiles, then the conserved fields of every resident tile as they stand. The
/// bed is not written; it comes from the setup.
#include <istream>
#include <ostream>
#include <utility>

#include "solver/base/error.hpp"
#include "solver/flow/flow_solver.hpp"

namespace farreach {

namespace {

constexpr std::uint64_t checkpoint_mark = 0x46524648464c4f32;  // "FRFHFLO2"

template <class T>
void write(std::ostream& out, const T& value) {
  out.write(reinterpret_cast<const char*>(&value), sizeof(T));
}

template <class T>
T read(std::istream& in) {
  T value{};
  in.read(reinterpret_cast<char*>(&value), sizeof(T));
  if (!in) throw RunError("the checkpoint of the flow is cut short");
  return value;
}

}  // namespace

template <class Real>
void FlowSolver<Real>::save(std::ostream& out) const {
  write(out, checkpoint_mark);
  write(out, sizeof(Real));
  write(out, setup_.raster.nx);
  write(out, setup_.raster.ny);
  write(out, setup_.tracers);
  write(out, time_);
  write(out, fastest_);
  write(out, fastest_tile_);
  write(out, counters_);
  write(out, setup_.rims.size());
  for (const double volume : through_) write(out, volume);
  for (const double amount : tracer_from_sources_) write(out, amount);
  write(out, tiles_.active().size());
  for (const int tile : tiles_.active()) write(out, tile);
  write(out, tiles_.resident_count());
  for (int tile = 0; tile < tiles_.count(); ++tile) {
    if (!tiles_.is_resident(tile)) continue;
    write(out, tile);
    for (int k = 0; k < tiles_.conserved(); ++k)
      out.write(reinterpret_cast<const char*>(tiles_.now(tile, k)),
                tile_cells * sizeof(Real));
  }
}

template <class Real>
void FlowSolver<Real>::restore(std::istream& in) {
  const bool same =
      read<std::uint64_t>(in) == checkpoint_mark &&
      read<std::size_t>(in) == sizeof(Real) && read<int>(in) == setup_.raster.nx &&
      read<int>(in) == setup_.raster.ny && read<int>(in) == setup_.tracers;
  if (!same) throw RunError("the checkpoint belongs to another flow");
  time_ = read<double>(in);
  fastest_ = read<double>(in);
  fastest_tile_ = read<int>(in);
  counters_ = read<FlowCounters>(in);
  if (read<std::size_t>(in) != setup_.rims.size())
    throw RunError("the checkpoint belongs to a flow with other rims");
  for (double& volume : through_) volume = read<double>(in);
  for (double& amount : tracer_from_sources_) amount = read<double>(in);
  const auto active_count = read<std::size_t>(in);
  if (active_count > static_cast<std::size_t>(tiles_.count()))
    throw RunError("the checkpoint has more active tiles than there are");
  std::vector<int> active(active_count);
  for (int& tile : active) {
    tile = read<int>(in);
    if (!(tile >= 0 && tile < tiles_.count()))
      throw RunError("the checkpoint names a tile that does not exist");
  }
  const auto resident = read<std::size_t>(in);
  for (std::size_t n = 0; n < resident; ++n) {
    const int tile = read<int>(in);
    if (!(tile >= 0 && tile < tiles_.count()))
      throw RunError("the checkpoint names a tile that does not exist");
    tiles_.touch(tile);
    for (int k = 0; k < tiles_.conserved(); ++k)
      in.read(reinterpret_cast<char*>(tiles_.now(tile, k)), tile_cells * sizeof(Real));
  }
  if (!in) throw RunError("the checkpoint of the flow is cut short");
  tiles_.set_active(std::move(active));
}

template void FlowSolver<float>::save(std::ostream&) const;
template void FlowSolver<double>::save(std::ostream&) const;
template void FlowSolver<float>::restore(std::istream&);
template void FlowSolver<double>::restore(std::istream&);

}  // namespace farreach
