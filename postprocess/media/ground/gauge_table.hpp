/// Gauges and lines of a flow in words: greatest depth and level, arrival, discharge.
#pragma once

#include <string>

#include "models/hazard/outcome.hpp"

namespace farreach {

/// Aligned columns for the screen, the likely member; empty without gauges.
std::string gauge_table(const Outcome& outcome);

/// name,kind,member,x_m,y_m,latitude,longitude,bed_m,max_depth_m,max_level_m,
/// max_discharge_m3_s,arrival_s,peak_time_s for every gauge, line and member; fields
/// that do not apply are empty, as is the arrival where it stayed dry. Empty without
/// gauges.
std::string gauge_csv(const Outcome& outcome, const std::string& result_name);

}  // namespace farreach
