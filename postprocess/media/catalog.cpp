/// The catalogue of media: one line each.
///
/// The media are declared here instead of being included: the folder of the interface
/// stays below all others.
#include <array>

#include "postprocess/media/medium.hpp"

namespace farreach {

extern const Medium plume_medium, far_field_medium, river_medium, ground_medium;

std::span<const Medium* const> media() {
  static constexpr std::array<const Medium*, 4> all{
      &plume_medium,
      &far_field_medium,
      &ground_medium,
      &river_medium,
  };
  return all;
}

}  // namespace farreach
