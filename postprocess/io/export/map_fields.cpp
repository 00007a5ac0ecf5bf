#include "postprocess/io/export/map_fields.hpp"

#include "postprocess/media/medium.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

std::vector<MapRaster> maps_of_all(const Outcome& outcome, const Effects& effects,
                                   std::string_view wanted) {
  std::vector<MapRaster> list;
  for (const Medium* medium : media_of(outcome))
    if (medium->list_maps) medium->list_maps(outcome, effects, wanted, list);
  return list;
}

}  // namespace

std::vector<MapRaster> map_list(const Outcome& outcome, const Effects& effects) {
  return maps_of_all(outcome, effects, "");
}

MapRaster map_field(const std::string& name, const Outcome& outcome,
                    const Effects& effects) {
  std::vector<MapRaster> list = maps_of_all(outcome, effects, name);
  for (MapRaster& map : list)
    if (map.name == name && !map.values.empty()) return std::move(map);
  std::string names;
  for (const MapRaster& map : list) names += (names.empty() ? "" : ", ") + map.name;
  throw InputError("there is no map \"" + name + "\" in this result; there " +
                   (names.empty() ? "is none at all" : "are " + names));
}

}  // namespace farreach
