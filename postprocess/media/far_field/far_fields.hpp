/// Fields of an ensemble of particle runs, as postprocess/io/fields.hpp.
#pragma once

#include "models/hazard/far_field.hpp"
#include "models/hazard/outcome.hpp"
#include "postprocess/effects/effects.hpp"
#include "postprocess/io/hdf5/columns.hpp"

namespace farreach {

/// What holds for a whole ensemble of particle runs; its fields are arrays.
void visit_fields(FarField& far, FieldVisitor& visit);
void visit_fields(EnsembleInput& input, FieldVisitor& visit);
void visit_fields(FarMember& member, FieldVisitor& visit);

}  // namespace farreach
