#include "scenarios/terrain/places.hpp"

#include <fmt/format.h>

#include "scenarios/terrain/terrain_fault.hpp"

namespace farreach {
namespace {

std::vector<double> numbers(const TerrainWork& work, const std::string& key) {
  const Values& values = work.checked.values;
  if (!values.has(key)) return {};
  const auto& value = values.all().at(key);
  if (const auto* one = std::get_if<double>(&value)) return {*one};
  return values.numbers(key);
}

bool on_earth(const Checked& checked, const std::string& in) {
  return checked.given(in + "latitude") || checked.given(in + "longitude");
}

bool in_plane(const Checked& checked, const std::string& in) {
  return checked.given(in + "x") || checked.given(in + "y");
}

/// Longitudes and latitudes brought into the plane.
void bring_down(const TerrainWork& work, const std::string& key, Shape& shape) {
  for (std::size_t k = 0; k < shape.x.size(); ++k) {
    const auto point = work.plane.point({.lat = shape.y[k], .lon = shape.x[k]});
    if (!point)
      throw TerrainFault(key,
                         fmt::format("{:g} N, {:g} E does not lie in the plane of the "
                                     "terrain",
                                     shape.y[k], shape.x[k]),
                         "check latitude and longitude");
    shape.x[k] = point->x;
    shape.y[k] = point->y;
  }
}

}  // namespace

std::optional<double> TerrainWork::number(const std::string& key) const {
  if (!checked.values.has(key)) return std::nullopt;
  return checked.values.number(key);
}

bool has_item(const Checked& checked, const std::string& list, std::size_t index) {
  return checked.headers.contains(list + "[" + std::to_string(index) + "]");
}

bool has_points(const Checked& checked, const std::string& in) {
  return on_earth(checked, in) || in_plane(checked, in);
}

Shape read_points(const TerrainWork& work, const std::string& in, std::size_t least) {
  const bool earth = on_earth(work.checked, in);
  const std::string kx = in + (earth ? "longitude" : "x");
  const std::string ky = in + (earth ? "latitude" : "y");
  if (earth && in_plane(work.checked, in))
    throw TerrainFault(ky, "x and y do not go together with latitude and longitude",
                       "keep one of the two");
  Shape shape{.x = numbers(work, kx), .y = numbers(work, ky)};
  if (shape.x.size() != shape.y.size())
    throw TerrainFault(kx,
                       fmt::format("{} has {} values and {} has {}", kx, shape.x.size(),
                                   ky, shape.y.size()),
                       "one of each per point");
  if (shape.x.size() < least)
    throw TerrainFault(shape.x.empty() ? in.substr(0, in.find_last_of('.')) : kx,
                       fmt::format("{} points are given, at least {} are needed",
                                   shape.x.size(), least),
                       kx + " and " + ky + " are lists, one value per point");
  if (earth) bring_down(work, ky, shape);
  return shape;
}

Shape read_shape(const TerrainWork& work, const std::string& in) {
  const auto radius = work.number(in + "radius");
  Shape shape = read_points(work, in, radius ? 1 : 3);
  if (radius && shape.x.size() != 1)
    throw TerrainFault(in + "radius", "a disc has one point in its middle",
                       "leave out the radius for a polygon");
  shape.radius = radius.value_or(0);
  return shape;
}

std::vector<std::size_t> cells_of(const TerrainWork& work, const Shape& shape,
                                  const std::string& key) {
  std::vector<std::size_t> cells;
  for_cells_inside(shape, work.terrain.raster,
                   [&](std::size_t cell) { cells.push_back(cell); });
  if (cells.empty())
    throw TerrainFault(key, "there is no cell of the terrain inside",
                       "it lies outside the raster, or is smaller than a cell");
  return cells;
}

std::vector<double> read_layer(const TerrainWork& work, const std::string& key,
                               Resampling how, const std::function<bool(double)>& odd) {
  RasterRequest request{.key = key,
                        .file = work.folder / work.checked.values.text(key),
                        .otherwise = work.plane.definition()};
  const RasterFile file(request);
  if (file.local() != (work.plane.definition() == "local"))
    throw TerrainFault(key,
                       file.description() + ": cannot be laid over a terrain in " +
                           work.plane.definition(),
                       "bring both into the same projection");
  const std::string& plane = work.plane.definition();
  if (odd && file.first_value(plane, work.terrain.raster, odd))
    how = Resampling::nearest;
  return file.values(plane, work.terrain.raster, how);
}

}  // namespace farreach
