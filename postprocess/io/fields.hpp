/// The fields of every struct of a result: name, unit, meaning, member, in file order.
///
/// Declared once, used by the writer and the reader alike. A member that is not named
/// in its function is not in the file; vectors are tables of their own, laid out in
/// result_layout.cpp and in the folders of the media.
#pragma once

#include "models/gas_plume/source.hpp"
#include "models/hazard/outcome.hpp"
#include "postprocess/assess/findings.hpp"
#include "postprocess/effects/effects.hpp"
#include "postprocess/io/hdf5/columns.hpp"

namespace farreach {

// Lists of bare values, and rows that are there for what hangs on them.
void visit_fields(double& value, FieldVisitor& visit);
void visit_fields(std::string& text, FieldVisitor& visit);
void visit_fields(Ring& ring, FieldVisitor& visit);

// The outcome, read back.
void visit_fields(ScenarioRecord& scenario, FieldVisitor& visit);
void visit_fields(ScenarioTitles& titles, FieldVisitor& visit);
void visit_fields(Site& site, FieldVisitor& visit);
void visit_fields(GeoPoint& point, FieldVisitor& visit);
void visit_fields(Territory& territory, FieldVisitor& visit);
void visit_fields(BorderDistance& border, FieldVisitor& visit);
void visit_fields(Receptor& receptor, FieldVisitor& visit);
void visit_fields(Level& level, FieldVisitor& visit);
void visit_fields(ShorterMean& mean, FieldVisitor& visit);
void visit_fields(LawTable& table, FieldVisitor& visit);
void visit_fields(LawText& text, FieldVisitor& visit);
void visit_fields(LawRoute& route, FieldVisitor& visit);
void visit_fields(LawStanding& standing, FieldVisitor& visit);
void visit_fields(ResponseRung& rung, FieldVisitor& visit);
void visit_fields(LawCriterion& criterion, FieldVisitor& visit);
void visit_fields(SourceSegment& segment, FieldVisitor& visit);
void visit_fields(SourceComponent& component, FieldVisitor& visit);
void visit_fields(SourceFact& fact, FieldVisitor& visit);
void visit_fields(Check& check, FieldVisitor& visit);
void visit_fields(Notice& notice, FieldVisitor& visit);
/// Provenance and whether the run was complete.
void visit_fields(Outcome& outcome, FieldVisitor& visit);

// Effects and findings, written for other programs; computed anew from the outcome.
void visit_fields(Effects& effects, FieldVisitor& visit);
void visit_fields(LevelReach& reach, FieldVisitor& visit);
void visit_fields(Findings& findings, FieldVisitor& visit);
void visit_fields(BorderVerdict& verdict, FieldVisitor& visit);
void visit_fields(CriterionVerdict& criterion, FieldVisitor& visit);
void visit_fields(LegalRoute& route, FieldVisitor& visit);

}  // namespace farreach
