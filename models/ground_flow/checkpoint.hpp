/// Finished members of an ensemble, written out and read back.
#pragma once

#include <iosfwd>
#include <vector>

#include "models/ground_flow/flow_run.hpp"
#include "solver/base/binary.hpp"

namespace farreach {

void save_results(std::ostream& out, const std::vector<FlowRunResult>& results);
std::vector<FlowRunResult> restore_results(std::istream& in);

}  // namespace farreach
