/// Fields of plumes and of what is computed from them, as postprocess/io/fields.hpp.
#pragma once

#include "models/hazard/outcome.hpp"
#include "models/hazard/plumes.hpp"
#include "postprocess/effects/effects.hpp"
#include "postprocess/io/hdf5/columns.hpp"
#include "postprocess/media/plume/effects/plume_effects.hpp"

namespace farreach {

void visit_fields(Weather& weather, FieldVisitor& visit);
void visit_fields(Member& member, FieldVisitor& visit);
void visit_fields(PlumeVariant& variant, FieldVisitor& visit);
void visit_fields(PlumeSegment& segment, FieldVisitor& visit);
void visit_fields(PlumeSlice& slice, FieldVisitor& visit);
void visit_fields(PlumeNotice& notice, FieldVisitor& visit);
void visit_fields(PlumeBalance& balance, FieldVisitor& visit);
void visit_fields(ReceptorHistory& history, FieldVisitor& visit);
void visit_fields(LevelProbability& probability, FieldVisitor& visit);

}  // namespace farreach
