/// Reads back what ResultWriter has written, distrusting every size and index.
#pragma once

#include <string>
#include <vector>

#include "postprocess/io/fields.hpp"
#include "postprocess/io/hdf5/netcdf_group.hpp"
#include "postprocess/io/result_tables.hpp"

namespace farreach {

class ResultReader final : public ResultFile {
 public:
  explicit ResultReader(std::string_view image) : file_(hdf5::open_image(image)) {}

  hid_t file() const { return file_; }
  void group(const std::string& path, const std::string&) override {
    GroupReader(file_, path);
  }
  bool has(const std::string& path, bool) override;
  void arrays(const std::string& path, ArrayPart& part) override {
    part.read(*this, path);
  }

 protected:
  void record_of(const std::string& path, const std::string&, Rows& one) override;
  void table_of(const std::string& path, const std::string& dimension,
                const std::string&, Rows& rows) override;
  void children_of(const std::string& path, const std::string& dimension, Label parent,
                   const std::string&, ListsOfRows& lists, const Rows& blank) override;

 private:
  hdf5::Quiet quiet_;
  hdf5::Handle file_;
};

}  // namespace farreach
