/// What is computed from the plumes, in the result file for other programs.
#pragma once

#include "postprocess/io/result_writer.hpp"

namespace farreach {

/// Histories and frequencies, and maps: the first one goes to the root, where GIS
/// programs look, others to /map_2, ...
void write_plume_products(ResultWriter& file, const Outcome& outcome,
                          const Effects& effects);

}  // namespace farreach
