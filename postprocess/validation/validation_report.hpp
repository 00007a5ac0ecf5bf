/// A validation run as text for a terminal, as JSON for programs and as one
/// self-contained page with a scatter plot.
///
/// Points at the detection limit stand in every listing; they are scored in a line of
/// their own ("with arcs at the detection limit").
#pragma once

#include <string>

#include "models/validation/validation.hpp"

namespace farreach {

/// Scores per campaign and per distance, other models, worst cases, skipped trials.
std::string validation_table(const ValidationResult& result);

/// The same as JSON:
/// {dataset, scores[] {scope, n, fac2, mg, vg, fb, nmse}, other_models[] {model, scope,
/// n, fac2, mg, vg, source}, coverage[] {group, interval, n, held, below, above,
/// high_over_low}, points[] {campaign, trial, distance_m, observed, predicted, unit,
/// at_detection_limit, weather_by_class}, skipped[] {campaign, trial, rows, reason},
/// notes[]}
std::string validation_json(const ValidationResult& result);

/// A page that needs no network: predicted over observed on log axes, with the lines
/// of a factor of two, and the table.
std::string validation_html(const ValidationResult& result);

}  // namespace farreach
