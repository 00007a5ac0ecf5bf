#include "postprocess/media/ground/ground_maps.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include "models/hazard/flow_field.hpp"

namespace farreach {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr int largest_flow = 1500;  // cells of a raster of a flow, each way

const std::vector<double> shares{0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 1};
const std::vector<double> hours{0,         3 * 3600,  6 * 3600,  12 * 3600,
                                24 * 3600, 48 * 3600, 96 * 3600, 1e9};
const std::vector<double> depths{0.01, 0.1, 0.3, 0.5, 1, 2, 3, 5, 10, 1000};

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

}  // namespace

void list_flow_maps(const Outcome& outcome, const Effects&, std::string_view wanted,
                    std::vector<MapRaster>& list) {
  const FlowField& flow = outcome.part<FlowField>();
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

}  // namespace farreach
