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
  void flow_maps(const std::string& path, FlowField& flow, GeoPoint site) override;
  void far_fields(const std::string& path, FarField& far, std::size_t levels) override;
  void far_ends(const std::string& path, FarField& far, std::size_t levels) override;
  void far_volume(const std::string& path, FarField& far, GeoPoint site) override;
  void slices(const std::string& path,
              const std::vector<std::vector<PlumeSegment>*>& segments) override;

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
