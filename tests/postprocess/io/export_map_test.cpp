/// Maps written for other programs, read back through GDAL.
#include "postprocess/io/export_map.hpp"

#include <gdal.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogr_api.h>

#include <cmath>

#include "postprocess/effects/far_field.hpp"
#include "solver/base/atomic_file.hpp"
#include "solver/base/error.hpp"
#include "tests/support/example_far_field.hpp"
#include "tests/support/temporary_folder.hpp"

namespace farreach {
namespace {

using ::testing::HasSubstr;
using testing::TemporaryFolder;

MapRaster small_map() {
  return {"probability/aegl2",
          "share of the weathers that reach: AEGL-2",
          "1",
          {53.0, 53.1, 53.2},
          {46.0, 46.2},
          {0.02, 0.3, std::nan(""), 0.02, 0.9, 0.0},
          {0, 0.1, 0.5, 1}};
}

TEST(ExportMap, GeoTiffComesBackWithItsPlaceAndValues) {
  const TemporaryFolder folder;
  export_map(folder / "map.tif", small_map());
  GDALAllRegister();
  GDALDatasetH file = GDALOpen((folder / "map.tif").c_str(), GA_ReadOnly);
  ASSERT_NE(file, nullptr);
  EXPECT_EQ(GDALGetRasterXSize(file), 3);
  EXPECT_EQ(GDALGetRasterYSize(file), 2);
  double place[6];
  ASSERT_EQ(GDALGetGeoTransform(file, place), CE_None);
  EXPECT_NEAR(place[0], 52.95, 1e-9);  // western edge, not the centre
  EXPECT_NEAR(place[1], 0.1, 1e-9);
  EXPECT_NEAR(place[3], 46.3, 1e-9);  // northern edge
  EXPECT_NEAR(place[5], -0.2, 1e-9);
  EXPECT_THAT(GDALGetProjectionRef(file), HasSubstr("WGS 84"));
  float values[6];
  GDALRasterBandH band = GDALGetRasterBand(file, 1);
  ASSERT_EQ(GDALRasterIO(band, GF_Read, 0, 0, 3, 2, values, 3, 2, GDT_Float32, 0, 0),
            CE_None);
  EXPECT_EQ(values[0], 0.02f);  // north first
  EXPECT_EQ(values[1], 0.9f);
  EXPECT_EQ(values[3], 0.02f);
  EXPECT_TRUE(std::isnan(values[5]));
  EXPECT_STREQ(GDALGetDescription(band), "probability/aegl2");
  GDALClose(file);
}

TEST(ExportMap, KmlHoldsPolygonsOfEqualClass) {
  const TemporaryFolder folder;
  export_map(folder / "map.kml", small_map());
  const std::string text = read_whole_file(folder / "map.kml");
  EXPECT_THAT(text, HasSubstr("<kml"));
  EXPECT_THAT(text, HasSubstr("0 to 10 %"));
  EXPECT_THAT(text, HasSubstr("50 to 100 %"));
  GDALAllRegister();
  GDALDatasetH file = GDALOpenEx((folder / "map.kml").c_str(), GDAL_OF_VECTOR, nullptr,
                                 nullptr, nullptr);
  ASSERT_NE(file, nullptr);
  // 0.02 twice, joined; 0.3; 0.9; the zero and the hole make none.
  EXPECT_EQ(OGR_L_GetFeatureCount(GDALDatasetGetLayer(file, 0), true), 3);
  GDALClose(file);
}

TEST(ExportMap, KnowsEveryMapOfAnEnsemble) {
  const TemporaryFolder folder;
  const Outcome outcome = testing::example_far_outcome(false, 20);
  const Effects effects = compute_effects(outcome);
  const auto maps = map_list(outcome, effects);
  EXPECT_EQ(maps.size(), 15u);  // five kinds, three levels
  const MapRaster map = map_field("probability/ambient", outcome, effects);
  EXPECT_EQ(map.values.size(), map.lon.size() * map.lat.size());
  double largest = 0;
  for (const double v : map.values)
    if (v > largest) largest = v;
  EXPECT_GT(largest, 0.05);
  EXPECT_LE(largest, 1);
  export_map(folder / "map.tif", "arrival/ambient", outcome);
  EXPECT_GT(read_whole_file(folder / "map.tif").size(), 1000u);
}

TEST(ExportMap, RefusesWhatItDoesNotKnow) {
  const TemporaryFolder folder;
  const Outcome outcome = testing::example_far_outcome(false, 3);
  EXPECT_THROW(export_map(folder / "map.png", small_map()), InputError);
  try {
    export_map(folder / "map.tif", "no/such", outcome);
    FAIL();
  } catch (const InputError& wrong) {
    EXPECT_THAT(wrong.what(), HasSubstr("probability/aegl2"));
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

}  // namespace
}  // namespace farreach
