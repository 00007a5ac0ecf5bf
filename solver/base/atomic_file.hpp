/// Files that are either whole or not there: written beside, flushed, then renamed.
#pragma once

#include <filesystem>
#include <functional>
#include <ostream>
#include <string>
#include <string_view>

namespace farreach {

/// Writes `bytes` to a new name in the same folder, flushes them to the disk and
/// renames to `file`. On any failure the new name is removed, an older `file` stays as
/// it was, and RunError says what failed and what to do about it.
void write_file_atomically(const std::filesystem::path& file, std::string_view bytes);

/// The same for content that `fill` writes piece by piece, with a seal as its last
/// line. When `fill` returns false, so does this, and no file is made.
bool write_sealed_file(const std::filesystem::path& file,
                       const std::function<bool(std::ostream&)>& fill);

/// Takes away what writers of `file` have left that were killed on their way. Only for
/// who knows that none is at work.
void remove_parts_of(const std::filesystem::path& file);

/// All bytes of a file. Throws RunError that names the file and the cause.
std::string read_whole_file(const std::filesystem::path& file);

}  // namespace farreach
