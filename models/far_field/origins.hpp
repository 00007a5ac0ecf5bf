/// Where the air of a place comes from: particles flown backward in time from the place
/// through one sequence of weather.
///
/// N particles leave the place at receptor height, their ages spread evenly over the
/// time of observation W, and fly to earlier weather. Where turbulence is well mixed,
/// the chance of getting from a volume to the place is that of getting from the place
/// to the volume with time reversed (Flesch, Wilson and Yee 1995, J. Appl. Meteorol.
/// 34, 1320-1332). The concentration of a release q [kg/s], steady on the ground of a
/// cell, is then at the place, as mean over W,
///
///   c/q = 1/N sum over particles with z < d of  s dt / (A d)     [s/m3]
///
/// dt the time a particle is counted for [s], A area of the cell [m2], d as in
/// ground_depth.hpp [m], s what is left of H2S after the losses of air_losses.hpp from
/// there to the place: they are the same in both directions of a way. The time of
/// travel is the mean age of what is counted.
///
/// A and the sum are taken in the plane of random_flight.hpp. Wind of one column keeps
/// areas of that plane; gridded wind those of the Earth, so that A is then multiplied
/// by cos(lat)/cos(lat0). The error of c/q is the scatter of eight independent parts of
/// the particles. Plumes are not seen: a release is taken for a passive one on the
/// ground, which holds from some kilometres on; nearer, and for sources aloft, it does
/// not.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/atmosphere/weather_fields.hpp"
#include "models/far_field/settings.hpp"
#include "models/hazard/ensemble_plan.hpp"
#include "solver/geo/point.hpp"

namespace farreach {

/// Time over which the place is watched [s].
inline constexpr double observation_time = 3600;

/// What all weathers have in common; `settings.grid` lies about the place and
/// `settings.horizon` is how long air is followed back from the start of observation.
struct OriginTask {
  FarSettings settings;
  const WeatherFields* weather = nullptr;
  EnsemblePlan plan;  ///< "start": when the observation begins; errors of the weather
  GeoPoint place;
};

/// What one weather brings; per cell of the rings.
struct OriginMember {
  int number = 0;                  ///< row of the plan
  std::string observed_utc;        ///< when the observation begins
  double molar_volume = 0;         ///< of the air at the place [m3/mol]
  std::vector<float> dilution;     ///< c/q [s/m3]
  std::vector<float> error;        ///< its standard error over itself [-]; NaN: no air
  std::vector<float> travel_time;  ///< [s]; NaN: no air
  std::uint64_t steps = 0;         ///< of particles
};

/// Throws RunError when the weather does not hold the time before the observation.
OriginMember run_origin_member(const OriginTask& task, int number);

/// Whether the weather holds what member `number` needs.
bool weather_reaches_back(const OriginTask& task, int number);

/// Cell of the rings about the place that holds another place; -1: none.
int origin_cell(const OriginTask& task, GeoPoint source);

/// Place of (x east, y north) [m] in the plane about `place`.
GeoPoint plane_to_geo(GeoPoint place, double x, double y);

}  // namespace farreach
