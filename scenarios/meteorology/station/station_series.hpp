/// From what the files of a station tell to hours without gaps.
///
/// Times in order; reports of one time: the later counts. Between times more than 1 h
/// apart hours are put in. What an hour does not tell is linear in time between the
/// hours that tell it, no more than `longest_gap` apart: wind as a vector with its
/// speed apart, temperature, pressure, humidity, cloud; before the first and after the
/// last that tell it, their value, as long. Longer gaps of wind or temperature are
/// errors that name them; of pressure, humidity and cloud they are closed by the
/// nearest hours, or by what the scenario states, and counted. Everything is counted in
/// remarks.
#pragma once

#include <optional>

#include "scenarios/meteorology/air_hour.hpp"

namespace farreach {

struct SeriesOptions {
  double longest_gap = 3 * 3600;      ///< [s]
  std::optional<double> from, until;  ///< UTC [s]
  double elevation = 0;               ///< of the station [m]
  double cloud = not_told;            ///< where hours tell none
};

/// Wind below this counts as calm and is carried as this [m/s].
inline constexpr double calm_air = 0.3;

/// Throws InputError.
AirSeries close_gaps(AirSeries series, const SeriesOptions& options);

}  // namespace farreach
