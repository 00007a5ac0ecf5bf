/// What a river carries, as it lies in the result file.
#pragma once

#include "models/hazard/outcome.hpp"
#include "postprocess/io/result_tables.hpp"

namespace farreach {

void lay_out_river(ResultFile& file, Outcome& outcome);

/// Throws RunError as require_sound does.
void check_river(const Outcome& outcome);

}  // namespace farreach
