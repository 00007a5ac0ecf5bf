/// Terrains made from formulas: flat, a plane, a valley, a bowl. They stand for no real
/// place and serve examples and tests.
///
/// With x east, y north and the heading a (clockwise from north) of the fall,
///   s = x sin a + y cos a    along the heading [m]
///   n = x cos a - y sin a    to the right of it [m]
/// flat    z = z0
/// plane   z = z_l(s),  z_l(s) = z0 - slope s, or linear between the points of a
/// profile
///         and beyond them with the fall of its last stretch
/// valley  z = z_l(s) + c(n - A sin(2 pi s / L)),
///         c(m) = d (2 m / w)^2 up to the banks |m| = w / 2, then
///         c(m) = d + q (|m| - w / 2)
/// bowl    z = z0 + d ((x^2 + y^2) / R^2 - 1)
/// with d the depth, w the width, q the side slope, A and L the bends.
#pragma once

#include <string>
#include <vector>

#include "solver/grid/raster.hpp"

namespace farreach {

struct GroundFormula {
  std::string kind;                            ///< "flat", "plane", "valley", "bowl"
  double elevation = 0;                        ///< z0 [m]
  double slope = 0;                            ///< [-]
  double heading = 90;                         ///< [deg]
  std::vector<double> distance, height;        ///< profile, ascending [m]; empty: slope
  double valley_width = 0, valley_depth = 0;   ///< [m]
  double side_slope = 0;                       ///< [-]
  double bend_amplitude = 0, bend_length = 1;  ///< [m]
  double bowl_radius = 1, bowl_depth = 0;      ///< [m]

  double operator()(double x, double y) const;  ///< height [m]
};

/// Heights at the centres of the cells, row-major, south first [m].
std::vector<double> heights_of(const GroundFormula& formula, const Raster& raster);

}  // namespace farreach
