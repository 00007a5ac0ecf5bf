/// A result file holds all that it shows, and no more than it has room for.
///
/// HDF5 lets a file point elsewhere: links into other files, values in other files,
/// datasets put together from other files, filters loaded from libraries. A seal says
/// nothing about what lies there, and opening it may hang or read what the user did not
/// mean to show. So each link and dataset is looked at before any is read.
#pragma once

#include <hdf5.h>

#include <cstddef>

namespace farreach {

/// What a result may unpack to [bytes]; the largest flow that can be written is below.
inline constexpr std::size_t largest_unpacked_file = std::size_t{1} << 32;

/// Deflate makes at most 1032 bytes of one (zlib, "Technical Details").
inline constexpr std::size_t largest_expansion = 1100;

/// Throws RunError, with the path inside the file, for anything that points out of the
/// file, an unknown filter, or more data than `largest_unpacked_file`.
void require_self_contained(hid_t file);

/// Throws RunError when the values that a dataset declares cannot be in the file. To be
/// asked before memory is taken for them.
void require_room_for(hid_t dataset, const char* path);

}  // namespace farreach
