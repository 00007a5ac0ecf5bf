/// Owners of HDF5 identifiers, and HDF5 files that live in memory.
///
/// The file is made as an image in memory and written by ordinary means, so that a full
/// disk or a missing permission is an ordinary error and never meets HDF5; reading goes
/// the same way. HDF5's own messages become part of ours and are not printed.
#pragma once

#include <hdf5.h>

#include <string>
#include <string_view>
#include <utility>

namespace farreach::hdf5 {

/// While it lives, HDF5 prints nothing.
class Quiet {
 public:
  Quiet();
  ~Quiet();
  Quiet(const Quiet&) = delete;
  Quiet& operator=(const Quiet&) = delete;

 private:
  H5E_auto2_t print_ = nullptr;
  void* data_ = nullptr;
};

/// Throws RunError with `what` and the innermost message of HDF5 when `status` < 0.
hid_t checked(hid_t status, std::string_view what);

/// Owns one identifier, closed by the function that belongs to its kind.
class Handle {
 public:
  using Close = herr_t (*)(hid_t);
  Handle() = default;
  Handle(hid_t id, Close close, std::string_view what)
      : id_(checked(id, what)), close_(close) {}
  Handle(Handle&& other) noexcept
      : id_(std::exchange(other.id_, -1)), close_(other.close_) {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(id_, other.id_);
    std::swap(close_, other.close_);
    return *this;
  }
  ~Handle() {
    if (id_ >= 0) close_(id_);
  }
  operator hid_t() const { return id_; }  // NOLINT: it is one

 private:
  hid_t id_ = -1;
  Close close_ = nullptr;
};

/// A new, empty file in memory whose root keeps the order of creation.
Handle create_in_memory();

/// The bytes the file would have on disk.
std::string image_of(const Handle& file);

/// A file in memory with these bytes, for reading.
Handle open_image(std::string_view bytes);

/// Creation properties of a group: order of creation, no times.
Handle group_properties();

/// Fixed-length string attribute.
void write_attribute(hid_t object, const char* name, std::string_view value);
void write_attribute(hid_t object, const char* name, int value);
/// Scalar attribute of the type of the data it belongs to.
void write_attribute(hid_t object, const char* name, hid_t file_type, double value);

/// A string attribute, empty when it is absent or not a fixed-length string.
std::string text_attribute(hid_t object, const char* name);

}  // namespace farreach::hdf5
