/// The cases of flow_cases.hpp, one function each.
#pragma once

#include "scenarios/validation/flow_cases.hpp"

namespace farreach {

FigureReport run_malpasset(const FlowCaseRequest& request);

}  // namespace farreach
