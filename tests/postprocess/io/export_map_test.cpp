/// Maps written for other programs, read back through GDAL.
#include "postprocess/io/export/export_map.hpp"
#include "models/hazard/flow_field.hpp"

#include <gdal.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include <cmath>

#include "postprocess/io/result_file.hpp"
#include "postprocess/media/far_field/effects/far_field.hpp"
#include "solver/base/atomic_file.hpp"
#include "solver/base/error.hpp"
#include "solver/geo/geodesic.hpp"
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

/// A flow on four by three cells of 100 m whose plane lies where `frame` says.
Outcome small_flow(PlaneFrame frame, double x0, double y0) {
  Outcome outcome;
  outcome.site.place = {41.0, 72.0};
  FlowField& flow = outcome.part<FlowField>();
  flow.members.resize(1);
  flow.raster = {.nx = 4, .ny = 3, .dx = 100, .dy = 100, .x0 = x0, .y0 = y0};
  frame.columns = frame.rows = 2;
  frame.x0 = x0;
  frame.y0 = y0;
  frame.step_x = 400;
  frame.step_y = 300;
  flow.frame = std::move(frame);
  flow.bed.assign(12, 900.0);
  for (auto* map : {&flow.max_depth, &flow.max_speed, &flow.max_depth_speed,
                    &flow.arrival, &flow.duration, &flow.deposit, &flow.wetted_share})
    map->assign(12, 0.5f);
  flow.max_depth[0] = 3;  // the south-western cell
  flow.frame_time = {0};
  flow.frames.assign(12, 0.5f);
  return outcome;
}

/// What another program finds in the file: where it lies, and in which projection.
struct Found {
  double place[6] = {};
  std::string projection;
  float north_west = 0, south_west = 0;
  double lon = 0, lat = 0;  ///< of the south-western corner
};

Found found_by_gdal(const Outcome& outcome) {
  const TemporaryFolder folder;
  write_result(folder / "result.nc", outcome, {}, {});
  GDALAllRegister();
  const std::string name =
      "NETCDF:" + (folder / "result.nc").string() + ":/flow/maps/max_depth";
  GDALDatasetH file = GDALOpen(name.c_str(), GA_ReadOnly);
  if (!file) return {};
  Found found;
  GDALGetGeoTransform(file, found.place);
  found.projection = GDALGetProjectionRef(file);
  GDALRasterBandH band = GDALGetRasterBand(file, 1);
  for (const auto& [row, value] :
       {std::pair{0, &found.north_west}, {2, &found.south_west}})
    if (GDALRasterIO(band, GF_Read, 0, row, 1, 1, value, 1, 1, GDT_Float32, 0, 0) !=
        CE_None)
      *value = -1;
  OGRSpatialReferenceH earth = OSRNewSpatialReference(nullptr);
  OSRImportFromEPSG(earth, 4326);
  OSRSetAxisMappingStrategy(earth, OAMS_TRADITIONAL_GIS_ORDER);
  if (OGRSpatialReferenceH plane = GDALGetSpatialRef(file)) {
    OGRCoordinateTransformationH to_earth =
        OCTNewCoordinateTransformation(plane, earth);
    found.lon = found.place[0];
    found.lat = found.place[3] + 3 * found.place[5];
    OCTTransform(to_earth, 1, &found.lon, &found.lat, nullptr);
    OCTDestroyCoordinateTransformation(to_earth);
  }
  OSRDestroySpatialReference(earth);
  GDALClose(file);
  return found;
}

// A program that knows the conventions lays the map of a flow where it was computed,
// north up.
TEST(ResultFile, FlowMapsLieInTheirProjectionForOtherPrograms) {
  PlaneFrame utm{.projection = "EPSG:32642"};
  utm.lon = {68.99, 69.0, 68.99, 69.0};
  utm.lat = {41, 41, 41.01, 41.01};
  const Found found = found_by_gdal(small_flow(utm, 499200, 4538000));
  EXPECT_THAT(found.projection, HasSubstr("UTM zone 42N"));
  EXPECT_DOUBLE_EQ(found.place[0], 499200);
  EXPECT_DOUBLE_EQ(found.place[1], 100);
  EXPECT_DOUBLE_EQ(found.place[3], 4538300);
  EXPECT_DOUBLE_EQ(found.place[5], -100);
  EXPECT_EQ(found.south_west, 3.0f);
  EXPECT_EQ(found.north_west, 0.5f);
}

// The site of a plane of its own lies at 5000, 7000 in it; the corner 20 km away.
TEST(ResultFile, FlowMapsOfAPlaneOfTheirOwnLieAboutTheSite) {
  const GeoPoint site{41.0, 72.0};
  const double x0 = 5000 - 16e3, y0 = 7000 + 12e3;
  PlaneFrame local{.projection = "local"};
  for (const auto& [east, north] : {std::pair{0, 0}, {400, 0}, {0, 300}, {400, 300}}) {
    const GeoPoint node = from_plane(site, {-16e3 + east, 12e3 + north});
    local.lon.push_back(node.lon);
    local.lat.push_back(node.lat);
  }
  const GeoPoint corner = from_plane(site, {-16e3, 12e3});
  const Found found = found_by_gdal(small_flow(local, x0, y0));
  EXPECT_DOUBLE_EQ(found.place[0], x0);
  EXPECT_NEAR(found.lon, corner.lon, 1e-6);  // a tenth of a metre
  EXPECT_NEAR(found.lat, corner.lat, 1e-6);
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
