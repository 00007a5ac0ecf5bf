/// Writes records and tables of structs as groups of a netCDF-4 file in memory.
#pragma once

#include <string>
#include <vector>

#include "postprocess/io/fields.hpp"
#include "postprocess/io/netcdf_group.hpp"

namespace farreach {

class ResultWriter {
 public:
  ResultWriter() : file_(hdf5::create_in_memory()) {}

  GroupWriter root() { return {file_, dimension_count_}; }
  GroupWriter new_group(const std::string& path, const std::string& comment) {
    return {file_, path, comment, dimension_count_};
  }
  void group(const std::string& path, const std::string& comment) {
    new_group(path, comment);
  }

  /// One struct: scalar variables.
  template <class T>
  void record(const std::string& path, const std::string& comment, T& row) {
    GroupWriter group = new_group(path, comment);
    ColumnCollector collect;
    visit_fields(row, collect);
    for (const Column& column : collect.take()) group.variable(column, {});
  }

  /// Many structs: variables along one dimension.
  template <class T>
  void table(const std::string& path, const std::string& dimension,
             const std::string& comment, const std::vector<T>& rows) {
    write_table(path, dimension, comment, columns_of(rows), rows.size());
  }

  /// Vectors inside the rows of another table.
  template <class T>
  void children(const std::string& path, const std::string& dimension, Label parent,
                const std::string& comment, const std::vector<std::vector<T>*>& lists) {
    std::vector<Child<T>> rows;
    for (std::size_t i = 0; i < lists.size(); ++i)
      for (const T& item : *lists[i]) rows.push_back({i, item});
    auto columns = columns_of(rows);
    columns.front().label = parent;
    write_table(path, dimension, comment, columns, rows.size());
  }

  /// Whether a part is in the file: as said when writing, as found when reading.
  bool has(const std::string&, bool given) { return given; }

  /// Maps and frames of a flow as arrays (y, x) and (time, frame_y, frame_x).
  void flow_maps(const std::string& path, FlowField& flow, GeoPoint site);

  /// Fields of every member as arrays (member, ring, sector), one group per level.
  void far_fields(const std::string& path, FarField& far, std::size_t levels);
  void far_ends(const std::string& path, FarField& far, std::size_t levels);

  /// One member as arrays (time, height, ring, sector) about a site.
  void far_volume(const std::string& path, FarField& far, GeoPoint site);

  /// Plume slices as arrays (member, segment, slice), filled up with NaN.
  void slices(const std::string& path,
              const std::vector<std::vector<PlumeSegment>*>& segments);

  void write_table(const std::string& path, const std::string& dimension,
                   const std::string& comment, const std::vector<Column>& columns,
                   std::size_t rows);
  std::string image() const { return hdf5::image_of(file_); }

 private:
  hdf5::Quiet quiet_;
  hdf5::Handle file_;
  int dimension_count_ = 0;
};

}  // namespace farreach
