/// Reads back what ResultWriter has written, distrusting every size and index.
#pragma once

#include <string>
#include <vector>

#include "postprocess/io/fields.hpp"
#include "postprocess/io/netcdf_group.hpp"

namespace farreach {

class ResultReader {
 public:
  explicit ResultReader(std::string_view image) : file_(hdf5::open_image(image)) {}

  hid_t file() const { return file_; }
  void group(const std::string& path, const std::string&) { GroupReader(file_, path); }

  template <class T>
  void record(const std::string& path, const std::string&, T& row) {
    const GroupReader group(file_, path);
    std::vector<Column> columns;
    for (const Column& declared : declared_columns<T>())
      columns.push_back(group.variable(declared, {}));
    ColumnDistributor distribute(columns);
    distribute.begin_row(0);
    visit_fields(row, distribute);
  }

  template <class T>
  void table(const std::string& path, const std::string& dimension, const std::string&,
             std::vector<T>& rows) {
    const auto [columns, count] = read_table(path, dimension, declared_columns<T>());
    rows = rows_of<T>(columns, count);
  }

  template <class T>
  void children(const std::string& path, const std::string& dimension, Label parent,
                const std::string&, const std::vector<std::vector<T>*>& lists) {
    auto declared = declared_columns<Child<T>>();
    declared.front().label = parent;
    const auto [columns, count] = read_table(path, dimension, std::move(declared));
    for (auto& child : rows_of<Child<T>>(columns, count))
      lists.at(checked_parent(path, parent, child.parent, lists.size()))
          ->push_back(std::move(child.row));
  }

  bool has(const std::string& path, bool) const;
  void flow_maps(const std::string& path, FlowField& flow, GeoPoint site);
  void far_fields(const std::string& path, FarField& far, std::size_t levels);
  void far_ends(const std::string& path, FarField& far, std::size_t levels);
  void far_volume(const std::string& path, FarField& far, GeoPoint site);
  void slices(const std::string& path,
              const std::vector<std::vector<PlumeSegment>*>& segments);

 private:
  struct Table {
    std::vector<Column> columns;
    std::size_t rows;
  };
  Table read_table(const std::string& path, const std::string& dimension,
                   const std::vector<Column>& declared) const;
  /// `index` if there is such a row; throws RunError otherwise.
  static std::size_t checked_parent(const std::string& path, const Label& parent,
                                    std::size_t index, std::size_t count);

  hdf5::Quiet quiet_;
  hdf5::Handle file_;
};

}  // namespace farreach
