/// Where the data lie that a user may edit.
#pragma once

#include <filesystem>

namespace farreach {

/// Folder of the library: $FARREACH_LIBRARY, else beside the executable, else the
/// source tree it was built from. Throws RunError when none exists.
std::filesystem::path library_folder();

}  // namespace farreach
