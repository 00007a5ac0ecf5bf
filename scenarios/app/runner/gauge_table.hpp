/// Gauges and lines of a flow in words: greatest depth and level, arrival, discharge.
#pragma once

#include <string>

#include "models/hazard/flow_field.hpp"

namespace farreach::app {

/// Aligned columns for the screen, the likely member; empty without gauges.
std::string gauge_table(const FlowField& flow);

/// name,kind,member,x_m,y_m,latitude,longitude,bed_m,max_depth_m,max_level_m,
/// max_discharge_m3_s,arrival_s,peak_time_s for every gauge, line and member; fields
/// that do not apply are empty, as is the arrival where it stayed dry.
std::string gauge_csv(const FlowField& flow);

}  // namespace farreach::app
