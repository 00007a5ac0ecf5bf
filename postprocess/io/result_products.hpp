/// The part of the result file that is computed from the outcome: effects and
/// findings, for other programs; media add what is theirs.
#pragma once

#include "postprocess/io/result_writer.hpp"

namespace farreach {

/// Of lists beside each other one may be shorter.
double item_or_nan(const std::vector<double>& values, std::size_t i);

/// WGS84 for GIS programs, as variable `crs`.
void write_crs(GroupWriter& group);

void write_effects(ResultWriter& file, const Effects& effects);
void write_findings(ResultWriter& file, const Findings& findings);
}  // namespace farreach
