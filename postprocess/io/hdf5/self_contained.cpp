#include "postprocess/io/hdf5/self_contained.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <exception>
#include <string>

#include "postprocess/io/hdf5/hdf5_file.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

using hdf5::checked;
using hdf5::Handle;

[[noreturn]] void refuse(const std::string& path, const std::string& what) {
  throw RunError(fmt::format(
      "/{} {}; a result file holds all that belongs to it. Take the file as the run "
      "left it",
      path, what));
}

/// Bytes that the values take when unpacked; stops growing beyond what can be.
std::size_t unpacked_size(hid_t dataset, const std::string& path) {
  const Handle space(H5Dget_space(dataset), H5Sclose, path);
  const Handle type(H5Dget_type(dataset), H5Tclose, path);
  constexpr std::size_t beyond = std::size_t{1} << 48;
  std::array<hsize_t, H5S_MAX_RANK> shape{};
  const int rank = H5Sget_simple_extent_dims(space, shape.data(), nullptr);
  checked(rank, path);
  std::size_t size = std::max<std::size_t>(H5Tget_size(type), 1);
  for (int axis = 0; axis < rank; ++axis) {
    const hsize_t length = shape[static_cast<std::size_t>(axis)];
    if (length == 0) return 0;
    size = length > beyond / size ? beyond : size * length;
  }
  return size;
}

void require_known_filters(hid_t creation, const std::string& path) {
  const int count = H5Pget_nfilters(creation);
  for (int i = 0; i < count; ++i) {
    unsigned flags = 0, settings = 0;
    std::size_t values = 0;
    const auto filter = H5Pget_filter2(creation, static_cast<unsigned>(i), &flags,
                                       &values, nullptr, 0, nullptr, &settings);
    if (filter != H5Z_FILTER_DEFLATE && filter != H5Z_FILTER_SHUFFLE &&
        filter != H5Z_FILTER_FLETCHER32)
      refuse(path, fmt::format("is packed by filter {}, which no run uses", filter));
  }
}

/// Adds up what the datasets of a file take, and refuses what points out of it.
class Inspection {
 public:
  explicit Inspection(hid_t file) : file_(file) {}

  void link(const std::string& path, const H5L_info_t& info) {
    if (info.type == H5L_TYPE_EXTERNAL) refuse(path, "is a link into another file");
    if (info.type != H5L_TYPE_HARD) refuse(path, "is a link, which no run writes");
    const Handle object(H5Oopen(file_, path.c_str(), H5P_DEFAULT), H5Oclose, path);
    const H5I_type_t kind = H5Iget_type(object);
    if (kind == H5I_DATASET) dataset(object, path);
    if (kind != H5I_DATASET && kind != H5I_GROUP)
      refuse(path, "is neither a group nor a dataset");
  }

  /// What a function called by HDF5 may not throw.
  std::exception_ptr failure;

 private:
  void dataset(hid_t object, const std::string& path) {
    const Handle creation(H5Dget_create_plist(object), H5Pclose, path);
    if (H5Pget_external_count(creation) > 0)
      refuse(path, "has its values in another file");
    if (H5Pget_layout(creation) == H5D_VIRTUAL)
      refuse(path, "is put together from other files");
    require_known_filters(creation, path);
    if (H5Dget_storage_size(object) == 0) return;  // the length of a dimension
    unpacked_ += unpacked_size(object, path);
    if (unpacked_ > largest_unpacked_file)
      refuse(path, fmt::format("and what stands before it unpack to more than {} GiB",
                               largest_unpacked_file >> 30));
  }

  hid_t file_;
  std::size_t unpacked_ = 0;
};

herr_t look(hid_t, const char* path, const H5L_info_t* info, void* data) {
  auto& inspection = *static_cast<Inspection*>(data);
  try {
    inspection.link(path, *info);
    return 0;
  } catch (...) {
    inspection.failure = std::current_exception();
    return 1;
  }
}

}  // namespace

void require_self_contained(hid_t file) {
  Inspection inspection(file);
  const herr_t status =
      H5Lvisit(file, H5_INDEX_NAME, H5_ITER_NATIVE, look, &inspection);
  if (inspection.failure) std::rethrow_exception(inspection.failure);
  checked(status, "links of the file");
}

void require_room_for(hid_t dataset, const char* path) {
  const std::size_t size = unpacked_size(dataset, path);
  const std::size_t kept = H5Dget_storage_size(dataset);
  if (size / largest_expansion <= kept && (size == 0 || kept > 0)) return;
  throw RunError(
      fmt::format("{} declares {} bytes, but the file holds only {} for it: it was "
                  "damaged or changed after the run",
                  path, size, kept));
}

}  // namespace farreach
