/// What one run found as bytes, to be kept while its ensemble goes on.
#pragma once

#include <string>

#include "models/ground_flow/flow_run.hpp"

namespace farreach {

std::string bytes_of_flow(const FlowRunResult& result);

/// Throws RunError for bytes that are no whole result.
FlowRunResult flow_of(const std::string& bytes);

}  // namespace farreach
