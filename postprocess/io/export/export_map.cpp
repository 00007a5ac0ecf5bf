#include "postprocess/io/export/export_map.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <gdal.h>
#include <gdal_alg.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <memory>

#include "solver/base/atomic_file.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

/// Keeps GDAL from printing; its last message is used in ours.
class Quiet {
 public:
  Quiet() {
    CPLPushErrorHandler(CPLQuietErrorHandler);
    CPLErrorReset();
  }
  ~Quiet() { CPLPopErrorHandler(); }
  Quiet(const Quiet&) = delete;
  Quiet& operator=(const Quiet&) = delete;
};

[[noreturn]] void fail(const char* what) {
  const std::string said = CPLGetLastErrorMsg();
  throw RunError(std::string("cannot export the map: ") + what +
                 (said.empty() ? "" : ": " + said));
}

struct CloseDataset {
  void operator()(void* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<void, CloseDataset>;

struct DestroyFeature {
  void operator()(void* feature) const {
    OGR_F_Destroy(static_cast<OGRFeatureH>(feature));
  }
};
using Feature = std::unique_ptr<void, DestroyFeature>;

/// WGS84 with longitude first.
class Wgs84 {
 public:
  Wgs84() : id_(OSRNewSpatialReference(nullptr)) {
    if (OSRImportFromEPSG(id_, 4326) != OGRERR_NONE) fail("WGS84 is not known");
    OSRSetAxisMappingStrategy(id_, OAMS_TRADITIONAL_GIS_ORDER);
  }
  ~Wgs84() { OSRDestroySpatialReference(id_); }
  Wgs84(const Wgs84&) = delete;
  Wgs84& operator=(const Wgs84&) = delete;
  OGRSpatialReferenceH id() const { return id_; }

 private:
  OGRSpatialReferenceH id_;
};

double step_of(const std::vector<double>& centres) {
  return centres.size() > 1 ? (centres.back() - centres.front()) /
                                  static_cast<double>(centres.size() - 1)
                            : 1;
}

/// The first row of GDAL's rasters is the northern one.
template <class Value, class From>
std::vector<Value> from_north(const MapRaster& map, const From& value_of) {
  std::vector<Value> rows;
  rows.reserve(map.values.size());
  for (std::size_t j = map.lat.size(); j-- > 0;)
    for (std::size_t i = 0; i < map.lon.size(); ++i)
      rows.push_back(value_of(map.values[j * map.lon.size() + i]));
  return rows;
}

/// A raster in memory, placed on the Earth.
template <class Value>
Dataset raster_of(const MapRaster& map, std::vector<Value> values, GDALDataType type) {
  const int nx = static_cast<int>(map.lon.size()),
            ny = static_cast<int>(map.lat.size());
  GDALDriverH memory = GDALGetDriverByName("MEM");
  Dataset made(memory ? GDALCreate(memory, "", nx, ny, 1, type, nullptr) : nullptr);
  if (!made) fail("no raster in memory");
  const double dx = step_of(map.lon), dy = step_of(map.lat);
  std::array<double, 6> place{map.lon.front() - dx / 2, dx, 0,
                              map.lat.back() + dy / 2,  0,  -dy};
  const Wgs84 wgs84;
  GDALSetGeoTransform(made.get(), place.data());
  GDALSetSpatialRef(made.get(), wgs84.id());
  const GDALRasterBandH band = GDALGetRasterBand(made.get(), 1);
  if (GDALRasterIO(band, GF_Write, 0, 0, nx, ny, values.data(), nx, ny, type, 0, 0) !=
      CE_None)
    fail("the raster cannot be filled");
  return made;
}

void describe(const Dataset& raster, const MapRaster& map) {
  const GDALRasterBandH band = GDALGetRasterBand(raster.get(), 1);
  GDALSetRasterNoDataValue(band, std::numeric_limits<double>::quiet_NaN());
  GDALSetDescription(band, map.name.c_str());
  GDALSetRasterUnitType(band, map.unit.c_str());
  GDALSetMetadataItem(raster.get(), "TIFFTAG_IMAGEDESCRIPTION", map.meaning.c_str(),
                      nullptr);
  GDALSetMetadataItem(raster.get(), "TIFFTAG_SOFTWARE", "Farreach", nullptr);
}

void write_tiff(const std::string& name, const MapRaster& map) {
  const Dataset raster = raster_of(
      map, from_north<float>(map, [](double v) { return static_cast<float>(v); }),
      GDT_Float32);
  describe(raster, map);
  const std::array<const char*, 3> options{"COMPRESS=DEFLATE", "PREDICTOR=3", nullptr};
  GDALDriverH driver = GDALGetDriverByName("GTiff");
  const Dataset file(driver ? GDALCreateCopy(driver, name.c_str(), raster.get(), true,
                                             options.data(), nullptr, nullptr)
                            : nullptr);
  if (!file) fail("GeoTIFF");
}

// ---- polygons
// -------------------------------------------------------------------------

/// The class of a value, from 1 on; 0 below the first bound and for what is no number.
int class_of(const std::vector<double>& bounds, double value) {
  if (!(value > bounds.front())) return 0;
  const auto above = std::upper_bound(bounds.begin(), bounds.end(), value);
  return static_cast<int>(
      std::min(above - bounds.begin(), static_cast<std::ptrdiff_t>(bounds.size() - 1)));
}

std::string class_text(const MapRaster& map, int index) {
  const auto at = static_cast<std::size_t>(index);
  const double low = map.classes[at - 1], high = map.classes[at];
  const bool time = map.unit == "s", share = map.unit == "1" && map.classes.back() <= 1;
  const double scale = time ? 3600 : share ? 0.01 : 1;
  const std::string unit = time              ? " h"
                           : share           ? " %"
                           : map.unit == "1" ? ""
                                             : " " + map.unit;
  if (index + 1 == static_cast<int>(map.classes.size()) && !share)
    return fmt::format("above {:g}{}", low / scale, unit);
  return fmt::format("{:g} to {:g}{}", low / scale, high / scale, unit);
}

/// From yellow to dark red with the class.
std::string colour_of(int index, int classes) {
  const double s = classes > 1 ? double(index - 1) / (classes - 1) : 1;
  return fmt::format("#{:02x}{:02x}{:02x}", int(255 - 115 * s), int(230 - 230 * s),
                     int(120 - 85 * s));
}

/// Polygons of equal class, in memory.
Dataset polygons_of(const MapRaster& map) {
  Dataset raster = raster_of(
      map, from_north<int>(map, [&](double v) { return class_of(map.classes, v); }),
      GDT_Int32);
  GDALDriverH memory = GDALGetDriverByName("Memory");
  Dataset made(memory ? GDALCreate(memory, "", 0, 0, 0, GDT_Unknown, nullptr)
                      : nullptr);
  if (!made) fail("no polygons in memory");
  const Wgs84 wgs84;
  OGRLayerH layer =
      GDALDatasetCreateLayer(made.get(), "classes", wgs84.id(), wkbPolygon, nullptr);
  OGRFieldDefnH field = OGR_Fld_Create("class", OFTInteger);
  OGR_L_CreateField(layer, field, true);
  OGR_Fld_Destroy(field);
  const GDALRasterBandH band = GDALGetRasterBand(raster.get(), 1);
  // A band is its own mask: class 0 makes no polygons.
  if (GDALPolygonize(band, band, layer, 0, nullptr, nullptr, nullptr) != CE_None)
    fail("polygons");
  return made;
}

void add_text_field(OGRLayerH layer, const char* name) {
  OGRFieldDefnH field = OGR_Fld_Create(name, OFTString);
  if (OGR_L_CreateField(layer, field, true) != OGRERR_NONE) fail(name);
  OGR_Fld_Destroy(field);
}

void add_polygon(OGRLayerH layer, const MapRaster& map, OGRFeatureH polygon) {
  const int index = OGR_F_GetFieldAsInteger(polygon, 0);
  const std::string colour = colour_of(index, static_cast<int>(map.classes.size()) - 1);
  const Feature made(OGR_F_Create(OGR_L_GetLayerDefn(layer)));
  const auto feature = static_cast<OGRFeatureH>(made.get());
  OGR_F_SetFieldString(feature, 0, class_text(map, index).c_str());
  OGR_F_SetFieldString(feature, 1, map.meaning.c_str());
  OGR_F_SetStyleString(
      feature, fmt::format("BRUSH(fc:{}a0);PEN(c:{},w:1px)", colour, colour).c_str());
  OGR_F_SetGeometry(feature, OGR_F_GetGeometryRef(polygon));
  if (OGR_L_CreateFeature(layer, feature) != OGRERR_NONE) fail("a polygon");
}

void write_kml(const std::string& name, const MapRaster& map) {
  const Dataset polygons = polygons_of(map);
  GDALDriverH driver = GDALGetDriverByName("LIBKML");
  if (!driver) driver = GDALGetDriverByName("KML");
  const Dataset file(
      driver ? GDALCreate(driver, name.c_str(), 0, 0, 0, GDT_Unknown, nullptr)
             : nullptr);
  if (!file) fail("KML");
  const Wgs84 wgs84;
  OGRLayerH layer = GDALDatasetCreateLayer(file.get(), map.name.c_str(), wgs84.id(),
                                           wkbPolygon, nullptr);
  if (!layer) fail("layer of the KML");
  add_text_field(layer, "Name");
  add_text_field(layer, "description");
  OGRLayerH from = GDALDatasetGetLayer(polygons.get(), 0);
  OGR_L_ResetReading(from);
  while (true) {
    const Feature polygon(OGR_L_GetNextFeature(from));
    if (!polygon) break;
    add_polygon(layer, map, static_cast<OGRFeatureH>(polygon.get()));
  }
}

/// What GDAL has written into its memory, and forgets.
std::string bytes_of(const std::string& name) {
  vsi_l_offset size = 0;
  GByte* data = VSIGetMemFileBuffer(name.c_str(), &size, true);
  if (!data || size == 0) fail("nothing was written");
  std::string bytes(reinterpret_cast<const char*>(data), size);
  VSIFree(data);
  return bytes;
}

}  // namespace

void export_map(const std::filesystem::path& file, const MapRaster& map) {
  const std::string ending = file.extension().string();
  if (ending != ".tif" && ending != ".tiff" && ending != ".kml")
    throw InputError("a map is written as .tif or .kml, not \"" + ending + "\"");
  if (map.values.empty() || map.values.size() != map.lon.size() * map.lat.size())
    throw RunError("the map " + map.name + " has no cells");
  const Quiet quiet;
  GDALAllRegister();
  const std::string name = "/vsimem/farreach_map" + ending;
  if (ending == ".kml")
    write_kml(name, map);
  else
    write_tiff(name, map);
  write_file_atomically(file, bytes_of(name));
}

void export_map(const std::filesystem::path& file, const std::string& field,
                const Outcome& outcome) {
  export_map(file, map_field(field, outcome, compute_effects(outcome)));
}

}  // namespace farreach
