/// The cases of flow_cases.hpp, one function each.
#pragma once

#include "scenarios/validation/flow_cases.hpp"

namespace farreach {

FigureReport run_baia_mare(const FlowCaseRequest& request);
FigureReport run_brumadinho(const FlowCaseRequest& request);
FigureReport run_malpasset(const FlowCaseRequest& request);
FigureReport run_merewether(const FlowCaseRequest& request);
FigureReport run_okushiri(const FlowCaseRequest& request);
FigureReport run_tailings_runout(const FlowCaseRequest& request);
FigureReport run_ukea5(const FlowCaseRequest& request);

}  // namespace farreach
