/// Figures of a climate, from which weather is generated: of the library
/// (scenarios/library/climates.csv) or of the user.
#pragma once

#include <array>
#include <string>
#include <vector>

namespace farreach {

struct ClimateMonth {
  double mean_speed = 0;     ///< of the wind at 10 m [m/s]
  double temperature = 0;    ///< mean at 2 m [K]
  double daily_range = 0;    ///< warmest less coldest of a mean day [K]
  double cloud = 0;          ///< mean share of the sky [-]
  double humidity = 0;       ///< mean relative [-]
  double precipitation = 0;  ///< of the month [kg/m2]
  double wet_share = 0;      ///< of the hours with precipitation [-]
  std::vector<double> rose;  ///< share of winds from each of equal sectors, the first
                             ///< centred on north, clockwise; adds up to 1
};

struct Climate {
  std::string name, source;
  std::array<ClimateMonth, 12> months;
  double weibull_shape = 2;        ///< of hourly wind speeds [-]
  double daily_speed_swing = 0.2;  ///< share by which the afternoon exceeds the mean
  double speed_persistence = 12 * 3600;        ///< time scale of memory [s]
  double direction_persistence = 24 * 3600;    ///< [s]
  double temperature_scatter = 4;              ///< of days about the mean day [K]
  double temperature_persistence = 60 * 3600;  ///< [s]
  double cloud_persistence = 10 * 3600;        ///< [s]
};

/// A climate of the library. Throws InputError naming those known.
Climate library_climate(const std::string& name);

std::vector<std::string> library_climates();

/// Sixteen shares of a rose about a prevailing direction [deg]: a von Mises
/// distribution whose mean vector is `steadiness` (0 to 0.98) of its length.
std::vector<double> rose_about(double prevailing, double steadiness);

}  // namespace farreach
