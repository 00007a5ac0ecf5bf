/// The wind over one place from hours told at the ground.
///
///   speed      U(z) = U(z_i) f(z)/f(z_i), f the profile of models/atmosphere/
///              surface_layer up to the mixing height h, constant above
///   direction  veers with height in the north, backs in the south, by
///              D(z) = 1.58 D_200 (1 - exp(-z/200 m)) up to max(h, 200 m)
/// D_200 = 12, 10, 9, 12, 18, 28, 35, 38, 39 deg for 1/L of L = -30, -100, -370, 1e4,
/// 350, 130, 60, 20, 9 m (van Ulden and Holtslag 1985, J. Clim. Appl. Meteorol. 24,
/// 1196-1207, table of the mast at Cabauw; from memory: provisional).
/// Range: flat land, within about 50 km of the place; no jets, no sea breeze.
#pragma once

#include "models/atmosphere/weather_fields.hpp"
#include "scenarios/meteorology/air_hour.hpp"

namespace farreach {

/// Fields of one column at the hours, which tell wind, temperature and pressure; their
/// `kind` and `source` are left to the caller. Hours of variable wind take the
/// direction of the hour before. Throws InputError when stability cannot be derived.
WeatherFields column_fields(const std::vector<AirHour>& hours, const AirPlace& place);

/// Heights of the column above ground [m].
const std::vector<double>& column_heights();

/// Turn of the wind at 200 m against the ground [deg].
double turn_at_200_m(double inverse_length);

}  // namespace farreach
