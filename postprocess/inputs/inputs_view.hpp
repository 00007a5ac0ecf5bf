/// What was read from weather, terrain and river, shown before anything is computed, so
/// that a misread file is seen before it decides anything.
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "models/hazard/outcome.hpp"
#include "models/hazard/river_network.hpp"
#include "models/hazard/terrain.hpp"

namespace farreach {

/// Where a value of the weather came from.
enum class InputOrigin : char {
  told,          ///< a file or the scenario says it
  converted,     ///< from other values told for the same time
  interpolated,  ///< between the times around
  assumed,       ///< nothing tells it
  derived,       ///< by the rules of the boundary layer
  grid,          ///< of gridded weather, at the site
  generated      ///< synthetic, the weather of no day
};
inline constexpr int input_origins = 7;

struct InputValue {
  double value = std::numeric_limits<double>::quiet_NaN();
  InputOrigin origin = InputOrigin::told;
};

/// The weather of one time at the place of the accident, SI.
struct InputHour {
  double time = 0;       ///< UTC, since 1970-01-01 [s]
  std::string line;      ///< "atyrau.txt:17"; empty: of no line of a file
  InputValue speed;      ///< at 10 m [m/s]
  InputValue direction;  ///< it comes from, clockwise from north [deg]
  InputValue temperature, pressure, humidity;  ///< [K], [Pa], [-]
  InputValue rain;                             ///< [kg/(m2 s)]
  InputValue inverse_length;                   ///< 1/L [1/m]
  char stability = 'D';                        ///< the Pasquill class nearest to it
  InputValue mixing_height;                    ///< [m]
};

struct InputsView {
  std::string title, file;
  Site site;
  std::string weather_source;  ///< one sentence; empty: no weather that changes
  GeoPoint weather_place;
  std::vector<InputHour> hours;
  std::vector<std::string> weathers;  ///< conditions that stay, a line each
  Terrain terrain;                    ///< empty bed: none
  RiverNetwork river;                 ///< no reaches: none
  std::vector<Notice> notices;
};

/// Lines for a terminal, in English; every hour is one.
std::string inputs_text(const InputsView& view);

/// One page that needs no network, in a language of the report.
std::string inputs_page(const InputsView& view, const std::string& language);

}  // namespace farreach
