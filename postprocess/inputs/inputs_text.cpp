#include <fmt/format.h>

#include <cmath>

#include "postprocess/inputs/inputs_view.hpp"
#include "postprocess/inputs/relief.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/utc.hpp"

namespace farreach {
namespace {

constexpr int relief_pixels = 400;  // enough for the lowest and highest block

/// One letter behind a number: where it came from.
char letter_of(InputOrigin origin) {
  constexpr char letters[] = {' ', 'c', 'i', 'a', 'd', 'g', 's'};
  return letters[static_cast<std::size_t>(origin)];
}

std::string value_text(const InputValue& value, double shown, int width, int digits) {
  const bool zero = std::abs(shown) < 0.5 * std::pow(10, -digits);  // not "-0.0"
  const std::string number =
      std::isfinite(shown) ? fmt::format("{:{}.{}f}", zero ? 0 : shown, width, digits)
                           : fmt::format("{:>{}}", "-", width);
  return number + letter_of(value.origin);
}

std::string hour_line(const InputHour& h) {
  const std::string moment = utc_text(h.time);
  const double length = std::abs(h.inverse_length.value) < 1e-5
                            ? std::numeric_limits<double>::infinity()
                            : 1 / h.inverse_length.value;
  return fmt::format(
      "  {} {} {} {} {} {} {} {} {}{} {} {}  {}\n", moment.substr(0, 10),
      moment.substr(11, 5), value_text(h.speed, h.speed.value, 6, 1),
      value_text(h.direction, h.direction.value, 4, 0),
      value_text(h.temperature, h.temperature.value - zero_celsius, 6, 1),
      value_text(h.pressure, h.pressure.value / 100, 7, 1),
      value_text(h.humidity, 100 * h.humidity.value, 4, 0),
      value_text(h.rain, 3600 * h.rain.value, 6, 2), h.stability,
      letter_of(h.inverse_length.origin), value_text(h.inverse_length, length, 7, 0),
      value_text(h.mixing_height, h.mixing_height.value, 5, 0), h.line);
}

std::string weather_text(const InputsView& view) {
  if (view.hours.empty()) return {};
  std::string out = fmt::format(
      "weather that was read: {}\n"
      "  at {:.4f} N, {:.4f} E; {} times from {} to {}\n"
      "  letters: none told, c from other values of the time, i interpolated, a "
      "assumed,\n"
      "  d derived by the rules of the boundary layer, g of the grid, s synthetic\n"
      "  UTC               wind from    air   press  hum   rain class     L  "
      "mixing  read from\n"
      "                     m/s  deg   degC     hPa    %   mm/h           m      m\n",
      view.weather_source, view.weather_place.lat, view.weather_place.lon,
      view.hours.size(), utc_text(view.hours.front().time),
      utc_text(view.hours.back().time));
  for (const InputHour& hour : view.hours) out += hour_line(hour);
  return out;
}

std::string terrain_text(const Terrain& t) {
  if (t.bed.empty()) return {};
  const Relief relief = relief_of(t, relief_pixels);
  return fmt::format(
      "terrain that was read: {}\n"
      "  {} x {} cells of {:g} x {:g} m, {:.1f} to {:.1f} m high, {} cells without "
      "data, "
      "{:.0f} m3 of fluid at rest, site at x = {:.1f}, y = {:.1f}\n",
      t.source, t.raster.nx, t.raster.ny, t.raster.dx, t.raster.dy, relief.low,
      relief.high, relief.voids, relief.fluid, t.site_x, t.site_y);
}

std::string reach_line(const RiverReach& reach, double from) {
  std::string flows;
  for (const RiverFlow& flow : reach.flows)
    flows +=
        fmt::format("{}{:.3g} m3/s{}", flows.empty() ? "" : ", ", flow.discharge,
                    flow.velocity > 0 ? fmt::format(" at {:.2g} m/s", flow.velocity)
                                      : std::string());
  return fmt::format(
      "  {:8.1f} to {:8.1f} km, {}: slope {}, {}{}{}\n", from / 1000,
      (from + reach.length) / 1000, reach.name,
      reach.slope > 0 ? fmt::format("{:.5f}", reach.slope) : std::string("not known"),
      flows, reach.quality.empty() ? "" : ", ", reach.quality);
}

std::string river_text(const RiverNetwork& river) {
  if (river.reaches.empty()) return {};
  std::string cases;
  for (const RiverCase& one : river.cases)
    cases += (cases.empty() ? "" : ", ") + one.name;
  std::string out =
      fmt::format("river that was read: {}; discharge of {}\n", river.name, cases);
  double from = 0;
  for (const RiverReach& reach : river.reaches) {
    out += reach_line(reach, from);
    from += reach.length;
  }
  for (const RiverStation& station : river.stations)
    out += fmt::format("  {:8.1f} km {} ({})\n", station.distance / 1000, station.name,
                       station.kind);
  return out;
}

}  // namespace

std::string inputs_text(const InputsView& view) {
  return weather_text(view) + terrain_text(view.terrain) + river_text(view.river);
}

}  // namespace farreach
