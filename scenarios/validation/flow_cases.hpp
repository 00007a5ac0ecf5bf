/// Floods and run-outs that were measured, computed again by the models of flow.
///
///   brumadinho       a tailings dam on its own ground: area and reach of the mud
///   malpasset        a raster of the bed and a table of points, both given: greatest
///                    water level and time of arrival at any points
///   merewether       a street in flood: greatest levels at five marks
///   okushiri         a tsunami in a tank of a steep coast: surface at three gauges
///   tailings-runout  failures of tailings dams: released volume and run-out
///   ukea5            test 5 of the Environment Agency, a valley flooded; raster given
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "models/validation/figures.hpp"

namespace farreach {

struct FlowCaseRequest {
  std::string dataset;
  std::filesystem::path terrain;       ///< raster of the bed, where the case needs one
  std::filesystem::path observations;  ///< table, where the case needs or allows one
};

/// Names that `run_flow_case` knows.
std::vector<std::string> flow_cases();

/// Throws InputError for an unknown case, a missing or a wrong file.
FigureReport run_flow_case(const FlowCaseRequest& request);

}  // namespace farreach
