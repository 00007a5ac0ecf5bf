#include "scenarios/validation/coverage_table.hpp"

namespace farreach {

FigureTable coverage_figures() {
  return {"Printed 90 % intervals: how many observations they hold",
          {{"interval", "", 0},
           {"n", "", 0},
           {"held", "%", 0},
           {"below", "%", 0},
           {"above", "%", 0},
           {"high over low, geometric mean", "", 1}},
          {}};
}

std::vector<Figure> coverage_row(const std::string& interval, const Coverage& cover) {
  return {interval,
          static_cast<double>(cover.n),
          100 * cover.held(),
          100 * cover.share_below(),
          100 * cover.share_above(),
          cover.width()};
}

}  // namespace farreach
