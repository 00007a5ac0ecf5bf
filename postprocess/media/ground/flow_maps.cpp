/// Maps and frames of a flow over the ground, for both directions.
///
/// Rasters are (y, x) with the centres of their cells as coordinates, and, where the
/// plane lies somewhere, latitude and longitude of each cell beside them; `crs` names
/// the projection of the plane, so that other programs lay the maps on the Earth.
#include "postprocess/media/ground/flow_maps.hpp"

#include <fmt/format.h>

#include <cmath>
#include <tuple>

#include "postprocess/io/export/plane_crs.hpp"
#include "postprocess/io/result_reader.hpp"
#include "postprocess/io/result_writer.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

struct MapField {
  Label label;
  std::vector<float> FlowField::*values;
};

constexpr MapField maps[] = {
    {{"max_depth", "m", "largest depth"}, &FlowField::max_depth},
    {{"max_speed", "m s-1", "largest speed"}, &FlowField::max_speed},
    {{"max_depth_speed", "m2 s-1", "largest product of depth and speed"},
     &FlowField::max_depth_speed},
    {{"least_depth", "m", "least over the runs of their largest depth"},
     &FlowField::least_depth},
    {{"most_depth", "m", "greatest over the runs of their largest depth"},
     &FlowField::most_depth},
    {{"least_depth_speed", "m2 s-1", "likewise, of depth and speed"},
     &FlowField::least_depth_speed},
    {{"most_depth_speed", "m2 s-1", "likewise, of depth and speed"},
     &FlowField::most_depth_speed},
    {{"arrival", "s", "first time above the wet depth; NaN: never"},
     &FlowField::arrival},
    {{"duration", "s", "time above the wet depth"}, &FlowField::duration},
    {{"deposit", "m", "depth at the end"}, &FlowField::deposit},
    {{"wetted_share", "1", "weight of the runs that wet the cell"},
     &FlowField::wetted_share},
};

const Label bed_label{"bed", "m", "height of the ground; NaN outside the terrain"};
const Label frames_label{"frames", "m", "largest depth in the block of cells"};
const Label time_label{"time", "s", "since the accident"};

Column numbers(const Label& label, std::vector<double> values) {
  return {.label = label, .numbers = std::move(values)};
}

Column widened(const Label& label, const std::vector<float>& values) {
  return numbers(label, {values.begin(), values.end()});
}

std::vector<float> narrowed(const Column& column) {
  std::vector<float> values;
  values.reserve(column.numbers.size());
  for (const double value : column.numbers) values.push_back(static_cast<float>(value));
  return values;
}

/// One run is the least and the greatest of all.
const std::vector<float>& stand_in(const FlowField& flow, std::string_view name) {
  return name.ends_with("_speed") ? flow.max_depth_speed : flow.max_depth;
}

std::size_t blocks(int cells, int stride) {
  return static_cast<std::size_t>((cells + stride - 1) / stride);
}

/// Centres of `count` blocks of `step` from `start`.
std::vector<double> centres(std::size_t count, double start, double step) {
  std::vector<double> values;
  for (std::size_t i = 0; i < count; ++i)
    values.push_back(start + (static_cast<double>(i) + 0.5) * step);
  return values;
}

void write_places(GroupWriter& group, const FlowField& flow) {
  if (flow.frame.lat.empty()) return;
  std::vector<double> lat, lon;
  for (int j = 0; j < flow.raster.ny; ++j)
    for (int i = 0; i < flow.raster.nx; ++i) {
      const GeoPoint p = place_on_earth(flow.frame, flow.raster.x(i), flow.raster.y(j));
      lat.push_back(p.lat);
      lon.push_back(p.lon);
    }
  group.variable(numbers({"lat", "degrees_north", "latitude of the cell"}, lat),
                 {"y", "x"});
  group.variable(numbers({"lon", "degrees_east", "longitude of the cell"}, lon),
                 {"y", "x"});
}

/// Whether there is a variable `crs` to refer to.
bool write_plane(GroupWriter& group, const FlowField& flow, GeoPoint site) {
  for (const auto& [name, standard, axis] :
       {std::tuple{"y", "projection_y_coordinate", "Y"},
        std::tuple{"x", "projection_x_coordinate", "X"},
        std::tuple{"frame_y", "projection_y_coordinate", "Y"},
        std::tuple{"frame_x", "projection_x_coordinate", "X"}}) {
    group.attribute(name, "standard_name", standard);
    group.attribute(name, "axis", axis);
  }
  const GridMapping mapping = grid_mapping(flow.frame, site);
  if (mapping.texts.empty()) return false;
  group.variable({.label = {"crs", "", "projection of the plane"},
                  .type = ColumnType::integer,
                  .integers = {0}},
                 {});
  for (const auto& [name, text] : mapping.texts) group.attribute("crs", name, text);
  for (const auto& [name, value] : mapping.numbers) group.attribute("crs", name, value);
  return true;
}

/// How another program lays one map on the Earth.
void place_map(GroupWriter& group, const FlowField& flow, bool has_crs,
               const std::string& name) {
  if (has_crs) group.attribute(name, "grid_mapping", "crs");
  if (!flow.frame.lat.empty() && name != "frames")
    group.attribute(name, "coordinates", "lat lon");
}

}  // namespace

void FlowMapArrays::write(ResultWriter& file, const std::string& path) {
  const Raster& r = flow.raster;
  const auto nx = static_cast<std::size_t>(r.nx), ny = static_cast<std::size_t>(r.ny);
  const std::size_t fx = blocks(r.nx, flow.frame_stride);
  const std::size_t fy = blocks(r.ny, flow.frame_stride);
  GroupWriter group = file.new_group(path, "maps of the likely run");
  const auto axis = [&](const char* name, std::size_t count, double start, double step,
                        const char* meaning) {
    group.coordinate(numbers({name, "m", meaning}, centres(count, start, step)));
  };
  axis("y", ny, r.y0, r.dy, "northward in the plane");
  axis("x", nx, r.x0, r.dx, "eastward in the plane");
  axis("frame_y", fy, r.y0, r.dy * flow.frame_stride, "northward, of the frames");
  axis("frame_x", fx, r.x0, r.dx * flow.frame_stride, "eastward, of the frames");

  group.coordinate(numbers(time_label, flow.frame_time));
  const bool has_crs = write_plane(group, flow, site);
  group.variable(numbers(bed_label, flow.bed), {"y", "x"});
  place_map(group, flow, has_crs, bed_label.name);
  write_places(group, flow);
  for (const MapField& map : maps) {
    if ((flow.*map.values).empty()) flow.*map.values = stand_in(flow, map.label.name);
    group.variable(widened(map.label, flow.*map.values), {"y", "x"});
    place_map(group, flow, has_crs, map.label.name);
  }
  group.variable(widened(frames_label, flow.frames), {"time", "frame_y", "frame_x"});
  place_map(group, flow, has_crs, frames_label.name);
}

void FlowMapArrays::read(ResultReader& file, const std::string& path) {
  const GroupReader group(file.file(), path);
  const std::size_t ny = group.dimension("y"), nx = group.dimension("x");
  if (static_cast<int>(nx) != flow.raster.nx || static_cast<int>(ny) != flow.raster.ny)
    throw RunError(fmt::format("{} has {} x {} cells where /flow has {} x {}", path, nx,
                               ny, flow.raster.nx, flow.raster.ny));
  const auto nodes = flow.frame.lon.size();
  const bool placed = flow.frame.columns >= 2 && flow.frame.rows >= 2 &&
                      nodes == static_cast<std::size_t>(flow.frame.columns) *
                                   static_cast<std::size_t>(flow.frame.rows);
  if (flow.frame.lat.size() != nodes || (nodes > 0 && !placed))
    throw RunError(fmt::format("{} places the plane by {} nodes of {} x {}", path,
                               nodes, flow.frame.columns, flow.frame.rows));
  for (const FlowSeries& s : flow.series)
    if (s.member >= flow.members.size())
      throw RunError(fmt::format("/flow/series names run {} of {}", s.member,
                                 flow.members.size()));
  flow.bed = group.variable({.label = bed_label}, {{ny, nx}}).numbers;
  for (const MapField& map : maps)
    flow.*map.values = narrowed(group.variable({.label = map.label}, {{ny, nx}}));
  const std::size_t times = group.dimension("time");
  flow.frame_time = group.variable({.label = time_label}, {{times}}).numbers;
  const std::size_t fy = group.dimension("frame_y"), fx = group.dimension("frame_x");
  if (flow.frame_stride < 1 || fx != blocks(flow.raster.nx, flow.frame_stride) ||
      fy != blocks(flow.raster.ny, flow.frame_stride))
    throw RunError(fmt::format("{} has frames of {} x {} cells at a stride of {}", path,
                               fx, fy, flow.frame_stride));
  flow.frames = narrowed(group.variable({.label = frames_label}, {{times, fy, fx}}));
}

}  // namespace farreach
