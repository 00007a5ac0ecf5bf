#include "postprocess/inputs/chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "postprocess/io/markup.hpp"
#include "solver/base/utc.hpp"

namespace farreach {
namespace {

constexpr double hour = 3600, day = 86400;  // [s]
constexpr double label_width = 90;          // of a date [px]

/// Time between labels, so that they do not touch [s].
double label_step(const ChartArea& area) {
  const double second = area.width / std::max(area.x_high - area.x_low, 1.0);
  for (const double step : {hour, 3 * hour, 6 * hour, 12 * hour, day, 2 * day, 5 * day,
                            10 * day, 30 * day, 90 * day})
    if (step * second >= label_width) return step;
  return 365 * day;
}

}  // namespace

double ChartArea::x(double value) const {
  return left + width * (value - x_low) / std::max(x_high - x_low, 1e-300);
}

double ChartArea::y(double value) const {
  return top + height * (1 - (value - y_low) / std::max(y_high - y_low, 1e-300));
}

std::vector<double> round_steps(double low, double high, int count) {
  std::vector<double> steps;
  if (!(high > low) || !std::isfinite(high - low)) return {low};
  const double rough = (high - low) / count;
  const double unit = std::pow(10, std::floor(std::log10(rough)));
  double step = 10 * unit;
  for (const double part : {1.0, 2.0, 5.0})
    if (part * unit >= rough) {
      step = part * unit;
      break;
    }
  const double first = std::ceil(low / step - 1e-9);
  for (double n = first; n * step <= high + 1e-9 * step; ++n) steps.push_back(n * step);
  return steps;
}

std::string chart_number(double value) {
  return fmt::format("{:.6g}", std::abs(value) < 1e-12 ? 0 : value);
}

std::string y_axis(const ChartArea& area, const std::vector<double>& ticks,
                   const std::string& title) {
  std::string out = fmt::format("<text x='{:.1f}' y='{:.1f}' class='title'>{}</text>\n",
                                area.left, area.top - 9, escaped(title));
  for (const double tick : ticks)
    out += fmt::format(
        "<line x1='{0:.1f}' y1='{1:.1f}' x2='{2:.1f}' y2='{1:.1f}' class='grid'/>"
        "<text x='{3:.1f}' y='{4:.1f}' class='tick end'>{5}</text>\n",
        area.left, area.y(tick), area.left + area.width, area.left - 6,
        area.y(tick) + 4, chart_number(tick));
  return out + fmt::format(
                   "<rect x='{:.1f}' y='{:.1f}' width='{:.1f}' height='{:.1f}' "
                   "class='frame'/>\n",
                   area.left, area.top, area.width, area.height);
}

std::string time_axis(const ChartArea& area) {
  const double step = label_step(area);
  const double bottom = area.top + area.height;
  std::string out;
  for (double t = std::ceil(area.x_low / step) * step; t <= area.x_high; t += step) {
    const std::string moment = utc_text(t);
    out += fmt::format(
        "<line x1='{0:.1f}' y1='{1:.1f}' x2='{0:.1f}' y2='{2:.1f}' class='grid'/>"
        "<text x='{0:.1f}' y='{3:.1f}' class='tick middle'>{4}</text>\n",
        area.x(t), area.top, bottom, bottom + 24,
        step < day ? moment.substr(5, 5) + " " + moment.substr(11, 5)
                   : moment.substr(0, 10));
  }
  return out;
}

std::string line_through(const ChartArea& area, const std::vector<double>& x,
                         const std::vector<double>& y, const std::string& style) {
  std::string path;
  bool pen = false;
  for (std::size_t n = 0; n < x.size(); ++n) {
    const bool known = std::isfinite(y[n]);
    if (known)
      path +=
          fmt::format("{}{:.1f} {:.1f}", pen ? "L" : "M", area.x(x[n]), area.y(y[n]));
    pen = known;
  }
  return fmt::format("<path d='{}' class='{}'/>\n", path, style);
}

}  // namespace farreach
