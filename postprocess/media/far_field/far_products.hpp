/// What an ensemble says over all weathers, written for other programs.
#pragma once

#include "models/hazard/outcome.hpp"
#include "postprocess/io/result_writer.hpp"
#include "postprocess/media/far_field/effects/far_field.hpp"

namespace farreach {

/// Tables of levels, places and inputs, and maps of longitude and latitude, as groups
/// /effects/far_*.
void write_far_effects(ResultWriter& file, const Outcome& outcome,
                       const FarEffects& far);

/// Cells of those maps each way.
inline constexpr int far_map_cells = 400;

}  // namespace farreach
