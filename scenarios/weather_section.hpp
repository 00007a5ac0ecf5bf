/// [weather]: one condition, a set in short form ("F2"), or a list of cases; and a
/// rose.
#pragma once

#include <vector>

#include "models/atmosphere/weather.hpp"
#include "models/hazard/outcome.hpp"
#include "scenarios/reading/check_values.hpp"

namespace farreach {

struct WeatherSection {
  std::vector<Weather> weathers;  ///< weights add up to 1
  std::vector<double> rose;       ///< frequency by direction, north first; may be empty
};

/// Reads the section; adds what is wrong to `checked`, what was assumed to `notices`.
WeatherSection read_weather(Checked& checked, std::vector<Notice>& notices);

}  // namespace farreach
