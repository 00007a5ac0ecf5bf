/// The files of a grid as one: which quantities, at which times, on which columns.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/meteorology/grid_source.hpp"

namespace farreach {

/// Values of one quantity at one time, in SI, (level, latitude, longitude).
struct Slab {
  std::vector<float> values;
  std::size_t levels = 1;
};

class GridSlabs {
 public:
  /// Throws InputError when the files lie on different grids.
  GridSlabs(std::vector<std::unique_ptr<GridFile>> files, double accumulation);

  bool has(GridQuantity quantity) const;
  /// "levels.nc: u, v; surface.nc: u10, ...".
  std::string described() const;
  const std::vector<double>& latitude() const { return latitude_; }
  const std::vector<double>& longitude() const { return longitude_; }
  std::size_t columns() const { return latitude_.size() * longitude_.size(); }
  /// Times of a quantity in all files, ascending [UTC s].
  std::vector<double> times(GridQuantity quantity) const;
  /// Levels of a quantity, in the order of its slabs; the same in all files.
  const GridVariable& described(GridQuantity quantity) const;

  /// Values at a time. Throws InputError when the time is missing, or when values lie
  /// outside what the quantity can be; on the ground also when any is missing.
  Slab read(GridQuantity quantity, double time);

 private:
  struct Part {
    std::size_t file, variable;
  };
  std::vector<Part> parts(GridQuantity quantity) const;
  const GridVariable& variable(const Part& part) const;
  void require_one_grid() const;

  std::vector<std::unique_ptr<GridFile>> files_;
  std::vector<double> latitude_, longitude_;
  double accumulation_;
};

}  // namespace farreach
