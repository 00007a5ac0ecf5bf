/// A NetCDF file that is open: attributes of its variables, and how their numbers stand
/// for values.
#pragma once

#include <optional>
#include <string>

#include "scenarios/meteorology/grid/grid_source.hpp"

namespace farreach {

/// Throws InputError, with the name of the file, for what cannot be read and for
/// attributes that declare more values than are read.
class NetcdfHandle {
 public:
  explicit NetcdfHandle(const GridPath& path);
  ~NetcdfHandle();
  NetcdfHandle(const NetcdfHandle&) = delete;
  NetcdfHandle& operator=(const NetcdfHandle&) = delete;

  int id() const { return id_; }
  const std::string& file() const { return file_; }
  /// Throws for a status of the library; `what` was to be done.
  void check(int status, const std::string& what) const;

  std::string name(int variable) const;
  /// Empty, nullopt: no such attribute.
  std::string text(int variable, const char* attribute) const;
  std::optional<double> number(int variable, const char* attribute) const;

 private:
  std::optional<std::size_t> length_of(int variable, const char* attribute,
                                       int& type) const;

  std::string file_;
  int id_ = -1;
};

struct NetcdfPacking {
  double scale = 1, offset = 0;
  std::optional<double> fill, missing;
  GridUnit unit;

  float si(double packed) const;  ///< NaN: missing
};

NetcdfPacking packing_of(const NetcdfHandle& handle, int variable,
                         const GridUnit& unit);

}  // namespace farreach
