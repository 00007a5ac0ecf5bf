#include "models/ground_flow/lines.hpp"

#include <algorithm>
#include <cmath>

namespace farreach {

Cell cell_at(const Raster& r, double x, double y) {
  return {std::clamp(static_cast<int>(std::floor((x - r.x0) / r.dx)), 0, r.nx - 1),
          std::clamp(static_cast<int>(std::floor((y - r.y0) / r.dy)), 0, r.ny - 1)};
}

bool on_raster_at(const Raster& r, double x, double y) {
  return x >= r.x0 && x < r.x0 + r.nx * r.dx && y >= r.y0 && y < r.y0 + r.ny * r.dy;
}

std::vector<LinePiece> pieces_of(const Raster& r, const FlowGauge& line) {
  std::vector<LinePiece> pieces;
  for (std::size_t k = 1; k < line.x.size(); ++k) {
    const double dx = line.x[k] - line.x[k - 1], dy = line.y[k] - line.y[k - 1];
    const int count = std::max(
        1,
        static_cast<int>(std::ceil(std::hypot(dx, dy) / (0.5 * std::min(r.dx, r.dy)))));
    for (int m = 0; m < count; ++m) {
      const double at = (m + 0.5) / count;
      const double x = line.x[k - 1] + at * dx, y = line.y[k - 1] + at * dy;
      if (on_raster_at(r, x, y))
        pieces.push_back({cell_at(r, x, y), dx / count, dy / count});
    }
  }
  return pieces;
}

std::vector<Cell> cells_along(const Raster& r, const FlowGauge& line) {
  std::vector<Cell> cells;
  const auto add = [&](Cell c) {
    if (std::find(cells.begin(), cells.end(), c) == cells.end()) cells.push_back(c);
  };
  const Cell* last = nullptr;
  Cell before;
  for (const LinePiece& piece : pieces_of(r, line)) {
    if (last && before.i != piece.cell.i && before.j != piece.cell.j)
      add({before.i, piece.cell.j});
    add(piece.cell);
    before = piece.cell;
    last = &before;
  }
  return cells;
}

}  // namespace farreach
