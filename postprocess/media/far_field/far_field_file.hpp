/// An ensemble of particle runs, as it lies in the result file.
#pragma once

#include "models/hazard/outcome.hpp"
#include "postprocess/io/result_tables.hpp"

namespace farreach {

void lay_out_far_field(ResultFile& file, Outcome& outcome);

/// Throws RunError as require_sound does.
void check_far_field(const Outcome& outcome);

}  // namespace farreach
