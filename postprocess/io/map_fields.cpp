#include "postprocess/io/map_fields.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "postprocess/effects/far_field.hpp"
#include "postprocess/effects/far_map.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr int far_cells = 500;      // of a raster of the ensemble, each way
constexpr int largest_flow = 1500;  // cells of a raster of a flow, each way

const std::vector<double> shares{0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 1};
const std::vector<double> hours{0,         3 * 3600,  6 * 3600,  12 * 3600,
                                24 * 3600, 48 * 3600, 96 * 3600, 1e9};
const std::vector<double> decades{1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1};
const std::vector<double> multiples{0.01, 0.1, 1.0 / 3, 1, 3, 10, 100, 1e9};
const std::vector<double> depths{0.01, 0.1, 0.3, 0.5, 1, 2, 3, 5, 10, 1000};

// ---- plumes -------------------------------------------------------------------------

void add_plumes(const Effects& effects, bool with_values,
                std::vector<MapRaster>& list) {
  for (std::size_t i = 0; i < effects.maps.size(); ++i) {
    const EffectMap& map = effects.maps[i];
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
    if (with_values) peak.values = map.peak;
    if (with_values) arrival.values = map.arrival;
    list.push_back(std::move(peak));
    list.push_back(std::move(arrival));
  }
}

// ---- ensembles ----------------------------------------------------------------------

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

void add_far(const Outcome& outcome, const FarEffects& far, const FarRaster* raster,
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
      if (raster) {
        map.lon = raster->lon;
        map.lat = raster->lat;
        map.values = on_raster(*raster, l.*kind.values);
      }
      list.push_back(std::move(map));
    }
}

// ---- flows --------------------------------------------------------------------------

struct FlowMapKind {
  const char* name;
  const char* meaning;
  const char* unit;
  const std::vector<double>* classes;
  std::vector<float> FlowField::*values;
};

const FlowMapKind flow_kinds[] = {
    {"max_depth", "largest depth", "m", &depths, &FlowField::max_depth},
    {"max_speed", "largest speed", "m s-1", &depths, &FlowField::max_speed},
    {"max_depth_speed", "largest product of depth and speed", "m2 s-1", &depths,
     &FlowField::max_depth_speed},
    {"arrival", "first time above the wet depth", "s", &hours, &FlowField::arrival},
    {"duration", "time above the wet depth", "s", &hours, &FlowField::duration},
    {"deposit", "depth at the end", "m", &depths, &FlowField::deposit},
    {"wetted_share", "weight of the runs that wet the cell", "1", &shares,
     &FlowField::wetted_share},
};

/// Lays the cells of a plane out in longitude and latitude: every cell is met at nine
/// points, so that none of the new raster, which has cells as large, stays empty.
void lay_out(const FlowField& flow, const std::vector<float>& values, MapRaster& map) {
  constexpr int points = 3;
  GeoBox box{180, -180, 90, -90};
  const auto each_point = [&](const auto& act) {
    for (int j = 0; j < flow.raster.ny; ++j)
      for (int i = 0; i < flow.raster.nx; ++i)
        for (int k = 0; k < points * points; ++k) {
          const double part_x = (k % points + 0.5) / points - 0.5;
          const double part_y = (k / points + 0.5) / points - 0.5;
          act(place_on_earth(flow.frame, flow.raster.x(i) + part_x * flow.raster.dx,
                             flow.raster.y(j) + part_y * flow.raster.dy),
              static_cast<std::size_t>(j) * static_cast<std::size_t>(flow.raster.nx) +
                  static_cast<std::size_t>(i));
        }
  };
  each_point([&](GeoPoint p, std::size_t) {
    box = {std::min(box.west, p.lon), std::max(box.east, p.lon),
           std::min(box.south, p.lat), std::max(box.north, p.lat)};
  });
  const int nx = std::clamp(flow.raster.nx, 1, largest_flow);
  const int ny = std::clamp(flow.raster.ny, 1, largest_flow);
  const double dx = (box.east - box.west) / nx, dy = (box.north - box.south) / ny;
  for (int i = 0; i < nx; ++i) map.lon.push_back(box.west + (i + 0.5) * dx);
  for (int j = 0; j < ny; ++j) map.lat.push_back(box.south + (j + 0.5) * dy);
  map.values.assign(static_cast<std::size_t>(nx) * static_cast<std::size_t>(ny), nan);
  each_point([&](GeoPoint p, std::size_t cell) {
    const int i = std::clamp(static_cast<int>((p.lon - box.west) / dx), 0, nx - 1);
    const int j = std::clamp(static_cast<int>((p.lat - box.south) / dy), 0, ny - 1);
    double& value = map.values[static_cast<std::size_t>(j * nx + i)];
    value = std::fmax(value, static_cast<double>(values[cell]));
  });
}

void add_flow(const FlowField& flow, const std::string& wanted,
              std::vector<MapRaster>& list) {
  if (flow.members.empty() || flow.frame.lat.empty()) return;
  for (const FlowMapKind& kind : flow_kinds) {
    MapRaster map{std::string("flow/") + kind.name,
                  kind.meaning,
                  kind.unit,
                  {},
                  {},
                  {},
                  *kind.classes};
    const auto& values = flow.*kind.values;
    if (map.name == wanted && !values.empty()) lay_out(flow, values, map);
    list.push_back(std::move(map));
  }
}

}  // namespace

std::vector<MapRaster> map_list(const Outcome& outcome, const Effects& effects) {
  std::vector<MapRaster> list;
  if (effects.far) add_far(outcome, *effects.far, nullptr, list);
  add_plumes(effects, false, list);
  add_flow(outcome.flow, "", list);
  return list;
}

MapRaster map_field(const std::string& name, const Outcome& outcome,
                    const Effects& effects) {
  std::vector<MapRaster> list;
  if (effects.far && name.find("plume") != 0 && name.find("flow") != 0) {
    const FarRaster raster = far_raster(outcome, *effects.far, far_cells);
    add_far(outcome, *effects.far, &raster, list);
  }
  add_plumes(effects, true, list);
  add_flow(outcome.flow, name, list);
  for (MapRaster& map : list)
    if (map.name == name && !map.values.empty()) return std::move(map);
  std::string names;
  for (const MapRaster& map : map_list(outcome, effects))
    names += (names.empty() ? "" : ", ") + map.name;
  throw InputError("there is no map \"" + name + "\" in this result; there " +
                   (names.empty() ? "is none at all" : "are " + names));
}

}  // namespace farreach
