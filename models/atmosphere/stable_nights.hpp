/// How often stable air with light wind lasts: what an answer that needs it for hours
/// on end is worth.
///
/// A night is 24 h from noon to noon by the sun (longitude/15 h from UTC). It counts
/// when in it, without a break, for longer than asked the air is stable (1/L > 0) and
/// the wind at 10 m below 3 m/s, the wind under which Pasquill (1961, Meteorol. Mag.
/// 90, 33-49) has class F. As good as the weather given: of a generated one, the
/// figures of its climate.
#pragma once

#include "models/atmosphere/weather_fields.hpp"

namespace farreach {

inline constexpr double light_stable_wind = 3;  ///< [m/s]

/// Name of the SourceFact that holds the share for three hours [-].
inline constexpr const char* stable_nights_fact =
    "nights with stable air and light wind for over 3 h";

struct StableNights {
  int nights = 0;    ///< whole ones within the weather
  double share = 0;  ///< of them in which it lasts [-]; NaN: fewer than ten nights
};

/// `lasting`: longer than that without a break [s].
StableNights stable_nights(const WeatherFields& weather, GeoPoint place,
                           double lasting);

}  // namespace farreach
