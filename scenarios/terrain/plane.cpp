#include <fmt/format.h>

#include <limits>

#include "scenarios/terrain/gdal_handles.hpp"
#include "scenarios/terrain/raster_file.hpp"
#include "scenarios/terrain/terrain_fault.hpp"
#include "solver/geo/geodesic.hpp"

namespace farreach {

struct Plane::Impl {
  std::string definition;
  Transform to_earth, to_plane;
};

namespace {

constexpr double scale_error = 0.01;  // that a plane of metres may have [-]

std::unique_ptr<Plane::Impl> plane_between(const Reference& plane,
                                           std::string definition) {
  const Reference earth = reference("EPSG:4326");
  if (!earth)
    throw TerrainFault("terrain", "the tables of projections (proj-data) are missing",
                       "install the package proj-data");
  auto impl = std::make_unique<Plane::Impl>();
  impl->definition = std::move(definition);
  impl->to_earth.reset(OCTNewCoordinateTransformation(raw(plane), raw(earth)));
  impl->to_plane.reset(OCTNewCoordinateTransformation(raw(earth), raw(plane)));
  return impl;
}

}  // namespace

Plane::Plane(const std::string& definition, const std::string& key) {
  const Reference made = reference(definition);
  if (!made)
    throw TerrainFault(key, "\"" + definition + "\" is not a projection that is known",
                       "write its code, \"EPSG:32642\"");
  if (!metric(made))
    throw TerrainFault(key, definition + " is not a plane in metres",
                       "choose a projected system in metres, such as the UTM zone");
  impl_ = plane_between(made, definition);
}

Plane::Plane(GeoPoint site, double x, double y) {
  const Reference made = reference(
      fmt::format("+proj=aeqd +lat_0={:.17g} +lon_0={:.17g} +x_0={:.17g} +y_0={:.17g} "
                  "+datum=WGS84 +units=m",
                  site.lat, site.lon, x, y));
  if (!made)
    throw TerrainFault("terrain", "a plane around the site cannot be made",
                       "check the latitude and longitude of the site");
  impl_ = plane_between(made, "local");
}

Plane::~Plane() = default;
Plane::Plane(Plane&&) noexcept = default;
Plane& Plane::operator=(Plane&&) noexcept = default;

std::optional<Plane::Point> Plane::point(GeoPoint place) const {
  double x = place.lon, y = place.lat;
  if (!transform(impl_->to_plane, x, y)) return std::nullopt;
  return Point{x, y};
}

GeoPoint Plane::place(double x, double y) const {
  if (!transform(impl_->to_earth, x, y))
    return {std::numeric_limits<double>::quiet_NaN(),
            std::numeric_limits<double>::quiet_NaN()};
  return {.lat = y, .lon = x};
}

/// Along both axes, over a kilometre.
bool Plane::true_to_scale(GeoPoint at) const {
  const auto here = point(at);
  if (!here) return false;
  constexpr double half = 500;
  const double east =
      geodesic(place(here->x - half, here->y), place(here->x + half, here->y)).distance;
  const double north =
      geodesic(place(here->x, here->y - half), place(here->x, here->y + half)).distance;
  return std::abs(east / (2 * half) - 1) < scale_error &&
         std::abs(north / (2 * half) - 1) < scale_error;
}

const std::string& Plane::definition() const {
  return impl_->definition;
}

PlaneFrame Plane::frame(const Raster& raster) const {
  constexpr int nodes = 33;  // bilinear between them is off by less than a metre
  PlaneFrame frame{.projection = impl_->definition,
                   .columns = nodes,
                   .rows = nodes,
                   .x0 = raster.x0,
                   .y0 = raster.y0,
                   .step_x = raster.nx * raster.dx / (nodes - 1),
                   .step_y = raster.ny * raster.dy / (nodes - 1)};
  for (int j = 0; j < nodes; ++j)
    for (int i = 0; i < nodes; ++i) {
      const GeoPoint p =
          place(raster.x0 + i * frame.step_x, raster.y0 + j * frame.step_y);
      frame.lon.push_back(p.lon);
      frame.lat.push_back(p.lat);
    }
  return frame;
}

}  // namespace farreach
