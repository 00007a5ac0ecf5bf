/// Tables of figures as text for a terminal, as JSON for programs and as one page that
/// needs no network.
#pragma once

#include <string>

#include "models/validation/figures.hpp"

namespace farreach {

std::string figures_table(const FigureReport& report);

/// {dataset, title, tables[] {title, columns[] {name, unit}, rows[][]}, notes[]};
/// a number that is none is null.
std::string figures_json(const FigureReport& report);

std::string figures_html(const FigureReport& report);

}  // namespace farreach
