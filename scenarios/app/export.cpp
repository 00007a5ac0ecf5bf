/// farreach export: one map of a result as GeoTIFF or KML.
#include <fmt/format.h>

#include <iostream>

#include "postprocess/io/export/export_map.hpp"
#include "postprocess/io/result_file.hpp"
#include "scenarios/app/commands.hpp"

namespace farreach::app {

int export_map(const ExportOptions& options) {
  const Outcome outcome = read_result(options.result);
  const Effects effects = compute_effects(outcome);
  if (options.map.empty()) {
    for (const MapRaster& map : map_list(outcome, effects))
      std::cout << fmt::format("{:32} {} [{}]\n", map.name, map.meaning, map.unit);
    return 0;
  }
  farreach::export_map(options.file, map_field(options.map, outcome, effects));
  std::cout << "wrote " << options.file.string() << "\n";
  return 0;
}

}  // namespace farreach::app
