/// [ensemble]: many runs in place of one, and what differs between them.
///
///   [ensemble]
///   members = 200
///   seed = 1
///   start = "any"                # or "fixed": start_time of the scenario
///   months = [12, 1, 2]          # of the accident, only with "any"; likewise hours,
///   hours = [22, 6]              # start_from, start_to
///   wind_speed_factor = 1.3      # error of the weather; 1, 0 and 1: taken for exact
///   wind_turn = "15 deg"
///   mixing_height_factor = 1.5
///   model_factor = 3             # of the model's own error; 1: taken for exact
///   [[ensemble.vary]]
///   key = "release.open_flow"
///   distribution = "lognormal"
///   median = "36 kg/s"
///   factor = 2                   # 90 % lie within it
///
/// Other distributions: normal (mean, deviation), uniform and loguniform (low, high),
/// triangular (low, mode, high), discrete (values, weights). Of thresholds.probit:
/// choice (choices, weights), see toxic_models.hpp.
///
/// The plan has the inputs "start", "model_factor", "wind_speed_factor", "wind_turn",
/// "mixing_height_factor" in this order and then the keys varied in that of the file;
/// an error taken for exact is left out. What a member is depends on the seed and its
/// number alone, not on how many members there are; each input keeps its coordinate of
/// the sequence when other errors are left out.
#pragma once

#include <span>
#include <vector>

#include "models/atmosphere/weather_fields.hpp"
#include "models/hazard/ensemble_plan.hpp"
#include "models/hazard/outcome.hpp"
#include "models/parameter/parameter.hpp"
#include "scenarios/ensemble/ensemble_parameters.hpp"
#include "scenarios/reading/check_values.hpp"

namespace farreach {

/// Reads the section, which is there; errors are collected in `checked` and an empty
/// plan is returned then. `table` declares all keys of the scenario; `horizon` [s] is
/// what the weather must still hold after a start. The mole fractions that
/// `release.fluid` stands for must have been filled in, should they be varied.
EnsemblePlan read_ensemble(Checked& checked, std::span<const Parameter> table,
                           const WeatherFields& meteorology, double horizon,
                           std::vector<Notice>& notices);

}  // namespace farreach
