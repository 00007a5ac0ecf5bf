#include "scenarios/meteorology/grid/grid_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

constexpr double metres_per_degree = 111.2e3;  // of a great circle, mean of the Earth
constexpr double uneven = 0.01;                // of the spacing

/// Values by distance to the site within `reach` [deg], ascending, without doubles.
AxisCut cut(const std::vector<double>& from_site, double site, double reach) {
  std::vector<std::size_t> order(from_site.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(),
            [&](auto a, auto b) { return from_site[a] < from_site[b]; });
  AxisCut axis;
  for (const std::size_t i : order) {
    if (!(std::abs(from_site[i]) <= reach)) continue;
    const double value = site + from_site[i];
    if (!axis.value.empty() && value - axis.value.back() < 1e-6) continue;
    axis.value.push_back(value);
    axis.index.push_back(i);
  }
  return axis;
}

/// Whether neighbours of an axis lie on either side of the site.
bool within_grid(const std::vector<double>& from_site, double spacing) {
  double below = -1e9, above = 1e9;
  for (const double value : from_site) {
    if (value <= 0) below = std::max(below, value);
    if (value >= 0) above = std::min(above, value);
  }
  return above - below < (1 + uneven) * spacing;
}

void require_around(const AxisCut& axis, double site, const char* what,
                    const std::vector<double>& all,
                    const std::vector<double>& from_site, const std::string& file) {
  if (axis.value.size() >= 2 && axis.value.front() <= site && axis.value.back() >= site)
    return;
  const auto [low, high] = std::minmax_element(all.begin(), all.end());
  const double spacing =
      all.size() < 2 ? 0 : (*high - *low) / static_cast<double>(all.size() - 1);
  if (within_grid(from_site, spacing))
    refuse_file(file,
                fmt::format("the grid is too coarse: its {}s are {:.4g} degrees apart, "
                            "and no two of them lie on either side of the site and "
                            "within about 1100 km of it",
                            what, spacing),
                "give weather on a grid of 2.5 degrees or finer");
  refuse_file(
      file,
      fmt::format("the site, {} {:.4g}, lies outside the grid, {:.4g} to {:.4g}", what,
                  site, *low, *high),
      "give the weather of the region of the site");
}

void require_even(const AxisCut& axis, const char* what, const std::string& file) {
  const double spacing = (axis.value.back() - axis.value.front()) /
                         static_cast<double>(axis.value.size() - 1);
  for (std::size_t i = 1; i < axis.value.size(); ++i)
    if (!(std::abs(axis.value[i] - axis.value[i - 1] - spacing) < uneven * spacing))
      refuse_file(file,
                  fmt::format("the {}s are not evenly spaced: {:.6g} after {:.6g}",
                              what, axis.value[i], axis.value[i - 1]),
                  "resample to a regular grid of latitude and longitude");
}

}  // namespace

std::string flux_not_used(const std::string& name, const std::string& centre) {
  return fmt::format(
      "The sensible heat flux \"{}\" of centre \"{}\" is not used: it is not known "
      "here "
      "which way that centre counts it (meteorology.heat_flux_positive tells it).",
      name, centre);
}

void refuse_file(const std::string& file, const std::string& message,
                 const std::string& remedy) {
  throw InputError({{.file = file, .message = message, .remedy = remedy}});
}

AxisCut cut_latitudes(const std::vector<double>& latitude, const GridWindow& window,
                      const std::string& file) {
  std::vector<double> from_site;
  for (const double value : latitude) {
    if (!(value >= -90.001 && value <= 90.001))
      refuse_file(file, fmt::format("latitude {:g} is outside [-90, 90]", value));
    from_site.push_back(value - window.site.lat);
  }
  AxisCut axis = cut(from_site, window.site.lat, window.reach / metres_per_degree);
  require_around(axis, window.site.lat, "latitude", latitude, from_site, file);
  require_even(axis, "latitude", file);
  return axis;
}

AxisCut cut_longitudes(const std::vector<double>& longitude, const GridWindow& window,
                       const std::string& file) {
  std::vector<double> from_site;
  for (const double value : longitude) {
    if (!(value >= -360.001 && value <= 720))
      refuse_file(file, fmt::format("longitude {:g} is outside [-360, 720]", value));
    from_site.push_back(std::remainder(value - window.site.lon, 360.0));
  }
  // The window is widest where it is farthest from the equator.
  const double lat =
      std::min(std::abs(window.site.lat) + window.reach / metres_per_degree, 85.0);
  const double reach = window.reach / metres_per_degree / std::cos(lat * pi / 180);
  AxisCut axis = cut(from_site, window.site.lon, std::min(reach, 179.0));
  require_around(axis, window.site.lon, "longitude", longitude, from_site, file);
  require_even(axis, "longitude", file);
  return axis;
}

}  // namespace farreach
