#include "postprocess/inputs/river_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "postprocess/inputs/chart.hpp"
#include "postprocess/io/markup.hpp"

namespace farreach {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// Values at both ends of every reach.
struct Along {
  std::vector<double> distance, fall;          ///< [m]
  std::vector<std::vector<double>> discharge;  ///< by case [m3/s]
  double most = 0;                             ///< discharge [m3/s]
};

Along along(const RiverNetwork& river) {
  Along a;
  a.discharge.resize(river.cases.size());
  double distance = 0, fall = 0;
  for (const RiverReach& reach : river.reaches) {
    for (const double end : {0.0, reach.length}) {
      a.distance.push_back(distance + end);
      // A slope that is not known leaves a gap.
      a.fall.push_back(reach.slope > 0 ? fall - reach.slope * end : none);
      for (std::size_t c = 0; c < river.cases.size(); ++c) {
        const double q = c < reach.flows.size() ? reach.flows[c].discharge : none;
        a.discharge[c].push_back(q > 0 ? q : none);
        if (q > a.most) a.most = q;
      }
    }
    distance += reach.length;
    fall -= reach.slope * reach.length;
  }
  return a;
}

std::string distance_axis(const ChartArea& area) {
  std::string out;
  for (const double tick : round_steps(0, area.x_high / 1000, 10))
    out += fmt::format(
        "<line x1='{0:.1f}' y1='{1:.1f}' x2='{0:.1f}' y2='{2:.1f}' class='grid'/>"
        "<text x='{0:.1f}' y='{3:.1f}' class='tick middle'>{4} km</text>\n",
        area.x(1000 * tick), area.top, area.top + area.height,
        area.top + area.height + 16, chart_number(tick));
  return out;
}

const std::string& name_of(const RiverStation& station, const std::string& language) {
  const std::string& own = language == "ru"   ? station.name_ru
                           : language == "kk" ? station.name_kk
                                              : station.name;
  return own.empty() ? station.name : own;
}

std::string stations(const RiverNetwork& river, const ChartArea& area, bool named,
                     const std::string& language) {
  std::string out;
  for (const RiverStation& station : river.stations) {
    if (!(station.distance <= area.x_high)) continue;
    const bool border = station.kind == "border";
    out += fmt::format(
        "<line x1='{0:.1f}' y1='{1:.1f}' x2='{0:.1f}' y2='{2:.1f}' class='{3}'/>",
        area.x(station.distance), area.top, area.top + area.height,
        border ? "border" : "station");
    // Names lean away from the middle, so that none leaves the picture.
    const bool right = station.distance > 0.6 * area.x_high;
    if (named)
      out += fmt::format(
          "<text transform='translate({:.1f} {:.1f}) rotate({})' class='name{}'>{}"
          "</text>",
          area.x(station.distance) + (right ? -3 : 3), area.top - 5, right ? 32 : -32,
          right ? " end" : "", escaped(name_of(station, language)));
  }
  return out + "\n";
}

}  // namespace

std::string river_charts(const RiverNetwork& river, const Messages& say) {
  const Along a = along(river);
  if (a.distance.empty()) return {};
  ChartArea fall{.top = 175, .height = 150};
  fall.x_high = std::max(a.distance.back(), 1.0);
  double lowest = 0;
  for (const double z : a.fall)
    lowest = std::isfinite(z) ? std::min(lowest, z) : lowest;
  fall.y_low = std::min(1.08 * lowest, -1.0), fall.y_high = 0;
  std::string out = y_axis(fall, round_steps(fall.y_low, 0, 5), "") +
                    distance_axis(fall) +
                    line_through(fall, a.distance, a.fall, "bed") +
                    stations(river, fall, true, say.language());
  out += fmt::format("<text x='{}' y='14' class='title'>{}</text>\n", fall.left,
                     escaped(say("inputs.river.fall")));
  ChartArea flow{.top = 395, .height = 150};
  flow.x_high = fall.x_high;
  flow.y_high = std::max(1.1 * a.most, 1e-6);
  out += y_axis(flow, round_steps(0, flow.y_high, 5), say("inputs.river.discharge")) +
         distance_axis(flow) + stations(river, flow, false, say.language());
  for (std::size_t c = 0; c < river.cases.size(); ++c) {
    out += line_through(flow, a.distance, a.discharge[c], fmt::format("case{}", c % 4));
    out += fmt::format(
        "<text x='{:.1f}' y='{:.1f}' class='key case{}'>{}</text>\n",
        flow.left + 470 + 110 * static_cast<double>(c % 4), flow.top - 9, c % 4,
        escaped(say.text_or("river.case." + river.cases[c].name, river.cases[c].name)));
  }
  return "<svg viewBox='0 0 1030 575' width='1030' height='575' role='img'>\n" + out +
         "</svg>\n";
}

}  // namespace farreach
