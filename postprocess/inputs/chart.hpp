/// Charts as SVG text: axes, lines and marks in one coordinate system.
#pragma once

#include <string>
#include <vector>

namespace farreach {

/// A chart of one quantity [px]; the plot lies right of `left` and below `top`.
struct ChartArea {
  double left = 64, top = 26, width = 940, height = 120;
  double x_low = 0, x_high = 1, y_low = 0, y_high = 1;  ///< values at the sides

  double x(double value) const;  ///< [px]
  double y(double value) const;  ///< [px]
};

/// Round values that part [low, high] into about `count` steps.
std::vector<double> round_steps(double low, double high, int count);

/// The sides of the plot and a line with its number at each of `ticks`.
std::string y_axis(const ChartArea& area, const std::vector<double>& ticks,
                   const std::string& title);

/// Times of day and days below the plot, UTC.
std::string time_axis(const ChartArea& area);

/// A line through points; it breaks where one is not a number.
std::string line_through(const ChartArea& area, const std::vector<double>& x,
                         const std::vector<double>& y, const std::string& style);

/// One decimal mark for all numbers of charts: a point.
std::string chart_number(double value);

}  // namespace farreach
