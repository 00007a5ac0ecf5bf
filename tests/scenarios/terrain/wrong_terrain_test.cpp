/// Every wrong terrain gets its own message, before anything is computed.
#include <gmock/gmock.h>

#include "scenarios/terrain/memory.hpp"
#include "scenarios/terrain/terrain_fault.hpp"
#include "tests/scenarios/terrain/reading.hpp"

namespace farreach::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

const std::string local =
    "kind = \"raster\"\nfile = \"bed.asc\"\nprojection = "
    "\"local\"\nanchor_x = 50\nanchor_y = 50\n";
const std::string utm =
    "kind = \"raster\"\nfile = \"bed.asc\"\n"
    "projection = \"EPSG:32642\"\n";

/// A basin of 20 x 20 cells of 10 m: x < 100 m is low, x > 100 m lower.
double step_down(int i, int) {
  return i == 0 ? 50.0 : i < 10 ? 10.0 : 0.0;
}

class WrongTerrain : public ::testing::Test {
 protected:
  WrongTerrain() { write_bed(step_down); }
  void write_bed(const std::function<double(int, int)>& height) {
    write_file(folder_ / "bed.asc", ascii_grid(20, 20, 10, 0, 0, height));
  }
  std::string errors(const std::string& text) {
    return read_section(folder_, text).errors;
  }
  TemporaryFolder folder_;
};

TEST_F(WrongTerrain, WithoutFile) {
  EXPECT_THAT(errors("kind = \"raster\"\nfile = \"none.tif\""),
              AllOf(HasSubstr("scenario.toml:3:8: error: there is no file"),
                    HasSubstr("none.tif"), HasSubstr("relative to the folder")));
}

TEST_F(WrongTerrain, EmptyFile) {
  write_file(folder_ / "bed.asc", "");
  EXPECT_THAT(errors(local), HasSubstr("bed.asc is empty"));
}

TEST_F(WrongTerrain, NoRaster) {
  write_file(folder_ / "bed.asc", "a letter home");
  EXPECT_THAT(errors(local), HasSubstr("bed.asc is not a raster that can be read"));
}

TEST_F(WrongTerrain, CutShort) {
  const std::string whole = read_file(folder_ / "bed.asc");
  write_file(folder_ / "bed.asc", whole.substr(0, whole.size() / 2));
  EXPECT_THAT(errors(local), HasSubstr("bed.asc c"));
}

TEST_F(WrongTerrain, WithoutThatBand) {
  EXPECT_THAT(errors(local + "band = 3"), HasSubstr("has 1 band, not 3"));
}

TEST_F(WrongTerrain, WithoutProjection) {
  EXPECT_THAT(
      errors("kind = \"raster\"\nfile = \"bed.asc\""),
      AllOf(HasSubstr("bed.asc states no projection"),
            HasSubstr("terrain.projection = \"EPSG:nnnn\""), HasSubstr("\"local\"")));
}

TEST_F(WrongTerrain, WithAnUnknownProjection) {
  EXPECT_THAT(errors("kind = \"raster\"\nfile = \"bed.asc\"\nprojection = \"EPSG:0\""),
              HasSubstr("\"EPSG:0\" is not a projection that is known"));
}

TEST_F(WrongTerrain, WithAPlaneInDegrees) {
  EXPECT_THAT(errors(utm + "plane = \"EPSG:4326\""),
              HasSubstr("EPSG:4326 is not a plane in metres"));
}

TEST_F(WrongTerrain, LocalWithoutAnchor) {
  EXPECT_THAT(errors("kind = \"raster\"\nfile = \"bed.asc\"\nprojection = \"local\""),
              AllOf(HasSubstr("must say where the site lies in it"),
                    HasSubstr("terrain.anchor_x")));
}

TEST_F(WrongTerrain, WithHoles) {
  write_bed([](int i, int j) {
    const bool hole = (i == 12 && j == 5) || (i > 14 && i < 18 && j == 9);
    return hole ? -9999.0 : step_down(i, j);
  });
  EXPECT_THAT(errors(local),
              AllOf(HasSubstr("2 holes inside, 4 cells without a height"),
                    HasSubstr("the largest, 3 cells, is at x = 155.0, y = 95.0"),
                    HasSubstr("terrain.no_data = \"wall\"")));
}

TEST_F(WrongTerrain, WithoutAnyData) {
  write_bed([](int, int) { return -9999.0; });
  EXPECT_THAT(errors(local), HasSubstr("there is not one height"));
}

TEST_F(WrongTerrain, WithUndeclaredNoData) {
  write_bed([](int i, int j) { return i == 5 && j == 5 ? -32768.0 : 3.0; });
  EXPECT_THAT(errors(local), AllOf(HasSubstr("the height -32768 m is none on Earth"),
                                   HasSubstr("terrain.no_data_value = -32768")));
}

// In larger cells the value would be gone among its neighbours, and a pit be left.
TEST_F(WrongTerrain, WithUndeclaredNoDataUnderLargerCells) {
  write_bed([](int i, int j) { return i == 5 && j == 5 ? -32768.0 : 3.0; });
  for (const char* cell : {"cell = 30", "cell = 7"})
    EXPECT_THAT(errors(local + cell), AllOf(HasSubstr("the height -32768 m is none"),
                                            HasSubstr("no_data_value = -32768")))
        << cell;
}

// What only names other files or addresses is not read: neither at check nor later.
TEST_F(WrongTerrain, ThatNamesOtherFiles) {
  write_file(folder_ / "other.asc", ascii_grid(20, 20, 10, 0, 0, step_down));
  write_file(folder_ / "bed.asc",
             "<VRTDataset rasterXSize=\"20\" rasterYSize=\"20\">"
             "<GeoTransform>0,10,0,200,0,-10</GeoTransform>"
             "<VRTRasterBand dataType=\"Float32\" band=\"1\"><SimpleSource>"
             "<SourceFilename relativeToVRT=\"1\">other.asc</SourceFilename>"
             "<SourceBand>1</SourceBand></SimpleSource></VRTRasterBand></VRTDataset>");
  EXPECT_THAT(errors(local), HasSubstr("bed.asc is not a raster that can be read"));
  write_file(folder_ / "bed.asc",
             "<GDAL_WMS><Service name=\"TMS\"><ServerUrl>http://127.0.0.1:9/${z}"
             "</ServerUrl></Service></GDAL_WMS>");
  EXPECT_THAT(errors(local), HasSubstr("bed.asc is not a raster that can be read"));
}

TEST_F(WrongTerrain, InAProjectionThatIsAFile) {
  write_file(folder_ / "plane.wkt", "EPSG:32642");
  EXPECT_THAT(errors("kind = \"raster\"\nfile = \"bed.asc\"\nprojection = \"" +
                     (folder_ / "plane.wkt").string() + "\""),
              HasSubstr("is not a projection that is known"));
}

TEST_F(WrongTerrain, TooLarge) {
  const std::string flat = "kind = \"flat\"\nwindow = [0, 0, 1e6, 1e6]\n";
  EXPECT_THAT(errors(flat + "cell = 0.1"),
              AllOf(HasSubstr("10000000 x 10000000 cells of 0.1 m"),
                    HasSubstr("GiB of memory"), HasSubstr("choose a terrain.cell of")));
}

TEST(Memory, IsCountedBeforeItIsTaken) {
  EXPECT_NO_THROW(require_memory(1000, 1000, 10, 1e9));
  EXPECT_THROW(require_memory(1000, 1000, 10, 1e8), TerrainFault);
  EXPECT_THROW(require_memory(1e5, 1e5, 10, 1e15), TerrainFault);  // more than can be
                                                                   // counted
  EXPECT_NO_THROW(require_memory(1000, 1000, 10, 0));  // not known how much there is
  EXPECT_GT(available_memory(), 1e8);
}

TEST_F(WrongTerrain, WithAWindowElsewhere) {
  EXPECT_THAT(errors(local + "window = [1000, 0, 2000, 100]"),
              AllOf(HasSubstr("does not touch the file"), HasSubstr("x = 0 to 200")));
  EXPECT_THAT(errors(local + "window = [100, 0, 20, 100]"),
              HasSubstr("four edges in their order"));
}

const std::string dam = "[[terrain.initial]]\n";

TEST_F(WrongTerrain, WithADamOutsideTheRaster) {
  EXPECT_THAT(errors(local + dam + "dam_x = [100, 100]\ndam_y = [-50, 100]\nlevel = 5"),
              AllOf(HasSubstr("the dam line leaves the raster: x = 100.0, y = -50.0"),
                    HasSubstr("from x = 0.0 to 200.0")));
}

TEST_F(WrongTerrain, WithANegativeVolume) {
  EXPECT_THAT(errors(local + dam + "dam_x = [100, 100]\ndam_y = [0, 200]\nvolume = -5"),
              HasSubstr("volume = -5 is outside"));
}

TEST_F(WrongTerrain, WithADamBelowTheGround) {
  EXPECT_THAT(errors(local + dam +
                     "dam_x = [100, 100]\ndam_y = [0, 200]\nlevel = 5\n"
                     "upstream = \"left\""),
              HasSubstr("the level 5 m lies below the ground at the dam, 10.0 m"));
}

TEST_F(WrongTerrain, WithADamThatIsTooShort) {
  EXPECT_THAT(errors(local + dam +
                     "dam_x = [100, 100]\ndam_y = [50, 150]\nlevel = 12\n"
                     "upstream = \"left\""),
              AllOf(HasSubstr("flows round the dam"), HasSubstr("up to 10.00 m")));
}

TEST_F(WrongTerrain, WithADamOpenOnBothSides) {
  EXPECT_THAT(errors(local + dam + "dam_x = [100, 100]\ndam_y = [0, 200]\nlevel = 12"),
              AllOf(HasSubstr("none of the sides of the dam can hold the fluid"),
                    HasSubstr("upstream = \"left\" or \"right\"")));
}

TEST_F(WrongTerrain, WithoutAnAmountOfFluid) {
  EXPECT_THAT(errors(local + dam + "x = [1, 50, 50]\ny = [1, 1, 50]"),
              HasSubstr("how much fluid there is, is not said"));
  EXPECT_THAT(errors(local + dam +
                     "x = [1, 50, 50]\ny = [1, 1, 50]\ndepth = 1\n"
                     "volume = 2"),
              HasSubstr("is said twice"));
  EXPECT_THAT(errors(local + dam + "volume = 2"),
              HasSubstr("where the fluid lies is not said"));
}

TEST_F(WrongTerrain, WithAPolygonThatIsNone) {
  EXPECT_THAT(errors(local + dam + "x = [1, 50]\ny = [1, 1]\ndepth = 1"),
              HasSubstr("2 points are given, at least 3 are needed"));
  EXPECT_THAT(errors(local + dam + "x = [1, 50, 3]\ny = [1, 1]\ndepth = 1"),
              HasSubstr("has 3 values and terrain.initial[0].y has 2"));
  EXPECT_THAT(errors(local + dam + "x = [901, 950, 950]\ny = [1, 1, 50]\ndepth = 1"),
              HasSubstr("there is no cell of the terrain inside"));
}

TEST_F(WrongTerrain, WithGaugesOffTheGrid) {
  EXPECT_THAT(errors(local + "[[terrain.gauge]]\nname = \"A\"\nx = 250\ny = 20"),
              AllOf(HasSubstr("the gauge \"A\" at x = 250.0, y = 20.0 lies off the "
                              "terrain"),
                    HasSubstr("from x = 0.0 to 200.0")));
  EXPECT_THAT(errors(local + "[[terrain.line]]\nname = \"A\"\nx = [50, 50]\n"
                             "y = [20, 900]"),
              HasSubstr("the line \"A\" at x = 50.0, y = 900.0 lies off the terrain"));
}

TEST_F(WrongTerrain, WithGaugesWhereThereIsNoData) {
  write_bed([](int i, int) { return i < 2 ? -9999.0 : 5.0; });
  EXPECT_THAT(errors(local + "[[terrain.gauge]]\nname = \"A\"\nx = 5\ny = 20"),
              HasSubstr("lies where the terrain has no data"));
}

TEST_F(WrongTerrain, WithWrongTablesOfGauges) {
  const std::string key = "gauges_file = \"points.csv\"";
  EXPECT_THAT(errors(local + key), HasSubstr("there is no file"));
  write_file(folder_ / "points.csv", "name,x,y\nA,20,30\nB,20,3000\n");
  EXPECT_THAT(errors(local + key),
              HasSubstr("the gauge \"B\" at x = 20.0, y = 3000.0"));
  write_file(folder_ / "points.csv", "name,x,y\nA,20,30\nA,20,40\n");
  EXPECT_THAT(errors(local + key), HasSubstr("there are two gauges \"A\""));
  write_file(folder_ / "points.csv", "name,x,y\nA,20,far\n");
  EXPECT_THAT(errors(local + key), AllOf(HasSubstr("points.csv:2: error"),
                                         HasSubstr("\"far\" is not a number")));
  write_file(folder_ / "points.csv", "name,east,north\nA,20,30\n");
  EXPECT_THAT(errors(local + key), HasSubstr("there is no column \"x\""));
}

TEST_F(WrongTerrain, FormulasWithoutTheirWords) {
  EXPECT_THAT(errors("kind = \"flat\""), HasSubstr("terrain.window and terrain.cell"));
  const std::string plane = "kind = \"plane\"\ncell = 1\nwindow = [0, 0, 10, 10]\n";
  EXPECT_THAT(errors(plane), HasSubstr("how the ground falls is not said"));
  EXPECT_THAT(errors(plane + "profile_distance = [0, 5, 5]\n"
                             "profile_elevation = [9, 8, 7]"),
              HasSubstr("does not rise"));
  EXPECT_THAT(errors(plane + "slope = 0.1\nfile = \"bed.asc\""),
              HasSubstr("terrain.file has no meaning with terrain.kind = \"plane\""));
}

TEST_F(WrongTerrain, ManyFaultsAreToldTogether) {
  const std::string all = errors(local + dam + "volume = 2\n" +
                                 "[[terrain.gauge]]\nname = \"A\"\nx = 250\ny = 20\n" +
                                 "[[terrain.gauge]]\nname = \"B\"\nx = 350\ny = 20");
  EXPECT_THAT(all, AllOf(HasSubstr("where the fluid lies"), HasSubstr("\"A\""),
                         HasSubstr("\"B\"")));
}

}  // namespace
}  // namespace farreach::testing
