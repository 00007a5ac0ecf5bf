#include "scenarios/terrain/terrain_section.hpp"

namespace farreach {

Terrain read_terrain(Checked& checked, const Site&, std::vector<Notice>&) {
  checked.error("terrain", "terrains cannot be read yet", "");
  return {};
}

std::string terrain_bytes(const Terrain&) {
  return {};
}

}  // namespace farreach
