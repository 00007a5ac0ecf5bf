/// What was read must not lead those astray who go on with it.
#pragma once

#include "models/hazard/outcome.hpp"

namespace farreach {

/// Throws RunError, with the path inside the file, where a number by which a loop, an
/// allocation or a map is steered is not a number or beyond what any run writes, or
/// where a row names one that is not there.
void require_sound(const Outcome& outcome);

}  // namespace farreach
