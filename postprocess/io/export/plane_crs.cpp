#include "postprocess/io/export/plane_crs.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <fmt/format.h>
#include <ogr_srs_api.h>

#include <cmath>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "solver/geo/geodesic.hpp"

namespace farreach {
namespace {

struct DestroyReference {
  void operator()(void* reference) const { OSRDestroySpatialReference(reference); }
};
using PlaneReference = std::unique_ptr<void, DestroyReference>;

/// Parameter of a projection and its name in the conventions.
struct MappingNumber {
  const char* of_plane;
  const char* of_convention;
};

constexpr MappingNumber common_numbers[] = {
    {SRS_PP_FALSE_EASTING, "false_easting"},
    {SRS_PP_FALSE_NORTHING, "false_northing"},
};
constexpr MappingNumber mercator_numbers[] = {
    {SRS_PP_SCALE_FACTOR, "scale_factor_at_central_meridian"},
    {SRS_PP_CENTRAL_MERIDIAN, "longitude_of_central_meridian"},
    {SRS_PP_LATITUDE_OF_ORIGIN, "latitude_of_projection_origin"},
};
constexpr MappingNumber equidistant_numbers[] = {
    {SRS_PP_LONGITUDE_OF_CENTER, "longitude_of_projection_origin"},
    {SRS_PP_LATITUDE_OF_CENTER, "latitude_of_projection_origin"},
};

/// Distances and azimuths from the origin are true in it, so one node places the plane.
std::string local_plane(const PlaneFrame& frame, GeoPoint site) {
  const GeodesicLine line = geodesic(site, {frame.lat.front(), frame.lon.front()});
  const double azimuth = line.azimuth * std::acos(-1.0) / 180;
  return fmt::format(
      "+proj=aeqd +lat_0={:.17g} +lon_0={:.17g} +x_0={:.6f} +y_0={:.6f} +datum=WGS84 "
      "+units=m",
      site.lat, site.lon, frame.x0 - line.distance * std::sin(azimuth),
      frame.y0 - line.distance * std::cos(azimuth));
}

/// Code or WKT; nothing that could name a file or an address is followed.
OGRErr import(OGRSpatialReferenceH made, const PlaneFrame& frame, GeoPoint site) {
  const std::string& definition = frame.projection;
  if (definition == "local")
    return OSRImportFromProj4(made, local_plane(frame, site).c_str());
  if (definition.starts_with("EPSG:"))
    return OSRImportFromEPSG(made, std::atoi(definition.c_str() + 5));
  std::string wkt = definition;
  char* at = wkt.data();
  return OSRImportFromWkt(made, &at);
}

PlaneReference reference_of(const PlaneFrame& frame, GeoPoint site) {
  PlaneReference made(OSRNewSpatialReference(nullptr));
  CPLPushErrorHandler(CPLQuietErrorHandler);
  const OGRErr wrong = import(made.get(), frame, site);
  CPLPopErrorHandler();
  if (wrong != OGRERR_NONE || !OSRIsProjected(made.get())) return {};
  return made;
}

std::string wkt_of(OGRSpatialReferenceH plane) {
  const char* const options[] = {"FORMAT=WKT1_GDAL", nullptr};
  char* text = nullptr;
  OSRExportToWktEx(plane, &text, options);
  std::string wkt = text ? text : "";
  CPLFree(text);
  return wkt;
}

template <class Numbers>
void add_numbers(OGRSpatialReferenceH plane, const Numbers& list,
                 GridMapping& mapping) {
  for (const MappingNumber& n : list)
    mapping.numbers.emplace_back(n.of_convention,
                                 OSRGetNormProjParm(plane, n.of_plane, 0, nullptr));
}

void add_projection(OGRSpatialReferenceH plane, GridMapping& mapping) {
  const char* const named = OSRGetAttrValue(plane, "PROJECTION", 0);
  const std::string_view projection = named ? named : "";
  if (projection == SRS_PT_TRANSVERSE_MERCATOR) {
    mapping.texts.emplace_back("grid_mapping_name", "transverse_mercator");
    add_numbers(plane, mercator_numbers, mapping);
  } else if (projection == SRS_PT_AZIMUTHAL_EQUIDISTANT) {
    mapping.texts.emplace_back("grid_mapping_name", "azimuthal_equidistant");
    add_numbers(plane, equidistant_numbers, mapping);
  } else {
    return;
  }
  add_numbers(plane, common_numbers, mapping);
}

}  // namespace

GridMapping grid_mapping(const PlaneFrame& frame, GeoPoint site) {
  if (frame.lat.empty()) return {};
  const PlaneReference plane = reference_of(frame, site);
  if (!plane) return {};
  GridMapping mapping;
  add_projection(plane.get(), mapping);
  mapping.numbers.emplace_back("semi_major_axis",
                               OSRGetSemiMajor(plane.get(), nullptr));
  mapping.numbers.emplace_back("inverse_flattening",
                               OSRGetInvFlattening(plane.get(), nullptr));
  mapping.texts.emplace_back("crs_wkt", wkt_of(plane.get()));
  mapping.texts.emplace_back("spatial_ref", wkt_of(plane.get()));  // read by GDAL
  return mapping;
}

}  // namespace farreach
