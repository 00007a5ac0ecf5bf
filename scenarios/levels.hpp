/// [thresholds]: which harmful levels are looked for, for how long an exposure.
///
/// AEGL depend on the time of exposure. Between the tabulated times the level is
/// interpolated with ln C linear in ln t, which is how the levels themselves scale (C^n
/// t constant); below the shortest time its value is kept, which is on the safe side;
/// above the longest there is none.
///
/// A level is compared with the mean over its own exposure time, or over the stay of
/// people where that is shorter: air that is not breathed must not dilute the mean. The
/// rows of the same AEGL for shorter times go with it, as a short cloud may exceed one
/// of them and not the mean over the whole exposure.
///
/// Levels of rivers (concentration in water) and of the ground (depth, depth times
/// speed) are compared with the highest value. A hazard is asked only for levels of
/// what it computes.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "models/hazard/outcome.hpp"
#include "scenarios/reading/check_values.hpp"

namespace farreach {

/// Whether the hazard takes a section, "weather", "river" or "terrain".
using TakesSection = std::function<bool(const std::string& section)>;

/// Reads the section; levels by falling severity, then falling value.
std::vector<Level> read_levels(Checked& checked, const TakesSection& takes,
                               const std::vector<std::string>& emitted,
                               std::vector<Notice>& notices);

/// Probit of the scenario, or the first one for the substance. Adds an error for an
/// unknown one.
std::string chosen_probit(Checked& checked, const std::string& substance);

/// Value at `exposure` [s] between rows of one key that state their exposure times.
/// Rows sorted by it; `exposure` not above the last.
double level_at_exposure(const std::vector<Level>& rows, double exposure);

}  // namespace farreach
