#include "postprocess/media/far_field/effects/far_map.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/hazard/far_field.hpp"
#include "postprocess/media/far_field/effects/rings.hpp"
#include "solver/base/parallel.hpp"
#include "solver/geo/geodesic.hpp"

namespace farreach {
namespace {

std::vector<double> centres(double from, double to, int count) {
  std::vector<double> values;
  for (int i = 0; i < count; ++i)
    values.push_back(from + (to - from) * (i + 0.5) / count);
  return values;
}

}  // namespace

double far_radius(const Outcome& outcome, const FarEffects& far) {
  constexpr double least = 50e3;
  double radius = 0;
  for (const FarLevel& l : far.levels) radius = std::max(radius, l.farthest_high);
  return std::clamp(1.05 * radius, std::min(least, outcome.part<FarField>().grid.outer),
                    outcome.part<FarField>().grid.outer);
}

FarRaster far_raster(const Outcome& outcome, const FarEffects& far, int cells) {
  const GeoPoint site = outcome.site.place;
  const double radius = far_radius(outcome, far);
  const double north = destination(site, 0, radius).lat;
  const double south = destination(site, 180, radius).lat;
  double west = 0, east = 0;  // relative to the site
  for (int azimuth = 0; azimuth < 360; ++azimuth) {
    const double turn =
        std::remainder(destination(site, azimuth, radius).lon - site.lon, 360.0);
    west = std::min(west, turn);
    east = std::max(east, turn);
  }
  FarRaster raster{centres(site.lon + west, site.lon + east, cells),
                   centres(south, north, cells),
                   {}};
  const auto n = static_cast<std::size_t>(cells);
  raster.cell.assign(n * n, -1);
  parallel_for("effects/far_raster", n, [&](std::size_t j) {
    for (std::size_t i = 0; i < n; ++i) {
      const GeodesicLine line = geodesic(site, {raster.lat[j], raster.lon[i]});
      const auto cell =
          cell_of(outcome.part<FarField>().grid, line.distance, line.azimuth);
      if (cell && line.distance <= radius)
        raster.cell[j * n + i] = static_cast<int>(*cell);
    }
  });
  return raster;
}

std::vector<double> on_raster(const FarRaster& raster,
                              const std::vector<float>& rings) {
  std::vector<double> values;
  values.reserve(raster.cell.size());
  for (const int cell : raster.cell)
    values.push_back(cell < 0 ? std::numeric_limits<double>::quiet_NaN()
                              : rings.at(static_cast<std::size_t>(cell)));
  return values;
}

}  // namespace farreach
