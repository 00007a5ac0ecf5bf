#include "scenarios/terrain/shapes.hpp"

#include <algorithm>
#include <cmath>

namespace farreach {
namespace {

int first_cell(double from, double edge, double step, int cells) {
  return std::clamp(static_cast<int>(std::floor((from - edge) / step)), 0, cells - 1);
}

void for_disc(const Shape& disc, const Raster& r,
              const std::function<void(std::size_t)>& visit) {
  const double x = disc.x[0], y = disc.y[0], radius = disc.radius;
  const int i0 = first_cell(x - radius, r.x0, r.dx, r.nx);
  const int i1 = first_cell(x + radius, r.x0, r.dx, r.nx);
  const int j0 = first_cell(y - radius, r.y0, r.dy, r.ny);
  const int j1 = first_cell(y + radius, r.y0, r.dy, r.ny);
  for (int j = j0; j <= j1; ++j)
    for (int i = i0; i <= i1; ++i)
      if (std::hypot(r.x(i) - x, r.y(j) - y) <= radius)
        visit(static_cast<std::size_t>(j) * r.nx + i);
}

/// Where a row crosses the sides of a polygon, ascending.
std::vector<double> crossings(const Shape& polygon, double y) {
  std::vector<double> at;
  const std::size_t n = polygon.x.size();
  for (std::size_t k = 0; k < n; ++k) {
    const std::size_t m = (k + 1) % n;
    const double y0 = polygon.y[k], y1 = polygon.y[m];
    if ((y0 <= y) == (y1 <= y)) continue;
    at.push_back(polygon.x[k] + (y - y0) / (y1 - y0) * (polygon.x[m] - polygon.x[k]));
  }
  std::sort(at.begin(), at.end());
  return at;
}

/// Twice the signed area of a triangle: above zero when c lies left of a -> b.
double turn(double ax, double ay, double bx, double by, double cx, double cy) {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

class BarrierMaker {
 public:
  BarrierMaker(const Shape& line, const Raster& raster) : line_(line), r_(raster) {
    barrier_.east.assign(raster.cells(), false);
    barrier_.north.assign(raster.cells(), false);
  }

  Barrier run() {
    for (std::size_t k = 0; k + 1 < line_.x.size(); ++k) cross(k);
    for (auto* side : {&barrier_.left, &barrier_.right}) {
      std::sort(side->begin(), side->end());
      side->erase(std::unique(side->begin(), side->end()), side->end());
    }
    return std::move(barrier_);
  }

 private:
  void cross(std::size_t k) {
    const auto [xl, xh] = std::minmax(line_.x[k], line_.x[k + 1]);
    const auto [yl, yh] = std::minmax(line_.y[k], line_.y[k + 1]);
    const int i0 = std::max(0, first_cell(xl, r_.x0, r_.dx, r_.nx) - 1);
    const int i1 = std::min(r_.nx - 1, first_cell(xh, r_.x0, r_.dx, r_.nx) + 1);
    const int j0 = std::max(0, first_cell(yl, r_.y0, r_.dy, r_.ny) - 1);
    const int j1 = std::min(r_.ny - 1, first_cell(yh, r_.y0, r_.dy, r_.ny) + 1);
    for (int j = j0; j <= j1; ++j)
      for (int i = i0; i <= i1; ++i) {
        if (i + 1 < r_.nx) step(k, {i, j}, {i + 1, j}, barrier_.east);
        if (j + 1 < r_.ny) step(k, {i, j}, {i, j + 1}, barrier_.north);
      }
  }

  /// Notes the step from `a` to `b` when it crosses side k of the line. Points on the
  /// line count as left of it.
  void step(std::size_t k, Cell a, Cell b, std::vector<bool>& blocked) {
    const double px = line_.x[k], py = line_.y[k];
    const double qx = line_.x[k + 1], qy = line_.y[k + 1];
    const double ax = r_.x(a.i), ay = r_.y(a.j), bx = r_.x(b.i), by = r_.y(b.j);
    const bool a_left = turn(px, py, qx, qy, ax, ay) >= 0;
    const bool b_left = turn(px, py, qx, qy, bx, by) >= 0;
    if (a_left == b_left) return;
    const double p = turn(ax, ay, bx, by, px, py), q = turn(ax, ay, bx, by, qx, qy);
    if ((p > 0 && q > 0) || (p < 0 && q < 0)) return;
    blocked[index(a)] = true;
    (a_left ? barrier_.left : barrier_.right).push_back(index(a));
    (b_left ? barrier_.left : barrier_.right).push_back(index(b));
  }

  std::size_t index(Cell c) const {
    return static_cast<std::size_t>(c.j) * r_.nx + c.i;
  }

  const Shape& line_;
  const Raster r_;
  Barrier barrier_;
};

}  // namespace

void for_cells_inside(const Shape& shape, const Raster& r,
                      const std::function<void(std::size_t)>& visit) {
  if (shape.radius > 0) return for_disc(shape, r, visit);
  for (int j = 0; j < r.ny; ++j) {
    const auto at = crossings(shape, r.y(j));
    for (std::size_t k = 0; k + 1 < at.size(); k += 2)
      for (int i = first_cell(at[k], r.x0, r.dx, r.nx); i < r.nx; ++i) {
        if (r.x(i) < at[k]) continue;
        if (r.x(i) >= at[k + 1]) break;
        visit(static_cast<std::size_t>(j) * r.nx + i);
      }
  }
}

Barrier barrier_along(const Shape& line, const Raster& raster) {
  return BarrierMaker(line, raster).run();
}

bool on_raster(const Raster& r, double x, double y) {
  return x >= r.x0 && x <= r.x0 + r.nx * r.dx && y >= r.y0 && y <= r.y0 + r.ny * r.dy;
}

}  // namespace farreach
