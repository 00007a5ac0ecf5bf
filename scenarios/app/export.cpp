/// farreach export: one map of a result as GeoTIFF or KML.
#include <fmt/format.h>

#include <iostream>

#include "postprocess/io/export/export_map.hpp"
#include "postprocess/io/result_file.hpp"
#include "scenarios/app/command.hpp"
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

Command export_command() {
  auto made =
      new_command("export DIR/result.h5 [--map NAME --out FILE.tif|FILE.kml]",
                  "Writes one map of a result as GeoTIFF or KML; lists the maps "
                  "without --map.",
                  "result");
  made.options.add_options()("map", po::value<std::string>(),
                             "name of the map, as listed")(
      "out", po::value<std::string>(), "file to write, .tif or .kml");
  made.start = [](const po::variables_map& map) {
    const bool named = map.count("map") > 0;
    return export_map({.result = needed(map, "result", "the result file"),
                       .map = text_of(map, "map"),
                       .file = named ? needed(map, "out", "--out FILE") : ""});
  };
  return made;
}

}  // namespace farreach::app
