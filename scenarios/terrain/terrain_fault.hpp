/// Something about a terrain that a user must mend, with the key it belongs to.
#pragma once

#include <stdexcept>
#include <string>

namespace farreach {

struct TerrainFault : std::runtime_error {
  TerrainFault(std::string at, const std::string& message, std::string what_to_do)
      : std::runtime_error(message),
        key(std::move(at)),
        remedy(std::move(what_to_do)) {}
  std::string key;     ///< "terrain.file"
  std::string remedy;  ///< what to do
};

}  // namespace farreach
