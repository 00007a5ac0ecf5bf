/// A run of a river as bytes, to be kept while its ensemble goes on.
#pragma once

#include <string>

#include "models/river/river_run.hpp"

namespace farreach {

std::string bytes_of_river_run(const RiverRunResult& run);

/// Throws RunError for bytes that are no whole run.
RiverRunResult river_run_of(const std::string& bytes);

}  // namespace farreach
