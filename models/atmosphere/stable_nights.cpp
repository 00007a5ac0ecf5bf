#include "models/atmosphere/stable_nights.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "solver/base/utc.hpp"

namespace farreach {

namespace {

constexpr double whole_day = 86400, look_every = 1800;  // [s]
constexpr int fewest_nights = 10;

bool is_stable_and_light(const Weather& w) {
  return w.obukhov_length && std::isfinite(*w.obukhov_length) &&
         *w.obukhov_length > 0 && w.wind_speed < light_stable_wind;
}

}  // namespace

StableNights stable_nights(const WeatherFields& weather, GeoPoint place,
                           double lasting) {
  StableNights found{0, std::numeric_limits<double>::quiet_NaN()};
  if (weather.time.size() < 2 || weather.kind == "constant") return found;
  const double sun =
      utc_seconds(weather.start_utc).value_or(0) + place.lon / 360 * whole_day;
  // The first noon at or after the begin of the weather.
  const double noon =
      whole_day * std::ceil((weather.time.front() + sun) / whole_day - 0.5) +
      0.5 * whole_day - sun;
  int held = 0;
  for (double begin = noon; begin + whole_day <= weather.time.back();
       begin += whole_day) {
    double lasts = 0, longest = 0;
    for (double t = begin; t < begin + whole_day; t += look_every) {
      lasts =
          is_stable_and_light(weather_at(weather, t, place)) ? lasts + look_every : 0;
      longest = std::max(longest, lasts);
    }
    ++found.nights;
    held += longest > lasting;
  }
  if (found.nights >= fewest_nights) found.share = double(held) / found.nights;
  return found;
}

}  // namespace farreach
