/// Tiles of a raster: where work is done and where memory is spent.
///
/// The raster, with a rim of two ghost cells, is cut into tiles of 64 x 32 cells. A
/// tile holds its fields as separate arrays, x fastest, in one block: twice the
/// conserved fields (old and new, so that a sweep can be repeated), then the fields
/// that do not change. It is made when it is first touched and keeps its block from
/// then on.
///
/// Two sets of tiles:
///   resident  have a block; the rest of the raster costs one pointer per tile
///   active    are swept; sorted by number, which fixes the order of all sums
/// Beside an active tile there may be nothing: that stands for dry ground, and since
/// nothing flows between two dry cells its height does not matter. Tiles of the rim
/// alone become resident with their neighbours, since they hold ghost cells.
///
/// Bytes per active cell of a large flow, with 3 conserved fields and a bed, in float:
/// 7 arrays of 4 B, padded by 1/26, that is 29.1 B. What is held in reserve is less
/// than a huge page of 2 MB, and up to 4 MB in all less than an eighth or four tiles.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

#include "solver/grid/raster.hpp"

namespace farreach {

inline constexpr int tile_width = 64;   ///< cells along x
inline constexpr int tile_height = 32;  ///< cells along y
inline constexpr int tile_cells = tile_width * tile_height;
inline constexpr int ghost_cells = 2;  ///< rim of the raster, part of the tiling

/// Where a cell is kept.
struct TileCell {
  int tile = 0;    ///< number of the tile
  int offset = 0;  ///< inside its arrays
};

/// The part of a tile that lies on the raster, not on its rim: [west, east) x
/// [south, north) in cells of the tile.
struct Interior {
  int west = 0;
  int east = 0;
  int south = 0;
  int north = 0;
  bool empty() const { return !(west < east && south < north); }
  bool whole() const {
    return west == 0 && east == tile_width && south == 0 && north == tile_height;
  }
};

/// Memory in aligned slabs, handed out piece by piece and never taken back. Slabs are
/// small at first; from 4 MB on each is a huge page, whose addresses are found faster.
class SlabMemory {
 public:
  explicit SlabMemory(std::size_t piece_bytes);
  std::byte* take();                            ///< zeroed, 64 B aligned
  std::size_t bytes() const { return bytes_; }  ///< handed out or held in reserve [B]

 private:
  struct Free {
    void operator()(std::byte* memory) const;
  };
  void add_slab();

  std::size_t piece_bytes_;
  std::size_t slab_bytes_ = 0;  ///< of the last slab
  std::size_t used_ = 0;        ///< of the last slab [B]
  std::size_t bytes_ = 0;
  std::vector<std::unique_ptr<std::byte, Free>> slabs_;
};

template <class Real>
class Tiles {
 public:
  /// Fills the `fixed` fields of cell (i, j), which may lie on the rim.
  using FillFixed = std::function<void(int i, int j, Real* values)>;

  /// Throws InputError when the raster has no cells or cell sizes are not positive.
  Tiles(const Raster& raster, int conserved, int fixed, FillFixed fill);

  const Raster& raster() const { return raster_; }
  int columns() const { return columns_; }  ///< tiles along x
  int rows() const { return rows_; }        ///< tiles along y
  int count() const { return columns_ * rows_; }
  int conserved() const { return conserved_; }
  int fixed() const { return fixed_; }

  bool is_resident(int tile) const { return blocks_[tile] != nullptr; }
  const std::vector<int>& active() const { return active_; }
  bool is_active(int tile) const { return is_active_[tile] != 0; }
  std::size_t resident_count() const { return resident_; }
  /// All memory of the tiles and of their tables [B].
  std::size_t bytes() const;

  /// Makes a tile resident, its conserved fields zero.
  void touch(int tile);
  /// Makes exactly `tiles` active, whatever their order.
  void set_active(std::vector<int> tiles);

  /// Conserved field `k` as it stands, and where the sweep writes the next.
  Real* now(int tile, int k) { return array(tile, k + conserved_ * side_[tile]); }
  const Real* now(int tile, int k) const {
    return array(tile, k + conserved_ * side_[tile]);
  }
  Real* next(int tile, int k) {
    return array(tile, k + conserved_ * (1 - side_[tile]));
  }
  const Real* fixed(int tile, int k) const { return array(tile, 2 * conserved_ + k); }
  /// What the sweep wrote becomes what stands.
  void flip(int tile) { side_[tile] ^= 1; }

  TileCell locate(int i, int j) const;    ///< of raster cell (i, j), rim included
  Cell cell(int tile, int offset) const;  ///< of the raster; may lie on the rim
  int neighbour(int tile, int di, int dj) const;  ///< -1 outside
  /// The tile and its eight neighbours, index 3 (dj+1) + di + 1; -1 where there is no
  /// resident one.
  std::array<int, 9> residents_around(int tile) const;
  Interior interior(int tile) const;

 private:
  /// Five cache lines between arrays keep equal offsets out of the same cache set.
  static constexpr std::size_t stride = tile_cells + 320 / sizeof(Real);
  Real* array(int tile, int k) const { return blocks_[tile] + stride * k; }
  void fill_fixed(int tile);

  Raster raster_;
  int conserved_;
  int fixed_;
  FillFixed fill_;
  int columns_;
  int rows_;
  SlabMemory memory_;
  std::vector<Real*> blocks_;  ///< by tile; null when not resident
  std::vector<unsigned char> side_;
  std::vector<unsigned char> is_active_;
  std::vector<int> active_;
  std::size_t resident_ = 0;
};

extern template class Tiles<float>;
extern template class Tiles<double>;

}  // namespace farreach
