#include "postprocess/inputs/weather_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "postprocess/inputs/chart.hpp"
#include "postprocess/io/markup.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/utc.hpp"

namespace farreach {
namespace {

constexpr double panel_step = 186, strip_height = 6;  // [px]

using Part = InputValue InputHour::*;

/// One plot: which value, in which unit, drawn as what.
struct Panel {
  const char* title;
  Part part;
  double (*shown)(const InputHour&);
  enum class Form { line, dots, bars, classes } form;
};

const Panel panels[] = {
    {"inputs.speed", &InputHour::speed,
     [](const InputHour& h) { return h.speed.value; }, Panel::Form::line},
    {"inputs.direction", &InputHour::direction,
     [](const InputHour& h) { return h.direction.value; }, Panel::Form::dots},
    {"inputs.temperature", &InputHour::temperature,
     [](const InputHour& h) { return h.temperature.value - zero_celsius; },
     Panel::Form::line},
    {"inputs.stability", &InputHour::inverse_length,
     [](const InputHour& h) { return static_cast<double>('F' - h.stability); },
     Panel::Form::classes},
    {"inputs.mixing", &InputHour::mixing_height,
     [](const InputHour& h) { return h.mixing_height.value; }, Panel::Form::line},
    {"inputs.rain", &InputHour::rain,
     [](const InputHour& h) { return 3600 * h.rain.value; }, Panel::Form::bars}};

/// Range and ticks of the values.
void set_range(const Panel& panel, const std::vector<double>& values, ChartArea& area,
               std::vector<double>& ticks) {
  if (panel.form == Panel::Form::dots) {
    area.y_low = 0, area.y_high = 360;
    ticks = {0, 90, 180, 270, 360};
    return;
  }
  if (panel.form == Panel::Form::classes) {
    area.y_low = -0.5, area.y_high = 5.5;
    return;
  }
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  const bool celsius = panel.part == &InputHour::temperature;
  area.y_low = celsius ? std::floor(*low) - 1 : 0;
  area.y_high = celsius ? std::ceil(*high) + 1 : std::max(*high * 1.08, 0.5);
  ticks = round_steps(area.y_low, area.y_high, 4);
}

std::string class_axis(const ChartArea& area) {
  std::string out;
  for (char c = 'A'; c <= 'F'; ++c)
    out += fmt::format(
        "<line x1='{:.1f}' y1='{:.1f}' x2='{:.1f}' y2='{:.1f}' class='grid'/>"
        "<text x='{:.1f}' y='{:.1f}' class='tick end'>{}</text>\n",
        area.left, area.y('F' - c), area.left + area.width, area.y('F' - c),
        area.left - 6, area.y('F' - c) + 4, c);
  return out;
}

/// Where each hour begins and ends on the axis: halfway to its neighbours.
std::pair<double, double> span_of(const std::vector<InputHour>& hours, std::size_t n) {
  const double t = hours[n].time;
  const double from = n > 0 ? 0.5 * (hours[n - 1].time + t) : t;
  const double to = n + 1 < hours.size() ? 0.5 * (hours[n + 1].time + t) : t;
  return {from, to};
}

/// A strip of colours below the plot; hours of one origin are one piece.
std::string origin_strip(const std::vector<InputHour>& hours, Part part,
                         const ChartArea& area) {
  std::string out;
  for (std::size_t n = 0; n < hours.size();) {
    const InputOrigin origin = (hours[n].*part).origin;
    std::size_t last = n;
    while (last + 1 < hours.size() && (hours[last + 1].*part).origin == origin) ++last;
    const double from = area.x(span_of(hours, n).first);
    const double to = area.x(span_of(hours, last).second);
    out += fmt::format(
        "<rect x='{:.1f}' y='{:.1f}' width='{:.1f}' height='{}' class='o-{}'/>\n", from,
        area.top + area.height + 2, std::max(to - from, 1.0), strip_height,
        origin_style(origin));
    n = last + 1;
  }
  return out;
}

std::string marks(const Panel& panel, const std::vector<InputHour>& hours,
                  const std::vector<double>& values, const ChartArea& area) {
  std::string out;
  const bool bars = panel.form == Panel::Form::bars;
  for (std::size_t n = 0; n < hours.size(); ++n) {
    if (!std::isfinite(values[n]) || (bars && !(values[n] > 0))) continue;
    const auto [from, to] = span_of(hours, n);
    const char* style = origin_style((hours[n].*panel.part).origin);
    const double x = area.x(hours[n].time), y = area.y(values[n]);
    if (bars)
      out += fmt::format(
          "<rect x='{:.1f}' y='{:.1f}' width='{:.1f}' height='{:.1f}' class='rain'/>",
          area.x(from), y, std::max(area.x(to) - area.x(from), 1.0),
          area.top + area.height - y);
    else
      out += fmt::format("<circle cx='{:.1f}' cy='{:.1f}' r='2.4' class='o-{}'/>", x, y,
                         style);
  }
  return out + "\n";
}

/// What the pointer shows over an hour, in every plot.
std::string hover(const std::vector<InputHour>& hours, const ChartArea& area,
                  double height, const Messages& say) {
  std::string out;
  for (std::size_t n = 0; n < hours.size(); ++n) {
    const auto [from, to] = span_of(hours, n);
    std::string told = utc_text(hours[n].time).substr(0, 16) + " UTC";
    for (const Panel& panel : panels) {
      const auto origin = (hours[n].*panel.part).origin;
      const std::string shown = panel.form == Panel::Form::classes
                                    ? std::string(1, hours[n].stability)
                                    : fmt::format("{:.3g}", panel.shown(hours[n]));
      told += fmt::format("\n{}: {} ({})", say(panel.title), shown,
                          say(std::string("inputs.origin.") + origin_style(origin)));
    }
    if (!hours[n].line.empty()) told += "\n" + hours[n].line;
    out += fmt::format(
        "<rect x='{:.1f}' y='26' width='{:.1f}' height='{:.0f}' class='hover'>"
        "<title>{}</title></rect>\n",
        area.x(from), std::max(area.x(to) - area.x(from), 1.0), height - 60,
        escaped(told));
  }
  return out;
}

ChartArea area_at(const std::vector<InputHour>& hours, double top, double width) {
  ChartArea area{.top = top + 26, .width = width};
  area.x_low = hours.front().time;
  area.x_high = std::max(hours.back().time, hours.front().time + 1);
  return area;
}

/// Room for single hours to be told apart.
bool roomy(const std::vector<InputHour>& hours, double width) {
  return width / static_cast<double>(hours.size()) >= 3;
}

std::string draw(const Panel& panel, const std::vector<InputHour>& hours, double top,
                 double width, const Messages& say) {
  ChartArea area = area_at(hours, top, width);
  std::vector<double> times, values, ticks;
  for (const InputHour& hour : hours) {
    times.push_back(hour.time);
    values.push_back(panel.shown(hour));
  }
  set_range(panel, values, area, ticks);
  std::string out = y_axis(area, ticks, say(panel.title)) + time_axis(area);
  if (panel.form == Panel::Form::classes) out += class_axis(area);
  if (panel.form == Panel::Form::line) out += line_through(area, times, values, "line");
  if (panel.form != Panel::Form::line || roomy(hours, width))
    out += marks(panel, hours, values, area);
  return out + origin_strip(hours, panel.part, area);
}

}  // namespace

const char* origin_style(InputOrigin origin) {
  switch (origin) {
    case InputOrigin::told:
      return "told";
    case InputOrigin::converted:
      return "converted";
    case InputOrigin::interpolated:
      return "interpolated";
    case InputOrigin::assumed:
      return "assumed";
    case InputOrigin::derived:
      return "derived";
    case InputOrigin::grid:
      return "grid";
    case InputOrigin::generated:
      return "generated";
  }
  return "told";
}

std::string weather_charts(const std::vector<InputHour>& hours, double width,
                           const Messages& say) {
  if (hours.empty()) return {};
  std::string out;
  double top = 0;
  for (const Panel& panel : panels) {
    out += draw(panel, hours, top, width, say);
    top += panel_step;
  }
  if (roomy(hours, width)) out += hover(hours, area_at(hours, 0, width), top, say);
  return fmt::format(
      "<svg viewBox='0 0 {0:.0f} {1:.0f}' width='{0:.0f}' height='{1:.0f}' "
      "role='img'>\n{2}</svg>\n",
      width + 110, top, out);
}

}  // namespace farreach
