/// Where the values of the weather of one place came from, hour by hour.
#pragma once

#include <string>

namespace farreach {

/// How a value came to be known.
enum class ValueOrigin : char {
  told,          ///< a file or the scenario says it
  converted,     ///< from other values told for the same time
  interpolated,  ///< from the times around
  assumed,       ///< nothing tells it
  derived        ///< by the rules of the boundary layer
};

struct HourOrigin {
  std::string line;  ///< "atyrau.txt:17"; empty: no line of a file
  ValueOrigin speed = ValueOrigin::told, direction = ValueOrigin::told,
              temperature = ValueOrigin::told, pressure = ValueOrigin::told,
              humidity = ValueOrigin::told, cloud = ValueOrigin::told,
              precipitation = ValueOrigin::told, stability = ValueOrigin::derived,
              mixing_height = ValueOrigin::derived;
};

}  // namespace farreach
