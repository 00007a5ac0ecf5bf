#include "models/atmosphere/weather_fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "solver/base/constants.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

constexpr double wind_height = 10;  // [m]

/// Value between item `below` and the next: (1 - share) of the first.
struct Between {
  std::size_t below = 0;
  double share = 0;
};

/// Where `value` lies in an ascending list. Throws RunError outside; `what` names the
/// list and its unit.
Between between(const std::vector<double>& list, double value, const char* what) {
  if (!(value >= list.front() && value <= list.back()))
    throw RunError(
        fmt::format("the weather is known for {} from {:g} to {:g}, not {:g}", what,
                    list.front(), list.back(), value));
  const auto after = std::upper_bound(list.begin(), list.end(), value);
  if (after == list.end()) return {list.size() - 1, 0};
  const auto below = static_cast<std::size_t>(after - list.begin()) - 1;
  return {below, (value - list[below]) / (list[below + 1] - list[below])};
}

/// One place is everywhere.
Between between_places(const std::vector<double>& list, double value,
                       const char* what) {
  return list.size() == 1 ? Between{} : between(list, value, what);
}

/// Longitude by whole turns into the range of the fields, when that can be.
double turned(const std::vector<double>& longitude, double value) {
  while (value < longitude.front()) value += 360;
  while (value > longitude.back() && value - 360 >= longitude.front()) value -= 360;
  return value;
}

/// The eight corners around a time and place on the ground.
class Corners {
 public:
  Corners(const WeatherFields& fields, double time, GeoPoint place)
      : fields_(fields),
        time_(between(fields.time, time, "times [s]")),
        lat_(between_places(fields.latitude, place.lat, "latitudes [deg]")),
        lon_(between_places(fields.longitude, turned(fields.longitude, place.lon),
                            "longitudes [deg]")) {}

  double ground(const std::vector<float>& values) const {
    return sum([&](std::size_t t, std::size_t j, std::size_t i) {
      return values.at((t * fields_.latitude.size() + j) * fields_.longitude.size() +
                       i);
    });
  }

  double level(const std::vector<float>& values, const Between& height) const {
    const std::size_t levels = fields_.height.size();
    return sum([&](std::size_t t, std::size_t j, std::size_t i) {
      const auto at = [&](std::size_t k) -> double {
        return values.at(((t * levels + k) * fields_.latitude.size() + j) *
                             fields_.longitude.size() +
                         i);
      };
      const double low = at(height.below);
      return height.share > 0 ? low + height.share * (at(height.below + 1) - low) : low;
    });
  }

 private:
  template <class ValueAt>
  double sum(ValueAt value_at) const {
    double total = 0;
    for (std::size_t corner = 0; corner < 8; ++corner) {
      const std::size_t t = corner / 4, j = corner / 2 % 2, i = corner % 2;
      const double weight = part(time_, t) * part(lat_, j) * part(lon_, i);
      if (weight > 0)
        total += weight * value_at(time_.below + t, lat_.below + j, lon_.below + i);
    }
    return total;
  }
  static double part(const Between& b, std::size_t upper) {
    return upper == 1 ? b.share : 1 - b.share;
  }

  const WeatherFields& fields_;
  Between time_, lat_, lon_;
};

/// Direction the wind comes from, clockwise from north [deg]; none when calm.
std::optional<double> direction_of(double east, double north) {
  if (!(std::hypot(east, north) > 0)) return std::nullopt;
  const double from = std::atan2(-east, -north) * 180 / pi;
  return from < 0 ? from + 360 : from;
}

}  // namespace

Weather weather_at(const WeatherFields& fields, double time, GeoPoint place) {
  if (fields.empty()) throw RunError("there is no weather that changes");
  const Corners corners(fields, time, place);
  const Between height = between(fields.height, wind_height, "heights [m]");
  const double east = corners.level(fields.wind_east, height);
  const double north = corners.level(fields.wind_north, height);
  const double inverse = corners.ground(fields.inverse_length);
  Weather weather;
  weather.name = fmt::format("{:.1f} h", time / 3600);
  weather.wind_speed = std::hypot(east, north);
  weather.wind_height = wind_height;
  weather.wind_from = direction_of(east, north);
  weather.obukhov_length =
      inverse == 0 ? std::numeric_limits<double>::infinity() : 1 / inverse;
  weather.friction_velocity = corners.ground(fields.friction_velocity);
  weather.mixing_height = corners.ground(fields.mixing_height);
  weather.roughness = corners.ground(fields.roughness);
  weather.air_temperature = corners.ground(fields.air_temperature);
  weather.pressure = corners.ground(fields.pressure);
  weather.relative_humidity =
      std::clamp(corners.ground(fields.relative_humidity), 0.0, 1.0);
  return weather;
}

}  // namespace farreach
