#include "postprocess/media/plume/plume_maps.hpp"
#include "postprocess/media/plume/effects/plume_effects.hpp"

namespace farreach {
namespace {

const std::vector<double> hours{0,         3 * 3600,  6 * 3600,  12 * 3600,
                                24 * 3600, 48 * 3600, 96 * 3600, 1e9};
const std::vector<double> decades{1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1};

}  // namespace

void list_plume_maps(const Outcome&, const Effects& effects, std::string_view wanted,
                     std::vector<MapRaster>& list) {
  for (std::size_t i = 0; i < effects.part<PlumeEffects>().maps.size(); ++i) {
    const EffectMap& map = effects.part<PlumeEffects>().maps[i];
    const std::string group = i == 0 ? "plume" : "plume_" + std::to_string(i + 1);
    MapRaster peak{
        group + "/peak", "largest mole fraction of " + map.substance + " over time",
        "mol mol-1",     map.lon,
        map.lat,         {},
        decades};
    MapRaster arrival{group + "/arrival",
                      "first time above the lowest level",
                      "s",
                      map.lon,
                      map.lat,
                      {},
                      hours};
    if (peak.name == wanted) peak.values = map.peak;
    if (arrival.name == wanted) arrival.values = map.arrival;
    list.push_back(std::move(peak));
    list.push_back(std::move(arrival));
  }
}

}  // namespace farreach
