/// The part of the result file that is computed from the outcome: effects, findings and
/// maps, for other programs.
#pragma once

#include "postprocess/io/result_writer.hpp"

namespace farreach {

/// WGS84 for GIS programs, as variable `crs`.
void write_crs(GroupWriter& group);

void write_effects(ResultWriter& file, const Effects& effects);
void write_findings(ResultWriter& file, const Findings& findings);
/// The first map goes to the root, where GIS programs look; others to /map_2, ...
void write_maps(ResultWriter& file, const Outcome& outcome, const Effects& effects);

}  // namespace farreach
