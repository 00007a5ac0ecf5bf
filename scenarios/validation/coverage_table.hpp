/// The table of coverage of a validation: how many observations the printed 90 %
/// intervals hold.
#pragma once

#include <string>
#include <vector>

#include "models/validation/coverage.hpp"
#include "models/validation/figures.hpp"

namespace farreach {

/// Title and columns; rows by `coverage_row`.
FigureTable coverage_figures();

/// One interval with what it holds.
std::vector<Figure> coverage_row(const std::string& interval, const Coverage& cover);

}  // namespace farreach
