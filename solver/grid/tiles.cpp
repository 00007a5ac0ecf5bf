#include "solver/grid/tiles.hpp"

#include <fmt/format.h>
#include <sys/mman.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>

#include "solver/base/error.hpp"

namespace farreach {

namespace {

constexpr std::size_t huge_page = std::size_t{2} << 20;  // [B], x86-64

int tiles_along(int cells, int per_tile) {
  return (cells + 2 * ghost_cells + per_tile - 1) / per_tile;
}

void check(const Raster& raster) {
  if (!(raster.nx > 0 && raster.ny > 0))
    throw InputError(
        fmt::format("a raster of {} x {} cells has no cells", raster.nx, raster.ny));
  if (!(raster.dx > 0 && raster.dy > 0))
    throw InputError(fmt::format("cells of {} m x {} m: sizes must be above zero",
                                 raster.dx, raster.dy));
}

}  // namespace

SlabMemory::SlabMemory(std::size_t piece_bytes)
    : piece_bytes_((piece_bytes + 63) / 64 * 64) {}

void SlabMemory::Free::operator()(std::byte* memory) const {
  std::free(memory);
}

void SlabMemory::add_slab() {
  constexpr std::size_t page = 4096;
  const std::size_t largest = (piece_bytes_ + huge_page - 1) / huge_page * huge_page;
  const std::size_t wanted = std::max(bytes_ / 8, 4 * piece_bytes_);
  slab_bytes_ = bytes_ >= 2 * huge_page
                    ? largest
                    : std::min((wanted + page - 1) / page * page, largest);
  const bool huge = slab_bytes_ % huge_page == 0;
  void* slab = std::aligned_alloc(huge ? huge_page : page, slab_bytes_);
  if (slab == nullptr) throw std::bad_alloc();
  slabs_.emplace_back(static_cast<std::byte*>(slab));
  // A wish; refusal costs only time.
  if (huge) madvise(slab, slab_bytes_, MADV_HUGEPAGE);
  bytes_ += slab_bytes_;
  used_ = 0;
}

std::byte* SlabMemory::take() {
  if (used_ + piece_bytes_ > slab_bytes_) add_slab();
  std::byte* piece = slabs_.back().get() + used_;
  used_ += piece_bytes_;
  std::memset(piece, 0, piece_bytes_);
  return piece;
}

template <class Real>
Tiles<Real>::Tiles(const Raster& raster, int conserved, int fixed, FillFixed fill)
    : raster_((check(raster), raster)),
      conserved_(conserved),
      fixed_(fixed),
      fill_(std::move(fill)),
      columns_(tiles_along(raster.nx, tile_width)),
      rows_(tiles_along(raster.ny, tile_height)),
      memory_(stride * (2 * conserved + fixed) * sizeof(Real)),
      blocks_(static_cast<std::size_t>(columns_) * rows_, nullptr),
      side_(blocks_.size(), 0),
      is_active_(blocks_.size(), 0) {}

template <class Real>
std::size_t Tiles<Real>::bytes() const {
  return memory_.bytes() + blocks_.size() * (sizeof(Real*) + 2) +
         active_.capacity() * sizeof(int);
}

template <class Real>
void Tiles<Real>::touch(int tile) {
  if (is_resident(tile)) return;
  blocks_[tile] = reinterpret_cast<Real*>(memory_.take());
  ++resident_;
  fill_fixed(tile);
}

template <class Real>
void Tiles<Real>::fill_fixed(int tile) {
  std::vector<Real> values(fixed_);
  for (int offset = 0; offset < tile_cells; ++offset) {
    const Cell at = cell(tile, offset);
    fill_(at.i, at.j, values.data());
    for (int k = 0; k < fixed_; ++k)
      array(tile, 2 * conserved_ + k)[offset] = values[k];
  }
}

template <class Real>
void Tiles<Real>::set_active(std::vector<int> tiles) {
  std::sort(tiles.begin(), tiles.end());
  for (const int tile : active_) is_active_[tile] = 0;
  active_ = std::move(tiles);
  for (const int tile : active_) {
    is_active_[tile] = 1;
    touch(tile);
    for (int dj = -1; dj <= 1; ++dj)
      for (int di = -1; di <= 1; ++di)
        if (const int near = neighbour(tile, di, dj);
            near >= 0 && interior(near).empty())
          touch(near);
  }
}

template <class Real>
TileCell Tiles<Real>::locate(int i, int j) const {
  const int column = i + ghost_cells;
  const int row = j + ghost_cells;
  return {row / tile_height * columns_ + column / tile_width,
          row % tile_height * tile_width + column % tile_width};
}

template <class Real>
Cell Tiles<Real>::cell(int tile, int offset) const {
  return {tile % columns_ * tile_width + offset % tile_width - ghost_cells,
          tile / columns_ * tile_height + offset / tile_width - ghost_cells};
}

template <class Real>
int Tiles<Real>::neighbour(int tile, int di, int dj) const {
  const int column = tile % columns_ + di;
  const int row = tile / columns_ + dj;
  if (column < 0 || column >= columns_ || row < 0 || row >= rows_) return -1;
  return row * columns_ + column;
}

template <class Real>
std::array<int, 9> Tiles<Real>::residents_around(int tile) const {
  std::array<int, 9> around;
  const int column = tile % columns_;
  const int row = tile / columns_;
  for (int k = 0; k < 9; ++k) {
    const int i = column + k % 3 - 1, j = row + k / 3 - 1;
    const bool inside = i >= 0 && i < columns_ && j >= 0 && j < rows_;
    around[k] = inside && is_resident(j * columns_ + i) ? j * columns_ + i : -1;
  }
  return around;
}

template <class Real>
Interior Tiles<Real>::interior(int tile) const {
  const Cell corner = cell(tile, 0);
  return {std::clamp(-corner.i, 0, tile_width),
          std::clamp(raster_.nx - corner.i, 0, tile_width),
          std::clamp(-corner.j, 0, tile_height),
          std::clamp(raster_.ny - corner.j, 0, tile_height)};
}

template class Tiles<float>;
template class Tiles<double>;

}  // namespace farreach
