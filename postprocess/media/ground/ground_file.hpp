/// A flow over the ground, as it lies in the result file.
#pragma once

#include "models/hazard/flow_field.hpp"
#include "models/hazard/outcome.hpp"
#include "postprocess/io/result_tables.hpp"

namespace farreach {

// What holds for a whole flow; its maps are arrays.
void visit_fields(FlowField& flow, FieldVisitor& visit);
void visit_fields(FlowMember& member, FieldVisitor& visit);
void visit_fields(FlowSeries& series, FieldVisitor& visit);

void lay_out_ground(ResultFile& file, Outcome& outcome);

/// Throws RunError as require_sound does.
void check_ground(const Outcome& outcome);

}  // namespace farreach
