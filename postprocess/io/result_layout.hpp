/// Where each part of an outcome lies in the file: one function for both directions.
///
/// What all results share is laid out here, and each medium lays out its own part.
/// Vectors inside rows become tables of their own, whose first column names the row of
/// the parent table they belong to.
#pragma once

#include "models/hazard/outcome.hpp"
#include "postprocess/io/result_tables.hpp"

namespace farreach {

void lay_out(ResultFile& file, Outcome& outcome);

}  // namespace farreach
