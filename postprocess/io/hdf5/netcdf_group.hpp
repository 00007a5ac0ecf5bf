/// Groups, dimensions and variables of netCDF-4, made of HDF5.
///
/// A dimension is an HDF5 dimension scale, numbered over the whole file as netCDF-4
/// does; a variable is a dataset to which its scales are attached.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "postprocess/io/hdf5/columns.hpp"
#include "postprocess/io/hdf5/hdf5_file.hpp"

namespace farreach {

/// Values of one variable; longer ones would not be read back.
inline constexpr std::size_t largest_variable = std::size_t{1} << 24;

/// A group that is being written.
class GroupWriter {
 public:
  /// The root of a new file. `dimension_count` numbers the dimensions of the file.
  GroupWriter(hid_t root, int& dimension_count);
  /// A new group; its parent must be there.
  GroupWriter(hid_t file, const std::string& path, const std::string& comment,
              int& dimension_count);

  void dimension(const std::string& name, std::size_t size);
  /// A variable that is the coordinate of the dimension of its own name.
  void coordinate(const Column& column);
  void variable(const Column& column, const std::vector<std::string>& dimensions);
  /// A text attribute of a variable, or of the group for an empty name.
  void attribute(const std::string& variable, const char* name,
                 const std::string& value);
  /// The same for several numbers of type double.
  void attribute(const std::string& variable, const char* name, double value);
  /// Variables of single precision, for rasters.
  void use_single_precision(bool use) { single_precision_ = use; }

 private:
  hdf5::Handle create_dataset(const Column& column, std::span<const hsize_t> shape);
  void write_values(hid_t dataset, const Column& column);
  void describe(hid_t dataset, const Column& column);

  hdf5::Handle group_;
  std::map<std::string, hdf5::Handle> scales_;
  std::map<std::string, hsize_t> sizes_;
  int& dimension_count_;
  bool single_precision_ = false;
};

/// A group that is being read; every finding names the full path.
class GroupReader {
 public:
  GroupReader(hid_t file, std::string path);

  std::size_t dimension(const std::string& name) const;
  /// Numbers are then 32-bit ones in the file.
  void use_single_precision(bool use) { single_precision_ = use; }
  /// The values of the variable that `declared` describes, of exactly this shape.
  Column variable(const Column& declared, std::span<const std::size_t> shape) const;
  const std::string& path() const { return path_; }

 private:
  hdf5::Handle dataset(const std::string& name) const;
  std::string path_;
  hdf5::Handle group_;
  bool single_precision_ = false;
};

}  // namespace farreach
