#include "solver/grid/tiles.hpp"

#include <gmock/gmock.h>

#include "solver/base/error.hpp"

namespace farreach {
namespace {

Tiles<float> tiles(int nx, int ny) {
  return {{nx, ny, 10, 10, 0, 0}, 3, 1, [](int i, int j, float* z) {
            z[0] = static_cast<float>(1000 * j + i);
          }};
}

TEST(Tiles, a_cell_is_where_it_is_found) {
  const auto t = tiles(300, 200);
  for (const Cell c :
       {Cell{0, 0}, Cell{61, 29}, Cell{62, 30}, Cell{299, 199}, Cell{-2, 201}}) {
    const TileCell at = t.locate(c.i, c.j);
    EXPECT_EQ(t.cell(at.tile, at.offset), c);
  }
}

TEST(Tiles, are_resident_only_where_touched) {
  auto t = tiles(3000, 3000);
  EXPECT_EQ(t.resident_count(), 0U);
  EXPECT_LT(t.bytes(), 200000U);
  t.set_active({t.locate(1500, 1500).tile});
  EXPECT_EQ(t.resident_count(), 1U);
  EXPECT_EQ(t.active().size(), 1U);
}

TEST(Tiles, of_the_rim_alone_are_resident_beside_active_ones) {
  auto t = tiles(62, 30);  // one tile; ghost cells east and north of it are in others
  t.set_active({t.locate(5, 5).tile});
  EXPECT_EQ(t.count(), 4);
  EXPECT_EQ(t.resident_count(), 4U);
}

TEST(Tiles, fill_the_bed_of_what_is_touched) {
  auto t = tiles(300, 200);
  const TileCell at = t.locate(123, 45);
  t.touch(at.tile);
  EXPECT_EQ(t.fixed(at.tile, 0)[at.offset], 45123.0F);
  EXPECT_EQ(t.now(at.tile, 0)[at.offset], 0.0F);
}

TEST(Tiles, flip_swaps_old_and_new) {
  auto t = tiles(300, 200);
  t.touch(0);
  t.next(0, 2)[7] = 5;
  EXPECT_EQ(t.now(0, 2)[7], 0.0F);
  t.flip(0);
  EXPECT_EQ(t.now(0, 2)[7], 5.0F);
}

TEST(Tiles, interiors_cover_the_raster_once) {
  const auto t = tiles(300, 200);
  int cells = 0;
  for (int tile = 0; tile < t.count(); ++tile) {
    const Interior in = t.interior(tile);
    if (!in.empty()) cells += (in.east - in.west) * (in.north - in.south);
  }
  EXPECT_EQ(cells, 300 * 200);
}

TEST(Tiles, take_less_than_forty_bytes_a_cell_in_float) {
  auto t = tiles(2000, 2000);
  std::vector<int> all;
  for (int tile = 0; tile < t.count(); ++tile) all.push_back(tile);
  t.set_active(all);
  EXPECT_LT(static_cast<double>(t.bytes()) / (1.0 * t.count() * tile_cells), 31.0);
}

TEST(Tiles, take_less_than_forty_bytes_a_cell_when_there_are_few) {
  auto t = tiles(316, 316);
  std::vector<int> all;
  for (int tile = 0; tile < t.count(); ++tile) all.push_back(tile);
  t.set_active(all);
  EXPECT_LT(static_cast<double>(t.bytes()) / (1.0 * t.count() * tile_cells), 34.0);
}

TEST(Tiles, refuse_a_raster_without_cells) {
  EXPECT_THROW(tiles(0, 5), InputError);
}

}  // namespace
}  // namespace farreach
