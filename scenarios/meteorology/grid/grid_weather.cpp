#include "scenarios/meteorology/grid/grid_weather.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "scenarios/meteorology/boundary_layer.hpp"
#include "scenarios/meteorology/grid/grid_slabs.hpp"
#include "scenarios/meteorology/wind_column.hpp"
#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"
#include "solver/base/parallel.hpp"
#include "solver/base/utc.hpp"
#include "solver/geo/geodesic.hpp"

namespace farreach {
namespace {

using Q = GridQuantity;

constexpr double lowest_level = 15;  // above ground, of levels that count [m]
constexpr double most_memory = 8e9;  // of the fields [B]
constexpr double air_gas_constant = gas_constant / dry_air_molar_mass;  // [J/(kg K)]
constexpr double metres_per_degree = 111.2e3;
constexpr double expected_reach = 8e5;      // of a grid around the site [m]
constexpr double highest_pressure = 75000;  // of the highest level: about 2500 m [Pa]
constexpr double lowest_top = 2500;         // of the highest level [m]
constexpr double shortest_time = 60;        // between times [s]
// Of a heat flux that counts the other way: see require_sign. Twilight ends at -6.
constexpr double high_sun = 30, deep_night = -6;  // [degrees]
constexpr double turned_flux = 20;                // by day; half of it at night [W/m2]
constexpr double least_fluxes = 50;               // by column and time

/// Everything that cannot be done without, in one message.
void require_quantities(const GridSlabs& slabs) {
  std::vector<Diagnostic> missing;
  const auto need = [&](Q quantity, const std::string& why, const std::string& remedy) {
    if (slabs.has(quantity)) return;
    missing.push_back({.message = std::string("missing in ") + slabs.described() +
                                  ": " + rule_of(quantity).name + ", " + why,
                       .remedy = remedy});
  };
  need(Q::wind_east, "which carries the gas", "add the file of levels");
  need(Q::wind_north, "which carries the gas", "add the file of levels");
  need(Q::wind_east_10m, "from which friction follows", "add the file of the surface");
  need(Q::wind_north_10m, "from which friction follows", "add the file of the surface");
  need(Q::temperature_2m, "for density and stability", "add the file of the surface");
  need(Q::surface_pressure, "for density and the height of levels",
       "add the file of the surface");
  if (!slabs.has(Q::heat_flux_down) && !slabs.has(Q::heat_flux_up)) {
    std::string remedy = "or a sensible heat flux (sshf, ishf, shtfl) in its place";
    for (const std::string& said : slabs.remarks()) remedy += ". " + said;
    need(Q::cloud, "for the stability", remedy);
  }
  if (slabs.has(Q::wind_east) && slabs.on_pressure() &&
      !slabs.has(Q::geopotential_height) && !slabs.has(Q::temperature))
    need(Q::geopotential, "for the height of levels",
         "or their height (gh), or their temperature (t)");
  if (!missing.empty()) throw InputError(std::move(missing));
}

/// Everything of one time that a column is made of.
struct Moment {
  Slab u, v, w, t, z;
  std::vector<float> u10, v10, t2m, pressure;
  bool is_omega = false;
};

class Builder {
 public:
  Builder(GridSlabs slabs, const GridOptions& options)
      : slabs_(std::move(slabs)), options_(options) {}

  WeatherFields build();

 private:
  void set_times();
  void require_steps() const;
  double longest_step() const;
  void require_memory() const;
  void add_time(double time);
  Moment read_moment(double time);
  void set_ground(const Moment& moment, double time);
  std::vector<double> level_heights(const Moment& m, std::size_t column) const;
  double surface_by_pressure(const Moment& m, std::size_t column) const;
  double slope_wind(const Moment& m, std::size_t column, std::size_t level) const;
  void add_column(const Moment& m, std::size_t column, std::size_t first);
  double vertical_wind(const Moment& m, std::size_t column, std::size_t level) const;
  void add_surface(const Moment& m, double time);
  void require_sign() const;
  void derive();
  void derive_column(std::size_t column);
  AirHour told_hour(std::size_t n, std::size_t column) const;
  void say();
  void say_sums();
  void say_reach();
  double nearest_edge() const;
  double level_pressure(std::size_t k) const { return slabs_.levels()[k]; }
  bool on_pressure() const { return slabs_.on_pressure(); }
  GeoPoint place_of(std::size_t column) const {
    return {.lat = slabs_.latitude()[column / slabs_.longitude().size()],
            .lon = slabs_.longitude()[column % slabs_.longitude().size()]};
  }
  std::vector<float> optional_slab(Q quantity, double time) {
    return slabs_.has(quantity) ? slabs_.read(quantity, time).values
                                : std::vector<float>();
  }

  GridSlabs slabs_;
  GridOptions options_;
  WeatherFields fields_;
  std::vector<double> utc_;
  std::vector<float> ground_height_;         ///< of the columns [m]
  std::vector<float> heat_, cloud_;          ///< (time, column); empty: not told
  std::vector<float> layer_top_, friction_;  ///< as told
};

void Builder::set_times() {
  for (const double time : slabs_.times(Q::wind_east_10m))
    if ((!options_.from || time >= *options_.from) &&
        (!options_.until || time <= *options_.until))
      utc_.push_back(time);
  if (utc_.size() < 2)
    throw InputError(
        fmt::format("the files tell {} times of the period; at least 2 are "
                    "needed",
                    utc_.size()));
  for (const double time : utc_) fields_.time.push_back(time - utc_.front());
  require_steps();
  fields_.start_utc = utc_text(utc_.front());
}

/// A step longer than the others is a gap.
void Builder::require_steps() const {
  double usual = utc_[1] - utc_[0];
  for (std::size_t n = 1; n < utc_.size(); ++n)
    usual = std::min(usual, utc_[n] - utc_[n - 1]);
  if (usual < shortest_time)
    throw InputError("two files tell times less than a minute apart");
  for (std::size_t n = 1; n < utc_.size(); ++n) {
    const double step = utc_[n] - utc_[n - 1];
    if (step <= options_.longest_gap || step < 1.01 * usual) continue;
    throw InputError(
        {{.message = fmt::format("no time from {} to {}, {:.4g} h; the longest gap "
                                 "that is interpolated is "
                                 "{:.4g} h",
                                 utc_text(utc_[n - 1]), utc_text(utc_[n]), step / 3600,
                                 options_.longest_gap / 3600),
          .remedy = "give the files of that time, another period (from, until), or a "
                    "longer meteorology.longest_gap"}});
  }
}

double Builder::longest_step() const {
  double longest = 0;
  for (std::size_t n = 1; n < utc_.size(); ++n)
    longest = std::max(longest, utc_[n] - utc_[n - 1]);
  return longest;
}

void Builder::require_memory() const {
  const double bytes = 4.0 * (3.0 * static_cast<double>(column_heights().size()) + 12) *
                       static_cast<double>(slabs_.columns() * utc_.size());
  if (bytes < most_memory) return;
  throw InputError(
      {{.message = fmt::format("{} times of {} columns would take {:.1f} GB of memory",
                               utc_.size(), slabs_.columns(), bytes / 1e9),
        .remedy = "use a shorter period (from, until) or a coarser grid"}});
}

Moment Builder::read_moment(double time) {
  Moment m;
  m.u = slabs_.read(Q::wind_east, time);
  m.v = slabs_.read(Q::wind_north, time);
  if (on_pressure() && slabs_.has(Q::geopotential)) {
    m.z = slabs_.read(Q::geopotential, time);
    for (float& z : m.z.values) z = static_cast<float>(z / gravity);
  } else if (on_pressure() && slabs_.has(Q::geopotential_height)) {
    m.z = slabs_.read(Q::geopotential_height, time);
  }
  m.is_omega = slabs_.lift() == GridSlabs::Lift::pressure_speed;
  if (m.is_omega)
    m.w = slabs_.read(Q::pressure_speed, time);
  else if (slabs_.lift() == GridSlabs::Lift::wind_up)
    m.w = slabs_.read(Q::wind_up, time);
  if (m.is_omega || (on_pressure() && m.z.values.empty()))
    m.t = slabs_.read(Q::temperature, time);
  m.u10 = slabs_.read(Q::wind_east_10m, time).values;
  m.v10 = slabs_.read(Q::wind_north_10m, time).values;
  m.t2m = slabs_.read(Q::temperature_2m, time).values;
  m.pressure = slabs_.read(Q::surface_pressure, time).values;
  return m;
}

/// Height above the sea at which the levels have the pressure of the ground: linear in
/// ln p, beyond the lowest level by its temperature.
double Builder::surface_by_pressure(const Moment& m, std::size_t column) const {
  const std::size_t columns = slabs_.columns();
  const double wanted = std::log(m.pressure[column]);
  double below_p = 0, below_z = 0, above_p = 0, above_z = 0;
  bool has_below = false, has_above = false;
  for (std::size_t k = 0; k < m.u.levels; ++k) {
    const double p = std::log(level_pressure(k)), z = m.z.values[k * columns + column];
    if (!std::isfinite(z)) continue;
    if (p >= wanted && (!has_below || p < below_p)) {
      below_p = p;
      below_z = z;
      has_below = true;
    }
    if (p < wanted && (!has_above || p > above_p)) {
      above_p = p;
      above_z = z;
      has_above = true;
    }
  }
  if (!has_above) throw InputError("no level lies above the ground");
  if (has_below)
    return above_z + (wanted - above_p) / (below_p - above_p) * (below_z - above_z);
  return above_z - air_gas_constant * m.t2m[column] / gravity * (wanted - above_p);
}

/// Above ground [m]; NaN for levels below ground or without values.
std::vector<double> Builder::level_heights(const Moment& m, std::size_t column) const {
  const std::size_t columns = slabs_.columns(), levels = m.u.levels;
  const auto& level = slabs_.levels();
  if (!on_pressure()) return level;
  std::vector<double> heights(levels, not_told);
  if (!m.z.values.empty()) {
    for (std::size_t k = 0; k < levels; ++k)
      heights[k] = m.z.values[k * columns + column] - ground_height_[column];
    return heights;
  }
  std::vector<std::size_t> order(levels);
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(),
            [&](auto a, auto b) { return level[a] > level[b]; });
  double pressure = m.pressure[column], temperature = m.t2m[column], height = 0;
  for (const std::size_t k : order) {
    const double t = m.t.values[k * columns + column];
    if (level[k] >= m.pressure[column] || !std::isfinite(t)) continue;
    height += air_gas_constant * 0.5 * (t + temperature) / gravity *
              std::log(pressure / level[k]);
    heights[k] = height;
    pressure = level[k];
    temperature = t;
  }
  return heights;
}

/// Rise of the ground along the wind [m/s].
double Builder::slope_wind(const Moment& m, std::size_t column,
                           std::size_t level) const {
  if (ground_height_.empty()) return 0;
  const std::size_t nx = slabs_.longitude().size(), ny = slabs_.latitude().size();
  const std::size_t i = column % nx, j = column / nx;
  const std::size_t i0 = i > 0 ? i - 1 : i, i1 = i + 1 < nx ? i + 1 : i;
  const std::size_t j0 = j > 0 ? j - 1 : j, j1 = j + 1 < ny ? j + 1 : j;
  const double metres_east = metres_per_degree *
                             std::cos(slabs_.latitude()[j] * pi / 180) *
                             (slabs_.longitude()[i1] - slabs_.longitude()[i0]);
  const double metres_north =
      metres_per_degree * (slabs_.latitude()[j1] - slabs_.latitude()[j0]);
  const double east =
      (ground_height_[j * nx + i1] - ground_height_[j * nx + i0]) / metres_east;
  const double north =
      (ground_height_[j1 * nx + i] - ground_height_[j0 * nx + i]) / metres_north;
  const std::size_t at = level * slabs_.columns() + column;
  return m.u.values[at] * east + m.v.values[at] * north;
}

double Builder::vertical_wind(const Moment& m, std::size_t column,
                              std::size_t level) const {
  if (m.w.values.empty()) return 0;
  const std::size_t at = level * slabs_.columns() + column;
  double up = m.w.values[at];
  if (m.is_omega)
    up *= -air_gas_constant * m.t.values[at] / (level_pressure(level) * gravity);
  return up - slope_wind(m, column, level);
}

struct WindPoint {
  double height, east, north, up;
};

/// Between two points linear in ln(height).
WindPoint at_height(const std::vector<WindPoint>& points, double height) {
  const auto above =
      std::find_if(points.begin(), points.end(),
                   [&](const WindPoint& p) { return p.height >= height; });
  if (above == points.begin()) return points.front();
  if (above == points.end()) return points.back();
  const WindPoint &a = *(above - 1), &b = *above;
  const double share = std::log(height / a.height) / std::log(b.height / a.height);
  const auto mix = [&](double low, double high) { return low + share * (high - low); };
  return {height, mix(a.east, b.east), mix(a.north, b.north), mix(a.up, b.up)};
}

void Builder::add_column(const Moment& m, std::size_t column, std::size_t first) {
  const std::size_t columns = slabs_.columns();
  const auto heights = level_heights(m, column);
  std::vector<WindPoint> points{{10, m.u10[column], m.v10[column], 0}};
  for (std::size_t k = 0; k < m.u.levels; ++k) {
    const std::size_t at = k * columns + column;
    const WindPoint p{heights[k], m.u.values[at], m.v.values[at],
                      vertical_wind(m, column, k)};
    if (p.height > lowest_level && std::isfinite(p.east + p.north + p.up))
      points.push_back(p);
  }
  if (points.size() < 2)
    throw InputError(fmt::format(
        "no level lies above the ground at latitude {:.4g}, longitude {:.4g}",
        slabs_.latitude()[column / slabs_.longitude().size()],
        slabs_.longitude()[column % slabs_.longitude().size()]));
  std::sort(points.begin(), points.end(),
            [](const auto& a, const auto& b) { return a.height < b.height; });
  for (std::size_t k = 0; k < fields_.height.size(); ++k) {
    const WindPoint p = at_height(points, fields_.height[k]);
    const std::size_t at = first + k * columns + column;
    fields_.wind_east[at] = static_cast<float>(p.east);
    fields_.wind_north[at] = static_cast<float>(p.north);
    fields_.wind_up[at] = static_cast<float>(p.up);
  }
}

void Builder::set_ground(const Moment& moment, double time) {
  if (!ground_height_.empty()) return;
  if (slabs_.has(Q::surface_geopotential)) {
    ground_height_ = slabs_.read(Q::surface_geopotential, time).values;
    for (float& z : ground_height_) z = static_cast<float>(z / gravity);
  } else if (slabs_.has(Q::surface_height)) {
    ground_height_ = slabs_.read(Q::surface_height, time).values;
  } else if (!moment.z.values.empty()) {
    for (std::size_t c = 0; c < slabs_.columns(); ++c)
      ground_height_.push_back(static_cast<float>(surface_by_pressure(moment, c)));
  }
}

void Builder::add_surface(const Moment& m, double time) {
  const auto append = [](std::vector<float>& to, const std::vector<float>& from) {
    to.insert(to.end(), from.begin(), from.end());
  };
  append(fields_.air_temperature, m.t2m);
  append(fields_.pressure, m.pressure);
  auto heat = optional_slab(Q::heat_flux_up, time);
  if (heat.empty()) {
    heat = optional_slab(Q::heat_flux_down, time);
    for (float& h : heat) h = -h;
  }
  append(heat_, heat);
  append(cloud_, optional_slab(Q::cloud, time));
  append(layer_top_, optional_slab(Q::mixing_height, time));
  append(friction_, optional_slab(Q::friction_velocity, time));
  auto roughness = optional_slab(Q::roughness, time);
  if (roughness.empty())
    roughness.assign(slabs_.columns(), static_cast<float>(options_.ground.roughness));
  append(fields_.roughness, roughness);
  auto rain = optional_slab(Q::precipitation, time);
  if (rain.empty()) rain.assign(slabs_.columns(), 0);
  for (float& r : rain) r = std::max(r, 0.0F);  // rounding of packed files
  append(fields_.precipitation, rain);
  auto humidity = optional_slab(Q::humidity_2m, time);
  const auto dew = optional_slab(Q::dew_point_2m, time);
  for (std::size_t c = 0; humidity.empty() && c < dew.size(); ++c)
    fields_.relative_humidity.push_back(static_cast<float>(std::min(
        1.0, water_saturation_pressure(dew[c]) / water_saturation_pressure(m.t2m[c]))));
  if (humidity.empty() && dew.empty()) humidity.assign(slabs_.columns(), 0.5F);
  append(fields_.relative_humidity, humidity);
}

void Builder::add_time(double time) {
  const Moment moment = read_moment(time);
  set_ground(moment, time);
  const std::size_t first = fields_.wind_east.size();
  const std::size_t more = fields_.height.size() * slabs_.columns();
  for (auto* wind : {&fields_.wind_east, &fields_.wind_north, &fields_.wind_up})
    wind->resize(first + more);
  parallel_for("weather columns", slabs_.columns(),
               [&](std::size_t c) { add_column(moment, c, first); });
  add_surface(moment, time);
}

AirHour Builder::told_hour(std::size_t n, std::size_t column) const {
  const std::size_t at = n * slabs_.columns() + column;
  const std::size_t ten =
      n * slabs_.columns() * fields_.height.size() + column;  // 10 m is the lowest
  const auto value = [&](const std::vector<float>& list) {
    return list.empty() ? not_told : static_cast<double>(list[at]);
  };
  AirHour hour;
  hour.time = utc_[n];
  hour.wind_speed = std::hypot(fields_.wind_east[ten], fields_.wind_north[ten]);
  hour.temperature = fields_.air_temperature[at];
  hour.pressure = fields_.pressure[at];
  hour.roughness = std::max(static_cast<double>(fields_.roughness[at]), 1e-6);
  hour.heat_flux = value(heat_);
  hour.cloud = value(cloud_);
  if (told(hour.cloud)) hour.cloud = std::clamp(hour.cloud, 0.0, 1.0);
  hour.mixing_height = value(layer_top_);
  hour.friction_velocity = value(friction_);
  if (hour.friction_velocity < 0.01) hour.friction_velocity = 0.01;
  return hour;
}

void Builder::derive_column(std::size_t column) {
  std::vector<AirHour> hours;
  for (std::size_t n = 0; n < utc_.size(); ++n) hours.push_back(told_hour(n, column));
  AirPlace place = options_.ground;
  place.wind_height = 10;
  place.place = place_of(column);
  const auto layers = boundary_layers(hours, place);
  for (std::size_t n = 0; n < utc_.size(); ++n) {
    const std::size_t at = n * slabs_.columns() + column;
    fields_.friction_velocity[at] = static_cast<float>(layers[n].friction_velocity);
    fields_.inverse_length[at] = static_cast<float>(layers[n].inverse_length);
    fields_.mixing_height[at] = static_cast<float>(layers[n].mixing_height);
    fields_.roughness[at] = static_cast<float>(hours[n].roughness);
  }
}

struct MeanFlux {
  double sum = 0, count = 0;
  void add(double flux) {
    sum += flux;
    ++count;
  }
  double mean() const { return sum / count; }  ///< [W/m2]
};

/// By high sun the ground heats the air, at night it cools it, on land and on average
/// over the columns; a flux that is large the other way round counts the other way.
void Builder::require_sign() const {
  if (heat_.empty() || options_.sign_told) return;
  MeanFlux by_day, by_night;
  for (std::size_t n = 0; n < utc_.size(); ++n)
    for (std::size_t c = 0; c < slabs_.columns(); ++c) {
      const double sun = sun_height(utc_[n], place_of(c)) * 180 / pi;
      const double heat = heat_[n * slabs_.columns() + c];
      if (sun > high_sun) by_day.add(heat);
      if (sun < deep_night) by_night.add(heat);
    }
  const bool enough = by_day.count >= least_fluxes && by_night.count >= least_fluxes;
  if (!enough || by_day.mean() > -turned_flux || by_night.mean() < 0.5 * turned_flux)
    return;
  throw InputError(
      {{.message =
            fmt::format("the sensible heat flux seems to count the other way: "
                        "taken as upward it is {:.0f} W/m2 by day and {:.0f} W/m2 "
                        "by night, on average over the columns",
                        by_day.mean(), by_night.mean()),
        .remedy = "write meteorology.heat_flux_positive = \"up\" or \"down\", as the "
                  "files count it"}});
}

void Builder::derive() {
  for (auto* list :
       {&fields_.friction_velocity, &fields_.inverse_length, &fields_.mixing_height})
    list->resize(utc_.size() * slabs_.columns());
  parallel_for("boundary layers", slabs_.columns(),
               [&](std::size_t c) { derive_column(c); });
}

/// Which values stand for the time before, and not for the moment.
void Builder::say_sums() {
  for (const Q quantity :
       {Q::heat_flux_up, Q::heat_flux_down, Q::precipitation, Q::cloud}) {
    if (!slabs_.has(quantity)) continue;
    const GridVariable& first = slabs_.described(quantity);
    if (!first.begin.empty())
      fields_.remarks.push_back(
          {"meteorology.sums",
           fmt::format(
               "{} is a {} over a time in the files; it counts as the rate of "
               "that time, less what an earlier one of the same beginning tells.",
               rule_of(quantity).name, first.unit.is_sum ? "sum" : "mean")});
    else if (first.unit.is_sum)
      fields_.remarks.push_back(
          {"meteorology.sums",
           fmt::format("{} is a sum in the files; {}.", rule_of(quantity).name,
                       slabs_.runs_on(quantity)
                           ? "it runs on from time to time and is told apart"
                           : fmt::format("it counts as that of the {:g} h before each "
                                         "time",
                                         options_.sums.accumulation / 3600))});
  }
}

void Builder::say() {
  const auto remark = [&](const char* key, std::string text) {
    fields_.remarks.push_back({key, std::move(text)});
  };
  std::string derived;
  const auto miss = [&](bool there, const char* what) {
    if (!there) derived += std::string(derived.empty() ? "" : ", ") + what;
  };
  miss(!friction_.empty(), "friction velocity");
  miss(!heat_.empty(), "sensible heat flux");
  miss(!layer_top_.empty(), "mixing height");
  if (!derived.empty())
    remark("meteorology.rules",
           "Not in the files, so derived from wind, temperature and cloud as for "
           "stations (Holtslag and van Ulden 1983): " +
               derived + ".");
  std::string absent;
  const auto lack = [&](bool there, const char* what) {
    if (!there) absent += std::string(absent.empty() ? "" : ", ") + what;
  };
  lack(slabs_.has(Q::roughness), "roughness (that of the scenario counts)");
  lack(slabs_.has(Q::precipitation), "precipitation (none)");
  lack(slabs_.has(Q::dew_point_2m) || slabs_.has(Q::humidity_2m), "humidity (50 %)");
  lack(slabs_.lift() != GridSlabs::Lift::none, "vertical wind (0 m/s)");
  if (!absent.empty())
    remark("meteorology.rules", "Not in the files, so assumed: " + absent + ".");
  say_sums();
  for (const std::string& said : slabs_.remarks()) remark("meteorology.choice", said);
  remark("meteorology.window",
         fmt::format("Of the grid {} x {} columns within about 1100 km of the site are "
                     "used, at {} times, {:.4g} h apart or less.",
                     slabs_.longitude().size(), slabs_.latitude().size(), utc_.size(),
                     longest_step() / 3600));
}

/// Distance from the site to the nearest edge of the columns used [m].
double Builder::nearest_edge() const {
  const GeoPoint site = options_.ground.place;
  const auto &lat = slabs_.latitude(), &lon = slabs_.longitude();
  double nearest = 1e9;
  for (const GeoPoint edge :
       {GeoPoint{lat.front(), site.lon}, GeoPoint{lat.back(), site.lon},
        GeoPoint{site.lat, lon.front()}, GeoPoint{site.lat, lon.back()}})
    nearest = std::min(nearest, geodesic(site, edge).distance);
  return nearest;
}

/// What lies beyond the grid, sideways and above.
void Builder::say_reach() {
  if (const double edge = nearest_edge(); edge < expected_reach)
    fields_.remarks.push_back(
        {"meteorology.edge",
         fmt::format("The grid ends {:.0f} km from the site; what leaves it is not "
                     "followed.",
                     edge / 1000)});
  const auto& level = slabs_.levels();
  const auto [low, high] = std::minmax_element(level.begin(), level.end());
  const bool shallow = on_pressure() ? *low > highest_pressure : *high < lowest_top;
  if (shallow)
    fields_.remarks.push_back(
        {"meteorology.top",
         fmt::format("The levels end at {}; above, the wind of the highest counts.",
                     on_pressure() ? fmt::format("{:.0f} hPa", *low / 100)
                                   : fmt::format("{:.0f} m", *high))});
}

WeatherFields Builder::build() {
  require_quantities(slabs_);
  fields_.kind = "gridded";
  fields_.source = "gridded weather of " + slabs_.described();
  fields_.latitude = slabs_.latitude();
  fields_.longitude = slabs_.longitude();
  fields_.height = column_heights();
  set_times();
  require_memory();
  for (const double time : utc_) add_time(time);
  require_sign();
  derive();
  say();
  say_reach();
  return std::move(fields_);
}

}  // namespace

WeatherFields fields_of_grid(std::vector<std::unique_ptr<GridFile>> files,
                             const GridOptions& options) {
  return Builder(GridSlabs(std::move(files), options.sums), options).build();
}

}  // namespace farreach
