#include "postprocess/io/hdf5/netcdf_group.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <hdf5_hl.h>

#include <algorithm>
#include <cstdlib>
#include <limits>

#include "postprocess/io/hdf5/self_contained.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

using hdf5::checked;
using hdf5::Handle;

constexpr std::size_t compress_from = 4096;                  // bytes
constexpr std::size_t largest_chunk = std::size_t{1} << 20;  // bytes
constexpr unsigned deflate_level = 4;

Handle text_type() {
  Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "text type");
  checked(H5Tset_size(type, H5T_VARIABLE), "text type");
  checked(H5Tset_cset(type, H5T_CSET_UTF8), "text type");
  return type;
}

bool is_number(const Column& column) {
  return column.type == ColumnType::number ||
         column.type == ColumnType::optional_number;
}

std::size_t values_in(const Column& column) {
  if (is_number(column)) return column.numbers.size();
  if (column.type == ColumnType::integer) return column.integers.size();
  return column.texts.size();
}

double fill_of(const Column& column) {
  return column.type == ColumnType::optional_number
             ? absent_number
             : std::numeric_limits<double>::quiet_NaN();
}

/// Number of values of an array; stops growing once it is too large to be read.
std::size_t product(std::span<const hsize_t> shape) {
  std::size_t count = 1;
  for (const hsize_t n : shape) {
    if (n == 0) return 0;
    if (count <= largest_variable) count *= std::min<hsize_t>(n, largest_variable + 1);
  }
  return count;
}

/// Whole array, or halves of it along the slowest axes until it is small enough.
std::vector<hsize_t> chunk_shape(std::span<const hsize_t> shape, std::size_t item) {
  std::vector<hsize_t> chunk(shape.begin(), shape.end());
  std::size_t axis = 0;
  while (product(chunk) * item > largest_chunk && axis < chunk.size()) {
    if (chunk[axis] == 1) {
      ++axis;
    } else {
      chunk[axis] = (chunk[axis] + 1) / 2;
    }
  }
  return chunk;
}

Handle dataset_properties() {
  Handle creation(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "dataset properties");
  checked(H5Pset_attr_creation_order(creation,
                                     H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
          "order of attributes");
  checked(H5Pset_obj_track_times(creation, false), "no times");
  return creation;
}

Handle space_of(std::span<const hsize_t> shape) {
  if (shape.empty()) return {H5Screate(H5S_SCALAR), H5Sclose, "scalar"};
  return {H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr),
          H5Sclose, "shape"};
}

/// Words of a choice with its numbers, as CF flags.
void describe_choices(hid_t dataset, const char* choices) {
  std::vector<int> values;
  const std::string words = choices;
  for (std::size_t i = 0; i <= words.size(); ++i)
    if (i == words.size() || words[i] == ' ')
      values.push_back(static_cast<int>(values.size()));
  const hsize_t count = values.size();
  const Handle space(H5Screate_simple(1, &count, nullptr), H5Sclose, "flags");
  const Handle attribute(H5Acreate2(dataset, "flag_values", H5T_STD_I32LE, space,
                                    H5P_DEFAULT, H5P_DEFAULT),
                         H5Aclose, "flag_values");
  checked(H5Awrite(attribute, H5T_NATIVE_INT, values.data()), "flag_values");
  hdf5::write_attribute(dataset, "flag_meanings", words);
}

}  // namespace

GroupWriter::GroupWriter(hid_t root, int& dimension_count)
    : group_(H5Gopen2(root, "/", H5P_DEFAULT), H5Gclose, "root group"),
      dimension_count_(dimension_count) {}

GroupWriter::GroupWriter(hid_t file, const std::string& path,
                         const std::string& comment, int& dimension_count)
    : group_(H5Gcreate2(file, path.c_str(), H5P_DEFAULT, hdf5::group_properties(),
                        H5P_DEFAULT),
             H5Gclose, path),
      dimension_count_(dimension_count) {
  hdf5::write_attribute(group_, "comment", comment);
}

void GroupWriter::dimension(const std::string& name, std::size_t size) {
  const hsize_t extent = size;
  const Handle space = space_of({&extent, 1});
  Handle scale(H5Dcreate2(group_, name.c_str(), H5T_IEEE_F32BE, space, H5P_DEFAULT,
                          dataset_properties(), H5P_DEFAULT),
               H5Dclose, name);
  // The words by which netCDF-4 knows a dimension without values.
  const auto words =
      fmt::format("This is a netCDF dimension but not a netCDF variable.{:10d}", size);
  checked(H5DSset_scale(scale, words.c_str()), name);
  hdf5::write_attribute(scale, "_Netcdf4Dimid", dimension_count_++);
  sizes_[name] = extent;
  scales_[name] = std::move(scale);
}

void GroupWriter::coordinate(const Column& column) {
  const hsize_t extent = values_in(column);
  Handle scale = create_dataset(column, {&extent, 1});
  write_values(scale, column);
  checked(H5DSset_scale(scale, column.label.name), column.label.name);
  hdf5::write_attribute(scale, "_Netcdf4Dimid", dimension_count_++);
  hdf5::write_attribute(scale, "long_name", column.label.meaning);
  hdf5::write_attribute(scale, "units", column.label.unit);
  sizes_[column.label.name] = extent;
  scales_[column.label.name] = std::move(scale);
}

void GroupWriter::variable(const Column& column,
                           const std::vector<std::string>& dimensions) {
  std::vector<hsize_t> shape;
  for (const std::string& name : dimensions) shape.push_back(sizes_.at(name));
  if (values_in(column) != product(shape) || values_in(column) > largest_variable)
    throw RunError(fmt::format(
        "{}: {} values do not fit a variable of shape ({}), at most {} values",
        column.label.name, values_in(column), fmt::join(shape, ", "),
        largest_variable));
  const Handle dataset = create_dataset(column, shape);
  write_values(dataset, column);
  describe(dataset, column);
  for (unsigned axis = 0; axis < dimensions.size(); ++axis)
    checked(H5DSattach_scale(dataset, scales_.at(dimensions[axis]), axis),
            column.label.name);
}

Handle GroupWriter::create_dataset(const Column& column,
                                   std::span<const hsize_t> shape) {
  const char* name = column.label.name;
  Handle creation = dataset_properties();
  const bool is_text = column.type == ColumnType::text;
  const hid_t number = single_precision_ ? H5T_IEEE_F32LE : H5T_IEEE_F64LE;
  const Handle text = text_type();
  const hid_t plain = is_number(column) ? number : H5T_STD_I32LE;
  const hid_t type = is_text ? static_cast<hid_t>(text) : plain;
  if (is_number(column)) {
    const double fill = fill_of(column);
    checked(H5Pset_fill_value(creation, H5T_NATIVE_DOUBLE, &fill), name);
  }
  const std::size_t item = H5Tget_size(type);
  if (!is_text && product(shape) * item >= compress_from) {
    const auto chunk = chunk_shape(shape, item);
    checked(H5Pset_chunk(creation, static_cast<int>(chunk.size()), chunk.data()), name);
    checked(H5Pset_shuffle(creation), name);
    checked(H5Pset_deflate(creation, deflate_level), name);
    checked(H5Pset_fill_time(creation, H5D_FILL_TIME_ALLOC), name);
  }
  const Handle space = space_of(shape);
  return {H5Dcreate2(group_, name, type, space, H5P_DEFAULT, creation, H5P_DEFAULT),
          H5Dclose, name};
}

void GroupWriter::write_values(hid_t dataset, const Column& column) {
  if (values_in(column) == 0) return;
  const void* values = column.numbers.data();
  std::vector<const char*> pointers;
  const Handle text = text_type();
  hid_t type = H5T_NATIVE_DOUBLE;
  if (column.type == ColumnType::integer) {
    values = column.integers.data();
    type = H5T_NATIVE_INT32;
  } else if (column.type == ColumnType::text) {
    for (const std::string& s : column.texts) pointers.push_back(s.c_str());
    values = pointers.data();
    type = text;
  }
  checked(H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values),
          column.label.name);
}

void GroupWriter::describe(hid_t dataset, const Column& column) {
  const Label& label = column.label;
  hdf5::write_attribute(dataset, "long_name", label.meaning);
  if (*label.unit != '\0') hdf5::write_attribute(dataset, "units", label.unit);
  if (is_number(column))
    hdf5::write_attribute(dataset, "_FillValue",
                          single_precision_ ? H5T_IEEE_F32LE : H5T_IEEE_F64LE,
                          fill_of(column));
  if (*label.choices != '\0') describe_choices(dataset, label.choices);
}

void GroupWriter::attribute(const std::string& variable, const char* name,
                            const std::string& value) {
  const Handle object(
      H5Oopen(group_, variable.empty() ? "." : variable.c_str(), H5P_DEFAULT), H5Oclose,
      variable);
  hdf5::write_attribute(object, name, value);
}

void GroupWriter::attribute(const std::string& variable, const char* name,
                            double value) {
  const Handle object(
      H5Oopen(group_, variable.empty() ? "." : variable.c_str(), H5P_DEFAULT), H5Oclose,
      variable);
  hdf5::write_attribute(object, name, H5T_IEEE_F64LE, value);
}

// ---- reading ----------------------------------------------------------------------

namespace {

Handle open_group(hid_t file, const std::string& path) {
  const hid_t id = H5Gopen2(file, path.c_str(), H5P_DEFAULT);
  if (id < 0) throw RunError(fmt::format("group {} is missing", path));
  return {id, H5Gclose, path};
}

std::vector<hsize_t> shape_of(hid_t dataset, const std::string& path) {
  const Handle space(H5Dget_space(dataset), H5Sclose, path);
  const int rank = H5Sget_simple_extent_ndims(space);
  checked(rank, path);
  std::vector<hsize_t> shape(static_cast<std::size_t>(rank));
  if (rank > 0) checked(H5Sget_simple_extent_dims(space, shape.data(), nullptr), path);
  return shape;
}

void check_type(hid_t dataset, const Column& declared, const std::string& path,
                std::size_t number_size) {
  const Handle type(H5Dget_type(dataset), H5Tclose, path);
  const H5T_class_t kind = H5Tget_class(type);
  const std::size_t size = H5Tget_size(type);
  const bool right =
      is_number(declared) ? kind == H5T_FLOAT && size == number_size
      : declared.type == ColumnType::integer
          ? kind == H5T_INTEGER && size == 4 && H5Tget_sign(type) == H5T_SGN_2
          : kind == H5T_STRING && H5Tis_variable_str(type) > 0;
  if (right) return;
  const char* wanted = is_number(declared) && number_size == 4 ? "32-bit numbers"
                       : is_number(declared)                   ? "64-bit numbers"
                       : declared.type == ColumnType::integer  ? "32-bit integers"
                                                               : "text";
  throw RunError(fmt::format("{} does not hold {}", path, wanted));
}

/// Memory for texts, as long as there is some left of what they may take.
void* text_memory(std::size_t size, void* left) {
  auto& bytes = *static_cast<std::size_t*>(left);
  if (size > bytes) return nullptr;
  bytes -= size;
  return std::malloc(size);
}

void free_text(void* text, void*) {
  std::free(text);
}

std::size_t size_of_file(hid_t dataset, const std::string& path) {
  const Handle file(H5Iget_file_id(dataset), H5Fclose, path);
  hsize_t size = 0;
  checked(H5Fget_filesize(file, &size), path);
  return size;
}

/// Many texts may be one and the same place of the file; all of them together take no
/// more than the file.
std::vector<std::string> read_texts(hid_t dataset, std::size_t count,
                                    const std::string& path) {
  const Handle type = text_type();
  const Handle space(H5Dget_space(dataset), H5Sclose, path);
  const Handle transfer(H5Pcreate(H5P_DATASET_XFER), H5Pclose, path);
  std::size_t left = size_of_file(dataset, path);
  checked(H5Pset_vlen_mem_manager(transfer, text_memory, &left, free_text, nullptr),
          path);
  std::vector<char*> pointers(count, nullptr);
  const herr_t read =
      H5Dread(dataset, type, H5S_ALL, H5S_ALL, transfer, pointers.data());
  std::vector<std::string> texts;
  texts.reserve(count);
  if (read >= 0)
    for (const char* text : pointers) texts.emplace_back(text == nullptr ? "" : text);
  for (char* text : pointers) std::free(text);
  checked(read, path);
  return texts;
}

}  // namespace

GroupReader::GroupReader(hid_t file, std::string path)
    : path_(std::move(path)), group_(open_group(file, path_)) {}

Handle GroupReader::dataset(const std::string& name) const {
  const hid_t id = H5Dopen2(group_, name.c_str(), H5P_DEFAULT);
  if (id < 0) throw RunError(fmt::format("{}/{} is missing", path_, name));
  return {id, H5Dclose, name};
}

std::size_t GroupReader::dimension(const std::string& name) const {
  const Handle scale = dataset(name);
  const auto shape = shape_of(scale, path_ + "/" + name);
  if (shape.size() != 1)
    throw RunError(fmt::format("{}/{} is not a dimension", path_, name));
  if (shape[0] > largest_variable)
    throw RunError(fmt::format("{}/{} is {} long, more than the {} that can be read",
                               path_, name, shape[0], largest_variable));
  return shape[0];
}

Column GroupReader::variable(const Column& declared,
                             std::span<const std::size_t> shape) const {
  const std::string path = path_ + "/" + declared.label.name;
  const Handle data = dataset(declared.label.name);
  check_type(data, declared, path, single_precision_ ? 4 : 8);
  const auto found = shape_of(data, path);
  if (!std::equal(found.begin(), found.end(), shape.begin(), shape.end()))
    throw RunError(fmt::format("{} has shape ({}) where ({}) is needed", path,
                               fmt::join(found, ", "), fmt::join(shape, ", ")));
  require_room_for(data, path.c_str());
  Column column{.label = declared.label, .type = declared.type};
  const std::size_t count = product(found);
  if (count > largest_variable)
    throw RunError(fmt::format("{} holds {} values, more than the {} that can be read",
                               path, count, largest_variable));
  if (declared.type == ColumnType::text) {
    if (count > 0) column.texts = read_texts(data, count, path);
    return column;
  }
  const bool number = is_number(declared);
  void* target = nullptr;
  if (number) {
    column.numbers.resize(count);
    target = column.numbers.data();
  } else {
    column.integers.resize(count);
    target = column.integers.data();
  }
  if (count > 0)
    checked(H5Dread(data, number ? H5T_NATIVE_DOUBLE : H5T_NATIVE_INT32, H5S_ALL,
                    H5S_ALL, H5P_DEFAULT, target),
            path);
  return column;
}

}  // namespace farreach
