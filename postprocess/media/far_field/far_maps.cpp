#include "postprocess/media/far_field/far_maps.hpp"

#include <algorithm>

#include "postprocess/media/far_field/effects/far_field.hpp"
#include "postprocess/media/far_field/effects/far_map.hpp"

namespace farreach {
namespace {

constexpr int far_cells = 500;  // of a raster of the ensemble, each way

const std::vector<double> shares{0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 1};
const std::vector<double> hours{0,         3 * 3600,  6 * 3600,  12 * 3600,
                                24 * 3600, 48 * 3600, 96 * 3600, 1e9};
const std::vector<double> multiples{0.01, 0.1, 1.0 / 3, 1, 3, 10, 100, 1e9};

struct FarMapKind {
  const char* name;
  const char* meaning;
  const char* unit;
  const std::vector<double>* classes;
  std::vector<float> FarLevel::*values;
};

const FarMapKind far_kinds[] = {
    {"probability", "share of the weathers that reach", "1", &shares,
     &FarLevel::probability},
    {"probability_low", "the same, the model taken too high", "1", &shares,
     &FarLevel::probability_low},
    {"probability_high", "the same, the model taken too low", "1", &shares,
     &FarLevel::probability_high},
    {"arrival", "median arrival among the weathers that reach", "s", &hours,
     &FarLevel::median_arrival},
    {"multiple", "largest multiple of the level in any weather", "1", &multiples,
     &FarLevel::largest_multiple},
};

/// The key of a level, made different from the others.
std::string level_key(const Outcome& outcome, std::size_t level) {
  const Level& l = outcome.levels[level];
  const auto same = std::count_if(outcome.levels.begin(), outcome.levels.end(),
                                  [&](const Level& o) { return o.key == l.key; });
  return same > 1 ? l.substance + "-" + l.key : l.key;
}

void add_far(const Outcome& outcome, const FarEffects& far, std::string_view wanted,
             std::vector<MapRaster>& list) {
  for (const FarMapKind& kind : far_kinds)
    for (const FarLevel& l : far.levels) {
      if (!l.carried) continue;
      MapRaster map{std::string(kind.name) + "/" + level_key(outcome, l.level),
                    std::string(kind.meaning) + ": " + outcome.levels[l.level].name,
                    kind.unit,
                    {},
                    {},
                    {},
                    *kind.classes};
      if (map.name == wanted) {
        const FarRaster raster = far_raster(outcome, far, far_cells);
        map.lon = raster.lon;
        map.lat = raster.lat;
        map.values = on_raster(raster, l.*kind.values);
      }
      list.push_back(std::move(map));
    }
}

}  // namespace

void list_far_maps(const Outcome& outcome, const Effects& effects,
                   std::string_view wanted, std::vector<MapRaster>& list) {
  if (effects.has<FarEffects>())
    add_far(outcome, effects.part<FarEffects>(), wanted, list);
}

}  // namespace farreach
