/// Gridded weather in files: axes around the site and slabs of one time, in SI, read
/// when they are asked for. One home for what NetCDF and GRIB have in common.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "scenarios/meteorology/grid/grid_quantity.hpp"
#include "solver/geo/point.hpp"

namespace farreach {

/// What of a grid is wanted.
struct GridWindow {
  GeoPoint site;
  double reach = 1.1e6;  ///< of the window to each side of the site [m]
  FluxSign heat_flux = FluxSign::untold;  ///< as the user says
};

/// Where a file lies and what it is called in messages: the two differ for a member of
/// an archive.
struct GridPath {
  std::filesystem::path at;
  std::string shown;

  // NOLINTNEXTLINE(google-explicit-constructor): a path is its own name
  GridPath(const std::filesystem::path& file) : at(file), shown(file.string()) {}
  GridPath(const std::filesystem::path& file, std::string name)
      : at(file), shown(std::move(name)) {}
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
  /// Of each time, where the time begins over which the sum or mean was formed [UTC s];
  /// empty: not told, or values of a moment.
  std::vector<double> begin;

  std::size_t columns() const { return latitude.value.size() * longitude.value.size(); }
};

class GridFile {
 public:
  virtual ~GridFile() = default;
  virtual const std::vector<GridVariable>& variables() const = 0;
  /// Values of `variables()[v]` at its time `n` (0 when it has none) on the levels of
  /// these places in its list (none: a quantity without levels), (level, latitude,
  /// longitude), in SI; sums stay sums; NaN: missing.
  virtual std::vector<float> read(std::size_t v, std::size_t n,
                                  std::span<const std::size_t> levels) = 0;
  /// What was chosen or left out in reading, as sentences.
  virtual std::vector<std::string> remarks() const { return {}; }
};

/// Throw InputError, with the file, for what cannot be read.
std::unique_ptr<GridFile> open_netcdf(const GridPath& file, const GridWindow& window);
std::unique_ptr<GridFile> open_grib(const GridPath& file, const GridWindow& window);

/// The part of latitudes and longitudes of a file [deg] within the window. Throws
/// InputError when the site lies outside or the spacing is not even; `file` is named.
AxisCut cut_latitudes(const std::vector<double>& latitude, const GridWindow& window,
                      const std::string& file);
AxisCut cut_longitudes(const std::vector<double>& longitude, const GridWindow& window,
                       const std::string& file);

/// The most values of one field or slab that are taken into memory: a grid of 0.05
/// degrees round the Earth has 26 million.
inline constexpr std::uint64_t most_field_values = 30'000'000;

/// What is said of a heat flux whose sign nobody tells.
std::string flux_not_used(const std::string& name, const std::string& centre);

/// An InputError about a file.
[[noreturn]] void refuse_file(const std::string& file, const std::string& message,
                              const std::string& remedy = "");

}  // namespace farreach
