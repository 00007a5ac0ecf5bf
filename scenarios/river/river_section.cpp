#include "scenarios/river/river_section.hpp"

namespace farreach {

std::span<const Parameter> river_parameters() {
  return {};
}

RiverNetwork read_river(Checked& checked, std::vector<Notice>&) {
  checked.error("river", "rivers cannot be read yet", "leave out [river]");
  return {};
}

}  // namespace farreach
