#include "postprocess/io/hdf5/hdf5_file.hpp"

#include <fmt/format.h>

#include <vector>

#include "solver/base/error.hpp"

namespace farreach::hdf5 {
namespace {

constexpr std::size_t image_growth = 1U << 20;  // bytes by which the image grows

herr_t note_message(unsigned, const H5E_error2_t* error, void* text) {
  auto& innermost = *static_cast<std::string*>(text);
  if (error->desc != nullptr && *error->desc != '\0') innermost = error->desc;
  return 0;
}

std::string innermost_message() {
  std::string text;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_DOWNWARD, note_message, &text);
  H5Eclear2(H5E_DEFAULT);
  return text;
}

Handle memory_access() {
  Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "access properties");
  checked(H5Pset_fapl_core(access, image_growth, false), "file in memory");
  return access;
}

}  // namespace

Quiet::Quiet() {
  H5Eget_auto2(H5E_DEFAULT, &print_, &data_);
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

Quiet::~Quiet() {
  H5Eset_auto2(H5E_DEFAULT, print_, data_);
}

hid_t checked(hid_t status, std::string_view what) {
  if (status >= 0) return status;
  const std::string message = innermost_message();
  throw RunError(
      fmt::format("{}: HDF5 refused{}{}", what, message.empty() ? "" : ": ", message));
}

Handle group_properties() {
  Handle creation(H5Pcreate(H5P_GROUP_CREATE), H5Pclose, "group properties");
  const unsigned order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
  checked(H5Pset_link_creation_order(creation, order), "order of links");
  checked(H5Pset_attr_creation_order(creation, order), "order of attributes");
  checked(H5Pset_obj_track_times(creation, false), "no times");
  return creation;
}

Handle create_in_memory() {
  const Handle access = memory_access();
  Handle creation(H5Pcreate(H5P_FILE_CREATE), H5Pclose, "file properties");
  const unsigned order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
  checked(H5Pset_link_creation_order(creation, order), "order of links");
  checked(H5Pset_attr_creation_order(creation, order), "order of attributes");
  checked(H5Pset_obj_track_times(creation, false), "no times");
  return {H5Fcreate("result", H5F_ACC_EXCL, creation, access), H5Fclose,
          "new file in memory"};
}

std::string image_of(const Handle& file) {
  checked(H5Fflush(file, H5F_SCOPE_GLOBAL), "flush of the file in memory");
  const ssize_t size = H5Fget_file_image(file, nullptr, 0);
  checked(size, "size of the file in memory");
  std::string bytes(static_cast<std::size_t>(size), '\0');
  checked(H5Fget_file_image(file, bytes.data(), bytes.size()), "file in memory");
  return bytes;
}

Handle open_image(std::string_view bytes) {
  const Handle access = memory_access();
  std::vector<char> copy(bytes.begin(), bytes.end());  // HDF5 wants a mutable pointer
  checked(H5Pset_file_image(access, copy.data(), copy.size()), "image of the file");
  return {H5Fopen("result", H5F_ACC_RDONLY, access), H5Fclose, "opening as HDF5"};
}

void write_attribute(hid_t object, const char* name, std::string_view value) {
  const Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "text type");
  // HDF5 knows no text of length zero; an empty one is a single zero byte.
  checked(H5Tset_size(type, value.empty() ? 1 : value.size()), "length of a text");
  checked(H5Tset_cset(type, H5T_CSET_UTF8), "UTF-8");
  const Handle space(H5Screate(H5S_SCALAR), H5Sclose, "scalar");
  const Handle attribute(
      H5Acreate2(object, name, type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose, name);
  const std::string padded = value.empty() ? std::string(1, '\0') : std::string(value);
  checked(H5Awrite(attribute, type, padded.data()), name);
}

void write_attribute(hid_t object, const char* name, int value) {
  const Handle space(H5Screate(H5S_SCALAR), H5Sclose, "scalar");
  const Handle attribute(
      H5Acreate2(object, name, H5T_STD_I32LE, space, H5P_DEFAULT, H5P_DEFAULT),
      H5Aclose, name);
  checked(H5Awrite(attribute, H5T_NATIVE_INT, &value), name);
}

void write_attribute(hid_t object, const char* name, hid_t file_type, double value) {
  const Handle space(H5Screate(H5S_SCALAR), H5Sclose, "scalar");
  const Handle attribute(
      H5Acreate2(object, name, file_type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
      name);
  checked(H5Awrite(attribute, H5T_NATIVE_DOUBLE, &value), name);
}

std::string text_attribute(hid_t object, const char* name) {
  if (H5Aexists(object, name) <= 0) return {};
  const Handle attribute(H5Aopen(object, name, H5P_DEFAULT), H5Aclose, name);
  const Handle type(H5Aget_type(attribute), H5Tclose, name);
  const Handle space(H5Aget_space(attribute), H5Sclose, name);
  const std::size_t size = H5Tget_size(type);
  if (H5Tget_class(type) != H5T_STRING || H5Tis_variable_str(type) != 0 ||
      H5Sget_simple_extent_npoints(space) != 1 || size == 0 || size > 65536)
    return {};
  std::string value(size, '\0');
  checked(H5Aread(attribute, type, value.data()), name);
  return value.substr(0, value.find('\0'));
}

}  // namespace farreach::hdf5
