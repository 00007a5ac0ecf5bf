/// Rasters of files, put onto square cells of a metric plane, and that plane's place on
/// the Earth. The only home of GDAL.
///
/// A file whose plane is the one asked for and whose cells coincide with those asked
/// for is taken over value by value. Otherwise values are found between the centres of
/// its cells (bilinear), as the mean over those inside where the cells asked for are at
/// least half as large again, or from the nearest cell for classes.
///
/// Only files that hold their own cells are read, of a list of formats: neither the
/// network nor files that a file names.
#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/hazard/terrain.hpp"

namespace farreach {

/// A metric plane: x east, y north [m].
class Plane {
 public:
  /// "EPSG:32642" or another projected system in metres. Throws TerrainFault at `key`.
  Plane(const std::string& definition, const std::string& key);
  /// Around a site that lies at (x, y): equal distances and directions from the site.
  Plane(GeoPoint site, double x, double y);
  ~Plane();
  Plane(Plane&&) noexcept;
  Plane& operator=(Plane&&) noexcept;

  struct Point {
    double x = 0, y = 0;
  };
  std::optional<Point> point(GeoPoint place) const;  ///< none where it does not reach
  GeoPoint place(double x, double y) const;          ///< NaN where it does not reach
  bool true_to_scale(GeoPoint at) const;  ///< its metres are metres, within 1 %
  const std::string& definition() const;  ///< "EPSG:32642", "local"
  /// Longitudes and latitudes at the nodes of a lattice over a raster.
  PlaneFrame frame(const Raster& raster) const;

  struct Impl;

 private:
  std::unique_ptr<Impl> impl_;
};

/// Which values, as the user says it.
struct RasterRequest {
  std::string key;  ///< of the scenario, "terrain.file": where faults belong
  std::filesystem::path file;
  int band = 1;
  std::string projection;               ///< when the file states none; "local": none
  std::string otherwise;                ///< taken when neither states one
  std::optional<double> no_data_value;  ///< when the file states none
};

enum class Resampling { smooth, nearest };

/// A raster file that was opened and looked at, nothing of it read yet.
class RasterFile {
 public:
  /// Throws TerrainFault when it is missing, empty, no raster, without that band, or
  /// without a projection.
  explicit RasterFile(const RasterRequest& request);
  ~RasterFile();
  RasterFile(RasterFile&&) noexcept;
  RasterFile& operator=(RasterFile&&) noexcept;

  /// "bed.tif, 1724 x 919 cells, EPSG:32642".
  std::string description() const;
  bool local() const;  ///< its metres lie nowhere on the Earth
  bool is_in(const std::string& definition) const;  ///< that is its plane
  bool metric() const;  ///< its coordinates are metres, true to scale or not
  /// Definition of the plane to compute in when none is stated: its own when that is
  /// metric and true to scale at the site (at its middle when the site lies off it),
  /// else the UTM zone of its middle, or of the site where that zone is not.
  std::string natural_plane(GeoPoint site) const;
  /// Cells over the window (west, south, east, north), or all of the file, in the plane
  /// `definition` ("local": its own metres). Throws TerrainFault.
  Raster cells(const std::string& definition, std::optional<double> cell,
               std::optional<std::array<double, 4>> window) const;
  /// The first of its own values under those cells that is `wanted`, before any is
  /// mixed with others. Throws TerrainFault.
  std::optional<double> first_value(const std::string& definition, const Raster& raster,
                                    const std::function<bool(double)>& wanted) const;
  /// A value of it with the digits that name it, and no more.
  std::string written(double value) const;
  /// Values on those cells, row-major, south first; NaN where there are none.
  std::vector<double> values(const std::string& definition, const Raster& raster,
                             Resampling how) const;

  struct Impl;

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace farreach
