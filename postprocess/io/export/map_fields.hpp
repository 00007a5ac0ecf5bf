/// Every map of an outcome as a raster of longitude and latitude, by name.
///
/// Names: of a plume "plume/peak" and "plume/arrival" of the first map, "plume_2/peak"
/// and so on of further ones; of an ensemble "probability/LEVEL",
/// "probability_low/LEVEL", "probability_high/LEVEL", "arrival/LEVEL",
/// "multiple/LEVEL"; of a flow over the ground "flow/max_depth", "flow/arrival" and so
/// on. LEVEL is the key of a level, with its substance before it where a key stands for
/// several: "H2S-aegl2".
#pragma once

#include <string>
#include <vector>

#include "models/hazard/outcome.hpp"
#include "postprocess/effects/effects.hpp"

namespace farreach {

struct MapRaster {
  std::string name, meaning;
  std::string unit;              ///< "1", "s", "m", "mol mol-1", ...
  std::vector<double> lon, lat;  ///< cell centres, ascending, evenly spaced [deg]
  std::vector<double> values;    ///< (lat, lon); NaN: none
  std::vector<double> classes;   ///< ascending bounds of classes for polygons
};

/// Names that `map_field` knows for this outcome, with what they are.
std::vector<MapRaster> map_list(const Outcome& outcome, const Effects& effects);

/// Throws InputError that lists the names when there is no such map.
MapRaster map_field(const std::string& name, const Outcome& outcome,
                    const Effects& effects);

}  // namespace farreach
