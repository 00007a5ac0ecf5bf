/// From what the runs of an ensemble found to the outcome: maps, members, series,
/// river, checks, notices.
#pragma once

#include <vector>

#include "models/dam_failure/volume_laws.hpp"
#include "models/ground_flow/flow_run.hpp"
#include "models/hazard/hazard.hpp"
#include "models/river/river_findings.hpp"

namespace farreach {

struct DamFailureFindings {
  const HazardInput& input;
  const Values& values;  ///< with their standards
  const FlowPlan& plan;
  const LogStudent& volume;
  const std::vector<MemberPlan>& members;
  std::vector<FlowRunResult>& results;  ///< of the first members, moved from
  double worst_mass = 0;                ///< relative, over all steps and members
  double tolerance = 0;
};

/// What each run of the ensemble put into the river, to be carried on.
RiverTask river_task(const DamFailureFindings& found);

void report_dam_failure(const DamFailureFindings& found, Outcome& outcome);

}  // namespace farreach
