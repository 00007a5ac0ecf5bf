/// Averaging time: how the wandering of the plume widens a longer mean.
///
///   sigma(t) = sigma(600 s) F(t)/F(600 s),   F(t) = (t + 10 s exp(-t/10 s))^(1/5)
///   sigma_m(t)^2 = sigma(t)^2 - sigma(0)^2
///
/// sigma lateral scatter of a mean over t; sigma_m the part by which the whole plume
/// wanders. The fifth-root law with a floor at 10 s is that of Ermak (1990), User's
/// manual for SLAB, UCRL-MA-105607; the exponent 0.2 is Gifford's (1975). A mean
/// shorter than 10 s sees no meander. Short-time growth comes from eddies met on the
/// way, sigma_v times travel time; meander turns the whole plume with the wind, so that
/// sigma_m is scatter of direction times the distance x, whatever the speed of a plume
/// that the wind carries; a jet faster than the wind counts only the way of the wind.
/// Both slow with age by spread_factor of closures.hpp. Range: 1 s to about 1 h.
#pragma once

#include <cmath>

namespace farreach {

/// F(t) of the head [s^(1/5)].
inline double averaging_growth(double averaging_time) {
  const double t = averaging_time > 0 ? averaging_time : 0;
  return std::pow(t + 10 * std::exp(-t / 10), 0.2);
}

/// sigma(0)/sigma(600 s): the short-time plume over the 600 s plume [-].
inline double short_time_share() {
  static const double share = averaging_growth(0) / averaging_growth(600);
  return share;
}

/// sigma_m(t)^2 / sigma_m(600 s)^2 [-].
inline double meander_weight(double averaging_time) {
  if (averaging_time == 600) return 1;
  static const double square = std::pow(averaging_growth(0), 2);
  static const double full = std::pow(averaging_growth(600), 2) - square;
  const double f = averaging_growth(averaging_time);
  return (f * f - square) / full;
}

}  // namespace farreach
