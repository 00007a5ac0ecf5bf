/// [meteorology]: weather that changes over hours and days, one of four kinds.
///
///   [meteorology]
///   kind = "generated"            # synthetic, from figures of a climate
///   climate = "caspian_north_east"  # scenarios/library/climates.csv
///   start = "2026-01-01T00:00Z"
///   duration = "365 d"
///   seed = 1
///
///   kind = "station"              # one place: csv, epw, isd_lite, metar
///   file = "atyrau.epw"
///
///   kind = "grid"                 # ERA5 or GFS: netcdf, grib
///   files = ["levels.nc", "surface.nc"]
///
///   kind = "constant"
///   wind_speed = 5
///   wind_from = 230
///   stability = "D"
#pragma once

#include <span>
#include <string>
#include <vector>

#include "models/atmosphere/weather_fields.hpp"
#include "models/hazard/outcome.hpp"
#include "models/parameter/parameter.hpp"
#include "scenarios/meteorology/hour_origin.hpp"
#include "scenarios/reading/check_values.hpp"

namespace farreach {

/// Keys of the section.
std::span<const Parameter> meteorology_parameters();

/// Reads the section, which is there; errors are collected in `checked`. The weather
/// lasts at least as long as `horizon` [s]; with a `start_time` of the scenario and
/// no [ensemble] it holds the time from there to the horizon. `origins`, when given,
/// takes where the values of a station came from.
WeatherFields read_meteorology(Checked& checked, const Site& site, double horizon,
                               std::vector<Notice>& notices,
                               std::vector<HourOrigin>* origins = nullptr);

/// Digits that stand for the weather in the fingerprint of a scenario.
std::string meteorology_digest(const WeatherFields& fields);

}  // namespace farreach
