/// Writes records and tables of structs as groups of a netCDF-4 file in memory.
#pragma once

#include <string>
#include <vector>

#include "postprocess/io/fields.hpp"
#include "postprocess/io/hdf5/netcdf_group.hpp"
#include "postprocess/io/result_tables.hpp"

namespace farreach {

class ResultWriter final : public ResultFile {
 public:
  ResultWriter() : file_(hdf5::create_in_memory()) {}

  GroupWriter root() { return {file_, dimension_count_}; }
  GroupWriter new_group(const std::string& path, const std::string& comment) {
    return {file_, path, comment, dimension_count_};
  }
  void group(const std::string& path, const std::string& comment) override {
    new_group(path, comment);
  }
  bool has(const std::string&, bool given) override { return given; }

  /// Rows that stay as they are.
  template <class T>
  void table(const std::string& path, const std::string& dimension,
             const std::string& comment, const std::vector<T>& rows) {
    std::vector<T> copy = rows;
    ResultFile::table(path, dimension, comment, copy);
  }

  void arrays(const std::string& path, ArrayPart& part) override {
    part.write(*this, path);
  }

  std::string image() const { return hdf5::image_of(file_); }

 protected:
  void record_of(const std::string& path, const std::string& comment,
                 Rows& one) override;
  void table_of(const std::string& path, const std::string& dimension,
                const std::string& comment, Rows& rows) override;
  void children_of(const std::string& path, const std::string& dimension, Label parent,
                   const std::string& comment, ListsOfRows& lists,
                   const Rows& blank) override;

 private:
  void write_table(const std::string& path, const std::string& dimension,
                   const std::string& comment, const std::vector<Column>& columns,
                   std::size_t rows);

  hdf5::Quiet quiet_;
  hdf5::Handle file_;
  int dimension_count_ = 0;
};

}  // namespace farreach
