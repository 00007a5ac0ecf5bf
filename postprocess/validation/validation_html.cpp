#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "postprocess/io/markup.hpp"
#include "postprocess/validation/validation_report.hpp"

namespace farreach {

namespace {

constexpr double size = 560, margin = 60;  // of the plot [px]

/// Log axes from one decade to another, the same on both sides.
struct Axes {
  int first = 0, last = 1;

  double at(double value) const {
    return (std::log10(value) - first) / (last - first) * size;
  }
  double x(double value) const { return margin + at(value); }
  double y(double value) const { return margin + size - at(value); }
};

Axes axes_of(const ValidationResult& result) {
  double low = std::numeric_limits<double>::infinity(), high = 0;
  for (const auto& p : result.points)
    for (const double c : {p.observed, p.predicted})
      if (c > 0) {
        low = std::min(low, c);
        high = std::max(high, c);
      }
  if (!(high > 0)) return {};
  const int first = static_cast<int>(std::floor(std::log10(low)));
  return {first, std::max(first + 1, static_cast<int>(std::ceil(std::log10(high))))};
}

std::string ratio_line(const Axes& a, double ratio, const char* style) {
  const double low = std::pow(10.0, a.first), high = std::pow(10.0, a.last);
  const double from = std::max(low, low / ratio), to = std::min(high, high / ratio);
  return fmt::format(
      "<line x1='{:.1f}' y1='{:.1f}' x2='{:.1f}' y2='{:.1f}' class='{}'/>\n", a.x(from),
      a.y(from * ratio), a.x(to), a.y(to * ratio), style);
}

std::string grid(const Axes& a) {
  std::string out;
  for (int k = a.first; k <= a.last; ++k) {
    const double v = std::pow(10.0, k);
    out += fmt::format(
        "<line x1='{0:.1f}' y1='{1}' x2='{0:.1f}' y2='{2}' class='grid'/>"
        "<text x='{0:.1f}' y='{3}' text-anchor='middle'>{4:g}</text>"
        "<line x1='{1}' y1='{5:.1f}' x2='{2}' y2='{5:.1f}' class='grid'/>"
        "<text x='{6}' y='{5:.1f}' text-anchor='end'>{4:g}</text>\n",
        a.x(v), margin, margin + size, margin + size + 18, v, a.y(v), margin - 6);
  }
  return out;
}

std::string dots(const ValidationResult& result, const Axes& a) {
  std::string out;
  for (const auto& p : result.points) {
    if (p.by_class || !(p.observed > 0 && p.predicted > 0)) continue;
    out += fmt::format(
        "<circle cx='{:.1f}' cy='{:.1f}' r='4' class='{}'><title>{} {}, {:g} m: "
        "observed {:.4g}, predicted {:.4g} {}</title></circle>\n",
        a.x(p.observed), a.y(p.predicted), p.at_detection_limit ? "limit" : "dot",
        escaped(p.campaign), escaped(p.trial), p.distance, p.observed, p.predicted,
        escaped(p.unit));
  }
  return out;
}

}  // namespace

std::string validation_html(const ValidationResult& result) {
  const Axes a = axes_of(result);
  const double whole = size + 2 * margin, middle = margin + size / 2;
  const std::string unit = result.points.empty() ? "" : result.points.front().unit;
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'>"
      "<meta name='viewport' content='width=device-width'>"
      "<title>Farreach: validation {0}</title>\n<style>body{{font:15px/1.4 sans-serif;"
      "margin:1em auto;max-width:60em;padding:0 1em}}svg{{max-width:100%;height:auto}}"
      "svg text{{font-size:12px}}pre{{overflow-x:auto;font-size:12px}}"
      ".grid{{stroke:#ddd}}.one{{stroke:#333}}.two{{stroke:#333;stroke-dasharray:5 4}}"
      ".dot{{fill:#0b6a8f;fill-opacity:.65}}.limit{{fill:none;stroke:#b00}}"
      "</style></head><body>\n<h1>Validation: {0}</h1>\n"
      "<p>Largest concentration on each arc, predicted over observed [{1}]. Full line: "
      "equal; dashed: a factor of two. Red rings: at the detection limit.</p>\n"
      "<svg viewBox='0 0 {2} {2}' width='{2}' role='img' "
      "aria-label='predicted over observed'>\n",
      escaped(result.dataset), escaped(unit), whole);
  out += grid(a) + ratio_line(a, 1, "one") + ratio_line(a, 2, "two") +
         ratio_line(a, 0.5, "two") + dots(result, a);
  out += fmt::format(
      "<text x='{0}' y='{1}' text-anchor='middle'>observed [{2}]</text>"
      "<text transform='translate(14 {0}) rotate(-90)' text-anchor='middle'>predicted "
      "[{2}]</text></svg>\n<pre>{3}</pre></body></html>\n",
      middle, whole - 16, escaped(unit), escaped(validation_table(result)));
  return out;
}

}  // namespace farreach
