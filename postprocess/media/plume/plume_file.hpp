/// The plumes of all weathers, as they lie in the result file.
#pragma once

#include "models/hazard/outcome.hpp"
#include "postprocess/io/result_tables.hpp"

namespace farreach {

void lay_out_plumes(ResultFile& file, Outcome& outcome);

/// Throws RunError as require_sound does.
void check_plumes(const Outcome& outcome);

}  // namespace farreach
