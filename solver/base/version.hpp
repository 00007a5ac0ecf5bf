/// What this program is, for results and for --version.
#pragma once

#include <string_view>

namespace farreach {

extern const std::string_view version;   ///< "0.1.0", from the top CMakeLists.txt
extern const std::string_view compiler;  ///< name and version of the compiler

}  // namespace farreach
