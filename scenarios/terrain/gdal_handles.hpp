/// What GDAL and PROJ hand out, kept so that it is given back; for the sources of this
/// folder that call them.
#pragma once

#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal.h>
#include <ogr_spatialref.h>
#include <ogr_srs_api.h>

#include <cmath>
#include <memory>
#include <string>

namespace farreach {

/// Keeps GDAL from printing; its last message is used in ours.
class QuietGdal {
 public:
  QuietGdal() {
    CPLPushErrorHandler(CPLQuietErrorHandler);
    CPLErrorReset();
  }
  ~QuietGdal() { CPLPopErrorHandler(); }
  QuietGdal(const QuietGdal&) = delete;
  QuietGdal& operator=(const QuietGdal&) = delete;
  static std::string message() {
    const std::string said = CPLGetLastErrorMsg();
    return said.empty() ? "" : ": " + said;
  }
};

struct CloseDataset {
  void operator()(void* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<void, CloseDataset>;

struct FreeReference {
  void operator()(void* reference) const {
    OSRDestroySpatialReference(static_cast<OGRSpatialReferenceH>(reference));
  }
};
using Reference = std::unique_ptr<void, FreeReference>;

struct FreeTransform {
  void operator()(void* t) const {
    OCTDestroyCoordinateTransformation(static_cast<OGRCoordinateTransformationH>(t));
  }
};
using Transform = std::unique_ptr<void, FreeTransform>;

inline OGRSpatialReferenceH raw(const Reference& r) {
  return static_cast<OGRSpatialReferenceH>(r.get());
}

inline Reference reference(const std::string& definition) {
  const QuietGdal quiet;
  Reference made(OSRNewSpatialReference(nullptr));
  auto* const here = OGRSpatialReference::FromHandle(raw(made));
  if (here->SetFromUserInput(  // neither files nor addresses
          definition.c_str(),
          OGRSpatialReference::SET_FROM_USER_INPUT_LIMITATIONS_get()) != OGRERR_NONE)
    return {};
  OSRSetAxisMappingStrategy(raw(made), OAMS_TRADITIONAL_GIS_ORDER);
  return made;
}

inline bool metric(const Reference& r) {
  return OSRIsProjected(raw(r)) &&
         std::abs(OSRGetLinearUnits(raw(r), nullptr) - 1) < 1e-9;
}

/// "EPSG:32642" where it has such a code, else its name.
inline std::string name_of(OGRSpatialReferenceH r) {
  const char* authority = OSRGetAuthorityName(r, nullptr);
  const char* code = OSRGetAuthorityCode(r, nullptr);
  if (authority && code) return std::string(authority) + ":" + code;
  const char* name = OSRGetName(r);
  return name ? name : "unnamed";
}

/// What OSRSetFromUserInput takes back: code or WKT.
inline std::string definition_of(OGRSpatialReferenceH r) {
  const std::string name = name_of(r);
  if (name.starts_with("EPSG:")) return name;
  char* wkt = nullptr;
  OSRExportToWkt(r, &wkt);
  const std::string text = wkt ? wkt : "";
  CPLFree(wkt);
  return text;
}

inline bool transform(const Transform& by, double& x, double& y) {
  if (!by) return false;
  const QuietGdal quiet;
  const bool done = OCTTransform(static_cast<OGRCoordinateTransformationH>(by.get()), 1,
                                 &x, &y, nullptr);
  return done && std::isfinite(x) && std::isfinite(y);
}

}  // namespace farreach
