/// The shown member of an ensemble in three dimensions, for both directions.
///
/// Beside the field stand, for other programs, the geographic middles of its cells and
/// the corners of its cells on the azimuthal equidistant plane about the site, x east,
/// y north, z above ground [m]; these follow from the rest and are not read back.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "postprocess/io/result_reader.hpp"
#include "postprocess/io/result_writer.hpp"
#include "postprocess/media/far_field/far_arrays.hpp"
#include "postprocess/media/far_field/far_axes.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"
#include "solver/geo/geodesic.hpp"

namespace farreach {
namespace {

const Label time_label{"time", "s", "after the accident, middle of 10 min"};
const Label bounds_label{"height_bounds", "m", "lower and upper edge"};
const Label field_label{"concentration", "kg m-3",
                        "in the air, on particles, 10 min mean"};
const Label airborne_label{"airborne", "kg", "on particles, anywhere, 10 min mean"};
const Label outside_label{"outside", "kg",
                          "of it within the first ring, beyond the last or above"};
const Label nodes_label{"nodes", "m",
                        "corners of the cells: east, north of the site, above ground"};

Column numbers(const Label& label, std::vector<double> values) {
  return {.label = label, .numbers = std::move(values)};
}

void write_heights(GroupWriter& group, const FarVolume& volume) {
  std::vector<double> middle, bounds;
  for (std::size_t i = 0; i < volume.layers(); ++i) {
    middle.push_back(0.5 * (volume.height[i] + volume.height[i + 1]));
    bounds.push_back(volume.height[i]);
    bounds.push_back(volume.height[i + 1]);
  }
  group.coordinate(
      numbers({"height", "m", "middle of the layer above ground"}, middle));
  for (const auto& [name, value] : {std::pair{"standard_name", "height"},
                                    {"axis", "Z"},
                                    {"positive", "up"},
                                    {"bounds", "height_bounds"}})
    group.attribute("height", name, value);
  group.variable(numbers(bounds_label, bounds), {"height", "bound"});
}

void write_places(GroupWriter& group, const RingGrid& grid, GeoPoint site) {
  std::vector<double> lat, lon;
  for (int i = 0; i < grid.rings; ++i)
    for (int k = 0; k < grid.sectors; ++k) {
      const double r = std::sqrt(grid.edge(i) * grid.edge(i + 1));
      const GeoPoint p = destination(site, 360.0 * k / grid.sectors, r);
      lat.push_back(p.lat);
      lon.push_back(p.lon);
    }
  group.variable(numbers({"lat", "degrees_north", "latitude"}, lat),
                 {"ring", "sector"});
  group.variable(numbers({"lon", "degrees_east", "longitude"}, lon),
                 {"ring", "sector"});
  group.attribute("lat", "standard_name", "latitude");
  group.attribute("lon", "standard_name", "longitude");
}

/// The circle is closed: the first and the last corner of a ring are the same.
void write_nodes(GroupWriter& group, const FarField& far) {
  std::vector<double> nodes;
  const int sectors = far.grid.sectors;
  for (const double z : far.volume.height)
    for (int i = 0; i <= far.grid.rings; ++i)
      for (int k = 0; k <= sectors; ++k) {
        const double azimuth = 2 * pi * ((k % sectors) - 0.5) / sectors;
        const double r = far.grid.edge(i);
        for (const double x : {r * std::sin(azimuth), r * std::cos(azimuth), z})
          nodes.push_back(x);
      }
  group.dimension("height_edge", far.volume.height.size());
  group.dimension("ring_edge", static_cast<std::size_t>(far.grid.rings) + 1);
  group.dimension("sector_edge", static_cast<std::size_t>(sectors) + 1);
  group.dimension("axis", 3);
  group.variable(numbers(nodes_label, std::move(nodes)),
                 {"height_edge", "ring_edge", "sector_edge", "axis"});
}

/// Edges of layers that lie on one another, upwards.
std::vector<double> edges_of(const std::vector<double>& bounds,
                             const std::string& path) {
  std::vector<double> edges;
  for (std::size_t i = 0; i + 1 < bounds.size(); i += 2) {
    if (!(bounds[i + 1] > bounds[i]) || (i > 0 && bounds[i] != bounds[i - 1]))
      throw RunError(
          fmt::format("{}/height_bounds: layer {} does not lie on the one "
                      "below it",
                      path, i / 2));
    if (i == 0) edges.push_back(bounds[0]);
    edges.push_back(bounds[i + 1]);
  }
  return edges;
}

}  // namespace

void FarVolumeArrays::write(ResultWriter& file, const std::string& path) {
  const FarVolume& volume = far.volume;
  GroupWriter group = file.new_group(path, "one member in three dimensions");
  group.coordinate(numbers(time_label, volume.time));
  write_ring_axes(group, far.grid);
  write_heights(group, volume);
  write_places(group, far.grid, site);
  group.variable(numbers(airborne_label, volume.airborne), {"time"});
  group.variable(numbers(outside_label, volume.outside), {"time"});
  group.use_single_precision(true);
  group.variable(
      numbers(field_label, {volume.concentration.begin(), volume.concentration.end()}),
      {"time", "height", "ring", "sector"});
  group.attribute(field_label.name, "substance", far.frames.substance);
  group.attribute(field_label.name, "coordinates", "lat lon");
  group.attribute(field_label.name, "cell_methods",
                  "time: mean height: mean area: mean");
  write_nodes(group, far);
}

void FarVolumeArrays::read(ResultReader& file, const std::string& path) {
  GroupReader group(file.file(), path);
  const std::size_t times = group.dimension("time"), layers = group.dimension("height");
  const std::size_t rings = group.dimension("ring"),
                    sectors = group.dimension("sector");
  if (static_cast<int>(rings) != far.grid.rings ||
      static_cast<int>(sectors) != far.grid.sectors)
    throw RunError(
        fmt::format("{} has {} rings of {} sectors where /far_field has {} "
                    "of {}",
                    path, rings, sectors, far.grid.rings, far.grid.sectors));
  const auto read = [&](const Label& label, const std::vector<std::size_t>& shape) {
    return group.variable({.label = label}, shape).numbers;
  };
  FarVolume& volume = far.volume;
  volume.height = edges_of(read(bounds_label, {layers, 2}), path);
  volume.time = read(time_label, {times});
  volume.airborne = read(airborne_label, {times});
  volume.outside = read(outside_label, {times});
  group.use_single_precision(true);
  const auto field = read(field_label, {times, layers, rings, sectors});
  volume.concentration.reserve(field.size());
  for (const double c : field) volume.concentration.push_back(static_cast<float>(c));
}

}  // namespace farreach
