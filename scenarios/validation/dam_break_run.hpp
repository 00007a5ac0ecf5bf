/// Runs a scenario of flow over the ground for a validation, and looks up what it left
/// at a point.
#pragma once

#include <filesystem>
#include <string>

#include "models/hazard/flow_field.hpp"
#include "models/hazard/outcome.hpp"
#include "models/validation/figures.hpp"

namespace farreach {

struct FlowCaseRun {
  Outcome outcome;
  double worst_mass = 0;  ///< greatest relative gap of mass over all steps [-]
  double wall_time = 0;   ///< reading of the terrain included [s]
  std::size_t steps = 0;
};

/// `file` is what messages name, and what paths in `text` are relative to. Throws
/// RunError when the run is interrupted.
FlowCaseRun run_scenario_text(const std::string& file, std::string text);

/// A scenario of the library's observations, with the user's raster in place of the one
/// it names and, unless `cell` is empty, with cells of that size. Throws InputError for
/// a path that TOML cannot hold.
std::string library_case(const std::string& name, const std::filesystem::path& terrain,
                         const std::string& cell = {});

/// What the flow left at a point. Flood marks lie at the edge of the flood: where the
/// cell of a point stayed dry, the nearest flooded cell speaks for it.
struct FloodMark {
  double bed = 0;      ///< [m]; NaN: outside the terrain
  double level = 0;    ///< greatest, of the surface [m]; NaN: stayed dry
  double depth = 0;    ///< greatest [m]
  double arrival = 0;  ///< [s]; NaN: never
  double off = 0;      ///< distance to the cell that speaks for the point [m]
};

/// Looks no farther than `reach` [m].
FloodMark flood_mark(const FlowField& flow, double x, double y, double reach);

/// Volumes, closure of mass, time, and the cell that limited the step.
FigureTable table_of_run(const FlowCaseRun& run);

}  // namespace farreach
