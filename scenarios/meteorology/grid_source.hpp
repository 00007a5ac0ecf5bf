/// Gridded weather in files: axes around the site and slabs of one time, in SI, read
/// when they are asked for. One home for what NetCDF and GRIB have in common.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/meteorology/grid_quantity.hpp"
#include "solver/geo/point.hpp"

namespace farreach {

/// What of a grid is wanted.
struct GridWindow {
  GeoPoint site;
  double reach = 1.1e6;  ///< of the window to each side of the site [m]
};

/// Where the wanted part of an axis lies in the file.
struct AxisCut {
  std::vector<double> value;       ///< ascending [deg]
  std::vector<std::size_t> index;  ///< in the file, of each value
};

/// One quantity of one file.
struct GridVariable {
  GridQuantity quantity;
  GridUnit unit;
  std::string file, name;
  std::vector<double> time;  ///< UTC [s]; empty: the same at all times
  enum class Level { none, pressure, height } kind = Level::none;
  std::vector<double> level;  ///< [Pa] or above ground [m], as in the file
  AxisCut latitude, longitude;
  std::optional<double> sum_time;  ///< over which sums were formed, when told [s]

  std::size_t columns() const { return latitude.value.size() * longitude.value.size(); }
};

class GridFile {
 public:
  virtual ~GridFile() = default;
  virtual const std::vector<GridVariable>& variables() const = 0;
  /// Values of `variables()[v]` at its time `n` (0 when it has none), (level, latitude,
  /// longitude), in SI; sums stay sums; NaN: missing.
  virtual std::vector<float> read(std::size_t v, std::size_t n) = 0;
};

/// Throw InputError, with the file, for what cannot be read.
std::unique_ptr<GridFile> open_netcdf(const std::filesystem::path& file,
                                      const GridWindow& window);
std::unique_ptr<GridFile> open_grib(const std::filesystem::path& file,
                                    const GridWindow& window);

/// The part of latitudes and longitudes of a file [deg] within the window. Throws
/// InputError when the site lies outside or the spacing is not even; `file` is named.
AxisCut cut_latitudes(const std::vector<double>& latitude, const GridWindow& window,
                      const std::string& file);
AxisCut cut_longitudes(const std::vector<double>& longitude, const GridWindow& window,
                       const std::string& file);

/// An InputError about a file.
[[noreturn]] void refuse_file(const std::string& file, const std::string& message,
                              const std::string& remedy = "");

}  // namespace farreach
