// The catalogue of this executable, in place of the product's: one line more.
#include <array>

#include "postprocess/media/medium.hpp"

namespace farreach {

extern const Medium plume_medium, far_field_medium, ground_medium, river_medium;
extern const Medium toy_medium;

std::span<const Medium* const> media() {
  static constexpr std::array<const Medium*, 5> all{
      &plume_medium, &far_field_medium, &ground_medium, &river_medium, &toy_medium,
  };
  return all;
}

}  // namespace farreach
