#include "models/atmosphere/present_weather.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "solver/base/error.hpp"
#include "solver/base/parallel.hpp"

namespace farreach {

namespace {

/// One direction of the grid; columns are evenly spaced within 1 %.
GridAxis axis_of(const std::vector<double>& degrees, double origin,
                 double metres_per_degree) {
  GridAxis axis;
  axis.count = static_cast<int>(degrees.size());
  if (axis.count < 2) return axis;
  axis.first = degrees.front();
  axis.spacing = (degrees.back() - degrees.front()) / (axis.count - 1);
  for (int i = 0; i < axis.count; ++i) {
    const double off = degrees[i] - (axis.first + i * axis.spacing);
    if (!(std::abs(off) <= 0.01 * axis.spacing))
      throw RunError(
          fmt::format("the weather grid is not evenly spaced: column {} lies at {} deg "
                      "where {} deg is expected; interpolate it to an even grid",
                      i + 1, degrees[i], axis.first + i * axis.spacing));
  }
  axis.at_origin = (origin - axis.first) / axis.spacing;
  axis.per_metre = 1 / (axis.spacing * metres_per_degree);
  return axis;
}

/// Metres per degree about a latitude on WGS84: meridional and along the parallel.
struct MetresPerDegree {
  double north, east;
};

MetresPerDegree metres_per_degree(double latitude) {
  constexpr double a = 6378137, flattening = 1 / 298.257223563;  // WGS84, definition
  constexpr double e2 = flattening * (2 - flattening);
  constexpr double radian = std::numbers::pi / 180;
  const double sine = std::sin(latitude * radian);
  const double w2 = 1 - e2 * sine * sine;
  const double across = a / std::sqrt(w2);
  const double along = a * (1 - e2) / (w2 * std::sqrt(w2));
  return {along * radian, across * std::cos(latitude * radian) * radian};
}

/// The longitude of the origin in the turn that the grid counts in.
double longitude_beside(const std::vector<double>& grid, double longitude) {
  if (grid.size() < 2) return longitude;
  while (longitude < grid.front() && longitude + 360 <= grid.back()) longitude += 360;
  while (longitude > grid.back() && longitude - 360 >= grid.front()) longitude -= 360;
  return longitude;
}

void check_sizes(const WeatherFields& f) {
  const std::size_t ground = f.time.size() * f.columns();
  const std::size_t air = ground * f.height.size();
  const std::array<const std::vector<float>*, 8> on_ground = {
      &f.friction_velocity, &f.inverse_length, &f.mixing_height,     &f.roughness,
      &f.air_temperature,   &f.pressure,       &f.relative_humidity, &f.precipitation};
  bool right = ground > 0 && air > 0 && f.wind_east.size() == air &&
               f.wind_north.size() == air && f.wind_up.size() == air;
  for (const auto* field : on_ground) right = right && field->size() == ground;
  if (!right)
    throw RunError(
        "the weather fields do not fill their grid of time, height, latitude "
        "and longitude");
}

}  // namespace

double metres_north_per_degree(double latitude) {
  return metres_per_degree(latitude).north;
}

double metres_east_per_degree(double latitude) {
  return metres_per_degree(latitude).east;
}

PresentWeather::PresentWeather(const WeatherFields& fields, GeoPoint origin,
                               const WindChange& change)
    : fields_(&fields), change_(change) {
  check_sizes(fields);
  const double roughest =
      *std::max_element(fields.roughness.begin(), fields.roughness.end());
  for (const double low : {0.5, 1.0, 2.2, 4.7})
    if (low > 5 * roughest && 1.5 * low < fields.height.front())
      heights_.push_back(low);
  added_ = static_cast<int>(heights_.size());
  heights_.insert(heights_.end(), fields.height.begin(), fields.height.end());
  levels_ = static_cast<int>(heights_.size());
  const MetresPerDegree degree = metres_per_degree(origin.lat);
  east_ = axis_of(fields.longitude, longitude_beside(fields.longitude, origin.lon),
                  degree.east);
  north_ = axis_of(fields.latitude, origin.lat, degree.north);
  const std::size_t columns = fields.columns();
  // One node to spare: a look at the node above the highest must stay inside.
  wind_.assign(columns * (levels_ + 1) * node_values + node_values, 0);
  ground_.assign(columns * ground_values, 0);
}

PresentWeather::Moment PresentWeather::moment(double time) const {
  const auto& times = fields_->time;
  if (times.size() == 1) return {};
  constexpr double rounding = 1e-3;  // [s]
  if (!(time >= times.front() - rounding && time <= times.back() + rounding))
    throw RunError(fmt::format(
        "the weather reaches from {:.0f} s to {:.0f} s after {} but the flight needs "
        "{:.0f} s; give longer weather or a shorter horizon",
        times.front(), times.back(), fields_->start_utc, time));
  const auto next = std::upper_bound(times.begin() + 1, times.end() - 1, time);
  const auto after = static_cast<std::size_t>(next - times.begin());
  const double share = (time - times[after - 1]) / (times[after] - times[after - 1]);
  return {after - 1, after, static_cast<float>(std::clamp(share, 0.0, 1.0))};
}

void PresentWeather::blend(double time, const ColumnBox& box) {
  const Moment m = moment(time);
  const auto rows = static_cast<std::size_t>(box.north - box.south + 1);
  parallel_for("blend weather", rows, [&](std::size_t k) {
    const Row row = {box.south + static_cast<int>(k), box.west, box.east};
    blend_wind(m, row);
    blend_ground(m, row);
    extend_to_ground(row);
  });
}

void PresentWeather::blend_wind(const Moment& m, const Row& row) {
  const std::size_t columns = fields_->columns();
  const double size = change_.speed_factor * (change_.reversed ? -1 : 1);
  const auto c = static_cast<float>(size * std::cos(change_.turn));
  const auto s = static_cast<float>(size * std::sin(change_.turn));
  const float up_factor = change_.reversed ? -1.0F : 1.0F;
  const float b = m.share, a = 1 - b;
  const int given = levels_ - added_;
  const std::size_t line = static_cast<std::size_t>(row.number) * east_.count;
  for (int level = 0; level < given; ++level) {
    const std::size_t one = (m.before * given + level) * columns + line;
    const std::size_t two = (m.after * given + level) * columns + line;
    for (int i = row.west; i <= row.east; ++i) {
      const auto& f = *fields_;
      const float u = a * f.wind_east[one + i] + b * f.wind_east[two + i];
      const float v = a * f.wind_north[one + i] + b * f.wind_north[two + i];
      const float w = a * f.wind_up[one + i] + b * f.wind_up[two + i];
      float* node =
          &wind_[((line + i) * (levels_ + 1) + added_ + level + 1) * node_values];
      node[0] = c * u + s * v;
      node[1] = c * v - s * u;
      node[2] = up_factor * w;
    }
  }
}

float PresentWeather::ground_value(const Moment& m, std::size_t column,
                                   int value) const {
  const auto& f = *fields_;
  const std::array<const std::vector<float>*, ground_values> field = {
      &f.friction_velocity, &f.inverse_length, &f.mixing_height,     &f.roughness,
      &f.air_temperature,   &f.pressure,       &f.relative_humidity, &f.precipitation};
  const std::vector<float>& values = *field[value];
  const std::size_t columns = f.columns();
  const float blended = (1 - m.share) * values[m.before * columns + column] +
                        m.share * values[m.after * columns + column];
  constexpr int mixing_height = 2;
  return value == mixing_height
             ? blended * static_cast<float>(change_.mixing_height_factor)
             : blended;
}

void PresentWeather::blend_ground(const Moment& m, const Row& row) {
  for (int i = row.west; i <= row.east; ++i) {
    const std::size_t column = static_cast<std::size_t>(row.number) * east_.count + i;
    for (int value = 0; value < ground_values; ++value)
      ground_[column * ground_values + value] = ground_value(m, column, value);
  }
}

void PresentWeather::extend_to_ground(const Row& row) {
  if (added_ == 0) return;
  for (int i = row.west; i <= row.east; ++i) {
    const std::size_t column = static_cast<std::size_t>(row.number) * east_.count + i;
    const float* ground = &ground_[column * ground_values];
    SurfaceLayer air;
    air.friction_velocity = 1;
    air.inverse_length = static_cast<double>(ground[1]);
    air.roughness = std::max(static_cast<double>(ground[3]), 1e-5);
    air.mixing_height = heights_.back();  // no bound to the wind
    float* nodes = &wind_[(column * (levels_ + 1) + 1) * node_values];
    const float* lowest = nodes + added_ * node_values;
    const double per_wind = 1 / air.wind(heights_[added_]);
    for (int level = 0; level < added_; ++level) {
      const auto share = static_cast<float>(air.wind(heights_[level]) * per_wind);
      for (int value = 0; value < node_values; ++value)
        nodes[level * node_values + value] = share * lowest[value];
    }
  }
}

void PresentWeather::blend_all_ground(double time) {
  const Moment m = moment(time);
  ground_then_.resize(ground_.size());
  for (std::size_t k = 0; k < ground_then_.size(); ++k)
    ground_then_[k] =
        ground_value(m, k / ground_values, static_cast<int>(k % ground_values));
  then_ = time;
}

ColumnAir PresentWeather::air_at(double time, double x, double y) {
  if (time != then_) blend_all_ground(time);
  const double gx = std::clamp(east_.coordinate(x), 0.0, east_.count - 1.0);
  const double gy = std::clamp(north_.coordinate(y), 0.0, north_.count - 1.0);
  const int ix = std::clamp(static_cast<int>(gx), 0, std::max(east_.count - 2, 0));
  const int iy = std::clamp(static_cast<int>(gy), 0, std::max(north_.count - 2, 0));
  const int jx = std::min(ix + 1, east_.count - 1);
  const int jy = std::min(iy + 1, north_.count - 1);
  const double fx = gx - ix, fy = gy - iy;
  const auto at = [&](int column, int row) {
    const std::size_t k = static_cast<std::size_t>(row) * east_.count + column;
    return &ground_then_[k * ground_values];
  };
  const float *sw = at(ix, iy), *se = at(jx, iy), *nw = at(ix, jy), *ne = at(jx, jy);
  std::array<float, ground_values> value{};
  for (int k = 0; k < ground_values; ++k) {
    const double south =
        (1 - fx) * static_cast<double>(sw[k]) + fx * static_cast<double>(se[k]);
    const double north =
        (1 - fx) * static_cast<double>(nw[k]) + fx * static_cast<double>(ne[k]);
    value[k] = static_cast<float>((1 - fy) * south + fy * north);
  }
  return {value[0], value[1], value[2], value[3],
          value[4], value[5], value[6], value[7]};
}

}  // namespace farreach
