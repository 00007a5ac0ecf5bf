/// Rasters of files on the cells of a terrain, and where they lie on the Earth.
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

#include "solver/base/constants.hpp"
#include "solver/geo/geodesic.hpp"
#include "tests/scenarios/terrain/reading.hpp"

namespace farreach::testing {
namespace {

using ::testing::HasSubstr;

const auto sloping = [](int i, int j) { return 100.0 + 2 * i + 3 * j; };
const std::string utm =
    "kind = \"raster\"\nfile = \"bed.asc\"\n"
    "projection = \"EPSG:32642\"\n";
const std::string local =
    "kind = \"raster\"\nfile = \"bed.asc\"\nprojection = "
    "\"local\"\nanchor_x = 50\nanchor_y = 30\n";

class RasterTerrain : public ::testing::Test {
 protected:
  void write_bed(int nx, int ny, double cell, double x0, double y0,
                 const std::function<double(int, int)>& height = sloping) {
    write_file(folder_ / "bed.asc", ascii_grid(nx, ny, cell, x0, y0, height));
  }
  ReadTerrain read(const std::string& text) { return read_section(folder_, text); }
  TemporaryFolder folder_;
};

TEST_F(RasterTerrain, KeepsTheValuesOfItsFile) {
  write_bed(7, 5, 10, 500000, 4570000);
  const auto [terrain, notices, errors, warnings] = read(utm);
  ASSERT_EQ(errors, "");
  EXPECT_EQ(terrain.raster.nx, 7);
  EXPECT_EQ(terrain.raster.ny, 5);
  EXPECT_EQ(terrain.raster.dx, 10);
  EXPECT_EQ(terrain.raster.x0, 500000);
  EXPECT_EQ(terrain.raster.y0, 4570000);
  for (int j = 0; j < 5; ++j)
    for (int i = 0; i < 7; ++i)
      EXPECT_EQ(terrain.bed[at(terrain, i, j)], sloping(i, j)) << i << " " << j;
  EXPECT_TRUE(terrain.outside.empty());
  EXPECT_THAT(terrain.source, HasSubstr("bed.asc"));
  EXPECT_FALSE(terrain.analytic);
}

// The central meridian of UTM zone 42 is 69 E, where x = 500 km.
TEST_F(RasterTerrain, LiesOnTheEarthWhereItsProjectionSays) {
  write_bed(20, 20, 100, 499000, 4570000);
  const auto read_one = read(utm);
  const GeoPoint p = place_on_earth(read_one.terrain.frame, 500000, 4571000);
  EXPECT_NEAR(p.lon, 69, 1e-6);
  EXPECT_NEAR(p.lat, 41.29, 0.01);
  EXPECT_THAT(read_one.warnings, HasSubstr("the site lies off the terrain"));
}

TEST_F(RasterTerrain, OfItsOwnMetresIsAnchoredAtTheSite) {
  write_bed(20, 10, 10, 0, 0);
  const auto [terrain, notices, errors, warnings] = read(local);
  ASSERT_EQ(errors, "");
  EXPECT_NEAR(terrain.site_x, 50, 1e-6);
  EXPECT_NEAR(terrain.site_y, 30, 1e-6);
  const GeoPoint site = place_on_earth(terrain.frame, 50, 30);
  EXPECT_NEAR(site.lat, 41.3, 1e-6);
  EXPECT_NEAR(site.lon, 69.3, 1e-6);
  const auto line = geodesic(site, place_on_earth(terrain.frame, 150, 30));
  EXPECT_NEAR(line.distance, 100, 0.01);
  EXPECT_NEAR(line.azimuth, 90, 0.01);
}

TEST_F(RasterTerrain, IsCutToAWindowOnItsCells) {
  write_bed(20, 10, 10, 0, 0);
  const auto read_one = read(local + "window = [32, 18, 91, 62]");
  ASSERT_EQ(read_one.errors, "");
  const Terrain& t = read_one.terrain;
  EXPECT_EQ(t.raster.x0, 30);
  EXPECT_EQ(t.raster.y0, 20);
  EXPECT_EQ(t.raster.nx, 6);
  EXPECT_EQ(t.raster.ny, 4);
  EXPECT_EQ(t.bed[at(t, 0, 0)], sloping(3, 2));
}

// A plane stays a plane whatever the cells: coarser by the mean, finer between centres.
TEST_F(RasterTerrain, IsResampled) {
  write_bed(20, 20, 10, 0, 0);
  for (const double cell : {4.0, 20.0}) {
    const auto read_one = read(local + "cell = " + std::to_string(cell));
    ASSERT_EQ(read_one.errors, "");
    const Terrain& t = read_one.terrain;
    EXPECT_EQ(t.raster.nx, 200 / cell);
    for (const int i : {t.raster.nx / 3, t.raster.nx / 2}) {
      const double x = t.raster.x(i), y = t.raster.y(i);
      EXPECT_NEAR(t.bed[at(t, i, i)], 100 + 2 * (x / 10 - 0.5) + 3 * (y / 10 - 0.5),
                  1e-4)
          << cell;
    }
  }
}

TEST_F(RasterTerrain, InDegreesIsBroughtIntoTheUtmZone) {
  write_bed(40, 40, 0.001, 69.28, 41.28, [](int, int j) { return 400.0 + j; });
  const auto read_one = read(
      "kind = \"raster\"\nfile = \"bed.asc\"\n"
      "projection = \"EPSG:4326\"\nno_data = \"wall\"\n"
      "cell = \"50 m\"");
  ASSERT_EQ(read_one.errors, "");
  const Terrain& t = read_one.terrain;
  EXPECT_EQ(t.frame.projection, "EPSG:32642");
  EXPECT_EQ(t.raster.dx, 50);
  ASSERT_EQ(read_one.warnings, "");
  const int i = static_cast<int>((t.site_x - t.raster.x0) / 50);
  const int j = static_cast<int>((t.site_y - t.raster.y0) / 50);
  // the site is 0.020 deg north of the south edge: row 20 begins there
  EXPECT_NEAR(t.bed[at(t, i, j)], 419.5, 0.5);
}

// A rectangle in degrees is turned against the cells of its plane: where its slanted
// edges leave cells without a height, the terrain ends, and nothing stands there.
TEST_F(RasterTerrain, InDegreesEndsAtItsTurnedEdgesWithoutAWall) {
  write_bed(40, 40, 0.001, 71.5, 41.28, [](int, int j) { return 400.0 + j; });
  const auto read_one = read(
      "kind = \"raster\"\nfile = \"bed.asc\"\n"
      "projection = \"EPSG:4326\"\ncell = \"50 m\"");
  ASSERT_EQ(read_one.errors, "");
  const auto& outside = read_one.terrain.outside;
  ASSERT_FALSE(outside.empty());
  EXPECT_GT(std::count(outside.begin(), outside.end(), Terrain::beyond), 0);
  EXPECT_EQ(std::count(outside.begin(), outside.end(), Terrain::wall), 0);
  ASSERT_FALSE(read_one.notices.empty());
  EXPECT_THAT(read_one.notices.back().text, HasSubstr("terrain.rim.open"));
}

TEST_F(RasterTerrain, WithoutDataAtTheRimEndsThere) {
  write_bed(10, 10, 10, 0, 0, [](int i, int) { return i < 2 ? -9999.0 : 5.0; });
  const auto [terrain, notices, errors, warnings] = read(local);
  ASSERT_EQ(errors, "");
  EXPECT_EQ(terrain.outside[at(terrain, 1, 4)], Terrain::beyond);
  EXPECT_EQ(terrain.outside[at(terrain, 2, 4)], Terrain::inside);
  ASSERT_FALSE(notices.empty());
  EXPECT_THAT(notices.back().text, HasSubstr("cells=count 20"));
}

// The scale of the Mercator projection is 1 / cos(latitude): 1.33 at Tashkent, so that
// 4 km of it are 3 km on the ground.
TEST_F(RasterTerrain, InWebMercatorIsBroughtIntoTheUtmZone) {
  write_bed(40, 40, 100, 7712441, 5053000);
  const std::string mercator =
      "kind = \"raster\"\nfile = \"bed.asc\"\nprojection = \"EPSG:3857\"\n";
  const auto read_one = read(mercator);
  ASSERT_EQ(read_one.errors, "");
  const Terrain& t = read_one.terrain;
  EXPECT_EQ(t.frame.projection, "EPSG:32642");
  EXPECT_NEAR(t.raster.nx * t.raster.dx, 4000 * std::cos(41.3 * pi / 180), 150);
  const GeoPoint west = place_on_earth(t.frame, t.site_x - 500, t.site_y);
  const GeoPoint east = place_on_earth(t.frame, t.site_x + 500, t.site_y);
  EXPECT_NEAR(geodesic(west, east).distance, 1000, 2);
  EXPECT_THAT(read_one.notices.front().text,
              ::testing::AllOf(HasSubstr("EPSG:3857"), HasSubstr("EPSG:32642")));
  EXPECT_THAT(read(mercator + "plane = \"EPSG:3857\"").errors,
              HasSubstr("differs by more than 1 %"));
}

// One value of single precision is told with six digits by most programs.
TEST_F(RasterTerrain, KnowsItsNoDataValueInThePrecisionOfItsFile) {
  write_bed(9, 9, 10, 0, 0, [](int i, int j) {
    return i == 0 && j == 0 ? -3.4028234663852886e38 : sloping(i, j);
  });
  EXPECT_THAT(read(local).errors, HasSubstr("terrain.no_data_value = -3.4028235e+38"));
  for (const char* said : {"-3.4028235e+38", "-3.40282e+38"}) {
    const auto read_one = read(local + "no_data_value = " + said);
    ASSERT_EQ(read_one.errors, "") << said;
    EXPECT_EQ(read_one.terrain.outside[0], Terrain::beyond) << said;
  }
}

// Mixed with its neighbours, one of 0 among 0.03 would pass for 0.0225.
TEST_F(RasterTerrain, MixesNoRoughnessWithWhatIsNone) {
  write_bed(10, 10, 10, 0, 0);
  write_file(folder_ / "n.asc", ascii_grid(20, 20, 5, 0, 0, [](int i, int j) {
               return i == 10 && j == 10 ? 0.0 : 0.03;
             }));
  const std::string layer = "roughness_file = \"n.asc\"\n";
  const auto read_one = read(local + layer);
  for (const double n : read_one.terrain.roughness)
    EXPECT_TRUE(n == 0 || std::abs(n - 0.03) < 1e-7) << n;
}

const auto with_hole = [](int i, int j) {
  return i >= 4 && i < 6 && j >= 4 && j < 7 ? -9999.0 : sloping(i, j);
};

TEST_F(RasterTerrain, WithAHoleIsAWallThereWhenToldSo) {
  write_bed(10, 10, 10, 0, 0, with_hole);
  const auto read_one = read(local + "no_data = \"wall\"");
  ASSERT_EQ(read_one.errors, "");
  EXPECT_EQ(read_one.terrain.outside[at(read_one.terrain, 5, 6)], 1);
}

// Laplace's equation gives back a plane exactly.
TEST_F(RasterTerrain, WithAHoleIsFilledFromAroundIt) {
  write_bed(10, 10, 10, 0, 0, with_hole);
  const auto read_one = read(local + "no_data = \"fill\"");
  ASSERT_EQ(read_one.errors, "");
  EXPECT_TRUE(read_one.terrain.outside.empty());
  EXPECT_NEAR(read_one.terrain.bed[at(read_one.terrain, 4, 5)], sloping(4, 5), 0.01);
}

TEST_F(RasterTerrain, IsRaisedAndDugInsidePolygons) {
  write_bed(20, 20, 10, 0, 0);
  const auto read_one = read(local +
                             "[[terrain.raise]]\nx = [50, 100, 100, 50]\n"
                             "y = [50, 50, 100, 100]\nby = 10\n"
                             "[[terrain.raise]]\nx = [155]\ny = [155]\nradius = 6\n"
                             "to = 7\n");
  ASSERT_EQ(read_one.errors, "");
  const Terrain& t = read_one.terrain;
  EXPECT_EQ(t.bed[at(t, 5, 5)], sloping(5, 5) + 10);
  EXPECT_EQ(t.bed[at(t, 9, 9)], sloping(9, 9) + 10);
  EXPECT_EQ(t.bed[at(t, 10, 9)], sloping(10, 9));
  EXPECT_EQ(t.bed[at(t, 15, 15)], 7);
  EXPECT_EQ(t.bed[at(t, 15, 16)], sloping(15, 16));
}

TEST_F(RasterTerrain, TakesRoughnessFromLandCover) {
  write_bed(10, 10, 10, 0, 0);
  write_file(folder_ / "cover.asc", ascii_grid(5, 5, 20, 0, 0, [](int i, int) {
               return i < 2 ? 10.0 : 40.0;
             }));
  const std::string lists =
      "land_cover_file = \"cover.asc\"\nland_cover_classes = [10, 40]\n";
  const auto read_one = read(local + lists + "land_cover_manning = [0.1, 0.03]");
  ASSERT_EQ(read_one.errors, "");
  EXPECT_EQ(read_one.terrain.roughness[at(read_one.terrain, 3, 3)], 0.1);
  EXPECT_EQ(read_one.terrain.roughness[at(read_one.terrain, 4, 3)], 0.03);
  EXPECT_THAT(read(local + lists + "land_cover_manning = [0.1]").errors,
              HasSubstr("do not pair up"));
}

TEST_F(RasterTerrain, ChangesItsDigestWithItsHeights) {
  write_bed(10, 10, 10, 0, 0);
  const std::string before = terrain_digest(read(local).terrain);
  EXPECT_EQ(before, terrain_digest(read(local).terrain));
  write_bed(10, 10, 10, 0, 0, [](int i, int j) { return sloping(i, j) + (i == 3); });
  EXPECT_NE(before, terrain_digest(read(local).terrain));
  EXPECT_EQ(terrain_digest({}), "");
}

TEST_F(RasterTerrain, OfTheLibraryIsAGeoTiffThatHoldsAPond) {
  Site site;
  site.place = {.lat = 43.07, .lon = 73.072};
  const auto read_one = read_section(
      folder_,
      "kind = \"raster\"\nfile = \"" FARREACH_SOURCE_DIR
      "/scenarios/library/terrain/example_valley.tif\"\n"
      "[[terrain.initial]]\ndam_x = [343000, 343000]\ndam_y = [4769800, 4771200]\n"
      "volume = 2e6\n",
      site);
  ASSERT_EQ(read_one.errors, "");
  EXPECT_EQ(read_one.warnings, "");
  EXPECT_EQ(read_one.terrain.frame.projection, "EPSG:32643");
  EXPECT_EQ(read_one.terrain.raster.nx, 480);
  EXPECT_NEAR(volume_of(read_one.terrain), 2e6, 1e-3);
}

}  // namespace
}  // namespace farreach::testing
