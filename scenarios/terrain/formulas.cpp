#include "scenarios/terrain/formulas.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace farreach {
namespace {

double along_valley(const GroundFormula& f, double s) {
  if (f.distance.empty()) return f.elevation - f.slope * s;
  const auto& d = f.distance;
  const auto next = std::upper_bound(d.begin(), d.end(), s);
  const auto last = static_cast<std::ptrdiff_t>(d.size()) - 2;
  const auto i = static_cast<std::size_t>(
      std::clamp<std::ptrdiff_t>(next - d.begin() - 1, 0, last));
  const double share = (s - d[i]) / (d[i + 1] - d[i]);
  return f.height[i] + share * (f.height[i + 1] - f.height[i]);
}

double across_valley(const GroundFormula& f, double m) {
  const double half = f.valley_width / 2, off = std::abs(m);
  if (off > half) return f.valley_depth + f.side_slope * (off - half);
  return f.valley_depth * (off / half) * (off / half);
}

}  // namespace

double GroundFormula::operator()(double x, double y) const {
  const double angle = heading * std::numbers::pi / 180;
  const double s = x * std::sin(angle) + y * std::cos(angle);
  const double n = x * std::cos(angle) - y * std::sin(angle);
  if (kind == "flat") return elevation;
  if (kind == "plane") return along_valley(*this, s);
  if (kind == "bowl")
    return elevation + bowl_depth * ((x * x + y * y) / (bowl_radius * bowl_radius) - 1);
  const double line = bend_amplitude * std::sin(2 * std::numbers::pi * s / bend_length);
  return along_valley(*this, s) + across_valley(*this, n - line);
}

std::vector<double> heights_of(const GroundFormula& formula, const Raster& raster) {
  std::vector<double> bed(raster.cells());
  for (int j = 0; j < raster.ny; ++j)
    for (int i = 0; i < raster.nx; ++i)
      bed[static_cast<std::size_t>(j) * raster.nx + i] =
          formula(raster.x(i), raster.y(j));
  return bed;
}

}  // namespace farreach
